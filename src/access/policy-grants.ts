import type { PolicyDocument, Statement } from '../policy/document.js';
import { hasWildcard } from '../policy/pattern.js';
import type { Grant } from './grants.js';
import { grantsAmong, grantsOf, ofSameKind } from './grants.js';

/**
 * What a policy grants, asked action by action: each answer is worked out once, however many checks ask for it, and for an
 * action that no statement comes near to, without a look at the statements. See {@link grantsOf} for what counts.
 */
export class PolicyGrants {
  /** The policy and the others of its kind that count together with it, itself first. */
  readonly policies: readonly PolicyDocument[];
  readonly #policy: PolicyDocument;
  readonly #own = new Map<string, readonly Grant[]>();
  readonly #all = new Map<string, readonly Grant[]>();
  #named: NamedActions | undefined;

  constructor(policy: PolicyDocument, companions: readonly PolicyDocument[] = []) {
    this.#policy = policy;
    this.policies = ofSameKind(policy, companions);
  }

  /** The grants of an exact action by this policy, less what it or the others deny. */
  of(action: string): readonly Grant[] {
    let found = this.#own.get(action);
    if (found) return found;
    found = this.#mayName(action) ? grantsOf(this.#policy, action, this.policies.slice(1)) : [];
    this.#own.set(action, found);
    return found;
  }

  /** The grants of any of some exact actions by this policy, in the actions' order. */
  ofAny(actions: readonly string[]): Grant[] {
    return actions.flatMap((action) => this.of(action));
  }

  /** The grants of an exact action by this policy and those that count together with it. */
  among(action: string): readonly Grant[] {
    if (this.policies.length === 1) return this.of(action);
    let found = this.#all.get(action);
    if (found) return found;
    found = grantsAmong(this.policies, action);
    this.#all.set(action, found);
    return found;
  }

  /** {@link among} for several actions. */
  amongAny(actions: readonly string[]): Grant[] {
    return actions.flatMap((action) => this.among(action));
  }

  #mayName(action: string): boolean {
    this.#named ??= namedBy(this.#policy);
    const wanted = action.toLowerCase();
    if (this.#named.literals.has(wanted)) return true;
    return this.#named.beginnings.some((beginning) => wanted.startsWith(beginning));
  }
}

/** The exact actions of a policy's Allow statements, and how those begin that it names by pattern. In lower case. */
interface NamedActions {
  readonly literals: ReadonlySet<string>;
  readonly beginnings: readonly string[];
}

function namedBy({ statements }: PolicyDocument): NamedActions {
  const literals = new Set<string>();
  const beginnings = new Set<string>();
  for (const statement of statements)
    if (statement.effect === 'Allow') addNames(statement, literals, beginnings);
  return { literals, beginnings: [...beginnings] };
}

function addNames({ action }: Statement, literals: Set<string>, beginnings: Set<string>): void {
  if (action?.negated === true) beginnings.add('');
  else
    for (const { text } of action?.items ?? []) {
      if (hasWildcard(text)) beginnings.add(text.slice(0, text.search(/[*?]|\$\{/)).toLowerCase());
      else literals.add(text.toLowerCase());
    }
}
