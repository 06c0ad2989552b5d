import { publicActions, publicGrants } from '../../access/public-access.js';
import { code, message } from '../../domain/message.js';
import type { Check, Problem } from '../check.js';
import { subjectOf } from '../element-place.js';
import { publicGrantWords } from '../public-policy.js';

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
        message: message`${publicGrantWords(grant)}. ${[further.length > 0 ? handedOn : opened]}`,
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
