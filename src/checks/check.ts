import type { PolicyGrants } from '../access/policy-grants.js';
import type { Severity, TextEdit } from '../domain/finding.js';
import type { Message } from '../domain/message.js';
import type { Span } from '../domain/source.js';
import type { PolicyDocument, Statement } from '../policy/document.js';
import type { PolicyKind } from '../policy/kind.js';
import type { PrincipalFact } from '../policy/principal-fact.js';
import type { ServiceData } from '../policy/service-data.js';
import type { Actor } from './actor.js';
import type { Knowledge } from './knowledge.js';

/**
 * One artifact-access check: facts and one pure generator. The runner adds id, severity, file and docs link, applies
 * the settings of the config, and names the check when it throws.
 */
export interface Check {
  /** Kebab-case; the name of its file, page and fixture folder. */
  readonly id: string;
  /** A few words that name the problem, without the author's text. */
  readonly title: string;
  readonly severity: Severity;
  /** The kinds of policy that it reads; others are never given to it. */
  readonly kinds: readonly PolicyKind[];
  /** The services whose mention makes it worth running, such as `ecr`; `*` patterns count as every service. */
  readonly services: readonly string[];
  /** A check that needs the config to be right is off until the config gives it a severity. */
  readonly offByDefault?: true;
  readonly find: (context: CheckContext) => Iterable<Problem>;
}

/** What a check may look at. */
export interface CheckContext extends Surroundings {
  readonly policy: PolicyDocument;
  /** What the policy and its companions of the same kind grant. Ask here: each answer is worked out once for all checks. */
  readonly grants: PolicyGrants;
  /** Whose policy it is: worked out at the first call. */
  readonly actor: () => Actor;
  readonly services: ServiceData;
  readonly knowledge: Knowledge;
}

/** What is known around a policy: of the same change, and of the files that were read to understand it. */
export interface Surroundings {
  /** The other known documents of the same principal or resource, of any kind: what they grant counts as well. */
  readonly companions: readonly PolicyDocument[];
  /** All documents of which it is known what they hang on, the policy and its companions among them. */
  readonly neighbours: readonly PolicyDocument[];
  /** What templates tell of the principals that the policy is attached to. */
  readonly facts: readonly PrincipalFact[];
}

/** The surroundings of a policy of which nothing else is known. */
export const alone: Surroundings = { companions: [], neighbours: [], facts: [] };

/** What a check found. */
export interface Problem {
  /** The element that is wrong: its text is what exceptions can name and what the id is made from. */
  readonly at: Span;
  readonly statement: Statement | undefined;
  /** What is wrong, on what, and why it matters; with `help` at most 120 words. */
  readonly message: Message;
  /** The fix, in words. */
  readonly help: Message;
  /** The author's text that the problem is about. Give it where the text at `at` is long or says too little. */
  readonly value?: string;
  /** Milder or worse than the check's own severity, where the case says so. */
  readonly severity?: Severity;
  readonly related?: readonly { readonly at: Span; readonly message: Message }[];
  /** A change that certainly mends it. */
  readonly fix?: readonly TextEdit[];
  /** What the config's `allow` of this check is compared with. */
  readonly subject?: {
    readonly resources?: readonly string[];
    readonly principals?: readonly string[];
    readonly services?: readonly string[];
    readonly audiences?: readonly string[];
  };
}
