import { arnMatches, arnSegments } from '../../policy/arn.js';
import type { Condition, OperatorName } from '../../policy/condition.js';
import type { TextItem } from '../../policy/document.js';
import { hasWildcard, wildcardMatches } from '../../policy/pattern.js';
import type { Budget } from './box.js';
import { dimensionOf } from './dimension.js';
import { Grouping } from './grouping.js';
import { takesKey } from './key-match.js';
import { Undecided } from './box.js';
import { readableTexts } from './readable.js';
import { addressPoints, momentPoints, numberPoints } from './scalar-points.js';
import type { Term } from './terms.js';
import { hasVariable, opened, withVariables } from './terms.js';
import { textClasses } from './text-classes.js';
import type { Pattern } from './tokens.js';
import { arnPattern, everyText, literalPattern, textPattern } from './tokens.js';

/** What a request may carry under one condition key; without values the key is absent. */
export interface KeyPoint {
  readonly values: readonly string[];
  readonly single: boolean;
  readonly holds: ReadonlySet<string>;
}

/** A condition with its statement. */
export interface KeyTerm {
  readonly term: Term;
  readonly condition: Condition;
}

/** More sets of values than this are not looked at. */
const mostSets = 3_000;

/**
 * Values of one key, one for each class that the conditions tell apart, and its absence. Where a condition asks for all or
 * any of several values, sets of them: what each such condition can ask is told by one value of a set, so sets of as many
 * values as there are such conditions are enough. Throws Undecided.
 */
export function keyPoints(conditions: readonly KeyTerm[], budget: Budget): KeyPoint[] {
  const absent: KeyPoint = { values: [], single: true, holds: new Set() };
  // What a condition says of a set it says of each of its values, so values that none tells apart are one.
  const { points } = dimensionOf(valuePoints(conditions, budget), conditions, takesKey);
  const quantified = conditions.filter(({ condition }) => condition.operator.qualifier).length;
  return [absent, ...points, ...setsOf(points, quantified, budget)];
}

function setsOf(points: readonly KeyPoint[], most: number, budget: Budget): KeyPoint[] {
  const sets: KeyPoint[] = [];
  let smaller = points.map((point, index) => ({ point, next: index + 1 }));
  for (let size = 2; size <= Math.min(most, points.length); size++) {
    smaller = smaller.flatMap(({ point, next }) =>
      points.slice(next).map((other, index) => ({ point: joined(point, other), next: next + index + 1 })),
    );
    budget.spend(smaller.length);
    sets.push(...smaller.map(({ point }) => point));
    if (sets.length > mostSets) throw new Undecided();
  }
  return sets;
}

function joined(left: KeyPoint, right: KeyPoint): KeyPoint {
  return {
    values: [...left.values, ...right.values],
    single: left.single && right.single,
    holds: new Set([...left.holds, ...right.holds]),
  };
}

function valuePoints(conditions: readonly KeyTerm[], budget: Budget): KeyPoint[] {
  const found = new Values();
  for (const each of conditions) found.read(each);
  if (found.isMixed) throw new Undecided('one condition key is compared in different ways');
  const points = found.textPoints(budget);
  const plain = [...found.scalars()].map((text) => ({ text, single: true, holds: new Set<string>() }));
  const all = [...points, ...plain];
  const known = all.length > 0 ? all : [{ text: 'example', single: false, holds: new Set<string>() }];
  return known.map(({ text, single, holds }) => ({ values: [text], single, holds }));
}

/** The values that the conditions on one key name, by how they are compared. */
class Values {
  readonly #names = new Set<string>();
  readonly #patterns = new Grouping<KeyTerm>();
  readonly #texts = new Set<string>(['example', 'another']);
  readonly #variables = new Map<string, (text: string) => boolean>();
  readonly #symbols = new Set<string>();
  readonly #numbers: string[] = [];
  readonly #moments: string[] = [];
  readonly #networks: string[] = [];
  #truth = false;

  read(user: KeyTerm): void {
    const { operator, values } = user.condition;
    const { name } = operator;
    if (name === undefined || name === 'Null') return;
    for (const item of values) this.#add(name, item, user);
  }

  /** Whether texts would have to be told apart from what they are as numbers, moments or addresses. */
  get isMixed(): boolean {
    const sorts = [this.#textCount, this.#numbers.length, this.#moments.length, this.#networks.length];
    return sorts.filter((count) => count > 0).length > 1;
  }

  get #textCount(): number {
    return this.#names.size + Number(!this.#patterns.isEmpty) + this.#symbols.size;
  }

  textPoints(budget: Budget) {
    if (this.#textCount === 0) return [];
    const readable = ['example', 'another', ...readableTexts(this.#texts)];
    const by = { names: this.#names, groups: this.#patterns.groups(), universe: [everyText], readable };
    const classes = textClasses(by, budget);
    return [
      ...classes.flatMap((each) =>
        withVariables(
          each,
          [...this.#variables].flatMap(([text, fits]) => (fits(each.text) ? [text] : [])),
        ),
      ),
      ...[...this.#symbols].map((text) => ({ text, single: true, holds: new Set<string>() })),
    ];
  }

  scalars(): Set<string> {
    return new Set([
      ...(this.#truth ? ['true', 'false'] : []),
      ...numberPoints(this.#numbers),
      ...momentPoints(this.#moments),
      ...addressPoints(this.#networks),
    ]);
  }

  #add(name: OperatorName, item: TextItem, user: KeyTerm): void {
    const { text } = item;
    if (name.startsWith('Numeric')) this.#numbers.push(text);
    else if (name.startsWith('Date')) this.#moments.push(text);
    else if (name.endsWith('IpAddress')) this.#networks.push(text);
    else if (name === 'Bool') this.#truth = true;
    else this.#addText(name, item, user);
  }

  #addText(name: OperatorName, item: TextItem, user: KeyTerm): void {
    const { text, uncertain } = item;
    const isArn = name.startsWith('Arn');
    const isVariable = hasVariable(item, user.term.policy);
    if (uncertain) this.#symbols.add(text);
    if (isVariable) this.#variables.set(text, (given) => fitsVariable(opened(text), given, isArn));
    if (isName(name, item, isVariable)) {
      this.#names.add(text);
      return;
    }
    const pattern = patternOf(name, text, isVariable || uncertain);
    if (!pattern) return;
    this.#texts.add(text);
    if (isVariable) this.#patterns.addAlone(pattern);
    else this.#patterns.add(`${name} ${text}`, pattern, user);
  }
}

/** Whether an operator compares with this one text as it stands. */
function isName(name: OperatorName, { text, uncertain }: TextItem, isVariable: boolean): boolean {
  if (isVariable || uncertain || name.includes('IgnoreCase')) return false;
  if (name.startsWith('Arn')) return !hasWildcard(text) && isWhole(text);
  return !name.includes('Like') || !hasWildcard(text);
}

/** The pattern that an operator makes of a text; undefined for what no value matches. */
function patternOf(name: OperatorName, text: string, isOpen: boolean): Pattern | undefined {
  if (name.startsWith('Arn')) return arnPattern(text);
  const ignoringCase = name.includes('IgnoreCase');
  if (isOpen || name.includes('Like')) return textPattern(opened(text), ignoringCase);
  return literalPattern(text, ignoringCase);
}

function fitsVariable(pattern: string, given: string, isArn: boolean): boolean {
  return isArn ? arnMatches(pattern, given) : wildcardMatches(pattern, given);
}

function isWhole(text: string): boolean {
  return arnSegments(text).length === 6 && text.split(':').length >= 6;
}
