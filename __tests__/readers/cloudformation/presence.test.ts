import { describe, expect, it } from '@jest/globals';
import { itemsOf, valueOf } from '../../../src/policy/node.js';
import { forms, shown, tableOf, type Json } from './forms.js';

interface PresenceRow {
  readonly name: string;
  readonly source: string;
  /** `"@deny"` stands for a policy with one Deny. */
  readonly resources: Json;
  /** The condition that the Deny has; null where it has none. */
  readonly denyHangsOn: string | null;
}

const deny = { Effect: 'Deny', Action: 's3:DeleteObject', Principal: '*', Resource: '*' };
const policy = JSON.stringify({ Version: '2012-10-17', Statement: deny });

describe.each(forms)('whether a Deny is surely there, in %s', (_, read) => {
  it.each(tableOf('presence.json') as PresenceRow[])('$name', async ({ resources, denyHangsOn }) => {
    const text = JSON.stringify({ Resources: resources }).replaceAll('"@deny"', policy);
    const { policies } = await read(JSON.parse(text) as Json);
    const statement = valueOf(policies[0]?.root, 'Statement');
    const [only] = statement ? itemsOf(statement) : [];
    const condition = valueOf(only, 'Condition');
    expect(condition ? shown(condition) : null).toBe(denyHangsOn);
    expect(valueOf(only, 'Effect')).toMatchObject({ value: 'Deny' });
  });
});
