import type { Severity, TextEdit } from '../domain/finding.js';
import type { Message } from '../domain/message.js';
import type { Span } from '../domain/source.js';
import type { PolicyDocument, Statement } from '../policy/document.js';
import type { ServiceData } from '../policy/service-data.js';
import type { Suggestions } from './suggestions.js';

/**
 * What decides a rule: the text alone, AWS's public service data, a small table taken from AWS's documents (it may lag
 * behind), or the names of partitions and Regions.
 */
export type RuleClass = 'text' | 'data' | 'curated' | 'region';

/** One of Access Analyzer's issues: its finding type and, in words, its title. */
export interface Issue {
  readonly severity: Severity;
  /** A few words that name the problem, without the author's text. */
  readonly title: string;
  /** What decides it, where that is not what decides the rule's others. */
  readonly class?: RuleClass;
}

/** What a rule may look at. */
export interface RuleContext {
  readonly policy: PolicyDocument;
  readonly services: ServiceData;
  readonly suggestions: Suggestions;
  /** The statements that have an element, so that rules about it need not look at the others. */
  readonly statementsWith: Readonly<Record<RareElement, readonly Statement[]>>;
}

/** Elements that many statements lack. `Principal` stands for NotPrincipal too. */
export type RareElement = 'Condition' | 'Principal';

/** What a rule found. */
export interface Problem<Code extends string = string> {
  readonly code: Code;
  /** The place; of a list the first is the place, and the others belong to it. */
  readonly at: Span | readonly [Span, ...Span[]];
  readonly statement: Statement | undefined;
  /** What is wrong on what, and why it matters. */
  readonly message: Message;
  /** The fix in words; left out where the message says it. */
  readonly help?: Message;
  /** The author's text that the problem is about. */
  readonly value: string;
  /** A change that certainly mends it. */
  readonly fix?: readonly TextEdit[];
}

/** A problem of the statement that is looked at. */
export type StatementProblem<Code extends string = string> = Omit<Problem<Code>, 'statement'>;

/** Decides some issues that belong together in one walk over a policy. */
export interface Rule<Code extends string = string> {
  readonly class: RuleClass;
  /** The issues that it decides, by Access Analyzer's code. */
  readonly issues: Readonly<Record<Code, Issue>>;
  /** Pure; asks only the context. Parts that cannot be known from the files never cause a problem. */
  readonly find: (context: RuleContext) => Iterable<Problem<Code>>;
}

/** Makes a rule; the compiler sees to it that `find` yields only codes that `issues` lists. */
export function rule<const Code extends string>(definition: Rule<Code>): Rule {
  return definition;
}

/** {@link rule} for what each statement decides alone; with `of`, each statement that has that element. */
export function statementRule<const Code extends string>(definition: {
  readonly class: RuleClass;
  readonly issues: Readonly<Record<Code, Issue>>;
  readonly of?: RareElement;
  readonly find: (statement: Statement, context: RuleContext) => Iterable<StatementProblem<Code>>;
}): Rule {
  return rule<Code>({
    class: definition.class,
    issues: definition.issues,
    find(context) {
      const { policy, statementsWith } = context;
      const statements = definition.of ? statementsWith[definition.of] : policy.statements;
      const found: Problem<Code>[] = [];
      for (const statement of statements) {
        for (const problem of definition.find(statement, context)) found.push({ ...problem, statement });
      }
      return found;
    },
  });
}

/** Shorthands for a rule's list of issues. */
export const error = (title: string): Issue => ({ severity: 'error', title });
export const securityWarning = (title: string): Issue => ({ severity: 'security-warning', title });
export const warning = (title: string): Issue => ({ severity: 'warning', title });
export const suggestion = (title: string): Issue => ({ severity: 'suggestion', title });
