import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { plainText } from '../../../src/domain/message.js';
import type { FileReading } from '../../../src/readers/reader.js';
import { readFile } from '../../../src/readers/read-file.js';
import { readPlan, type PlanReading } from '../../../src/readers/terraform-plan.js';

/** A policy's pointer, kind, and what it hangs on, parted by spaces; `boundary of` before it where it is one. */
type ExpectedPolicy = readonly [pointer: string, kind: string, attachedTo: string | null];

/** A plan as `terraform show -json` writes it, and what is to be read of it. */
interface PlanCase {
  readonly name: string;
  readonly plan: object;
  readonly before?: readonly ExpectedPolicy[];
  readonly after: readonly ExpectedPolicy[];
  readonly problems: readonly (readonly [rule: string, pointer: string | null])[];
  /** Principal, what is said of it, and where. */
  readonly facts?: readonly (readonly [string, string, string])[];
}

const cases = JSON.parse(readFileSync(new URL('plans.json', import.meta.url), 'utf8')) as readonly PlanCase[];

/** In the tables a policy is written as `$allow ACTION`, `$public ACTION` or `$trust`; in a plan it is its JSON. */
function written(_key: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const [, word, action = ''] = /^\$(allow|public|trust)(?: (.*))?$/.exec(value) ?? [];
  if (word === undefined) return value;
  const statements = {
    allow: { Effect: 'Allow', Action: action, Resource: '*' },
    public: { Effect: 'Allow', Principal: '*', Action: action },
    trust: { Effect: 'Allow', Principal: { Service: 'codebuild.amazonaws.com' }, Action: 'sts:AssumeRole' },
  };
  const statement = Object.entries(statements).find(([name]) => name === word)?.[1];
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}

function planBytes(plan: object): Uint8Array {
  const whole = { format_version: '1.2', terraform_version: '1.15.0', ...plan };
  return Buffer.from(JSON.stringify(whole, written, 1));
}

function read(plan: object): PlanReading {
  const reading = readPlan('plan.json', planBytes(plan));
  if ('skipped' in reading) throw new Error(reading.skipped);
  return reading;
}

function policiesOf({ policies }: FileReading): ExpectedPolicy[] {
  return policies.map(({ pointer, kind, attachedTo, boundaryOf }) => {
    const hangs = boundaryOf ? `boundary of ${boundaryOf.join(' ')}` : attachedTo.join(' ');
    return [pointer, kind, hangs === '' ? null : hangs];
  });
}

function factsOf({ facts = [] }: FileReading): string[][] {
  return facts.map(({ principal, says, pointer }) => [
    principal,
    `${says.type} ${says.type === 'used-by' ? says.user : (says.arn ?? '')}`,
    pointer,
  ]);
}

describe('a Terraform plan', () => {
  it.each(cases)('$name', ({ plan, before, after, problems, facts }) => {
    const { base, head } = read(plan);
    expect(policiesOf(head)).toEqual(after);
    if (before) expect(policiesOf(base)).toEqual(before);
    expect(head.problems.map(({ rule, pointer }) => [rule, pointer ?? null])).toEqual(problems);
    if (facts) expect(factsOf(head)).toEqual(facts);
  });

  it('has places that are the plan file’s own, also of what is unknown', () => {
    const { head } = read({
      resource_changes: [
        { address: 'aws_iam_policy.a', change: { after: { policy: '$allow ecr:PutImage' } } },
        { address: 'aws_iam_policy.b', change: { after: {}, after_unknown: { policy: true } } },
      ],
    });
    const text = ({ start, end }: { start: number; end: number }): string => head.file.text.slice(start, end);
    expect(head.policies.map(({ root }) => text(root))).toEqual([
      String.raw`{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"ecr:PutImage\",\"Resource\":\"*\"}]}`,
    ]);
    expect(head.problems.map(({ span }) => text(span))).toEqual(['"policy": true']);
  });

  it('says in words what is not in it', () => {
    const { head } = read({
      errored: true,
      resource_changes: [
        {
          address: 'aws_iam_policy.b',
          type: 'aws_iam_policy',
          change: { after: {}, after_unknown: { policy: true } },
        },
      ],
    });
    expect(head.problems.map(({ message }) => plainText(message))).toEqual([
      '`aws_iam_policy.b.policy` depends on something that Terraform knows only after the apply, so what it will allow cannot be reviewed.',
      'Terraform met an error while it made this plan. Policies that it leaves out were not reviewed.',
    ]);
  });

  it('tells where a module lies, if it is of the repository', () => {
    const call = (source: string, module: object = {}): object => ({ source, module });
    const { head } = read({
      resource_changes: [],
      configuration: {
        root_module: {
          module_calls: {
            ci: call('./modules/ci', { module_calls: { inner: call('../inner') } }),
            vpc: call('terraform-aws-modules/vpc/aws'),
          },
        },
      },
    });
    const folderOf = head.plan?.folderOf;
    expect(
      ['', 'module.ci', 'module.ci["a.b"].module.inner[0]', 'module.vpc', 'module.no'].map((each) =>
        folderOf?.(each),
      ),
    ).toEqual(['.', 'modules/ci', 'modules/inner', undefined, undefined]);
  });
});

describe('a file that is no plan', () => {
  const state = '{"format_version":"1.0","terraform_version":"1.15.0","values":{"root_module":{}}}';
  it.each([
    ['another JSON file', '{"a": 1}', 'is no output of `terraform show -json` for a plan'],
    ['a list', '[]', 'is no output of `terraform show -json` for a plan'],
    ['a state', state, 'is no output of `terraform show -json` for a plan'],
    ['changes that are no list', '{"format_version":"1.2","resource_changes":{}}', 'is no output of'],
    ['a truncated plan', '{"format_version": "1.2", "resource_changes": [', 'The plan is no JSON.'],
    [
      'what Terraform prints while it plans',
      '{"@level":"info"}\n{"@level":"info"}\n',
      'The plan is no JSON.',
    ],
    [
      'a format of another major version',
      '{"format_version":"2.0","resource_changes":[]}',
      'of format `2.0`',
    ],
    ['a format without a number', '{"format_version":1,"resource_changes":[]}', 'of format'],
  ])('is refused: %s', (_name, text, words) => {
    const reading = readPlan('plan.json', Buffer.from(text));
    if ('skipped' in reading) throw new Error(reading.skipped);
    expect(reading.head.policies).toEqual([]);
    expect(reading.head.problems).toMatchObject([{ rule: 'unreadable-policy', severity: 'error' }]);
    expect(plainText(reading.head.problems[0]?.message ?? [])).toContain(words);
  });

  it.each([
    ['too-deep', '['.repeat(100_000)],
    ['binary', '{"format_version":"1.2"\0}'],
  ])('is passed over as %s', (skipped, text) => {
    expect(readPlan('plan.json', Buffer.from(text))).toEqual({ skipped });
  });

  it('is passed over as too-large only above 64 MiB', () => {
    const spaces = Buffer.alloc(64 * 1024 * 1024, ' ');
    expect(readPlan('plan.json', Buffer.concat([spaces, Buffer.from('{}')]))).toEqual({
      skipped: 'too-large',
    });
    const plan = Buffer.from('{"format_version":"1.2","resource_changes":[]');
    const reading = readPlan(
      'plan.json',
      Buffer.concat([plan, spaces.subarray(plan.length + 1), Buffer.from('}')]),
    );
    expect(reading).toMatchObject({ head: { problems: [] } });
  });
});

describe('a plan among other JSON files', () => {
  const plan = {
    resource_changes: [
      {
        address: 'aws_iam_policy.a',
        type: 'aws_iam_policy',
        change: { before: { policy: '$allow s3:GetObject' }, after: { policy: '$allow s3:*' } },
      },
    ],
    planned_values: { root_module: { resources: [{ values: { policy: '$allow s3:*' } }] } },
  };

  it('gives what it makes of its resources, once', async () => {
    const reading = await readFile('plan.json', planBytes(plan));
    expect(reading).toMatchObject({ policies: [{ pointer: 'aws_iam_policy.a.policy' }], problems: [] });
  });

  it('may be larger than they', async () => {
    const reading = await readFile(
      'plan.json',
      planBytes({ ...plan, variables: { a: 'x'.repeat(2_000_000) } }),
    );
    expect(reading).toMatchObject({ policies: [{ pointer: 'aws_iam_policy.a.policy' }] });
  });

  it('is not what says a format in another sense', async () => {
    const text =
      '{"format_version": "1.0", "p": {"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}}';
    expect(await readFile('a.json', Buffer.from(text))).toMatchObject({ policies: [{ pointer: '/p' }] });
  });
});
