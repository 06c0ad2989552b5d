import { layerUploads, pullSet, pushCompanions, putImage } from '../../access/action-sets.js';
import { code, codeList, message } from '../../domain/message.js';
import type { Check, CheckContext, Problem } from '../check.js';
import { appendTexts } from '../edits.js';
import { subjectOf } from '../element-place.js';
import { onResources } from '../grant-words.js';
import type { IncompleteSet } from '../image-set.js';
import { alsoAllowed, incompleteSets, liftDeny } from '../image-set.js';

/**
 * A push asks for the layers that are there, uploads the others in parts, and puts the image that names them.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html
 */
export const ecrPushSetIncomplete: Check = {
  id: 'ecr-push-set-incomplete',
  title: 'Image push lacks permissions',
  severity: 'warning',
  kinds: ['identity', 'ecr-repository', 'ecr-registry'],
  services: ['ecr'],

  *find(context) {
    const { policies } = context.grants;
    for (const set of incompleteSets(context, putImage, pushCompanions)) {
      const uploads = layerUploads.some((action) => !set.missing.includes(action));
      const retags = !uploads && alsoAllowed(policies, set.grants, pullSet.manifest);
      yield problemOf(context, set, retags);
    }
  },
};

function problemOf({ policy }: CheckContext, set: IncompleteSet, retags: boolean): Problem {
  const { actionItem, grants, missing, denied } = set;
  const [{ statement }] = grants;
  return {
    at: actionItem.node,
    value: actionItem.text,
    statement,
    message: message`${code(actionItem.text)}${onResources(grants)} stands without ${codeList(missing)}. ${[
      retags
        ? 'That is enough to give another tag to an image that is there, but a push of a new image ends in an error.'
        : 'Layers cannot be uploaded, and the push of a new image ends in an error.',
    ]}`,
    help: denied
      ? liftDeny(missing)
      : retags
        ? message`If new images are to be pushed, add ${codeList(missing)}; if not, allow the principal in the config of this check.`
        : message`Add ${codeList(missing)} to the statement.`,
    ...(retags ? { severity: 'suggestion' } : {}),
    fix:
      !denied && !retags && statement.action
        ? appendTexts(policy, statement.action, actionItem, missing)
        : [],
    subject: subjectOf(
      policy,
      statement,
      grants.map(({ resource }) => resource),
    ),
  };
}
