import { describe, expect, it } from '@jest/globals';
import { evaluate } from '../../src/access/evaluation/evaluate.js';
import { tableOf } from './access-tables.js';
import { policyOf, requestOf } from './evaluation/tables.js';

interface Row {
  readonly name: string;
  /** One of the two; the request gives the key of the condition. */
  readonly condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly resource?: unknown;
  /** The value of the key, or the resource, that is asked with: `${name}` is what nobody knows. */
  readonly given: string;
  readonly match: 'yes' | 'no' | 'unknown';
}

const rows = tableOf('unknown-parts.json') as Row[];
const outcomes = { yes: 'allowed', no: 'implicitly-denied', unknown: 'unknown' } as const;

describe('where a part of a request is not known', () => {
  it.each(rows.map((row) => [row.name, row] as const))(
    '%s',
    (_name, { condition, resource, given, match }) => {
      const statement = {
        Effect: 'Allow',
        Action: 's3:GetObject',
        Resource: resource ?? '*',
        ...(condition ? { Condition: condition } : {}),
      };
      const policy = policyOf({ Version: '2012-10-17', Statement: [statement] });
      const [key] = Object.values(condition ?? {}).flatMap((each) => Object.keys(each));
      const request =
        key === undefined
          ? requestOf({ resource: given })
          : requestOf({ resource: 'arn:aws:s3:::b/x', context: { [key.toLowerCase()]: [given] } });
      expect(evaluate(request, [policy]).outcome).toBe(outcomes[match]);
    },
  );
});
