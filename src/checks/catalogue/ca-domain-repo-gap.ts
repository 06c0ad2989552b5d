import { domainArn } from '../../access/codeartifact-resources.js';
import { coversAction } from '../../access/grants.js';
import { code, codeList, message } from '../../domain/message.js';
import { arnsOverlap, parseArn } from '../../policy/arn.js';
import type { PolicyDocument, Statement } from '../../policy/document.js';
import { accountOf, isEveryone } from '../../policy/principal.js';
import type { Check, CheckContext } from '../check.js';
import { subjectOf } from '../element-place.js';

const token = 'codeartifact:GetAuthorizationToken';
const uses = ['codeartifact:ReadFromRepository', 'codeartifact:PublishPackageVersion'];

/**
 * Another account needs two permissions: one on the repository, and one on the domain, whose token opens it.
 * https://docs.aws.amazon.com/codeartifact/latest/ug/domain-policies.html
 */
export const caDomainRepoGap: Check = {
  id: 'ca-domain-repo-gap',
  title: 'The domain refuses whom the repository lets in',
  severity: 'warning',
  kinds: ['codeartifact-repository'],
  services: ['codeartifact'],

  *find(context) {
    const { policy, grants } = context;
    const [domain, ...more] = domainPolicies(context);
    if (!domain) return;
    for (const statement of new Set(grants.ofAny(uses).map((grant) => grant.statement))) {
      const refused = foreignAccounts(policy, statement).filter(
        (account) => ![domain, ...more].some((each) => givesToken(each, account)),
      );
      const items =
        statement.principal?.items.filter((each) => refused.includes(accountOf(each) ?? '')) ?? [];
      const [item] = items;
      if (!item || !statement.principal) continue;
      yield {
        at: items.length === 1 ? item.node : statement.principal,
        value: items.map(({ text }) => text).join(', '),
        statement,
        message: message`The policy of the domain (${code(domain.id)}) gives ${codeList(refused)} no ${code(token)}, so what this statement allows cannot be used: another account needs a token of the domain first.`,
        help: message`Allow ${code(token)} to the same accounts in the policy of the domain.`,
        subject: subjectOf(policy, statement, []),
      };
    }
  },
};

/** The policies of the domain that this repository is in, as far as both are known. */
function domainPolicies({ policy, neighbours }: CheckContext): PolicyDocument[] {
  const domains = policy.attachedTo.flatMap((text) => domainArn({ text }) ?? []);
  return neighbours.filter(
    ({ kind, attachedTo }) =>
      kind === 'codeartifact-domain' &&
      attachedTo.some((arn) => domains.some((domain) => arnsOverlap(arn, domain))),
  );
}

/** Whether some statement may give the token to somebody of an account. */
function givesToken({ statements }: PolicyDocument, account: string): boolean {
  return statements.some((statement) => {
    const { effect, principal } = statement;
    if (effect !== 'Allow' || !principal || !coversAction(statement, token)) return false;
    if (principal.negated) return true;
    return principal.items.some((each) => each.uncertain || isEveryone(each) || accountOf(each) === account);
  });
}

/** The accounts that a statement names beside the repository's own: for that one the domain's policy need say nothing. */
function foreignAccounts({ attachedTo }: PolicyDocument, { principal }: Statement): string[] {
  if (!principal || principal.negated) return [];
  const own = attachedTo.map((arn) => parseArn(arn)?.account ?? '');
  // In a template the account is that of whoever deploys it: one that is named may be that.
  if (!own.every((account) => /^\d{12}$/.test(account))) return [];
  const accounts = principal.items.flatMap((each) => accountOf(each) ?? []);
  return [...new Set(accounts)].filter((account) => !own.includes(account));
}
