import { describe, expect, it } from '@jest/globals';
import { itemsOf, valueOf } from '../../../src/policy/node.js';
import { forms, shown, tableOf, type Json } from './forms.js';

interface StatementRow {
  readonly name: string;
  readonly source: string;
  readonly statement: Json;
  readonly is: readonly Json[];
}

function templateOf(statement: Json): Json {
  const properties = { PolicyDocument: { Version: '2012-10-17', Statement: statement } };
  return { Resources: { Policy: { Type: 'AWS::IAM::ManagedPolicy', Properties: properties } } };
}

describe.each(forms)('the statements of a policy in %s', (_, read) => {
  it.each(tableOf('statements.json') as StatementRow[])('$name', async ({ statement, is }) => {
    const { policies } = await read(templateOf(statement));
    const found = valueOf(policies[0]?.root, 'Statement');
    expect(found && itemsOf(found).map(shown)).toEqual(is);
  });
});
