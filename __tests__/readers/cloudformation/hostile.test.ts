import { describe, expect, it } from '@jest/globals';
import { readFile } from '../../../src/readers/read-file.js';
import { cpuTime } from '../../cpu-time.js';
import type { Json } from './forms.js';

const policy = (resource: Json, statements: readonly Json[] = []): Json => ({
  Type: 'AWS::IAM::ManagedPolicy',
  Properties: {
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: resource }, ...statements],
    },
  },
});

const many = <T>(count: number, item: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => item(index));

const bucket = (name: Json): Json => ({ Type: 'AWS::S3::Bucket', Properties: { BucketName: name } });

/** Each name is made of the next one twice. */
const doubling = Object.fromEntries(
  many(60, (index) => [
    `B${String(index)}`,
    bucket({ 'Fn::Sub': `\${B${String(index + 1)}}\${B${String(index + 1)}}` }),
  ]),
);

/** A choice in each branch of a choice, on conditions that all differ. */
function nestedChoice(depth: number): Json {
  let node: Json = { Effect: 'Deny', Action: 's3:*', Resource: '*' };
  for (let index = 0; index < depth; index++)
    node = {
      'Fn::If': [
        `C${String(index)}`,
        node,
        { Effect: 'Deny', Action: `s3:A${String(index)}`, Resource: '*' },
      ],
    };
  return node;
}

const choices = (count: number): Json[] =>
  many(count, (index) => ({ 'Fn::If': [`C${String(index)}`, `a${String(index)}`, `b${String(index)}`] }));

const templates: readonly (readonly [string, Json])[] = [
  ['names that double 60 times', { Resources: { ...doubling, P: policy({ 'Fn::GetAtt': ['B0', 'Arn'] }) } }],
  [
    'a long parameter in 20,000 places',
    {
      Parameters: { Long: { Type: 'String', Default: 'x'.repeat(4096) } },
      Resources: { P: policy(many(20_000, () => ({ Ref: 'Long' }))) },
    },
  ],
  [
    'a long list in 20,000 places',
    {
      Parameters: { Long: { Type: 'CommaDelimitedList', Default: 'x,'.repeat(2047) } },
      Resources: { P: policy(many(20_000, () => ({ Ref: 'Long' }))) },
    },
  ],
  [
    'a long value of Sub in 60,000 places',
    { Resources: { P: policy({ 'Fn::Sub': ['${X}'.repeat(60_000), { X: 'y'.repeat(500_000) }] }) } },
  ],
  [
    'a long separator of 60,000 texts',
    { Resources: { P: policy({ 'Fn::Join': ['-'.repeat(400_000), many(60_000, () => 'a')] }) } },
  ],
  [
    'a long mapping in 20,000 places',
    {
      Mappings: { M: { a: { b: many(5_000, (index) => `x${String(index)}`) } } },
      Resources: { P: policy(many(12_000, () => ({ 'Fn::FindInMap': ['M', 'a', 'b'] }))) },
    },
  ],
  ['texts of 10,000 choices', { Resources: { P: policy({ 'Fn::Join': ['', choices(10_000)] }) } }],
  [
    'a Deny of 10,000 conditions',
    { Resources: { P: policy('*', [{ Effect: 'Deny', Action: choices(10_000), Resource: '*' }]) } },
  ],
  ['choices 40 deep', { Resources: { P: policy('*', [nestedChoice(40)]) } }],
  [
    '5,000 choices of statements',
    {
      Resources: {
        P: policy(
          '*',
          many(5_000, () => nestedChoice(1)),
        ),
      },
    },
  ],
  [
    '5,000 roles with a policy and a condition each',
    {
      Resources: Object.fromEntries(
        many(2_500, (index) => {
          const id = String(index);
          const own = { ...(policy('*') as object), Condition: 'C' } as Json;
          return [
            [
              `R${id}`,
              {
                Type: 'AWS::IAM::Role',
                Condition: 'C',
                Properties: { ManagedPolicyArns: [{ Ref: `P${id}` }] },
              },
            ],
            [`P${id}`, own],
          ] as [string, Json][];
        }).flat(),
      ),
    },
  ],
  [
    '20,000 statements that are not told, and a text of 130,000 pieces',
    {
      Resources: {
        P: policy({ 'Fn::Sub': ['${X}', { X: { 'Fn::Join': ['', many(130_000, () => 'a')] } }] }),
        Q: policy(
          '*',
          many(20_000, () => ({ Ref: 'a' })),
        ),
      },
    },
  ],
  [
    'a parameter that is a resource, too',
    { Parameters: { B: {} }, Resources: { B: bucket({ Ref: 'B' }), P: policy({ Ref: 'B' }) } },
  ],
];

describe('a hostile template', () => {
  it.each(templates)('ends soon: %s', async (_, template) => {
    const bytes = new TextEncoder().encode(JSON.stringify(template));
    expect(bytes.length).toBeLessThan(1024 * 1024);
    const time = await cpuTime(async () => {
      const reading = await readFile('t.json', bytes);
      expect('policies' in reading && reading.policies.length).toBeGreaterThan(0);
    });
    expect(time).toBeLessThan(3_000);
  });
});
