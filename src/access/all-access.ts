import { isBoundary } from '../policy/boundary.js';
import type { PolicyDocument, Statement } from '../policy/document.js';
import type { ServiceData } from '../policy/service-data.js';
import { isReadWhole, statementKey, withOnly } from './artifact-part.js';
import type { VerbAccess, VerbAnswer } from './verb-access.js';
import { verbAccess } from './verb-access.js';

/**
 * Everything that policies allow on artifacts: what is new compared with no policy at all. Where nothing is denied, it is
 * what each statement gives, and since the two sides of a change have most statements in common, each is asked about once.
 */
export class AllAccess {
  readonly #services: ServiceData;
  readonly #steps: number | undefined;
  readonly #known = new Map<string, VerbAnswer>();

  /** `steps` bounds each question; see compare.ts. */
  constructor(services: ServiceData, steps?: number) {
    this.#services = services;
    this.#steps = steps;
  }

  of(policies: readonly PolicyDocument[]): VerbAnswer {
    const isSimple = policies.every(
      (policy) =>
        !isBoundary(policy) &&
        isReadWhole(policy) &&
        policy.statements.every(({ effect }) => effect !== 'Deny'),
    );
    if (!isSimple) return verbAccess({ base: [], head: policies }, this.#services, this.#steps);
    const answers = policies.flatMap((policy) =>
      policy.statements.map((statement) => this.#ofStatement(policy, statement)),
    );
    const found = answers.flatMap((answer) => answer.found);
    const undecided = found.length > 0 ? undefined : answers.find((answer) => answer.undecided)?.undecided;
    return { found, undecided };
  }

  #ofStatement(policy: PolicyDocument, statement: Statement): VerbAnswer {
    const key = statementKey(policy, statement);
    const known = this.#known.get(key);
    if (known) return { ...known, found: known.found.map((access) => ({ ...access, policy, statement })) };
    const alone = withOnly(policy, (each) => each === statement);
    const answer = verbAccess({ base: [], head: [alone] }, this.#services, this.#steps);
    const found = answer.found.map((access): VerbAccess => ({ ...access, policy }));
    if (this.#known.size >= mostKnown) this.#known.clear();
    this.#known.set(key, { ...answer, found });
    return { ...answer, found };
  }
}

/** Statements whose answers are kept: enough for the neighbours, little for the memory. */
const mostKnown = 2000;
