import { byStatement } from '../../access/grants.js';
import { putImage } from '../../access/action-sets.js';
import { code, codeList, message } from '../../domain/message.js';
import { parseArn } from '../../policy/arn.js';
import { holdsWhenAbsent, isNegated } from '../../policy/condition.js';
import type { PolicyDocument, Statement } from '../../policy/document.js';
import type { Principal } from '../../policy/principal.js';
import { accountOf } from '../../policy/principal.js';
import { hasWholeCondition } from '../../policy/whole-condition.js';
import type { Check, CheckContext, Problem } from '../check.js';
import { subjectOf } from '../element-place.js';

/**
 * Who may put images into a repository decides what its readers run; an account that nobody knows must not.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html
 */
export const ecrForeignPush: Check = {
  id: 'ecr-foreign-push',
  title: 'A foreign account can push images',
  severity: 'security-warning',
  kinds: ['ecr-repository', 'ecr-registry'],
  services: ['ecr'],

  *find(context) {
    const { grants, policy, knowledge } = context;
    const pushes = grants.ofAny(writes);
    if (pushes.length === 0) return;
    const own = ownersOf(policy);
    const listed = knowledge.trustedAccounts.length > 0;
    // Without either, nobody knows which account is a foreign one; and a registry's policy is there for others.
    if (!listed && (own.length === 0 || policy.kind === 'ecr-registry')) return;
    const known = new Set([...own, ...knowledge.trustedAccounts]);
    for (const [statement, here] of byStatement(pushes)) {
      if (isOfOrganization(statement, knowledge.organization)) continue;
      const foreign = foreignPrincipals(statement, known);
      const actions = [...new Set(here.map(({ actionItem }) => actionItem?.text ?? 'NotAction'))];
      if (foreign.length > 0) yield problemOf(context, statement, foreign, actions);
    }
  },
};

/** What puts an image into a repository, from a build or from another registry. */
const writes = [putImage, 'ecr:ReplicateImage'];

/** The accounts of what the policy hangs on, or of what it names: a registry's policy names its own repositories. */
function ownersOf({ attachedTo, kind, statements }: PolicyDocument): string[] {
  const named = kind === 'ecr-registry' ? statements.flatMap(({ resource }) => resource?.items ?? []) : [];
  return [...attachedTo, ...named.map(({ text }) => text)].flatMap((arn) => {
    const account = parseArn(arn)?.account ?? '';
    return /^\d{12}$/.test(account) ? account : [];
  });
}

function foreignPrincipals({ principal }: Statement, known: ReadonlySet<string>): Principal[] {
  if (!principal || principal.negated) return [];
  return principal.items.filter((item) => {
    const account = accountOf(item);
    return account !== undefined && !known.has(account);
  });
}

/** Whether only callers of one's own organization come: of any, where the config does not say which it is. */
function isOfOrganization(statement: Statement, organization: string | undefined): boolean {
  if (!hasWholeCondition(statement)) return true;
  return statement.conditions.some((condition) => {
    const { key, operator, values } = condition;
    if (!/^aws:PrincipalOrg(ID|Paths)$/i.test(key) || isNegated(operator) || holdsWhenAbsent(condition))
      return false;
    return (
      organization === undefined ||
      values.some(({ text, uncertain }) => uncertain || text.split('/')[0] === organization)
    );
  });
}

function problemOf(
  { policy, knowledge }: CheckContext,
  statement: Statement,
  foreign: readonly Principal[],
  actions: readonly string[],
): Problem {
  const [first] = foreign;
  const texts = foreign.map(({ text }) => text);
  const listed = knowledge.trustedAccounts.length > 0;
  const [is, them] = foreign.length === 1 ? ['is', 'it'] : ['are', 'them'];
  const strange = listed ? 'of no trusted account' : 'of another account than the repository';
  return {
    at: (foreign.length === 1 && first ? first.node : statement.principal) ?? statement.node,
    value: texts.join(', '),
    statement,
    message: message`${codeList(texts, 3)} ${[is]} ${[strange]}, and ${codeList(actions)} ${[actions.length === 1 ? 'lets' : 'let']} ${[them]} push images. Whatever pulls from here runs what that account pushes.`,
    help: message`Leave pulling to other accounts: ${code('ecr:BatchGetImage')} and ${code('ecr:GetDownloadUrlForLayer')}. An account of yours that builds belongs in ${code('trusted-accounts')} of the config.`,
    // Whom one trusts only the config says.
    severity: listed ? 'security-warning' : 'suggestion',
    subject: { ...subjectOf(policy, statement, statement.resource?.items ?? []), principals: texts },
  };
}
