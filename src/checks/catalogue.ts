import type { Check } from './check.js';
import { approveOwnRelease } from './catalogue/approve-own-release.js';
import { bearerTokenMissing } from './catalogue/bearer-token-missing.js';
import { buildAndReleaseSameRole } from './catalogue/build-and-release-same-role.js';
import { buildRewritesBuild } from './catalogue/build-rewrites-build.js';
import { caDeleteAndRepublish } from './catalogue/ca-delete-and-republish.js';
import { caDomainRepoGap } from './catalogue/ca-domain-repo-gap.js';
import { caFormatCompanion } from './catalogue/ca-format-companion.js';
import { caOriginControl } from './catalogue/ca-origin-control.js';
import { caPackageArnShape } from './catalogue/ca-package-arn-shape.js';
import { caPolicyPublic } from './catalogue/ca-policy-public.js';
import { caPolicyPutIgnored } from './catalogue/ca-policy-put-ignored.js';
import { caPublishAnyPackage } from './catalogue/ca-publish-any-package.js';
import { caPublishOnRepository } from './catalogue/ca-publish-on-repository.js';
import { caReadOnPackage } from './catalogue/ca-read-on-package.js';
import { caReadSetIncomplete } from './catalogue/ca-read-set-incomplete.js';
import { caTokenNotDomain } from './catalogue/ca-token-not-domain.js';
import { caUpstreamControl } from './catalogue/ca-upstream-control.js';
import { ciSelfEscalation } from './catalogue/ci-self-escalation.js';
import { denyNeverBinds } from './catalogue/deny-never-binds.js';
import { denyNotprincipalUnsafe } from './catalogue/deny-notprincipal-unsafe.js';
import { ecrAuthTokenInRepoPolicy } from './catalogue/ecr-auth-token-in-repo-policy.js';
import { ecrAuthTokenMissing } from './catalogue/ecr-auth-token-missing.js';
import { ecrAuthTokenScoped } from './catalogue/ecr-auth-token-scoped.js';
import { ecrForeignPush } from './catalogue/ecr-foreign-push.js';
import { ecrGuardrailOff } from './catalogue/ecr-guardrail-off.js';
import { ecrMutabilityControl } from './catalogue/ecr-mutability-control.js';
import { ecrPolicyEscape } from './catalogue/ecr-policy-escape.js';
import { ecrPullSetIncomplete } from './catalogue/ecr-pull-set-incomplete.js';
import { ecrPushAndDelete } from './catalogue/ecr-push-and-delete.js';
import { ecrPushAnyRepo } from './catalogue/ecr-push-any-repo.js';
import { ecrPushSetIncomplete } from './catalogue/ecr-push-set-incomplete.js';
import { ecrRegistryPolicyBroad } from './catalogue/ecr-registry-policy-broad.js';
import { ecrReplicationControl } from './catalogue/ecr-replication-control.js';
import { ecrRepoPolicyPublic } from './catalogue/ecr-repo-policy-public.js';
import { ecrRepoPolicyResource } from './catalogue/ecr-repo-policy-resource.js';
import { ecrUpstreamImport } from './catalogue/ecr-upstream-import.js';
import { ecrWildcardReachesPut } from './catalogue/ecr-wildcard-reaches-put.js';
import { foreignAccountTrust } from './catalogue/foreign-account-trust.js';
import { kmsKeyPolicyOpen } from './catalogue/kms-key-policy-open.js';
import { kmsWideUse } from './catalogue/kms-wide-use.js';
import { notElementLeak } from './catalogue/not-element-leak.js';
import { oidcAudMissing } from './catalogue/oidc-aud-missing.js';
import { oidcSubBroad } from './catalogue/oidc-sub-broad.js';
import { oidcSubMissing } from './catalogue/oidc-sub-missing.js';
import { optionalConditionBypass } from './catalogue/optional-condition-bypass.js';
import { orgConditionWeak } from './catalogue/org-condition-weak.js';
import { passroleUnbounded } from './catalogue/passrole-unbounded.js';
import { s3ArnLevelMismatch } from './catalogue/s3-arn-level-mismatch.js';
import { s3BucketPublic } from './catalogue/s3-bucket-public.js';
import { s3ConsumerWrites } from './catalogue/s3-consumer-writes.js';
import { s3KmsCompanion } from './catalogue/s3-kms-companion.js';
import { s3TlsDenyGap } from './catalogue/s3-tls-deny-gap.js';
import { s3VersionReadGap } from './catalogue/s3-version-read-gap.js';
import { s3WriteAndErase } from './catalogue/s3-write-and-erase.js';
import { serviceConfusedDeputy } from './catalogue/service-confused-deputy.js';
import { statementNeverMatches } from './catalogue/statement-never-matches.js';
import { trustMixedActors } from './catalogue/trust-mixed-actors.js';

/** All artifact-access checks, by id. `npm run new-check` adds to it. */
export const catalogue: readonly Check[] = [
  approveOwnRelease,
  bearerTokenMissing,
  buildAndReleaseSameRole,
  buildRewritesBuild,
  caDeleteAndRepublish,
  caDomainRepoGap,
  caFormatCompanion,
  caOriginControl,
  caPackageArnShape,
  caPolicyPublic,
  caPolicyPutIgnored,
  caPublishAnyPackage,
  caPublishOnRepository,
  caReadOnPackage,
  caReadSetIncomplete,
  caTokenNotDomain,
  caUpstreamControl,
  ciSelfEscalation,
  denyNeverBinds,
  denyNotprincipalUnsafe,
  ecrAuthTokenInRepoPolicy,
  ecrAuthTokenMissing,
  ecrAuthTokenScoped,
  ecrForeignPush,
  ecrGuardrailOff,
  ecrMutabilityControl,
  ecrPolicyEscape,
  ecrPullSetIncomplete,
  ecrPushAndDelete,
  ecrPushAnyRepo,
  ecrPushSetIncomplete,
  ecrRegistryPolicyBroad,
  ecrReplicationControl,
  ecrRepoPolicyPublic,
  ecrRepoPolicyResource,
  ecrUpstreamImport,
  ecrWildcardReachesPut,
  foreignAccountTrust,
  kmsKeyPolicyOpen,
  kmsWideUse,
  notElementLeak,
  oidcAudMissing,
  oidcSubBroad,
  oidcSubMissing,
  optionalConditionBypass,
  orgConditionWeak,
  passroleUnbounded,
  s3ArnLevelMismatch,
  s3BucketPublic,
  s3ConsumerWrites,
  s3KmsCompanion,
  s3TlsDenyGap,
  s3VersionReadGap,
  s3WriteAndErase,
  serviceConfusedDeputy,
  statementNeverMatches,
  trustMixedActors,
];
