import type { PolicyDocument } from '../../policy/document.js';
import type { DocumentPair } from '../pair.js';

/** Which version of a document belongs to which, over renames. */
export class DocumentVersions {
  readonly #before = new Map<string, PolicyDocument>();
  readonly #after = new Map<string, PolicyDocument>();

  constructor(pairs: readonly DocumentPair[]) {
    for (const { head, base } of pairs) {
      if (!head || !base) continue;
      this.#before.set(head.policy.id, base.policy);
      this.#after.set(base.policy.id, head.policy);
    }
  }

  /** The merge base's version of head's document; undefined for a new one. */
  beforeOf({ id }: PolicyDocument): PolicyDocument | undefined {
    return this.#before.get(id);
  }

  /** Head's version of a document of the merge base; undefined for one that is gone. */
  afterOf({ id }: PolicyDocument): PolicyDocument | undefined {
    return this.#after.get(id);
  }
}
