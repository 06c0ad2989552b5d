import type { Check } from './check.js';
import { caPolicyPublic } from './catalogue/ca-policy-public.js';
import { caPublishAnyPackage } from './catalogue/ca-publish-any-package.js';
import { caReadOnPackage } from './catalogue/ca-read-on-package.js';
import { ecrAuthTokenScoped } from './catalogue/ecr-auth-token-scoped.js';
import { ecrPullSetIncomplete } from './catalogue/ecr-pull-set-incomplete.js';
import { ecrPushAndDelete } from './catalogue/ecr-push-and-delete.js';
import { ecrPushAnyRepo } from './catalogue/ecr-push-any-repo.js';
import { ecrPushSetIncomplete } from './catalogue/ecr-push-set-incomplete.js';
import { ecrRepoPolicyPublic } from './catalogue/ecr-repo-policy-public.js';
import { oidcSubMissing } from './catalogue/oidc-sub-missing.js';
import { s3ArnLevelMismatch } from './catalogue/s3-arn-level-mismatch.js';
import { s3BucketPublic } from './catalogue/s3-bucket-public.js';

/** All artifact-access checks, by id. `npm run new-check` adds to it. */
export const catalogue: readonly Check[] = [
  caPolicyPublic,
  caPublishAnyPackage,
  caReadOnPackage,
  ecrAuthTokenScoped,
  ecrPullSetIncomplete,
  ecrPushAndDelete,
  ecrPushAnyRepo,
  ecrPushSetIncomplete,
  ecrRepoPolicyPublic,
  oidcSubMissing,
  s3ArnLevelMismatch,
  s3BucketPublic,
];
