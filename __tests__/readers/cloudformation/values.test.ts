import { describe, expect, it } from '@jest/globals';
import { itemsOf, valueOf } from '../../../src/policy/node.js';
import { forms, shown, tableOf, type Given, type Json } from './forms.js';

interface ValueRow {
  readonly name: string;
  readonly source: string;
  readonly given?: Given;
  /** The Resource of an Allow. */
  readonly value: Json;
  readonly is: Json;
}

function templateOf({ given, value }: ValueRow): Json {
  const statement = { Effect: 'Allow', Action: 's3:*', Resource: value };
  const policy = {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { PolicyDocument: { Version: '2012-10-17', Statement: [statement] } },
  };
  return { ...given, Resources: { ...given?.Resources, Policy: policy } };
}

describe.each(forms)('the value of a function in %s', (_, read) => {
  it.each(tableOf('values.json') as ValueRow[])('$name', async (row) => {
    const { policies, problems } = await read(templateOf(row));
    const policy = policies.find(({ pointer }) => pointer.startsWith('/Resources/Policy/'));
    const statements = valueOf(policy?.root, 'Statement');
    const [statement] = statements ? itemsOf(statements) : [];
    const resource = valueOf(statement, 'Resource');
    expect(resource && shown(resource)).toEqual(row.is);
    expect(problems).toEqual([]);
  });
});
