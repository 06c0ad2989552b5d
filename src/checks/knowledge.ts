import type { RoleKind } from './role-kind.js';

/** What the config says of the world outside of the policies. */
export interface Knowledge {
  /** 12-digit accounts that may come. */
  readonly trustedAccounts: readonly string[];
  /** The organization's id, such as `o-a1b2c3d4e5`. */
  readonly organization: string | undefined;
  /** ARN patterns of artifact buckets; undefined when the config names none: then every bucket of a bucket policy is one. */
  readonly artifactBuckets: readonly string[] | undefined;
  /** The artifacts of the contract; none without a config. */
  readonly artifacts: readonly KnownArtifacts[];
  /** ARN patterns of roles, by what the roles are for. */
  readonly roles: Readonly<Partial<Record<RoleKind, readonly string[]>>>;
}

/** One entry of the config's `artifacts`. */
export interface KnownArtifacts {
  readonly name: string;
  /** ARN patterns. */
  readonly resources: readonly string[];
  /** Whether what is published there must never be overwritten. */
  readonly released: boolean;
  /** The ARN pattern of the KMS key that encrypts it. */
  readonly encryptedWith: string | undefined;
}
