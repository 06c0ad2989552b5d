import { code, message } from '../domain/message.js';
import { isNegated } from '../policy/condition.js';
import type { Statement } from '../policy/document.js';
import { hasPrincipals } from '../policy/kind.js';
import { knownValues } from './condition-values.js';
import { error, securityWarning, statementRule, suggestion } from './rule.js';

/**
 * Keys whose values are services, with the form that they take. aws:CalledVia has one word before the domain, as AWS's
 * answers show; roles are also made for and passed to parts of services (`pods.eks.amazonaws.com`).
 */
const serviceKeys: ReadonlyMap<string, readonly [form: RegExp, shown: string]> = new Map([
  ['aws:calledvia', [/^[a-z0-9-]+\.amazonaws\.com$/, 'service.amazonaws.com']],
  ['aws:calledviafirst', [/^[a-z0-9-]+\.amazonaws\.com$/, 'service.amazonaws.com']],
  ['aws:calledvialast', [/^[a-z0-9-]+\.amazonaws\.com$/, 'service.amazonaws.com']],
  [
    'iam:passedtoservice',
    [/^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.amazonaws\.com(?:\.cn)?$/, 'service.amazonaws.com'],
  ],
  ['iam:awsservicename', [/^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.amazonaws\.com(?:\.cn)?$/, 'service.amazonaws.com']],
  ['kms:viaservice', [/^[a-z0-9-]+\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/, 'service.region.amazonaws.com']],
]);

/** Service names that no service has, by their form. Patterns with wildcards and variables are let be. */
export const servicePrincipalForm = statementRule({
  class: 'text',
  issues: { INVALID_SERVICE_PRINCIPAL_FORMAT: error('Invalid service principal format') },
  *find(statement) {
    for (const [{ key }, name, item] of knownValues(statement)) {
      const form = name.startsWith('String') ? serviceKeys.get(key.toLowerCase()) : undefined;
      if (!form || /[*?$]/.test(item.text) || form[0].test(item.text)) continue;
      yield {
        code: 'INVALID_SERVICE_PRINCIPAL_FORMAT',
        at: item.node,
        message: message`${code(item.text)} is no service as ${code(key)} names them, so the condition does not match it.`,
        help: message`Write ${code(form[1])}.`,
        value: item.text,
      };
    }
  },
});

const sourceKeys: ReadonlySet<string> = new Set([
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
]);

/**
 * Services that act on a resource for any account that asks them to, and whose own pages show a source condition in the
 * resource's policy. AWS's table of services without these keys is not public, so the list has only what is certain.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
const servicesWithSource: ReadonlySet<string> = new Set([
  'cloudfront.amazonaws.com',
  'cloudtrail.amazonaws.com',
  'config.amazonaws.com',
  'delivery.logs.amazonaws.com',
  'events.amazonaws.com',
  'logging.s3.amazonaws.com',
  's3.amazonaws.com',
  'ses.amazonaws.com',
  'sns.amazonaws.com',
]);

/**
 * A service let in without saying for whom it may act: the confused deputy. Trust policies are not looked at. Where
 * aws:Referer stands in for the source, as older pages of AWS had it, that is told instead.
 */
export const serviceWithoutSource = statementRule({
  class: 'curated',
  of: 'Principal',
  issues: {
    RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL: securityWarning('Restrict access to service principal'),
    RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL: suggestion(
      'Recommended condition key for service principal',
    ),
  },
  *find(statement, { policy: { kind } }) {
    const { effect, principal } = statement;
    if (
      kind === 'trust' ||
      !hasPrincipals(kind) ||
      effect !== 'Allow' ||
      principal?.negated !== false ||
      compares(statement, (key) => sourceKeys.has(key))
    )
      return;
    const byReferer = compares(statement, (key) => key === 'aws:referer');
    for (const item of principal.items) {
      if (item.type !== 'Service' || !servicesWithSource.has(item.text)) continue;
      yield {
        code: byReferer
          ? 'RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL'
          : 'RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL',
        at: item.node,
        message: byReferer
          ? message`${code('aws:Referer')} is not made to say for whom ${code(item.text)} may act.`
          : message`${code(item.text)} may come on behalf of any AWS account, since no condition names the source that it acts for.`,
        help: byReferer
          ? message`Compare ${code('aws:SourceAccount')} or ${code('aws:SourceArn')} instead.`
          : message`Add a condition on ${code('aws:SourceAccount')} or ${code('aws:SourceArn')}.`,
        value: item.text,
      };
    }
  },
});

function compares({ conditions }: Statement, isMeant: (key: string) => boolean): boolean {
  return conditions.some(
    ({ key, operator }) => isMeant(key.toLowerCase()) && operator.name !== 'Null' && !isNegated(operator),
  );
}
