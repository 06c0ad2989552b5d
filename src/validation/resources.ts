import { code, codeList, message } from '../domain/message.js';
import type { Message } from '../domain/message.js';
import { isEverything, parseArn } from '../policy/arn.js';
import type { Arn } from '../policy/arn.js';
import type { Statement, TextItem } from '../policy/document.js';
import { patternsOverlap } from '../policy/pattern.js';
import { isRegion, partitions } from './regions.js';
import type { StatementProblem } from './rule.js';
import { error, statementRule } from './rule.js';
import { replaceText } from './text-edits.js';

/** The items of Resource or NotResource that claim to be ARNs: not `*`, and known to the last character. */
export function* resourceItems({ resource }: Statement): Generator<TextItem> {
  for (const item of resource?.items ?? []) {
    if (!item.uncertain && item.node.type === 'string' && !isEverything(item.text)) yield item;
  }
}

function at<Code extends string>(
  issue: Code,
  item: TextItem,
  text: Message,
  help: Message,
): StatementProblem<Code> {
  return { code: issue, at: item.node, message: text, help, value: item.text };
}

/** The form of an ARN: `arn`, then five more fields parted by colons. */
export const arnForm = statementRule({
  class: 'text',
  issues: { INVALID_ARN_PREFIX: error('Invalid ARN prefix'), MISSING_ARN_FIELD: error('Missing ARN field') },
  *find(statement) {
    for (const item of resourceItems(statement)) {
      if (!item.text.startsWith('arn:') && !patternsOverlap(item.text, 'arn:*')) {
        yield at(
          'INVALID_ARN_PREFIX',
          item,
          message`${code(item.text)} is no ARN, so it matches no resource.`,
          message`A resource is ${code('*')} or begins with ${code('arn:')}.`,
        );
      } else if (item.text.startsWith('arn:') && !hasAllFields(item.text)) {
        yield at(
          'MISSING_ARN_FIELD',
          item,
          message`${code(item.text)} has too few fields for an ARN; AWS puts ${code('*')} in the place of each missing one, so it may match more than meant.`,
          message`Write ${code('arn:partition:service:region:account:resource')}; a field may be empty, its colon stays.`,
        );
      }
    }
  },
});

/** Five colons outside of variables. */
function hasAllFields(text: string): boolean {
  const outside = text.includes('${') ? text.replace(/\$\{[^}]*\}/g, '') : text;
  let colons = 0;
  for (let at = outside.indexOf(':'); at >= 0; at = outside.indexOf(':', at + 1)) colons++;
  return colons >= 5;
}

const plain = /^[^*?$]*$/;

/** The fields of an ARN that can be judged without knowing its service. Of one with too few fields that alone is told. */
export const arnFields = statementRule({
  class: 'region',
  issues: {
    INVALID_PARTITION: error('Invalid partition'),
    INVALID_ARN_REGION: error('Invalid ARN Region'),
    INVALID_ARN_ACCOUNT: { ...error('Invalid ARN account'), class: 'text' },
    INVALID_ARN_SERVICE_CASE: { ...error('Invalid ARN service case'), class: 'text' },
  },
  *find(statement, { policy, suggestions }) {
    for (const item of resourceItems(statement)) {
      const arn = hasAllFields(item.text) ? parseArn(item.text) : undefined;
      if (!arn) continue;
      if (plain.test(arn.partition) && !partitions.includes(arn.partition)) {
        const meant = suggestions.nearest(arn.partition, partitions);
        yield at(
          'INVALID_PARTITION',
          item,
          message`${code(arn.partition)} in ${code(item.text)} is no partition of AWS.`,
          meant === undefined
            ? message`Partitions are ${codeList(partitions, partitions.length)}.`
            : message`Did you mean ${code(meant)}?`,
        );
      }
      if (arn.region !== '' && plain.test(arn.region) && !isRegion(arn.region)) {
        yield at(
          'INVALID_ARN_REGION',
          item,
          message`${code(arn.region)} in ${code(item.text)} is no AWS Region, so it matches no resource.`,
          message`Region names are such as ${code('eu-west-1')}.`,
        );
      }
      if (isWrongAccount(arn)) {
        yield at(
          'INVALID_ARN_ACCOUNT',
          item,
          message`${code(arn.account)} in ${code(item.text)} is no account id, so it matches no resource.`,
          message`An account id has 12 digits and nothing else.`,
        );
      }
      if (/[A-Z]/.test(arn.service) && plain.test(arn.service)) {
        const lower = item.text.replace(`:${arn.service}:`, `:${arn.service.toLowerCase()}:`);
        yield {
          ...at(
            'INVALID_ARN_SERVICE_CASE',
            item,
            message`${code(arn.service)} in ${code(item.text)} is not in lower case, so it matches no resource.`,
            message`Write ${code(arn.service.toLowerCase())}.`,
          ),
          fix: replaceText(policy.file, item.node, item.text, lower),
        };
      }
    }
  },
});

/**
 * Whether the field was meant for an account and is none: digits, also with the dashes of the console, but not twelve.
 * Some services have words there (`aws` in a managed policy's ARN), which the service's own ARN formats tell.
 */
function isWrongAccount({ account }: Arn): boolean {
  return /^[\d-]+$/.test(account) && !/^\d{12}$/.test(account);
}
