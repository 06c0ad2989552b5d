import type { Surroundings } from '../checks/check.js';
import type { PolicyDocument } from '../policy/document.js';
import type { CollectedFile } from './collected.js';
import { FileLayout } from './file-layout.js';
import { KnownDocuments } from './known-documents.js';
import type { DocumentPair } from './pair.js';

/** A file with its documents, base and head paired. */
interface Kept {
  readonly file: Pick<CollectedFile, 'head' | 'base'>;
  readonly pairs: readonly DocumentPair[];
}

/**
 * Which documents count together: the policies that hang on the same role or resource, as far as the change shows it, with
 * what the templates tell of a role beside its policies. A set of actions that is split over two of them is complete.
 */
export class Companions {
  readonly #head: KnownDocuments;
  readonly #base: KnownDocuments;

  constructor(files: readonly Kept[], layout = new FileLayout([])) {
    const pairs = files.flatMap((each) => each.pairs);
    this.#head = new KnownDocuments(
      pairs.flatMap(({ head }) => (head ? [head.policy] : [])),
      files.flatMap(({ file }) => file.head ?? []),
      layout,
    );
    this.#base = new KnownDocuments(
      pairs.flatMap(({ base }) => (base ? [base.policy] : [])),
      files.flatMap(({ file }) => file.base ?? []),
      layout,
    );
  }

  /** What is around this document at the head. */
  atHead(policy: PolicyDocument): Surroundings {
    return this.#head.around(policy);
  }

  /** What is around this document at the merge base. */
  atBase(policy: PolicyDocument): Surroundings {
    return this.#base.around(policy);
  }
}
