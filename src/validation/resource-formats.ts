import { code, codeList, message } from '../domain/message.js';
import { parseArn } from '../policy/arn.js';
import type { Arn } from '../policy/arn.js';
import { hasWildcard, patternsOverlap, wildcardMatcher } from '../policy/pattern.js';
import type { ServiceData, ServiceFacts } from '../policy/service-data.js';
import { resourceItems } from './resources.js';
import { error, statementRule } from './rule.js';

/** A service's ARN format with every placeholder as a wildcard. */
interface Format {
  /** The last field, in lower case. */
  readonly resource: string;
  /** The resource field up to its first placeholder: a quick no for most formats. */
  readonly start: string;
  readonly written: string;
  /** Whether a text without wildcards is of the format. */
  readonly matches: (text: string) => boolean;
}

/**
 * Resources whose last field is like none of the formats that AWS lists for the service. Services are found by the ARN's
 * own service field; where AWS lists no service of that name, or no formats, nothing is said. Formats that other
 * services list for the same field (Amazon EBS lists `ec2` ARNs) are not asked for: they would all have to be unpacked.
 *
 * Milder than AWS's page, as its answers are: letters count without their case, and an ARN with a wildcard in its
 * Region or account is not judged.
 */
export const resourceFormat = statementRule({
  class: 'data',
  issues: { INVALID_ARN_RESOURCE: error('Invalid ARN resource') },
  *find(statement, { services }) {
    for (const item of resourceItems(statement)) {
      const arn = parseArn(item.text);
      const facts = arn && isExact(arn) ? services.service(arn.service) : undefined;
      if (!arn || !facts) continue;
      const formats = formatsOf(services, facts);
      if (formats.length === 0 || fitsOne(formats, arn)) continue;
      yield {
        code: 'INVALID_ARN_RESOURCE',
        at: item.node,
        message: message`${facts.name} has no resource like ${code(arn.resource)}, so ${code(item.text)} matches nothing.`,
        help: message`Its resources are ${codeList(
          formats.map(({ written }) => written),
          3,
        )}.`,
        value: item.text,
      };
    }
  },
});

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
        { resource, start: /^[^*?]*/.exec(resource)?.[0] ?? '', written, matches: wildcardMatcher(resource) },
      ];
    }),
  );
}

function fitsOne(formats: readonly Format[], given: Arn): boolean {
  const pattern = given.resource.toLowerCase().replace(/\$\{[^}]*\}/g, '*');
  const exact = !hasWildcard(pattern);
  const literal = exact ? pattern : (/^[^*?]*/.exec(pattern)?.[0] ?? '');
  return formats.some(({ resource, start, matches }) => {
    if (!literal.startsWith(start) && (exact || !start.startsWith(literal))) return false;
    if (resource === `${start}*` && literal.startsWith(start)) return true;
    return exact ? matches(pattern) : patternsOverlap(resource, pattern);
  });
}
