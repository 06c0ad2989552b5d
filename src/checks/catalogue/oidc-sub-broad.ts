import type { TrustedIssuer } from '../../access/ci-issuers.js';
import { identityConditions, namesSomebody, trustedIssuers } from '../../access/ci-issuers.js';
import type { SubjectReach } from '../../access/ci-subjects.js';
import { isGithub, reachOf } from '../../access/ci-subjects.js';
import { coversAction } from '../../access/grants.js';
import type { Severity } from '../../domain/finding.js';
import type { Message } from '../../domain/message.js';
import { code, codeList, message } from '../../domain/message.js';
import type { Condition } from '../../policy/condition.js';
import type { Statement, TextItem } from '../../policy/document.js';
import { patternCovers } from '../../policy/pattern.js';
import { hasWholeCondition } from '../../policy/whole-condition.js';
import type { Check, CheckContext, Problem } from '../check.js';
import { subjectOf } from '../element-place.js';
import { otherSubjectForm } from '../github-subjects.js';
import { publicationsOfRole } from '../role-publication.js';

const assume = 'sts:AssumeRoleWithWebIdentity';

/**
 * A subject is compared as text: a wildcard in the name of the owner or the project takes in names that others choose.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html
 */
export const oidcSubBroad: Check = {
  id: 'oidc-sub-broad',
  title: 'More build jobs than meant can assume the role',
  severity: 'security-warning',
  kinds: ['trust'],
  services: ['sts'],

  *find(context) {
    const { statements } = context.policy;
    for (const statement of statements) {
      if (statement.effect !== 'Allow' || !coversAction(statement, assume)) continue;
      if (!hasWholeCondition(statement)) continue;
      for (const trusted of trustedIssuers(statement)) {
        const conditions = identityConditions(statement, trusted).filter((condition) =>
          namesSomebody(condition, trusted, 'Allow'),
        );
        // Where nothing names anybody, oidc-sub-missing tells it; a Deny may keep out those that the pattern takes in.
        if (conditions.length === 0 || statements.some((each) => mayDeny(each, trusted))) continue;
        yield* subjectProblems(context, statement, trusted, conditions);
      }
    }
  },
};

function mayDeny(denial: Statement, trusted: TrustedIssuer): boolean {
  if (denial.effect !== 'Deny' || !coversAction(denial, assume)) return false;
  return !hasWholeCondition(denial) || identityConditions(denial, trusted).length > 0;
}

function* subjectProblems(
  context: CheckContext,
  statement: Statement,
  trusted: TrustedIssuer,
  conditions: readonly Condition[],
): Generator<Problem> {
  const subjects = conditions.filter((condition) => claimOf(condition) === 'sub');
  const pins = conditions.filter((condition) => claimOf(condition) !== 'sub' && isPin(condition));
  const found = subjects.map((condition) => tooMuch(context, statement, trusted, condition));
  // All conditions have to hold, so one that is narrow is enough.
  if (found.some((each) => each.length === 0)) return;
  for (const { item, reach, condition } of found.flat()) {
    if (reach !== 'nobody' && pins.some((pin) => isEnough(pin, reach))) continue;
    const words = wordsOf(reach, item, condition, trusted, context);
    yield {
      at: item.node,
      value: item.text,
      statement,
      message: words.message,
      help: words.help,
      severity: words.severity ?? 'security-warning',
      subject: subjectOf(context.policy, statement),
    };
  }
}

interface TooMuch {
  readonly item: TextItem;
  readonly condition: Condition;
  readonly reach: SubjectReach | 'pull-requests' | 'nobody';
}

function tooMuch(
  context: CheckContext,
  statement: Statement,
  trusted: TrustedIssuer,
  condition: Condition,
): TooMuch[] {
  const { operator, values } = condition;
  const [first] = values;
  const literal = operator.name !== 'StringLike';
  if (literal && first && values.every(({ text, uncertain }) => !uncertain && /[*?]/.test(text)))
    return [{ item: first, condition, reach: 'nobody' }];
  return values.flatMap((item) => {
    const open = literal ? undefined : reachOf(item, trusted);
    const reach = open ?? pullRequests(item, context, statement, trusted);
    return reach ? [{ item, condition, reach }] : [];
  });
}

/** Jobs of a pull request run what nobody has looked at: what they may publish, its author may. */
function pullRequests(
  { text, uncertain }: TextItem,
  context: CheckContext,
  statement: Statement,
  trusted: TrustedIssuer,
): 'pull-requests' | undefined {
  if (uncertain || !isGithub(trusted)) return undefined;
  const project = /^repo:[^:*?]+(?=:)/.exec(text)?.[0];
  if (project === undefined || !patternCovers(text, `${project}:pull_request`)) return undefined;
  if (statement.conditions.some(({ key }) => whichJob.test(key))) return undefined;
  return publicationsOfRole(context).length > 0 ? 'pull-requests' : undefined;
}

/** Claims that say which job of a repository it is. */
const whichJob = /:(ref|ref_type|ref_protected|environment|event_name|base_ref|workflow|\w*workflow_ref)$/i;

function claimOf({ key }: Condition): string {
  return key.slice(key.lastIndexOf(':') + 1).toLowerCase();
}

/** Whether another claim names somebody without any wildcard before the name ends. */
function isPin({ values }: Condition): boolean {
  return values.every(({ text }) => !/^[^/]*[*?]/.test(text));
}

function isEnough(pin: Condition, reach: TooMuch['reach']): boolean {
  const claim = claimOf(pin);
  if (reach === 'pull-requests') return whichJob.test(pin.key);
  if (reach === 'owners') return true;
  return !/owner|enterprise|namespace|organization|account/.test(claim) && pin.values.every(isOneProject);
}

function isOneProject({ text }: TextItem): boolean {
  return !/[*?]/.test(text.split('/').slice(0, 2).join('/'));
}

interface Words {
  readonly message: Message;
  readonly help: Message;
  readonly severity?: Severity;
}

function wordsOf(
  reach: TooMuch['reach'],
  { text }: TextItem,
  { operator }: Condition,
  trusted: TrustedIssuer,
  context: CheckContext,
): Words {
  const help = message`Name one project, and in it the branch or environment, such as ${code(trusted.subject)}.${otherSubjectForm(trusted)}`;
  switch (reach) {
    case 'owners':
      return {
        message: message`${code(text)} has a wildcard in the name of the owner, and ${[trusted.shared ? 'anybody can register one that fits' : 'every owner on that server that fits is let in']}. Their jobs can then assume the role.`,
        help,
        ...(trusted.shared ? { severity: 'error' as const } : {}),
      };
    case 'projects':
      return {
        message: message`${code(text)} lets in jobs of every project of the owner, also of those that anybody there makes tomorrow.`,
        help,
      };
    case 'names':
      return {
        message: message`${code(text)} takes in every project of the owner whose name fits, also one that somebody makes tomorrow: the wildcard reaches beyond a single name.`,
        help: message`End the name with a colon, or name each project, such as ${code(trusted.subject)}.${otherSubjectForm(trusted)}`,
      };
    case 'pull-requests':
      return {
        message: message`${code(text)} lets in jobs of pull requests, which run code that nobody has reviewed yet, and the role can publish: ${publishedBy(context)}.`,
        help: message`Let only a protected branch or environment publish, such as ${code(trusted.subject)}, and give pull requests a role that reads.${otherSubjectForm(trusted)}`,
      };
    case 'nobody':
      return {
        message: message`${code(operator.text)} compares ${code(text)} as it stands: its wildcard is a character that no subject has, so no job can assume the role.`,
        help: message`Name the subject whole, such as ${code(trusted.subject)}, or compare with ${code('StringLike')}.${otherSubjectForm(trusted)}`,
        severity: 'error',
      };
  }
}

function publishedBy(context: CheckContext): Message {
  return codeList([...new Set(publicationsOfRole(context).map(({ action }) => action))], 3);
}
