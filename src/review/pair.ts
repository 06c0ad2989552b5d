import { grouped } from '../domain/grouped.js';
import type { PolicyDocument } from '../policy/document.js';
import { canonical } from '../policy/node.js';
import { parsePolicy } from '../policy/parse.js';
import type { FileReading, FoundPolicy } from '../readers/reader.js';
import type { CollectedFile } from './collected.js';

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
 * The documents of a file, each with its version at the merge base: the one at the same pointer. One that moved within its
 * file, as where a template's resource has another name now, is found by what it says, then by what it hangs on. A document
 * counts as changed when it says something else, is of another kind or hangs on something else; spacing and key order say
 * nothing.
 */
export function pairDocuments(file: CollectedFile): DocumentPair[] {
  const before = new Map(documentsOf(file.base).map((document) => [document.policy.pointer, document]));
  const heads = documentsOf(file.head).map((head) => {
    const base = before.get(head.policy.pointer);
    before.delete(head.policy.pointer);
    return { head, base };
  });
  const left = [...before.values()];
  const moved = left.length === 0 ? new Map<ReadDocument, ReadDocument>() : findMoved(heads, left);
  const found = new Set(moved.values());
  const pairs = heads.map(({ head, base = moved.get(head) }): DocumentPair => {
    if (!base) return { state: 'added', head, base };
    return { state: sameMeaning(head.policy, base.policy) ? 'unchanged' : 'changed', head, base };
  });
  const gone = left.filter((base) => !found.has(base));
  return [...pairs, ...gone.map((base): DocumentPair => ({ state: 'removed', head: undefined, base }))];
}

/** Documents of the head of which the pointer is new, by what they were before. */
function findMoved(
  heads: readonly { readonly head: ReadDocument; readonly base: ReadDocument | undefined }[],
  before: readonly ReadDocument[],
): ReadonlyMap<ReadDocument, ReadDocument> {
  const added = heads.flatMap(({ head, base }) => (base ? [] : [head]));
  const moved = new Map<ReadDocument, ReadDocument>();
  const byContent = grouped(before, contentOf);
  for (const [content, alike] of grouped(added, contentOf))
    for (const [index, base] of (byContent.get(content) ?? []).entries()) {
      const head = alike[index];
      if (head) moved.set(head, base);
    }
  const found = new Set(moved.values());
  const byTarget = grouped(
    before.filter((base) => !found.has(base)),
    targetOf,
  );
  const others = grouped(
    added.filter((head) => !moved.has(head)),
    targetOf,
  );
  for (const [target, [head, ...more]] of others) {
    const [base, ...rest] = byTarget.get(target) ?? [];
    // Of several on the same thing nobody knows which became which.
    if (head && base && more.length === 0 && rest.length === 0) moved.set(head, base);
  }
  return moved;
}

function contentOf({ policy: { kind, root } }: ReadDocument): string {
  return `${kind} ${canonical(root)}`;
}

function targetOf({ policy: { kind, attachedTo } }: ReadDocument): string | undefined {
  return attachedTo.length === 0 ? undefined : `${kind} ${attachedTo.join(' ')}`;
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
  return meaningOf(head) === meaningOf(base);
}

/** What a policy is, on what, and what it says: in words that are equal where nothing of that changed. */
export function meaningOf({
  kind,
  attachedTo,
  boundaryOf = [],
  root,
}: Pick<FoundPolicy, 'kind' | 'attachedTo' | 'boundaryOf' | 'root'>): string {
  return [kind, attachedTo.join(), boundaryOf.join(), canonical(root)].join(' ');
}
