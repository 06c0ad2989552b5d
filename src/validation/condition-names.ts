import { code, message } from '../domain/message.js';
import { knownValues } from './condition-values.js';
import { isRegion } from './regions.js';
import { error, securityWarning, statementRule } from './rule.js';

const networkIds: ReadonlyMap<
  string,
  readonly [code: 'INVALID_VPC_FORMAT' | 'INVALID_VPCE_FORMAT', form: RegExp, shown: string]
> = new Map([
  ['aws:sourcevpc', ['INVALID_VPC_FORMAT', /^vpc-(?:[0-9a-f]{8}|[0-9a-f]{17})$/, 'vpc-0a1b2c3d4e5f60718']],
  [
    'aws:sourcevpce',
    ['INVALID_VPCE_FORMAT', /^vpce-(?:[0-9a-f]{8}|[0-9a-f]{17})$/, 'vpce-0a1b2c3d4e5f60718'],
  ],
]);

/** Values that name a Region or a network, by the form of such names. Patterns and variables are let be. */
export const namedPlaces = statementRule({
  class: 'region',
  of: 'Condition',
  issues: {
    INVALID_REGION: error('Invalid Region'),
    INVALID_VPC_FORMAT: { ...error('Invalid VPC format'), class: 'text' },
    INVALID_VPCE_FORMAT: { ...error('Invalid VPCE format'), class: 'text' },
  },
  *find(statement) {
    for (const [condition, name, item] of knownValues(statement)) {
      const key = condition.key.toLowerCase();
      if (!name.startsWith('String') || /[*?$]/.test(item.text)) continue;
      if (key === 'aws:requestedregion' && !isRegion(item.text)) {
        yield {
          code: 'INVALID_REGION',
          at: item.node,
          message: message`${code(item.text)} is no AWS Region, so no request matches it.`,
          help: message`Region names are such as ${code('eu-west-1')}.`,
          value: item.text,
        };
      }
      const id = networkIds.get(key);
      if (!id || id[1].test(item.text)) continue;
      yield {
        code: id[0],
        at: item.node,
        message: message`${code(item.text)} is no id as ${code(condition.key)} has it, so no request matches it.`,
        help: message`Write it like ${code(id[2])}: 8 or 17 hexadecimal digits.`,
        value: item.text,
      };
    }
  },
});

/** aws:VpcSourceIp alone: private addresses are the same in every VPC, also in those of strangers. */
export const pairedKeys = statementRule({
  class: 'curated',
  of: 'Condition',
  issues: { MISSING_PAIRED_CONDITION_KEYS: securityWarning('Missing paired condition keys') },
  *find({ conditions }) {
    const alone = conditions.find(({ key }) => key.toLowerCase() === 'aws:vpcsourceip');
    if (!alone || conditions.some(({ key }) => /^aws:SourceVpc(?:e|Arn)?$/i.test(key))) return;
    yield {
      code: 'MISSING_PAIRED_CONDITION_KEYS',
      at: alone.keySpan,
      message: message`${code(alone.key)} is an address inside of a VPC, and every VPC can have it, also a stranger's.`,
      help: message`Add a condition on ${code('aws:SourceVpc')}.`,
      value: alone.key,
    };
  },
});
