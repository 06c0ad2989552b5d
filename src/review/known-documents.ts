import type { Surroundings } from '../checks/check.js';
import { alone } from '../checks/check.js';
import { addTo } from '../domain/grouped.js';
import { attachmentKey } from '../policy/attachment-key.js';
import type { PolicyDocument } from '../policy/document.js';
import type { PrincipalFact } from '../policy/principal-fact.js';
import type { FileReading } from '../readers/reader.js';
import { FileLayout } from './file-layout.js';

/** The documents of one side of the change, by what they hang on. */
export class KnownDocuments {
  readonly #layout: FileLayout;
  readonly #attached: readonly PolicyDocument[];
  readonly #byTarget = new Map<string, PolicyDocument[]>();
  readonly #facts = new Map<string, PrincipalFact[]>();

  constructor(
    policies: readonly PolicyDocument[],
    files: readonly FileReading[],
    layout = new FileLayout([]),
  ) {
    this.#layout = layout;
    this.#attached = policies.filter(({ attachedTo }) => attachedTo.length > 0);
    for (const policy of policies) for (const key of this.#keysOf(policy)) addTo(this.#byTarget, key, policy);
    for (const { file, facts = [] } of files)
      for (const fact of facts) addTo(this.#facts, attachmentKey({ file }, fact.principal), fact);
  }

  /** The other documents that hang on what this one hangs on, all documents that hang on anything, and the facts. */
  around(policy: PolicyDocument): Surroundings {
    const keys = this.#keysOf(policy);
    if (keys.length === 0 && this.#attached.length === 0) return alone;
    const others = keys.flatMap((key) => this.#byTarget.get(key) ?? []);
    return {
      companions: [...new Set(others)].filter(({ id }) => id !== policy.id),
      neighbours: this.#attached,
      facts: keys.flatMap((key) => this.#facts.get(key) ?? []),
    };
  }

  /** By what the documents find each other: what they are known to hang on or, where nothing tells, their files' names. */
  #keysOf(policy: PolicyDocument): readonly string[] {
    if (policy.attachedTo.length > 0) return policy.attachedTo.map((target) => attachmentKey(policy, target));
    const role = this.#layout.keyOf(policy);
    return role === undefined ? [] : [`files ${role}`];
  }
}
