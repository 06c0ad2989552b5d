import type { PaidChecks } from '../../../src/config/settings.js';
import type { PolicyKind } from '../../../src/policy/kind.js';
import type { Analysis, DocumentPair } from '../../../src/review/analysis/ask.js';
import { policy, statements } from './documents.js';

/** No charged check. */
export const none: PaidChecks = { noNewAccess: false, notGranted: [], noPublicAccess: false };

/** A document and its base version, each in a file of its own. */
export function pair(head: string, base: string | undefined, kind: PolicyKind = 'identity'): DocumentPair {
  const version = (text: string, path: string) => ({ policy: policy(text, kind, path), json: text });
  return {
    head: version(head, 'head.json'),
    base: base === undefined ? undefined : version(base, 'base.json'),
  };
}

/** The text of a policy that allows one action on everything. */
export const allow = (action: string): string =>
  statements({ Effect: 'Allow', Action: action, Resource: '*' });

/** The rules that each document has, head and base. */
export function rules(analysis: Analysis): readonly object[] {
  return analysis.documents.map(({ head, base }) => ({
    head: head.map(({ rule }) => rule),
    base: base.map(({ rule }) => rule),
  }));
}
