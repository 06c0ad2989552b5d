import { parseArn } from '../policy/arn.js';
import { holdsWhenAbsent, isNegated } from '../policy/condition.js';
import type { Condition } from '../policy/condition.js';
import type { Statement, TextItem } from '../policy/document.js';
import { hasWildcard, patternCovers } from '../policy/pattern.js';
import type { Principal } from '../policy/principal.js';

/** A build service that signs OpenID Connect tokens for its jobs. */
export interface CiIssuer {
  /** How people call it. */
  readonly name: string;
  /** Whether strangers get tokens of the very same issuer. Else the issuer's address is one organization's own. */
  readonly shared: boolean;
  /** What a subject of one project looks like, for the help. */
  readonly subject: string;
}

interface IssuerFacts extends CiIssuer {
  /** Matches the provider's address without `https://`. */
  readonly host: RegExp;
  /** Subjects of everyone, as patterns: whatever covers one of them names nobody. */
  readonly everyone: readonly string[];
  /** Claims that name whose token it is, beside `sub`. */
  readonly claims: readonly string[];
}

const githubClaims = [
  'repository',
  'repository_id',
  'repository_owner',
  'repository_owner_id',
  'job_workflow_ref',
  'workflow_ref',
  'enterprise_id',
];
const githubSubject = 'repo:ORG/REPO:environment:ENVIRONMENT';
const organizationSubject = 'organization:ORG:...';
const everyRepository = ['repo:?*/?*:?*'];

/**
 * The build services that we know. Sources: the page of each on OpenID Connect with AWS, and for the shared ones
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html
 */
const issuers: readonly IssuerFacts[] = [
  github('GitHub Actions', /^token\.actions\.githubusercontent\.com$/, true),
  github("the enterprise's GitHub Actions", /^token\.actions\.githubusercontent\.com\/[\w.-]+$/, false),
  github('GitHub Enterprise Server', /^[^/]+\/_services\/token$/, false),
  issuer('GitLab CI', /^gitlab\.com$/, true, 'project_path:GROUP/PROJECT:ref_type:branch:ref:BRANCH', [
    'project_path',
    'project_id',
    'namespace_path',
    'namespace_id',
  ]),
  issuer('Bitbucket Pipelines', /^api\.bitbucket\.org\/2\.0\/workspaces\//, false, '{REPOSITORY-UUID}:*', [
    'repositoryUuid',
  ]),
  issuer('CircleCI', /^oidc\.circleci\.com\/org\//, false, 'org/ORG-ID/project/PROJECT-ID/user/*', [
    'oidc.circleci.com/project-id',
  ]),
  issuer(
    'HCP Terraform',
    /^app(\.eu)?\.terraform\.io$/,
    true,
    'organization:ORG:project:PROJECT:workspace:WORKSPACE:*',
    ['terraform_organization_id', 'terraform_workspace_id'],
  ),
  issuer('Buildkite', /^agent\.buildkite\.com$/, true, 'organization:ORG:pipeline:PIPELINE:*', [
    'organization_id',
    'pipeline_id',
  ]),
  issuer('Azure Pipelines', /^vstoken\.dev\.azure\.com\//, false, 'sc://ORG/PROJECT/SERVICE-CONNECTION', []),
  issuer('Codefresh', /^oidc\.codefresh\.io$/, true, 'account:ACCOUNT:pipeline:PIPELINE:*', [
    'account_id',
    'pipeline_id',
  ]),
  issuer('Spacelift', /^[\w-]+\.app\.spacelift\.io$/, false, 'space:SPACE:stack:STACK:*', [
    'spaceId',
    'callerId',
  ]),
  issuer('Semaphore', /^[\w-]+\.semaphoreci\.com$/, false, 'org:ORG:project:PROJECT:*', ['prj_id']),
  issuer('Pulumi', /^api\.pulumi\.com\/oidc$/, true, 'pulumi:deploy:org:ORG:project:PROJECT:*', ['aud']),
];

function github(name: string, host: RegExp, shared: boolean): IssuerFacts {
  return { name, host, shared, subject: githubSubject, everyone: everyRepository, claims: githubClaims };
}

function issuer(
  name: string,
  host: RegExp,
  shared: boolean,
  subject: string,
  claims: readonly string[],
): IssuerFacts {
  const everyone = subject.startsWith(organizationSubject.slice(0, 13)) ? ['organization:?*'] : [];
  return { name, host, shared, subject, everyone, claims };
}

/** A build service as a statement trusts it. */
export interface TrustedIssuer extends CiIssuer {
  /** The provider's address without `https://`, which begins its condition keys. */
  readonly address: string;
  readonly principal: Principal;
  readonly claims: readonly string[];
  readonly everyone: readonly string[];
}

/**
 * The build services that a trust statement lets in, by the ARN of the provider or, where that cannot be known, by the
 * condition keys that begin with its address.
 */
export function trustedIssuers(statement: Statement): TrustedIssuer[] {
  const principal = statement.principal;
  if (!principal || principal.negated) return [];
  return principal.items.flatMap((item) => {
    if (item.type !== 'Federated') return [];
    const addresses = addressOf(item) ?? (item.uncertain ? keyAddresses(statement) : []);
    return addresses.flatMap((address) => {
      const facts = issuers.find(({ host }) => host.test(address));
      if (!facts) return [];
      const { name, shared, subject, claims, everyone } = facts;
      return [{ name, shared, subject, claims, everyone, address, principal: item }];
    });
  });
}

/** Conditions of a statement on a claim that says whose token it is: the subject or one as good. */
export function identityConditions(statement: Statement, trusted: TrustedIssuer): Condition[] {
  const claims = ['sub', ...trusted.claims].map((claim) => claim.toLowerCase());
  return claimConditions(statement, trusted, claims);
}

/**
 * Conditions of a statement on some claims, given in lower case, of an issuer's tokens. A key that begins with something
 * unknown is taken for one of this issuer.
 */
export function claimConditions(
  { conditions }: Statement,
  trusted: TrustedIssuer,
  claims: readonly string[],
): Condition[] {
  return conditions.filter(({ key }) => {
    const text = key.toLowerCase();
    const colon = text.lastIndexOf(':');
    const address = text.slice(0, colon);
    return claims.includes(text.slice(colon + 1)) && (address === trusted.address || address.includes('${'));
  });
}

/** Whether a condition lets in only tokens of somebody in particular; in a Deny, only those are let past. */
export function namesSomebody(
  condition: Condition,
  trusted: TrustedIssuer,
  effect: 'Allow' | 'Deny',
): boolean {
  const { operator, values } = condition;
  if (operator.name === undefined || !operator.name.startsWith('String')) return false;
  const fits =
    effect === 'Allow'
      ? !isNegated(operator) && !holdsWhenAbsent(condition)
      : isNegated(operator) && holdsWhenAbsent(condition);
  if (!fits || values.length === 0) return false;
  return !operator.name.includes('Like') || values.every((value) => !isAnybody(value, trusted));
}

function isAnybody({ text, uncertain }: TextItem, { everyone }: TrustedIssuer): boolean {
  if (uncertain || !hasWildcard(text)) return false;
  return /^[*?]+$/.test(text) || everyone.some((subject) => patternCovers(text, subject));
}

/** Undefined where the address cannot be known; empty where it is no OpenID Connect provider's ARN. */
function addressOf({ text, uncertain }: Principal): string[] | undefined {
  const marker = 'oidc-provider/';
  const resource = parseArn(text)?.resource ?? text;
  const at = resource.indexOf(marker);
  if (at < 0) return uncertain ? undefined : [];
  const address = resource.slice(at + marker.length).toLowerCase();
  return address.includes('${') ? undefined : [address];
}

function keyAddresses(statement: Statement): string[] {
  const addresses = statement.conditions.flatMap(({ key }) => {
    const colon = key.lastIndexOf(':');
    return colon > 0 ? [key.slice(0, colon).toLowerCase()] : [];
  });
  return [...new Set(addresses)];
}
