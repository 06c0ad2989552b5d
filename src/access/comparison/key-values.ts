import { arnMatches, isWholeArn } from '../../policy/arn.js';
import type { OperatorName } from '../../policy/condition.js';
import type { TextItem } from '../../policy/document.js';
import { hasWildcard, wildcardMatches } from '../../policy/pattern.js';
import { Grouping } from './grouping.js';
import { heldAs } from './key-match.js';
import type { KeyTerm } from './key-term.js';
import { readableTexts } from './readable.js';
import { addressPoints, momentPoints, numberPoints } from './scalar-points.js';
import { hasVariable, isOpaque, isUnknown, openedVariables } from './terms.js';
import type { Distinctions } from './text-classes.js';
import type { Pattern } from './tokens.js';
import { arnPattern, literalPattern, someText, textPattern } from './tokens.js';

/** The values that the conditions on one key name, by how they are compared. */
export class Values {
  /** Texts of which a part cannot be known. */
  readonly symbols = new Set<string>();
  /** Whether an empty text is told from none; AWS leaves open whether Null does. */
  takesEmpty = true;
  readonly #names = new Set<string>();
  readonly #patterns = new Grouping<KeyTerm>();
  readonly #texts = new Set<string>();
  readonly #variables = new Map<string, (text: string) => boolean>();
  readonly #numbers: string[] = [];
  readonly #moments: string[] = [];
  readonly #networks: string[] = [];
  readonly #unknown = new Set<string>();
  #arns = 0;
  #otherTexts = 0;
  #truth = false;

  read(user: KeyTerm): void {
    const { operator, values } = user.condition;
    const { name } = operator;
    if (name === 'Null') this.takesEmpty = false;
    if (name === undefined || name === 'Null') return;
    for (const item of values) this.#add(name, item, user);
  }

  /** Whether texts would have to be told apart from what they are as numbers, moments or addresses. */
  get isMixed(): boolean {
    const sorts = [this.#textCount, this.#numbers.length, this.#moments.length, this.#networks.length];
    return sorts.filter((count) => count > 0).length > 1;
  }

  get #textCount(): number {
    return this.#arns + this.#otherTexts;
  }

  /** What tells texts apart; a key of which all values are compared as ARNs has ARNs alone. Undefined without texts. */
  distinctions(): Distinctions | undefined {
    if (this.#textCount === 0) return undefined;
    const onlyArns = this.#otherTexts === 0;
    if (onlyArns) this.takesEmpty = false;
    const examples = onlyArns ? ['arn:aws:s3:::*', 'arn:aws:sns:*:*:*'] : ['example', 'another'];
    const readable = [...(onlyArns ? [] : examples), ...readableTexts([...examples, ...this.#texts])];
    const groups = this.#patterns.groups();
    if (this.#arns > 0 && !onlyArns) groups.push([anyArn]);
    return { names: this.#names, groups, universe: [onlyArns ? anyArn : someText], readable };
  }

  /** The texts with a variable that may equal a value. */
  variablesAt(text: string): string[] {
    return [...this.#variables].flatMap(([name, fits]) => (fits(text) ? [name] : []));
  }

  /** Comparisons with scalars that are not known. */
  get unknownScalars(): string[] {
    return [...this.#unknown];
  }

  scalars(): string[] {
    return [
      ...new Set([
        ...(this.#truth ? ['true', 'false'] : []),
        ...numberPoints(this.#numbers),
        ...momentPoints(this.#moments),
        ...addressPoints(this.#networks),
      ]),
    ];
  }

  /** Something to compare with what is not known. */
  examples(): string[] {
    return this.#numbers.length > 0 ? ['1'] : ['2026-01-01T00:00:00Z'];
  }

  #add(name: OperatorName, item: TextItem, user: KeyTerm): void {
    const { text } = item;
    const scalars = this.#scalarsOf(name);
    if (!scalars) {
      this.#addText(name, item, user);
      return;
    }
    scalars.push(text);
    if (isUnknown(item, user.term.policy)) this.#unknown.add(heldAs(name, text));
  }

  #scalarsOf(name: OperatorName): string[] | undefined {
    if (name.startsWith('Numeric')) return this.#numbers;
    if (name.startsWith('Date')) return this.#moments;
    if (name.endsWith('IpAddress')) return this.#networks;
    if (name !== 'Bool') return undefined;
    this.#truth = true;
    return [];
  }

  #addText(name: OperatorName, item: TextItem, user: KeyTerm): void {
    const { text } = item;
    const isArn = name.startsWith('Arn');
    if (isArn) this.#arns++;
    else this.#otherTexts++;
    if (isOpaque(item, user.term.policy)) {
      this.symbols.add(text);
      if (item.uncertain) return;
    }
    const isVariable = hasVariable(item, user.term.policy);
    if (isVariable)
      this.#variables.set(heldAs(name, text), (given) => fits(openedVariables(text), given, isArn));
    if (!isVariable && isName(name, text)) {
      this.#names.add(text);
      return;
    }
    this.#texts.add(text);
    const pattern = patternOf(name, text, isVariable);
    if (isVariable) this.#patterns.addAlone(pattern);
    else this.#patterns.add(`${name} ${text}`, pattern, user);
  }
}

const anyArn = arnPattern('arn:*:*:*:*:*');

/** Whether an operator compares with this one text as it stands. */
function isName(name: OperatorName, text: string): boolean {
  if (name.includes('IgnoreCase')) return false;
  if (name.startsWith('Arn')) return !hasWildcard(text) && isWholeArn(text);
  return !name.includes('Like') || !hasWildcard(text);
}

/** The pattern that an operator makes of a text. */
function patternOf(name: OperatorName, text: string, isOpen: boolean): Pattern {
  if (name.startsWith('Arn')) return arnPattern(text);
  const ignoringCase = name.includes('IgnoreCase');
  if (isOpen || name.includes('Like')) return textPattern(text, ignoringCase);
  return literalPattern(text, ignoringCase);
}

function fits(pattern: string, given: string, isArn: boolean): boolean {
  return isArn ? arnMatches(pattern, given) : wildcardMatches(pattern, given);
}
