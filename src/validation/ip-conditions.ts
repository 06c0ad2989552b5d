import { code, codeList, message } from '../domain/message.js';
import type { Condition } from '../policy/condition.js';
import type { TextItem } from '../policy/document.js';
import { contains, formatRange, networkOf, parseRange } from '../policy/ip-range.js';
import type { IpRange } from '../policy/ip-range.js';
import { error, statementRule, suggestion } from './rule.js';
import { replaceText } from './text-edits.js';

/** Networks that never show as aws:SourceIp. https://www.rfc-editor.org/rfc/rfc1918 and https://www.rfc-editor.org/rfc/rfc4193 */
const privateNetworks = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7']
  .map(parseRange)
  .filter((range): range is IpRange => range !== undefined);

interface ReadValue {
  readonly item: TextItem;
  readonly range: IpRange;
}

function readValues({ operator, values }: Condition): ReadValue[] {
  if (operator.name !== 'IpAddress' && operator.name !== 'NotIpAddress') return [];
  return values.flatMap((item) => {
    const range = item.uncertain ? undefined : parseRange(item.text);
    return range ? [{ item, range }] : [];
  });
}

/** Bits after the mask do not count: AWS reads the network around them. */
export const ipRangeForm = statementRule({
  class: 'text',
  of: 'Condition',
  issues: { IMPROVE_IP_RANGE: suggestion('Improve IP range') },
  *find({ conditions }, { policy }) {
    for (const condition of conditions) {
      for (const { item, range } of readValues(condition)) {
        const network = networkOf(range);
        if (network.address === range.address) continue;
        const meant = formatRange(network);
        yield {
          code: 'IMPROVE_IP_RANGE',
          at: item.node,
          message: message`${code(item.text)} is read as the whole network ${code(meant)}: bits after the mask do not count.`,
          help: message`Write ${code(meant)}, or ${code(item.text.replace(/\/.*/, ''))} for the one address.`,
          value: item.text,
          fix: replaceText(policy.file, item.node, item.text, meant),
        };
      }
    }
  },
});

/** aws:SourceIp is the public address of a request; a private one in it never matches. */
export const privateAddresses = statementRule({
  class: 'text',
  of: 'Condition',
  issues: {
    PRIVATE_IP_ADDRESS: error('Private IP address'),
    PRIVATE_NOT_IP_ADDRESS: error('Private NotIpAddress'),
    PRIVATE_IP_ADDRESS_SUBSET: suggestion('Private IP address subset'),
    PRIVATE_NOT_IP_ADDRESS_SUBSET: suggestion('Private NotIpAddress subset'),
  },
  *find({ conditions }) {
    for (const condition of conditions) {
      if (condition.key.toLowerCase() !== 'aws:sourceip') continue;
      const read = readValues(condition);
      const hidden = read.filter(({ range }) => privateNetworks.some((network) => contains(network, range)));
      if (hidden.length === 0) continue;
      const all = hidden.length === condition.values.length;
      const negated = condition.operator.name === 'NotIpAddress';
      const texts = codeList(hidden.map(({ item }) => item.text));
      yield {
        code: `PRIVATE${negated ? '_NOT' : ''}_IP_ADDRESS${all ? '' : '_SUBSET'}`,
        at: condition.node,
        message: all
          ? message`${code('aws:SourceIp')} is a public address, and ${texts} is private, so the condition ${negated ? 'always' : 'never'} holds.`
          : message`${code('aws:SourceIp')} is a public address, so the private ${texts} never matches.`,
        help: message`For addresses inside of a VPC use ${code('aws:VpcSourceIp')} together with ${code('aws:SourceVpc')}.`,
        value: hidden[0]?.item.text ?? condition.key,
      };
    }
  },
});
