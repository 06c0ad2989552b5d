import { imageDeletion, imageTransfer } from '../access/action-sets.js';
import type { Grant } from '../access/grants.js';
import { coversAction, mayAlsoAllow } from '../access/grants.js';
import type { Message } from '../domain/message.js';
import { codeList, message } from '../domain/message.js';
import type { PolicyDocument, Statement, TextItem } from '../policy/document.js';
import { hasWildcard } from '../policy/pattern.js';
import type { ServiceData } from '../policy/service-data.js';
import type { CheckContext } from './check.js';

/** Grants of one statement that lack the same actions. */
export interface IncompleteSet {
  readonly actionItem: TextItem;
  readonly grants: readonly [Grant, ...Grant[]];
  readonly missing: readonly string[];
  /** Whether the statement names all that is missing, and a Deny takes it back. */
  readonly denied: boolean;
}

/**
 * Where a policy allows an image action on purpose, but nothing that is known of the same principal allows all that
 * belongs to it on the same repository.
 */
export function incompleteSets(
  { grants, services }: CheckContext,
  action: string,
  needed: readonly string[],
): IncompleteSet[] {
  const found = new Map<string, IncompleteSet>();
  for (const grant of grants.of(action)) {
    const { actionItem, statement } = grant;
    if (!actionItem || !isMeant(actionItem, services)) continue;
    const missing = needed.filter((each) => !mayAlsoAllow(grants.policies, grant, each));
    if (missing.length === 0) continue;
    const key = `${String(statement.index)} ${missing.join(' ')}`;
    const known = found.get(key);
    const denied = missing.every((each) => coversAction(statement, each));
    found.set(key, { actionItem, missing, denied, grants: known ? [...known.grants, grant] : [grant] });
  }
  return [...found.values()];
}

/** Whether the policies also allow an action where these grants do. */
export function alsoAllowed(
  policies: readonly PolicyDocument[],
  grants: readonly Grant[],
  action: string,
): boolean {
  return grants.some((grant) => mayAlsoAllow(policies, grant, action));
}

/** By name, or by a pattern for images' transfer alone: `ecr:Get*` is more likely there for what describes images. */
function isMeant({ text }: TextItem, services: ServiceData): boolean {
  if (!hasWildcard(text)) return true;
  return (
    text.toLowerCase().startsWith('ecr:') && services.expand(text).every((name) => imageTransfer.has(name))
  );
}

/** The words for the fix of what a Deny takes back. */
export function liftDeny(missing: readonly string[]): Message {
  return message`A Deny takes ${codeList(missing)} back. Lift it for these resources, or remove what is left of the set.`;
}

/** What is done with images by their manifests, without a pull. */
const imageCare = [...imageDeletion, 'ecr:DescribeImageScanFindings'];

/** Whether a statement is also there to delete images, or to see what a scan found: it may mean nothing but manifests. */
export function looksAfterImages(statement: Statement): boolean {
  return imageCare.some((action) => coversAction(statement, action));
}
