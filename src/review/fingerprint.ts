import { createHash } from 'node:crypto';
import type { Statement } from '../policy/document.js';
import { canonical } from '../policy/node.js';
import type { RawFinding } from './raw-finding.js';

/** A finding with its document's identity: what its id is made from. */
export interface Identified {
  readonly raw: RawFinding;
  readonly value: string;
  readonly id: string;
  /** The id without the statement: what a finding keeps when its statement changes elsewhere. */
  readonly likeness: string;
}

/**
 * Gives each finding of one document its id: a hash of the rule, the document, the statement (its Sid, or its content
 * where it has none), the author's text, and the how-manieth such finding it is. Never of the line, so that the id holds
 * when the file moves on; `identity` is the document's path at the merge base with its pointer, so that it holds over
 * renames.
 */
export function identify(
  findings: readonly RawFinding[],
  identity: string,
  textAt: (raw: RawFinding) => string,
): Identified[] {
  const seen = new Map<string, number>();
  return findings.map((raw) => {
    const value = raw.value ?? textAt(raw);
    const key = JSON.stringify([raw.rule, identity, statementKey(raw.statement), value]);
    const occurrence = seen.get(key) ?? 0;
    seen.set(key, occurrence + 1);
    return {
      raw,
      value,
      id: shortHash(`${key}#${String(occurrence)}`),
      likeness: JSON.stringify([raw.rule, value]),
    };
  });
}

/**
 * Which of the head's findings were there before: those with an id of the base's, and of the rest as many as the base
 * has unmatched findings of the same rule and text, so that a change elsewhere in a statement makes no finding new.
 */
export function knownBefore(head: readonly Identified[], base: readonly Identified[]): ReadonlySet<string> {
  const ids = new Set(head.map((each) => each.id));
  const known = new Set(base.filter((each) => ids.has(each.id)).map((each) => each.id));
  const unmatched = new Map<string, number>();
  for (const each of base) {
    if (!known.has(each.id)) unmatched.set(each.likeness, (unmatched.get(each.likeness) ?? 0) + 1);
  }
  for (const each of head) {
    const left = unmatched.get(each.likeness) ?? 0;
    if (known.has(each.id) || left === 0) continue;
    known.add(each.id);
    unmatched.set(each.likeness, left - 1);
  }
  return known;
}

function statementKey(statement: Statement | undefined): string {
  if (!statement) return '';
  return statement.sid ? `sid ${statement.sid}` : `content ${canonical(statement.node)}`;
}

/** 64 bits: collisions among the findings of one pull request are out of the question, and markers stay short. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
