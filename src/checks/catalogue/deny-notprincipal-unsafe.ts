import { code, codeList, message } from '../../domain/message.js';
import { parseArn } from '../../policy/arn.js';
import type { Statement } from '../../policy/document.js';
import type { Principal } from '../../policy/principal.js';
import { isAccount, isEveryone } from '../../policy/principal.js';
import type { Check } from '../check.js';
import { subjectOf } from '../element-place.js';

/**
 * A Deny for all but a role also denies the role's account, and with it the role, unless the account is named too.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
export const denyNotprincipalUnsafe: Check = {
  id: 'deny-notprincipal-unsafe',
  title: 'Deny locks out whom it should spare',
  severity: 'warning',
  kinds: [
    'ecr-repository',
    'ecr-registry',
    'ecr-public-repository',
    'codeartifact-domain',
    'codeartifact-repository',
    's3-bucket',
    's3-access-point',
    'kms-key',
    'vpc-endpoint',
    'resource',
  ],
  services: [],

  *find({ policy }) {
    for (const statement of policy.statements) {
      const { effect, principal } = statement;
      if (effect !== 'Deny' || !principal || !principal.negated) continue;
      const spared = withoutAccount(statement);
      if (spared.length === 0) continue;
      const texts = spared.map(({ text }) => text);
      yield {
        at: principal.keySpan,
        value: 'NotPrincipal',
        statement,
        message: message`${code('NotPrincipal')} spares ${codeList(texts, 2)}, but not the account: AWS may look at the account first, deny it, and lock out the very one that was to be spared. Whoever has a permissions boundary is denied in any case.`,
        help: message`Deny ${code('"Principal": "*"')} with the condition ${code('ArnNotEquals')} on ${code('aws:PrincipalArn')}: ${code(texts[0] ?? '')}.`,
        subject: subjectOf(policy, statement, statement.resource?.items ?? []),
      };
    }
  },
};

/** Those named whose account is not named with them. None where something may be the account. */
function withoutAccount({ principal }: Statement): Principal[] {
  const items = principal?.items.filter(({ type }) => type === 'AWS') ?? [];
  const isOpen = items.some(
    (item) => isEveryone(item) || (item.uncertain && !isSomeArn(item) && !isNamed(item)),
  );
  if (isOpen) return [];
  const accounts = new Set(items.filter(isAccountOrRoot).map(accountText));
  return items.filter((item) => {
    if (isSomeArn(item)) return accounts.size === 0;
    return isNamed(item) && !accounts.has(accountText(item));
  });
}

/** A user, a role or a session of one, also where a part of its ARN cannot be known. */
function isNamed({ text }: Principal): boolean {
  return /^(?:user|role|assumed-role|federated-user)\//.test(parseArn(text)?.resource ?? '');
}

/** The ARN of something in the template, `${BuildRole.Arn}`: an account is nothing that a template makes. */
function isSomeArn({ text }: Principal): boolean {
  return /^\$\{[\w.]+\.arn\}$/i.test(text);
}

function isAccountOrRoot(item: Principal): boolean {
  return isAccount(item) || parseArn(item.text)?.resource === 'root';
}

/** The account as it is written: it may be a variable. */
function accountText({ text }: Principal): string {
  return parseArn(text)?.account ?? text;
}
