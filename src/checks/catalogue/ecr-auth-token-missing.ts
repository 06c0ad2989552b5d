import { reachesItsResource } from '../../access/action-reach.js';
import { authorizationToken, pullSet, putImage } from '../../access/action-sets.js';
import type { Grant } from '../../access/grants.js';
import { mayAlsoAllow } from '../../access/grants.js';
import { code, codeList, message } from '../../domain/message.js';
import type { Statement } from '../../policy/document.js';
import type { Check, CheckContext, Problem } from '../check.js';
import { distinctTexts, subjectOf } from '../element-place.js';
import { looksAfterImages } from '../image-set.js';
import { mayHaveManaged, seesWholeRole } from '../role-in-view.js';

/**
 * Docker logs in before it pulls or pushes, and only a policy of the identity can allow it.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html
 */
export const ecrAuthTokenMissing: Check = {
  id: 'ecr-auth-token-missing',
  title: 'Nothing allows the login to the registry',
  severity: 'warning',
  kinds: ['identity'],
  services: ['ecr'],

  *find(context) {
    const { grants, services } = context;
    const [meant] = grants.ofAny(transfers).filter((grant) => movesImages(context, grant));
    if (!meant || givesToken(context, meant)) return;
    const own = grants
      .ofAny(transfers)
      .filter((grant) => movesImages(context, grant) && reachesItsResource(services, grant));
    const [first] = own;
    if (!first || isToldElsewhere(context)) return;
    yield problemOf(
      context,
      first.statement,
      own.filter(({ statement }) => statement === first.statement),
    );
  },
};

/** What a login is for. */
const transfers = [putImage, pullSet.manifest];

/** `Action: *` on something in particular is not there for images. */
function isMeant({ actionItem }: Grant): boolean {
  return actionItem?.text.toLowerCase().startsWith('ecr:') ?? false;
}

/** Docker needs the token. Manifests alone can be read without it, by a call of the API, as roles that clean up do. */
function movesImages({ grants }: CheckContext, grant: Grant): boolean {
  if (!isMeant(grant)) return false;
  if (grant.action === putImage || !looksAfterImages(grant.statement)) return true;
  return mayAlsoAllow(grants.policies, grant, pullSet.layers);
}

/** A token that is allowed on a repository is told by ecr-auth-token-scoped. */
function givesToken({ grants }: CheckContext, grant: Grant): boolean {
  if (grants.among(authorizationToken).length > 0) return true;
  return mayAlsoAllow(grants.policies, { ...grant, resource: undefined }, authorizationToken);
}

/** Whether another policy of the role comes first with the same problem, or an AWS managed policy brings the token. */
function isToldElsewhere(context: CheckContext): boolean {
  const { grants, policy } = context;
  const [first] = grants.amongAny(transfers).filter((grant) => movesImages(context, grant));
  if (first && first.policy !== policy && first.policy.id < policy.id) return true;
  return mayHaveManaged(context, managedWithToken);
}

/** AWS's policies that allow the login, by name. https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html */
const managedWithToken =
  /ContainerRegistry|ForECRAccess|ECSTaskExecution|ContainerServiceforEC2|EKS|ImageBuilder|SageMaker|(?:Administrator|PowerUser|ReadOnly)Access$/;

function problemOf(context: CheckContext, statement: Statement, here: readonly Grant[]): Problem {
  const items = [...new Set(here.flatMap(({ actionItem }) => actionItem ?? []))];
  const [first] = items;
  const actions = distinctTexts(items);
  const whole = seesWholeRole(context);
  return {
    at: first?.node ?? statement.node,
    value: first?.text ?? '',
    statement,
    message: message`${codeList(actions)} ${[actions.length === 1 ? 'needs' : 'need']} a login first, and ${[
      whole ? 'no policy of this role' : 'no policy that is known here',
    ]} allows ${code(authorizationToken)}. Without a token nothing can be pulled or pushed.`,
    help: message`Allow ${code(authorizationToken)} on ${code('*')} in a statement of its own.${
      whole ? [] : [' If a policy from elsewhere gives the token, nothing is missing.']
    }`,
    severity: whole ? 'warning' : 'suggestion',
    subject: subjectOf(
      context.policy,
      statement,
      here.map(({ resource }) => resource),
    ),
  };
}
