import { hasPrincipals, type PolicyKind } from '../policy/kind.js';
import type { PolicyDocument } from '../policy/document.js';
import { parsePolicy } from '../policy/parse.js';

/** One policy at both sides; undefined where a side does not have it, and so allows nothing by it. */
export interface PolicyPair {
  readonly base: PolicyDocument | undefined;
  readonly head: PolicyDocument | undefined;
}

/** The pairs of two files, and which could not be made. */
export interface Pairing {
  readonly pairs: readonly PolicyPair[];
  readonly failures: readonly string[];
}

/**
 * Pairs the policies of two files by their place in the file. Where each has one policy these two are meant, wherever they
 * stand: a plain policy can be compared with one in a template.
 */
export function pairPolicies(base: readonly PolicyDocument[], head: readonly PolicyDocument[]): Pairing {
  const pairs =
    base.length === 1 && head.length === 1 ? [{ base: base[0], head: head[0] }] : byPointer(base, head);
  const failures: string[] = [];
  const alike = pairs.flatMap((pair): PolicyPair[] => {
    const read = withOneKind(pair);
    if (typeof read !== 'string') return [read];
    failures.push(read);
    return [];
  });
  return { pairs: alike, failures };
}

function byPointer(base: readonly PolicyDocument[], head: readonly PolicyDocument[]): PolicyPair[] {
  const before = new Map(base.map((policy) => [policy.pointer, policy]));
  const pairs: PolicyPair[] = head.map((policy) => {
    const other = before.get(policy.pointer);
    before.delete(policy.pointer);
    return { base: other, head: policy };
  });
  return [...pairs, ...[...before.values()].map((policy) => ({ base: policy, head: undefined }))];
}

/** Both read as of one kind, or why they cannot be: what names principals says nothing to what names none. */
function withOneKind({ base, head }: PolicyPair): PolicyPair | string {
  if (!base || !head || base.kind === head.kind) return { base, head };
  const kind = head.statements.length > 0 ? head.kind : base.kind;
  const isBlank = base.statements.length === 0 || head.statements.length === 0;
  if (!isBlank && hasPrincipals(base.kind) !== hasPrincipals(head.kind))
    return `${base.id} reads as a policy of kind ${base.kind} and ${head.id} as one of kind ${head.kind}, so they cannot be compared. If they are of one kind, name it with --kind.`;
  return { base: asKind(base, kind), head: asKind(head, kind) };
}

function asKind(policy: PolicyDocument, kind: PolicyKind): PolicyDocument {
  return policy.kind === kind ? policy : parsePolicy(policy.root, { ...policy, kind });
}
