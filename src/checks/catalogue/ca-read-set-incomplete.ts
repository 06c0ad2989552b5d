import { mayBe } from '../../access/codeartifact-resources.js';
import type { Grant } from '../../access/grants.js';
import { mayAlsoAllow } from '../../access/grants.js';
import { codeList, message } from '../../domain/message.js';
import type { Check, CheckContext } from '../check.js';
import { distinctTexts, subjectOf } from '../element-place.js';
import { mayHaveManaged, seesWholeRole } from '../role-in-view.js';

const read = 'codeartifact:ReadFromRepository';
const token = 'codeartifact:GetAuthorizationToken';
const endpoint = 'codeartifact:GetRepositoryEndpoint';

/**
 * Package managers log in with a token of the domain, and ask for the repository's address.
 * https://docs.aws.amazon.com/codeartifact/latest/ug/using-npm-packages-in-codebuild.html
 */
export const caReadSetIncomplete: Check = {
  id: 'ca-read-set-incomplete',
  title: 'Reading packages lacks a permission',
  severity: 'warning',
  kinds: ['identity'],
  services: ['codeartifact'],

  *find(context) {
    const { policy, grants } = context;
    const own = grants.of(read).filter(isMeant);
    const [first] = own;
    if (!first?.actionItem || isToldElsewhere(context)) return;
    const missing = [token, endpoint].filter((action) => !mayHave(context, first, action));
    if (missing.length === 0) return;
    const items = own.filter(({ statement }) => statement === first.statement);
    const resources = items.map(({ resource }) => resource);
    const isWhole = seesWholeRole(context);
    const isLogin = missing.includes(token);
    yield {
      at: first.actionItem.node,
      value: first.actionItem.text,
      statement: first.statement,
      message: message`${codeList(distinctTexts(items.map(({ actionItem }) => actionItem)))} stands without ${codeList(missing)}, and no policy ${[
        isWhole ? 'of this role' : 'that is known here',
      ]} has it. ${[
        isLogin
          ? 'Without a token of the domain nothing can be installed.'
          : 'A login by the AWS CLI asks for the address of the repository.',
      ]}`,
      help: message`Allow ${codeList(missing)}: the token on the domain, the endpoint on the repository.${[
        isWhole ? '' : ' If a policy from elsewhere has it, nothing is missing.',
      ]}`,
      severity: isWhole && isLogin ? 'warning' : 'suggestion',
      subject: subjectOf(policy, first.statement, resources),
    };
  },
};

/** `Action: *` on something in particular is not there for packages, and a package's ARN is another check's matter. */
function isMeant({ actionItem, resource }: Grant): boolean {
  if (resource && !mayBe(resource, 'repository')) return false;
  return actionItem?.text.toLowerCase().startsWith('codeartifact:') ?? false;
}

/** A token that stands on the wrong resource is told by ca-token-not-domain. */
function mayHave({ grants }: CheckContext, grant: Grant, action: string): boolean {
  if (grants.among(action).length > 0) return true;
  return mayAlsoAllow(grants.policies, { ...grant, resource: undefined }, action);
}

/** Whether another policy of the role comes first with the same problem, or an AWS managed policy brings the rest. */
function isToldElsewhere(context: CheckContext): boolean {
  const { grants, policy } = context;
  const [first] = grants.among(read).filter(isMeant);
  if (first && first.policy !== policy && first.policy.id < policy.id) return true;
  return mayHaveManaged(context, /CodeArtifact|(?:Administrator|PowerUser|ReadOnly)Access$/);
}
