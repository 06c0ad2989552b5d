import { code, codeList, message } from '../domain/message.js';
import type { Message } from '../domain/message.js';
import { parseArn } from '../policy/arn.js';
import type { Arn } from '../policy/arn.js';
import type { TextItem } from '../policy/document.js';
import { hasWildcard, patternsOverlap, wildcardMatcher } from '../policy/pattern.js';
import type { ServiceData, ServiceFacts } from '../policy/service-data.js';
import { resourceItems } from './resources.js';
import type { StatementProblem } from './rule.js';
import { error, statementRule } from './rule.js';

/** A service's ARN format with every placeholder as a wildcard. */
interface Format {
  readonly hasRegion: boolean;
  readonly hasAccount: boolean;
  /** The last field, in lower case. */
  readonly resource: string;
  /** The resource field up to its first placeholder: a quick no for most formats. */
  readonly start: string;
  readonly written: string;
  /** Whether a text without wildcards is of the format. */
  readonly matches: (text: string) => boolean;
}

/** Services of whose resources each belongs to some account: AWS's own are found elsewhere, or name an account as well. */
const ownedByAccounts: ReadonlySet<string> = new Set([
  'codeartifact',
  'codebuild',
  'codepipeline',
  'dynamodb',
  'ecr',
  'iam',
  'kms',
  'lambda',
  'secretsmanager',
  'sns',
  'sqs',
]);

/**
 * Resources that are like none of the formats that AWS lists for the service, or like some of them but for the Region or
 * the account. Services are found by the ARN's own service field; where AWS lists no service of that name, or no formats,
 * nothing is said. Formats that other services list for the same field (Amazon EBS lists `ec2` ARNs) are not asked for:
 * they would all have to be unpacked.
 *
 * Milder than AWS's page, as its answers are: letters count without their case, and an ARN with a wildcard in its
 * Region or account is not judged. They also accept what AWS itself owns without an account (`arn:aws:ssm:*::document/...`),
 * which its formats do not show, so that a missing account is told only of services that have nothing of the sort.
 */
export const resourceFormat = statementRule({
  class: 'data',
  issues: {
    INVALID_ARN_RESOURCE: error('Invalid ARN resource'),
    ARN_REGION_NOT_ALLOWED: error('ARN Region not allowed'),
    ARN_ACCOUNT_NOT_ALLOWED: error('ARN account not allowed'),
    MISSING_ARN_REGION: error('Missing ARN Region'),
    MISSING_ARN_ACCOUNT: { ...error('Missing ARN account'), class: 'curated' },
  },
  *find(statement, { services }) {
    for (const item of resourceItems(statement)) {
      const arn = parseArn(item.text);
      const facts = arn && isExact(arn) ? services.service(arn.service) : undefined;
      if (!arn || !facts) continue;
      const formats = formatsOf(services, facts);
      const pattern = patternOf(arn);
      if (formats.length === 0 || formats.some((each) => isWhole(each, arn) && fits(each, pattern))) continue;
      const alike = formats.filter((each) => fits(each, pattern));
      if (alike.length === 0) yield unlikeAll(item, arn, facts, formats);
      else
        for (const [issue, what, mend] of wrongFields(arn, alike))
          yield fieldProblem(issue, item, what, mend, alike);
    }
  },
});

function unlikeAll(
  { node, text }: TextItem,
  { resource }: Arn,
  { name }: ServiceFacts,
  formats: readonly Format[],
): StatementProblem<'INVALID_ARN_RESOURCE'> {
  return {
    code: 'INVALID_ARN_RESOURCE',
    at: node,
    message: message`${name} has no resource like ${code(resource)}, so ${code(text)} matches nothing.`,
    help: message`Its resources are ${writtenForms(formats)}.`,
    value: text,
  };
}

type FieldIssue = `${'ARN_REGION' | 'ARN_ACCOUNT'}_NOT_ALLOWED` | `MISSING_ARN_${'REGION' | 'ACCOUNT'}`;

/** The fields in which the ARN differs from every format that its resource is like. */
function* wrongFields(
  { service, region, account }: Arn,
  alike: readonly Format[],
): Generator<readonly [FieldIssue, what: string, mend: string]> {
  if (region !== '' && alike.every(({ hasRegion }) => !hasRegion))
    yield ['ARN_REGION_NOT_ALLOWED', 'has a Region, which such resources have not', 'Leave the Region empty'];
  if (region === '' && alike.every(({ hasRegion }) => hasRegion))
    yield ['MISSING_ARN_REGION', 'lacks the Region that such resources have', 'Name the Region'];
  if (account !== '' && alike.every(({ hasAccount }) => !hasAccount))
    yield [
      'ARN_ACCOUNT_NOT_ALLOWED',
      'has an account, which such resources have not',
      'Leave the account empty',
    ];
  if (account === '' && ownedByAccounts.has(service) && alike.every(({ hasAccount }) => hasAccount))
    yield ['MISSING_ARN_ACCOUNT', 'lacks the account that such resources have', 'Name the account'];
}

function fieldProblem(
  issue: FieldIssue,
  { node, text }: TextItem,
  what: string,
  mend: string,
  alike: readonly Format[],
): StatementProblem<FieldIssue> {
  return {
    code: issue,
    at: node,
    message: message`${code(text)} ${what}, so it matches nothing.`,
    help: message`${mend}, as in ${writtenForms(alike)}.`,
    value: text,
  };
}

function writtenForms(formats: readonly Format[]): Message {
  return codeList(
    formats.map(({ written }) => written),
    3,
  );
}

function isExact({ service, region, account }: Arn): boolean {
  return /^[a-z0-9-]+$/.test(service) && !/[*?$]/.test(region + account);
}

/** Formats once taken apart, for as long as their service data lives. */
const known = new WeakMap<ServiceData, Map<string, readonly Format[]>>();

function formatsOf(services: ServiceData, facts: ServiceFacts): readonly Format[] {
  const byService = known.get(services) ?? new Map<string, readonly Format[]>();
  known.set(services, byService);
  const formats = byService.get(facts.prefix) ?? readFormats(facts);
  byService.set(facts.prefix, formats);
  return formats;
}

function readFormats({ prefix, resourceTypes }: ServiceFacts): readonly Format[] {
  return Array.from(resourceTypes.values()).flatMap(({ arns }) =>
    arns.flatMap((written) => {
      const arn = parseArn(written.replace(/\$\{[^}]*\}/g, '*'));
      if (!arn || (arn.service !== prefix && arn.service !== '*')) return [];
      const resource = arn.resource.toLowerCase();
      return [
        {
          hasRegion: arn.region !== '',
          hasAccount: arn.account !== '',
          resource,
          start: literalStart(resource),
          written,
          matches: wildcardMatcher(resource),
        },
      ];
    }),
  );
}

/** What an ARN's last field can be: the field in lower case, its variables as wildcards. */
interface Pattern {
  readonly text: string;
  readonly exact: boolean;
  /** What stands before its first wildcard. */
  readonly literal: string;
}

function patternOf(given: Arn): Pattern {
  const text = given.resource.toLowerCase().replace(/\$\{[^}]*\}/g, '*');
  const exact = !hasWildcard(text);
  return { text, exact, literal: literalStart(text) };
}

/** What stands before the first wildcard. */
function literalStart(text: string): string {
  return /^[^*?]*/.exec(text)?.[0] ?? '';
}

/** Whether the ARN has a Region and an account where the format has them. */
function isWhole({ hasRegion, hasAccount }: Format, { region, account }: Arn): boolean {
  return hasRegion === (region !== '') && hasAccount === (account !== '');
}

function fits({ resource, start, matches }: Format, { text, exact, literal }: Pattern): boolean {
  if (!literal.startsWith(start) && (exact || !start.startsWith(literal))) return false;
  if (resource === `${start}*` && literal.startsWith(start)) return true;
  return exact ? matches(text) : patternsOverlap(resource, text);
}
