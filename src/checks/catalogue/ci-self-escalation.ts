import { boundByResourceTag } from '../../access/binding-conditions.js';
import type { Grant } from '../../access/grants.js';
import { allowsEverything, coversAction } from '../../access/grants.js';
import type { IamResource } from '../../access/iam-reach.js';
import { isEveryIam } from '../../access/iam-reach.js';
import { resourcesMeet } from '../../access/resource-overlap.js';
import { code, message } from '../../domain/message.js';
import { isEverything } from '../../policy/arn.js';
import type { Condition } from '../../policy/condition.js';
import { isNegated } from '../../policy/condition.js';
import type { PolicyDocument, Statement } from '../../policy/document.js';
import { hasWholeCondition } from '../../policy/whole-condition.js';
import type { Check, CheckContext } from '../check.js';
import { subjectOf } from '../element-place.js';
import { actionNames, actionPlace, onResources } from '../grant-words.js';
import { isSurelyPipelines } from '../role-publication.js';

/**
 * Who can write a role's policies has whatever rights they write.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export const ciSelfEscalation: Check = {
  id: 'ci-self-escalation',
  title: 'A build can give itself rights',
  severity: 'security-warning',
  kinds: ['identity'],
  services: ['iam'],

  *find(context) {
    const { policy, grants } = context;
    const found = escalations.flatMap(({ resource, names }) =>
      names.flatMap((name) =>
        grants.of(`iam:${name}`).flatMap((grant) => {
          const reach = reachOf(grant, resource, context);
          return reach ? [{ grant, reach }] : [];
        }),
      ),
    );
    if (found.length === 0) return;
    if (!isSurelyPipelines(context)) return;
    const actor = context.actor();
    for (const statement of new Set(found.map(({ grant }) => grant.statement))) {
      const here = found.filter(({ grant }) => grant.statement === statement);
      const given = here.map(({ grant }) => grant);
      const itself = here.every(({ reach }) => reach === 'itself');
      yield {
        ...actionPlace(statement, given),
        statement,
        message: message`With ${actionNames(given, 3)}${onResources(given)} the role can ${[itself ? 'change its own rights' : 'change or take over the rights of any identity in the account']}. Whoever takes over one build can then do anything. ${actor.because}`,
        help: message`Leave IAM to a role that no build has. One that must make roles should do so only with a condition on ${code('iam:PermissionsBoundary')}.`,
        subject: subjectOf(
          policy,
          statement,
          given.map(({ resource }) => resource),
        ),
      };
    }
  },
};

/** What gives rights, by what it is done to; from AWS's list of IAM's actions that manage permissions. */
const escalations: readonly { readonly resource: IamResource; readonly names: readonly string[] }[] = [
  {
    resource: 'role',
    names: [
      'PutRolePolicy',
      'AttachRolePolicy',
      'UpdateAssumeRolePolicy',
      'PutRolePermissionsBoundary',
      'DeleteRolePermissionsBoundary',
    ],
  },
  { resource: 'policy', names: ['CreatePolicyVersion', 'SetDefaultPolicyVersion'] },
  {
    resource: 'user',
    names: [
      'PutUserPolicy',
      'AttachUserPolicy',
      'CreateAccessKey',
      'CreateLoginProfile',
      'UpdateLoginProfile',
      'DeleteUserPermissionsBoundary',
    ],
  },
  { resource: 'group', names: ['PutGroupPolicy', 'AttachGroupPolicy', 'AddUserToGroup'] },
];

function reachOf(grant: Grant, type: IamResource, context: CheckContext): 'everybody' | 'itself' | undefined {
  const { statement, resource, limits, action } = grant;
  if (allowsEverything(statement) || limits.length > 0 || isBounded(statement)) return undefined;
  if (context.grants.policies.some((policy) => deniesUnbounded(policy, action))) return undefined;
  if (!resource) return statement.resource?.items.length === 0 ? undefined : 'everybody';
  if (isEveryIam(resource, type)) return 'everybody';
  const own = context.policy.attachedTo.some((text) => resourcesMeet({ ...resource, text }, resource));
  if (!own || resource.uncertain) return undefined;
  return hasBoundary(context) && !action.endsWith('PermissionsBoundary') ? undefined : 'itself';
}

/** A boundary for what is made or changed, one named policy to attach, or a tag that the target must have. */
function isBounded(statement: Statement): boolean {
  if (!hasWholeCondition(statement) || boundByResourceTag(statement)) return true;
  return statement.conditions.some((condition) => !isNegated(condition.operator) && namesPolicy(condition));
}

function namesPolicy({ key, values }: Condition): boolean {
  return (
    /^iam:(permissionsboundary|policyarn)$/i.test(key) && values.every(({ text }) => !isEverything(text))
  );
}

function deniesUnbounded({ statements }: PolicyDocument, action: string): boolean {
  return statements.some(
    (each) =>
      each.effect === 'Deny' &&
      coversAction(each, action) &&
      each.conditions.some(({ key }) => /^iam:(permissionsboundary|policyarn)$/i.test(key)),
  );
}

/** What a role may at most, whatever its policies say, as far as it shows. */
function hasBoundary({ facts, policy, neighbours }: CheckContext): boolean {
  if (facts.some(({ says }) => says.type === 'boundary')) return true;
  return neighbours.some(
    ({ boundaryOf }) => boundaryOf?.some((arn) => policy.attachedTo.includes(arn)) === true,
  );
}
