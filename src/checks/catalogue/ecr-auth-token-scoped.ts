import { authorizationToken } from '../../access/action-sets.js';
import type { Grant } from '../../access/grants.js';
import { byStatement } from '../../access/grants.js';
import { code, codeList, message } from '../../domain/message.js';
import type { TextEdit } from '../../domain/finding.js';
import { isEverything, parseArn } from '../../policy/arn.js';
import type { TextItem } from '../../policy/document.js';
import { hasWildcard, opened } from '../../policy/pattern.js';
import type { Check, CheckContext, Problem } from '../check.js';
import { replaceText } from '../edits.js';
import { placeOf, subjectOf } from '../element-place.js';

/**
 * A token for the registry is asked of no repository: the request's resource is `*`, which no ARN matches.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html
 */
export const ecrAuthTokenScoped: Check = {
  id: 'ecr-auth-token-scoped',
  title: 'Login to the registry is never allowed',
  severity: 'error',
  kinds: ['identity'],
  services: ['ecr'],

  *find({ policy, grants: granted }) {
    const all = granted.among(authorizationToken);
    if (all.some(({ resource }) => mayBeEverything(resource))) return;
    const grants = granted.of(authorizationToken).filter(meansEcr);
    for (const here of byStatement(grants).values()) yield* problemOf(policy, here);
  },
};

/** NotResource leaves `*` over, and a text that begins with something unknown may be it. */
function mayBeEverything(resource: TextItem | undefined): boolean {
  return (
    !resource || isEverything(resource.text) || (resource.uncertain && isEverything(opened(resource.text)))
  );
}

/** `Action: *` on a bucket means no login; `ecr:*` on a repository does. */
function meansEcr({ actionItem, resource }: Grant): boolean {
  if (!actionItem || !actionItem.text.toLowerCase().startsWith('ecr:')) return false;
  return !hasWildcard(actionItem.text) || parseArn(resource?.text ?? '')?.service === 'ecr';
}

function* problemOf(policy: CheckContext['policy'], grants: readonly Grant[]): Generator<Problem> {
  const [first] = grants;
  const element = first?.statement.resource;
  if (!first?.actionItem || !element) return;
  const items = grants.flatMap(({ resource }) => (resource ? [resource] : []));
  const named = !hasWildcard(first.actionItem.text);
  const shown = codeList(
    items.map(({ text }) => text),
    2,
  );
  yield {
    ...placeOf(items, element),
    statement: first.statement,
    message: named
      ? message`${code(first.actionItem.text)} on ${shown} never matches: a login asks for the whole registry, whose only resource is ${code('*')}. Without a token nothing can be pulled or pushed.`
      : message`${code(first.actionItem.text)} on ${shown} does not include the login: ${code(authorizationToken)} matches only the resource ${code('*')}. Unless another policy gives the token, nothing can be pulled or pushed.`,
    help: message`Allow ${code(authorizationToken)} on ${code('*')} in a statement of its own. It gives a token, not access to any repository.`,
    // A pattern may be there for other actions, and the token may come from a policy that is not in these files.
    ...(named ? {} : { severity: 'warning' }),
    fix: fixOf(policy, first, items),
    subject: subjectOf(policy, first.statement, items),
  };
}

/** Certain only where the statement is about nothing else. */
function fixOf(policy: CheckContext['policy'], { statement }: Grant, items: readonly TextItem[]): TextEdit[] {
  const [item] = items;
  const { action, resource } = statement;
  if (!item || !resource || !action || action.items.length !== 1 || resource.items.length !== 1) return [];
  return hasWildcard(action.items[0]?.text ?? '*') ? [] : replaceText(policy, resource, item, ['*']);
}
