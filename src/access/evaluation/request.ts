import { identityOf } from './aws-identity.js';

/** Who makes a request. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
export type RequestPrincipal =
  /**
   * The ARN of a root user (`arn:aws:iam::A:root`), a user (`user/PATH/N`), a role, which stands for a session of it that
   * is not named (`role/PATH/N`), a role session (`arn:aws:sts::A:assumed-role/N/SESSION`) or a federated user
   * (`arn:aws:sts::A:federated-user/N`).
   */
  | { readonly type: 'AWS'; readonly arn: string }
  | { readonly type: 'Service'; readonly name: string }
  /** The ARN of an OpenID Connect or SAML provider, or the host of one that IAM knows by itself. */
  | { readonly type: 'Federated'; readonly name: string }
  | { readonly type: 'CanonicalUser'; readonly id: string }
  | { readonly type: 'Anonymous' };

/**
 * One request, as IAM decides on it. A `${name}` in the ARN of the principal, the resource or a value of the context is
 * something that cannot be known: it is sure to equal the same unknown of a policy only, and may equal anything else.
 */
export interface AccessRequest {
  /** Undefined is "whoever holds the policy", for identity policies alone. */
  readonly principal: RequestPrincipal | undefined;
  /** One exact action, such as `ecr:PutImage`; case does not count. */
  readonly action: string;
  /** One ARN, or `*` for an action that takes no resource. */
  readonly resource: string;
  /** By key in lower case. A key that is not there, or has no value, is absent; a multivalued key may have several. */
  readonly context: ReadonlyMap<string, readonly string[]>;
}

/**
 * The values of a context key, given in lower case; undefined where the request lacks it. Two keys follow from the
 * principal where the context does not give them: aws:PrincipalAccount, and aws:PrincipalArn, which for a session is the
 * ARN of its role. A session's ARN does not tell the path of its role, so that is taken to have none: give
 * aws:PrincipalArn where it has one. Services and anonymous callers have neither key.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
 */
export function contextValues(request: AccessRequest, key: string): readonly string[] | undefined {
  const given = request.context.get(key);
  if (given) return given.length > 0 ? given : undefined;
  if (request.principal?.type !== 'AWS') return undefined;
  if (key === 'aws:principalarn') return [identityOf(request.principal.arn).principalArn];
  if (key === 'aws:principalaccount') return [identityOf(request.principal.arn).account];
  return undefined;
}

/** Whether a text of a request holds something that cannot be known. */
export function isSymbolic(text: string): boolean {
  return text.includes('${');
}
