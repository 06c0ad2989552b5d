import type { PolicyDocument } from '../policy/document.js';
import { canonical } from '../policy/node.js';
import { parsePolicy } from '../policy/parse.js';
import type { FileReading, FoundPolicy } from '../readers/reader.js';
import type { CollectedFile } from './collect.js';

/** A document with the JSON characters that AWS can be given as they are. */
export interface ReadDocument {
  readonly policy: PolicyDocument;
  readonly json: string | undefined;
}

/** One document at both sides. */
export type DocumentPair =
  | { readonly state: 'added'; readonly head: ReadDocument; readonly base: undefined }
  | { readonly state: 'changed' | 'unchanged'; readonly head: ReadDocument; readonly base: ReadDocument }
  | { readonly state: 'removed'; readonly head: undefined; readonly base: ReadDocument };

/**
 * The documents of a file, each with its version at the merge base: the one at the same pointer. A document counts as
 * changed when it says something else, is of another kind or hangs on something else; spacing and key order say nothing.
 */
export function pairDocuments(file: CollectedFile): DocumentPair[] {
  const before = new Map(documentsOf(file.base).map((document) => [document.policy.pointer, document]));
  const pairs: DocumentPair[] = [];
  for (const head of documentsOf(file.head)) {
    const base = before.get(head.policy.pointer);
    before.delete(head.policy.pointer);
    if (!base) pairs.push({ state: 'added', head, base });
    else pairs.push({ state: sameMeaning(head.policy, base.policy) ? 'unchanged' : 'changed', head, base });
  }
  for (const base of before.values()) pairs.push({ state: 'removed', head: undefined, base });
  return pairs;
}

/** The documents of a version of a file; none of one that is absent. */
export function documentsOf(reading: FileReading | undefined): ReadDocument[] {
  if (!reading) return [];
  return reading.policies.map((found) => ({ policy: toDocument(reading, found), json: found.json }));
}

function toDocument(
  { file }: FileReading,
  { root, pointer, kind, attachedTo, boundaryOf = [] }: FoundPolicy,
): PolicyDocument {
  return parsePolicy(root, { file, pointer, kind, attachedTo, boundaryOf });
}

function sameMeaning(head: PolicyDocument, base: PolicyDocument): boolean {
  return (
    head.kind === base.kind &&
    head.attachedTo.join() === base.attachedTo.join() &&
    head.boundaryOf?.join() === base.boundaryOf?.join() &&
    canonical(head.root) === canonical(base.root)
  );
}
