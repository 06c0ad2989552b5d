import { arnCovers, arnsOverlap } from '../policy/arn.js';
import type { PolicyDocument, Statement, TextItem } from '../policy/document.js';
import { patternCovers, patternsOverlap } from '../policy/pattern.js';
import { isEveryone } from '../policy/principal.js';
import type { Span } from '../domain/source.js';
import { deniesStrangers, keepsStrangersOut } from './binding-conditions.js';
import { coversAction } from './grants.js';

/** A statement that lets in callers whom nobody knows: any AWS account, for some services anyone at all. */
export interface PublicGrant {
  readonly statement: Statement;
  /** The principal `*`, or the NotPrincipal element. */
  readonly at: Span;
  /** The author's text for it: `*`, or `NotPrincipal`. */
  readonly text: string;
  /** What is left of its actions after Deny; undefined for NotAction. */
  readonly actions: readonly TextItem[] | undefined;
}

/**
 * The statements of a resource policy that are open to strangers: Principal `*` or NotPrincipal, no condition that
 * keeps strangers out, and no Deny that hits every stranger.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function publicGrants(policy: PolicyDocument): PublicGrant[] {
  const open = policy.statements.filter((each) => each.effect === 'Allow' && !keepsStrangersOut(each));
  const found = open.flatMap((statement) => openPrincipal(statement));
  if (found.length === 0) return [];
  const denials = policy.statements.filter(deniesStrangers);
  return found.flatMap((grant) => afterDenials(grant, denials));
}

/** Those of some exact actions that strangers can do. */
export function publicActions(grant: PublicGrant, actions: readonly string[]): string[] {
  return actions.filter((action) => {
    if (!grant.actions) return coversAction(grant.statement, action);
    return grant.actions.some((item) => patternCovers(item.text.toLowerCase(), action.toLowerCase()));
  });
}

function openPrincipal(statement: Statement): PublicGrant[] {
  const { principal, action } = statement;
  if (!principal || !action) return [];
  const actions = action.negated ? undefined : action.items;
  if (principal.negated) return [{ statement, at: principal.keySpan, text: 'NotPrincipal', actions }];
  const everyone = principal.items.find(isEveryone);
  return everyone ? [{ statement, at: everyone.node, text: everyone.text, actions }] : [];
}

function afterDenials(grant: PublicGrant, denials: readonly Statement[]): PublicGrant[] {
  const covering = denials.filter((denial) => coversResources(denial, grant.statement));
  if (!grant.actions) return covering.some((denial) => deniesPattern(denial, '*')) ? [] : [grant];
  const actions = grant.actions.filter(
    ({ text }) => !covering.some((denial) => deniesPattern(denial, text.toLowerCase())),
  );
  return actions.length === 0 ? [] : [{ ...grant, actions }];
}

function deniesPattern(denial: Statement, pattern: string): boolean {
  const { action } = denial;
  if (!action) return false;
  if (action.negated) return !action.items.some(({ text }) => patternsOverlap(text.toLowerCase(), pattern));
  return action.items.some(({ text }) => patternCovers(text.toLowerCase(), pattern));
}

function coversResources(denial: Statement, granting: Statement): boolean {
  const { resource: denied } = denial;
  const { resource: granted } = granting;
  if (!denied) return true;
  if (!granted || granted.negated)
    return !denied.negated && denied.items.some(({ text }) => arnCovers(text, '*'));
  return granted.items.every(({ text }) =>
    denied.negated
      ? !denied.items.some((item) => arnsOverlap(item.text, text))
      : denied.items.some((item) => arnCovers(item.text, text)),
  );
}
