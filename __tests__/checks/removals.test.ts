import { describe, expect, it } from '@jest/globals';
import { removeElement, removeItem } from '../../src/checks/removals.js';
import { policiesIn } from './fixtures.js';
import { withEdits } from './review-view.js';

/** The only policy of a file, its text, and its first statement. */
async function read(path: string, text: string) {
  const [policy] = await policiesIn(path, text);
  const statement = policy?.statements[0];
  if (!policy || !statement) throw new Error('no statement');
  return { policy, statement };
}

async function withoutResource(path: string, text: string): Promise<string> {
  const { policy, statement } = await read(path, text);
  if (!statement.resource) throw new Error('no resource');
  return withEdits(text, removeElement(policy, statement, statement.resource.keySpan));
}

async function withoutAction(path: string, text: string, action: string): Promise<string> {
  const { policy, statement } = await read(path, text);
  const item = statement.action?.items.find(({ text: name }) => name === action);
  if (!statement.action || !item) throw new Error(`no ${action}`);
  return withEdits(text, removeItem(policy, statement.action, item));
}

const json = (statement: string) => `{"Version":"2012-10-17","Statement":[{${statement}}]}`;
const template = (statement: string) => `Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
${statement}`;

describe('an element taken out of a statement', () => {
  it('goes with the comma before it, or where it is the first, with the one behind it', async () => {
    expect(await withoutResource('a.json', json('"Effect":"Allow","Resource":"*","Action":"ecr:Get*"'))).toBe(
      json('"Effect":"Allow","Action":"ecr:Get*"'),
    );
    expect(
      await withoutResource('a.json', json('"Resource": "*", "Effect": "Allow", "Action": "ecr:Get*"')),
    ).toBe(json('"Effect": "Allow", "Action": "ecr:Get*"'));
    expect(
      await withoutResource('a.json', json('"Effect":"Allow","Action":"ecr:Get*","Resource":["*"]')),
    ).toBe(json('"Effect":"Allow","Action":"ecr:Get*"'));
  });

  it('goes with its line in YAML', async () => {
    const action = '            Action: ecr:Get*\n';
    expect(await withoutResource('a.template.yaml', template(`            Resource: '*'\n${action}`))).toBe(
      template(action),
    );
  });

  it('stays where a comment stands beside it', async () => {
    const text = template(
      `            # Everything.\n            Resource: '*' # all\n            Action: ecr:Get*\n`,
    );
    expect(await withoutResource('a.template.yaml', text)).toBe(text);
  });
});

describe('a text taken out of a list', () => {
  it('goes with the comma before it, or where it is the first, with the one behind it', async () => {
    const of = (list: string) => json(`"Effect":"Allow","Action":[${list}],"Resource":"*"`);
    expect(await withoutAction('a.json', of('"ecr:A", "ecr:B", "ecr:C"'), 'ecr:B')).toBe(
      of('"ecr:A", "ecr:C"'),
    );
    expect(await withoutAction('a.json', of('"ecr:A", "ecr:B"'), 'ecr:A')).toBe(of('"ecr:B"'));
  });

  it('goes with its dash in YAML', async () => {
    const of = (...actions: string[]) =>
      template(
        `            Resource: '*'\n            Action:\n${actions.map((each) => `              - ${each}\n`).join('')}`,
      );
    const text = of('ecr:A', 'ecr:B', 'ecr:C');
    expect(await withoutAction('a.template.yaml', text, 'ecr:B')).toBe(of('ecr:A', 'ecr:C'));
    expect(await withoutAction('a.template.yaml', text, 'ecr:A')).toBe(of('ecr:B', 'ecr:C'));
  });

  it('stays where it is the only one', async () => {
    const text = json('"Effect":"Allow","Action":["ecr:A"],"Resource":"*"');
    expect(await withoutAction('a.json', text, 'ecr:A')).toBe(text);
  });
});
