import { pullSet, putImage } from '../../access/action-sets.js';
import { code, codeList, message } from '../../domain/message.js';
import type { Check, CheckContext, Problem } from '../check.js';
import { appendTexts } from '../edits.js';
import { subjectOf } from '../element-place.js';
import { onResources } from '../grant-words.js';
import type { IncompleteSet } from '../image-set.js';
import { alsoAllowed, incompleteSets, liftDeny, looksAfterImages } from '../image-set.js';

/**
 * A pull reads the manifest and then the layers, each by an action of its own.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html
 */
export const ecrPullSetIncomplete: Check = {
  id: 'ecr-pull-set-incomplete',
  title: 'Image pull lacks a permission',
  severity: 'warning',
  kinds: ['identity', 'ecr-repository', 'ecr-registry'],
  services: ['ecr'],

  *find(context) {
    const { policies } = context.grants;
    for (const [action, other] of [
      [pullSet.manifest, pullSet.layers],
      [pullSet.layers, pullSet.manifest],
    ] as const) {
      for (const set of incompleteSets(context, action, [other])) {
        // To push and to retag one reads manifests, not layers.
        if (!alsoAllowed(policies, set.grants, putImage)) yield problemOf(context, set);
      }
    }
  },
};

function problemOf(
  { policy }: CheckContext,
  { actionItem, grants, missing, denied }: IncompleteSet,
): Problem {
  const [{ statement, action }] = grants;
  const lost =
    action === pullSet.manifest
      ? 'The manifest can be read, the layers cannot, and every pull of an image ends in an error.'
      : 'Layers can be read, the manifest that names them cannot, and every pull of an image ends in an error.';
  return {
    at: actionItem.node,
    value: actionItem.text,
    statement,
    severity: action === pullSet.manifest && looksAfterImages(statement) ? 'suggestion' : 'warning',
    message: message`${code(actionItem.text)}${onResources(grants)} stands without ${codeList(missing)}. ${[lost]}`,
    help: denied
      ? liftDeny(missing)
      : message`Add ${codeList(missing)} to the statement. If this only reads manifests, as a scanner does, allow its principal in the config of this check.`,
    fix: !denied && statement.action ? appendTexts(policy, statement.action, actionItem, missing) : [],
    subject: subjectOf(
      policy,
      statement,
      grants.map(({ resource }) => resource),
    ),
  };
}
