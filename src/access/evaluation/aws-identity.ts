import { parseArn } from '../../policy/arn.js';
import { boundedMemo } from '../../policy/bounded-memo.js';

/** What the ARN of a principal says. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html */
export interface AwsIdentity {
  readonly kind: 'root' | 'user' | 'role' | 'role-session' | 'federated-user' | 'other';
  readonly partition: string;
  readonly account: string;
  /** The user's, the role's or the federated user's own name, without path and session. */
  readonly name: string;
  /** The value of aws:PrincipalArn in the requests of this principal. */
  readonly principalArn: string;
}

const kinds: readonly (readonly [string, RegExp, AwsIdentity['kind']])[] = [
  ['iam', /^root$/, 'root'],
  ['iam', /^user\/(?:.*\/)?([^/]+)$/, 'user'],
  ['iam', /^role\/(?:.*\/)?([^/]+)$/, 'role'],
  ['sts', /^assumed-role\/([^/]+)\/[^/]+$/, 'role-session'],
  ['sts', /^federated-user\/(.+)$/, 'federated-user'],
];

/** Reads the ARN of a principal; what is none of IAM's or STS's forms is of kind `other`. */
export const identityOf = boundedMemo(readIdentity);

function readIdentity(arn: string): AwsIdentity {
  const { partition = '', service = '', account = '', resource = '' } = parseArn(arn) ?? {};
  for (const [of, form, kind] of kinds) {
    const match = service === of ? form.exec(resource) : null;
    if (!match) continue;
    const name = match[1] ?? '';
    const principalArn = kind === 'role-session' ? `arn:${partition}:iam::${account}:role/${name}` : arn;
    return { kind, partition, account, name, principalArn };
  }
  return { kind: 'other', partition, account, name: '', principalArn: arn };
}
