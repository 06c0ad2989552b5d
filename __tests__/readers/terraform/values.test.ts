import { describe, expect, it } from '@jest/globals';
import { itemsOf, textOf, valueOf, type Node } from '../../../src/policy/node.js';
import { onlyPolicy } from '../trees.js';
import { policyOn, readTable, statementsOf } from './samples.js';

interface ValueCase {
  readonly name: string;
  readonly module?: string;
  readonly resource: string;
  readonly is: string;
}

interface ListCase extends Omit<ValueCase, 'is'> {
  readonly is: readonly string[];
}

const { values, lists } = readTable('values.json') as { values: ValueCase[]; lists: ListCase[] };

async function resourceOf(module: string, resource: string): Promise<Node> {
  const text = `${module}\nresource "aws_iam_policy" "p" {\n  policy = jsonencode(${policyOn(resource)})\n}\n`;
  const [first] = statementsOf((await onlyPolicy('main.tf', text)).root);
  const found = valueOf(first, 'Resource');
  if (!found) throw new Error('no Resource');
  return found;
}

describe('the value of an expression in a policy', () => {
  it.each(values)('$name', async ({ module = '', resource, is }) => {
    expect(textOf(await resourceOf(module, resource))).toBe(is);
  });

  it.each(lists)('$name, as a list', async ({ module = '', resource, is }) => {
    expect(itemsOf(await resourceOf(module, resource)).map(textOf)).toEqual(is);
  });

  it.each(values)('$name, in a heredoc', async ({ module = '', resource, is }) => {
    const json = `{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": "\${${resource}}" } }`;
    const text = `${module}\nresource "aws_iam_policy" "p" {\n  policy = <<EOT\n${json}\nEOT\n}\n`;
    const { root } = await onlyPolicy('main.tf', text);
    const found = valueOf(valueOf(root, 'Statement'), 'Resource');
    expect(found && textOf(found)).toBe(is);
  });
});
