import { reachesItsResource } from '../../access/action-reach.js';
import { keepsStrangersOut } from '../../access/binding-conditions.js';
import type { Grant } from '../../access/grants.js';
import { byStatement } from '../../access/grants.js';
import { publicGrants } from '../../access/public-access.js';
import { isEveryEcrRepository } from '../../access/repository-reach.js';
import { verbActions, verbOf } from '../../access/verbs.js';
import { code, codeList, message } from '../../domain/message.js';
import type { Severity } from '../../domain/finding.js';
import { parseArn } from '../../policy/arn.js';
import type { Statement } from '../../policy/document.js';
import { accountOf, isEveryone } from '../../policy/principal.js';
import type { Check, CheckContext, Problem } from '../check.js';
import { distinctTexts, placeOf, subjectOf } from '../element-place.js';
import { actionNames, onResources } from '../grant-words.js';

/**
 * The policy of a registry holds for all its repositories, those to come among them, and for every action of Amazon ECR.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry-permissions.html
 */
export const ecrRegistryPolicyBroad: Check = {
  id: 'ecr-registry-policy-broad',
  title: 'Registry policy gives more than replication needs',
  severity: 'security-warning',
  kinds: ['ecr-registry'],
  services: ['ecr'],

  *find(context) {
    const strangers = new Set(publicGrants(context.policy).map(({ statement }) => statement));
    const { grants, services } = context;
    const all = grants
      .ofAny([...changing, ...replication, ...verbActions.read.filter((action) => action.startsWith('ecr:'))])
      .filter((grant) => reachesItsResource(services, grant));
    for (const [statement, here] of byStatement(all)) {
      const isPublic = strangers.has(statement);
      if (!isPublic && !isForOthers(context, statement)) continue;
      const problem = isPublic
        ? openToAll(context, statement, here)
        : (tooMuch(context, statement, here) ?? onEverything(context, statement, here));
      if (problem) yield problem;
    }
  },
};

/** What a registry's policy is for. `ecr:CreateRepository` makes what does not exist yet. */
const replication = ['ecr:ReplicateImage', 'ecr:BatchImportUpstreamImage'];

const changing = [...verbActions.publish, ...verbActions.delete, ...verbActions.administer].filter(
  (action) => action.startsWith('ecr:') && !replication.includes(action),
);

/** Whether a statement certainly lets in others than the registry's own account, which its resources name. */
function isForOthers({ policy }: CheckContext, { principal }: Statement): boolean {
  if (!principal || principal.negated) return principal !== undefined;
  const resources = policy.statements.flatMap(({ resource }) => resource?.items ?? []);
  const own = new Set(resources.flatMap(({ text }) => parseArn(text)?.account ?? []));
  return principal.items.some((item) => {
    const account = accountOf(item);
    return isEveryone(item) || (account !== undefined && !own.has(account));
  });
}

/** Anyone with an AWS account: an error where they can change anything. */
function openToAll(context: CheckContext, statement: Statement, here: readonly Grant[]): Problem | undefined {
  const { principal } = statement;
  if (!principal) return undefined;
  const changes = here.some(({ action }) => verbOf(action) !== 'read');
  return {
    ...place(context, statement, here),
    at: principal.negated ? principal.keySpan : (principal.items[0]?.node ?? principal),
    value: principal.negated ? 'NotPrincipal' : '*',
    message: message`${code(principal.negated ? 'NotPrincipal' : '*')} gives every AWS account ${actionNames(here, 3)}${onResources(here)}. ${[
      changes
        ? 'Anyone can change images of this registry, so whatever pulls from it can be made to run their code.'
        : 'Anyone can pull images of this registry, with all that is in them.',
    ]}`,
    help: nameThem,
    severity: changes ? 'error' : 'security-warning',
  };
}

/** Pushing, deleting or administering by others than the registry's own account. */
function tooMuch(context: CheckContext, statement: Statement, here: readonly Grant[]): Problem | undefined {
  const most = here.filter(({ action }) => changing.includes(action));
  const [first] = most;
  if (!first) return undefined;
  return {
    ...place(context, statement, most),
    message: message`By ${actionNames(most, 3)}${onResources(most)} others can ${[worstOf(most)]}, in all these repositories and in those to come. The policy of a registry holds for every action that it names.`,
    help: message`Allow ${code('ecr:ReplicateImage')} and ${code('ecr:CreateRepository')} on the prefix that is replicated. What one repository allows beside that belongs in its own policy.`,
    severity: 'security-warning',
  };
}

/** Replication or pulls under any name; as AWS's own example has it, so a hint and no more. */
function onEverything(
  context: CheckContext,
  statement: Statement,
  here: readonly Grant[],
): Problem | undefined {
  const wide = here.filter(({ resource, limits }) =>
    resource ? isEveryEcrRepository(resource) && limits.length === 0 : false,
  );
  const pulls = wide.every(({ action }) => verbOf(action) === 'read');
  // Pulls by one's own organization are a good use of such a policy.
  if (wide.length === 0 || (pulls && statement.conditions.length > 0 && keepsStrangersOut(statement)))
    return undefined;
  const items = [...new Set(wide.flatMap(({ resource }) => resource ?? []))];
  const element = statement.resource;
  const severity: Severity = 'suggestion';
  return {
    ...place(context, statement, wide),
    ...(element ? placeOf(items, element) : {}),
    message: message`Resource ${codeList(distinctTexts(items), 2)} takes in every repository of the registry: by ${actionNames(wide, 3)} ${[
      pulls
        ? 'each image can be pulled, also of teams that never meant to share.'
        : 'the other account can put images under any name, those of your own releases among them.',
    ]}`,
    help: message`Name a prefix, such as ${code('arn:aws:ecr:REGION:ACCOUNT:repository/prod/*')}.`,
    severity,
  };
}

const nameThem = message`Name the accounts, such as ${code('arn:aws:iam::111122223333:root')}, or add ${code('StringEquals')} on ${code('aws:PrincipalOrgID')} with the id of the organization.`;

function place(
  { policy }: CheckContext,
  statement: Statement,
  here: readonly Grant[],
): Pick<Problem, 'at' | 'value' | 'statement' | 'subject'> {
  const items = [...new Set(here.flatMap(({ actionItem }) => actionItem ?? []))];
  const resources = [...new Set(here.flatMap(({ resource }) => resource ?? []))];
  const { action } = statement;
  const shown = action && items.length > 0 ? placeOf(items, action) : undefined;
  return {
    at: shown?.at ?? action?.keySpan ?? statement.node,
    value: shown?.value ?? 'NotAction',
    statement,
    subject: subjectOf(policy, statement, resources),
  };
}

function worstOf(grants: readonly Grant[]): string {
  const verbs = new Set(grants.map(({ action }) => verbOf(action)));
  const words = [
    ...(verbs.has('publish') ? ['push images'] : []),
    ...(verbs.has('delete') ? ['delete images'] : []),
    ...(verbs.has('administer') ? ['change settings and policies'] : []),
  ];
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
