import type { PublicGrant } from '../../access/public-access.js';
import { publicActions, publicGrants } from '../../access/public-access.js';
import type { Message } from '../../domain/message.js';
import { code, codeList, message } from '../../domain/message.js';
import type { Check, Problem } from '../check.js';
import { subjectOf } from '../element-place.js';

/**
 * `*` in a key policy is every identity of every account, unless a condition names the account or the organization. That a
 * service must be in between (kms:ViaService) keeps no account out: every one can call S3.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html
 */
export const kmsKeyPolicyOpen: Check = {
  id: 'kms-key-policy-open',
  title: 'KMS key is open to every account',
  severity: 'security-warning',
  kinds: ['kms-key'],
  services: ['kms'],

  *find({ policy }) {
    for (const grant of publicGrants(policy)) {
      const { statement, at, text } = grant;
      const further = publicActions(grant, handingOn);
      const data = publicActions(grant, opening);
      if (further.length === 0 && data.length === 0) continue;
      const problem: Problem = {
        at,
        value: text,
        statement,
        message: message`${whoOf(grant)} ${whatOf(grant)}${boundsOf(grant)}. ${[further.length > 0 ? handedOn : opened]}`,
        help: message`Name the account or the roles, or add ${code('StringEquals')} on ${code('kms:CallerAccount')} or ${code('aws:PrincipalOrgID')}.`,
        severity: further.length > 0 ? 'error' : 'security-warning',
        subject: subjectOf(policy, statement, statement.resource?.items ?? []),
      };
      yield problem;
    }
  },
};

/**
 * What hands the right to use the key on. Other accounts can do no more to a key: its policy and its end are its own account's.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html
 */
const handingOn = ['kms:CreateGrant'];

/** What opens data, or makes some that looks like the owner's. */
const opening = ['kms:Decrypt', 'kms:ReEncryptFrom', 'kms:GenerateDataKey', 'kms:Encrypt', 'kms:Sign'];

const handedOn =
  'Anyone with an AWS account can use the key, and make grants that hold on when this policy is put right.';
const opened =
  'What the key encrypts is as open as the place where it lies, and strangers can use it as theirs.';

function whoOf({ statement: { principal }, text }: PublicGrant): Message {
  if (!principal || !principal.negated) return message`Principal ${code(text)} gives every AWS account`;
  const names = principal.items.map((item) => item.text);
  return message`${code(text)} gives every AWS account but ${codeList(names, 2)}`;
}

function whatOf({ actions, statement }: PublicGrant): Message {
  const items = actions ?? statement.action?.items ?? [];
  const list = codeList(
    items.map(({ text }) => text),
    3,
  );
  return actions ? list : message`all but ${list}`;
}

function boundsOf({ statement }: PublicGrant): Message {
  const keys = [...new Set(statement.conditions.map(({ key }) => key))];
  return keys.length === 0 ? [] : message`, and the condition on ${codeList(keys, 2)} keeps no stranger out`;
}
