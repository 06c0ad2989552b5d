import { describe, expect, it } from '@jest/globals';
import type { Outcome } from '../../../src/access/evaluation/evaluate.js';
import { evaluate, explain } from '../../../src/access/evaluation/evaluate.js';
import type { AccessRequest, RequestPrincipal } from '../../../src/access/evaluation/request.js';
import type { Verdict } from '../../../src/access/evaluation/verdict.js';
import type { PolicyDocument } from '../../../src/policy/document.js';
import type { PolicyKind } from '../../../src/policy/kind.js';
import type { RequestRow } from './tables.js';
import { policyOf, requestOf, tableOf } from './tables.js';

const outcomes: Readonly<Record<Verdict, Outcome>> = {
  yes: 'allowed',
  no: 'implicitly-denied',
  unknown: 'unknown',
};

const denials: Readonly<Record<Verdict, Outcome>> = {
  yes: 'explicitly-denied',
  no: 'allowed',
  unknown: 'unknown',
};

const statementOf = (Effect: string, Action: string) => ({
  Version: '2012-10-17',
  Statement: { Effect, Action, Resource: '*' },
});

const everything = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };

/** What an Allow of one statement gives, and what a Deny of the very same takes from everything. */
function bothWays(statement: object, request: AccessRequest, kind: PolicyKind): [Outcome, Outcome] {
  const policyWith = (Statement: object[]) => policyOf({ Version: '2012-10-17', Statement }, kind);
  const allowing = policyWith([{ Effect: 'Allow', ...statement }]);
  const rest = policyOf({ Version: '2012-10-17', Statement: everything }, 'resource');
  return [
    evaluate(request, [allowing]).outcome,
    evaluate(request, [rest, policyWith([{ Effect: 'Deny', ...statement }])]).outcome,
  ];
}

interface ConditionGroup {
  readonly operator: string;
  readonly source: string;
  readonly rows: {
    readonly policy: unknown;
    readonly request: string | string[] | null;
    readonly holds: Verdict;
  }[];
}

const conditions = (tableOf('conditions.json') as ConditionGroup[]).flatMap(({ operator, rows }) =>
  rows.map((row) => ({ operator, ...row, name: `${operator} ${JSON.stringify(row)}` })),
);

describe('a condition', () => {
  it.each(conditions)('$name', ({ operator, policy, request, holds }) => {
    const statement = {
      Action: '*',
      Resource: '*',
      Condition: { [operator]: { 'aws:PrincipalTag/Team': policy } },
    };
    const values = typeof request === 'string' ? [request] : request;
    const asked = requestOf(values ? { context: { 'aws:principaltag/team': values } } : {});
    expect(bothWays(statement, asked, 'identity')).toEqual([outcomes[holds], denials[holds]]);
  });

  it('counts only together with the others, of every operator and key', () => {
    const Condition = {
      StringEquals: { 'aws:PrincipalTag/a': '1', 'aws:PrincipalTag/b': '2' },
      Bool: { 'aws:SecureTransport': 'true' },
    };
    const policy = policyOf({ Statement: [{ Effect: 'Allow', Action: '*', Resource: '*', Condition }] });
    const context = {
      'aws:principaltag/a': ['1'],
      'aws:principaltag/b': ['2'],
      'aws:securetransport': ['true'],
    };
    expect(evaluate(requestOf({ context }), [policy]).outcome).toBe('allowed');
    for (const key of Object.keys(context)) {
      const changed = { ...context, [key]: ['other'] };
      expect(evaluate(requestOf({ context: changed }), [policy]).outcome).toBe('implicitly-denied');
    }
  });
});

interface VariableRow {
  readonly name: string;
  readonly version: string | null;
  readonly statement: object;
  readonly context: Record<string, string[]>;
  readonly resource: string;
  readonly outcome: Outcome;
}

describe('a policy variable', () => {
  it.each(tableOf('variables.json') as VariableRow[])('$name', (row) => {
    const Version = row.version === null ? {} : { Version: row.version };
    const policy = policyOf({ ...Version, Statement: { Effect: 'Allow', Action: '*', ...row.statement } });
    expect(evaluate(requestOf(row), [policy]).outcome).toBe(row.outcome);
  });
});

interface ElementRow {
  readonly element: object;
  readonly matches: Verdict;
}

const named = <Row extends object>(rows: unknown) =>
  (rows as (Row & ElementRow)[]).map((row) => ({ ...row, name: JSON.stringify(row) }));

describe('a resource element', () => {
  it.each(named<{ resource: string; kind?: PolicyKind }>(tableOf('resources.json')))('$name', (row) => {
    const { element, matches, resource, kind = 'identity' } = row;
    const principal = kind === 'identity' || kind === 'service-control' ? {} : { Principal: '*' };
    const found = bothWays({ ...principal, Action: '*', ...element }, requestOf({ resource }), kind);
    expect(found).toEqual([outcomes[matches], denials[matches]]);
  });
});

describe('an action element', () => {
  it.each(named<{ action: string }>(tableOf('actions.json')))('$name', ({ element, matches, action }) => {
    const found = bothWays({ Resource: '*', ...element }, requestOf({ action }), 'identity');
    expect(found).toEqual([outcomes[matches], denials[matches]]);
  });
});

describe('a principal element', () => {
  const rows = named<{ principal?: RequestPrincipal; context?: Record<string, string[]> }>(
    tableOf('principals.json'),
  );
  it.each(rows)('$name', ({ element, matches, principal, context }) => {
    const request = requestOf({ ...(principal && { principal }), ...(context && { context }) });
    const found = bothWays({ Action: '*', Resource: '*', ...element }, request, 's3-bucket');
    expect(found).toEqual([outcomes[matches], denials[matches]]);
  });
});

interface PoliciesRow extends RequestRow {
  readonly name: string;
  readonly kind?: PolicyKind;
  readonly policies: unknown[];
  readonly outcome: Outcome;
  /** The deciding statements, as `policy.statement`, from 0. */
  readonly deciding: string[];
}

describe('policies that are read as one', () => {
  it.each(tableOf('policies.json') as PoliciesRow[])('$name', (row) => {
    const policies = row.policies.map((each, index) => policyOf(each, row.kind, String(index)));
    const { outcome, statements } = evaluate(requestOf(row), policies);
    const deciding = statements.map(({ policy, statement }) => `${policy.id}.${statement.index}`);
    expect({ outcome, deciding }).toEqual({ outcome: row.outcome, deciding: row.deciding });
  });
});

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html */
describe('policies beside a permissions boundary', () => {
  const allows = (Action: string) => policyOf(statementOf('Allow', Action), 'identity', `allows ${Action}`);
  const denies = (Action: string) => policyOf(statementOf('Deny', Action), 'identity', `denies ${Action}`);
  const boundary = (policy: PolicyDocument): PolicyDocument => ({ ...policy, bounds: true });

  it.each<[string, PolicyDocument[], Outcome, string[]]>([
    ['both allow', [allows('s3:*'), boundary(allows('s3:Get*'))], 'allowed', ['s3:*', 's3:Get*']],
    ['the boundary does not allow', [allows('s3:*'), boundary(allows('ecr:*'))], 'implicitly-denied', []],
    ['only the boundary allows', [allows('ecr:*'), boundary(allows('s3:*'))], 'implicitly-denied', []],
    ['there is only the boundary', [boundary(allows('s3:*'))], 'implicitly-denied', []],
    [
      'the boundary denies',
      [allows('s3:*'), boundary(allows('*')), boundary(denies('s3:*'))],
      'explicitly-denied',
      ['s3:*'],
    ],
    ['they deny', [allows('*'), denies('s3:Get*'), boundary(allows('*'))], 'explicitly-denied', ['s3:Get*']],
  ])('%s', (_, policies, outcome, deciding) => {
    const found = evaluate(requestOf({}), policies);
    const actions = found.statements.flatMap(({ statement }) => statement.action?.items ?? []);
    expect([found.outcome, actions.map(({ text }) => text)]).toEqual([outcome, deciding]);
  });
});

describe('what rules a request out', () => {
  const told = (statement: object, request: RequestRow = {}, kind: PolicyKind = 'identity') =>
    explain(requestOf(request), [policyOf({ Version: '2012-10-17', Statement: statement }, kind)]).map(
      ({ match, because }) => [
        match,
        ...because.map(({ element, condition, missing }) =>
          [element, condition?.operator.text, missing ? 'missing' : ''].filter(Boolean).join(' '),
        ),
      ],
    );

  it('is the first element that does not match, and the condition', () => {
    expect(told({ Effect: 'Allow', Action: 's3:*', Resource: '*' })).toEqual([['yes']]);
    expect(told({ Effect: 'Allow', Action: 'ecr:*', Resource: 'arn:aws:s3:::b' })).toEqual([
      ['no', 'Action'],
    ]);
    expect(told({ Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::b' })).toEqual([
      ['no', 'Resource'],
    ]);
    const Condition = { Bool: { 'aws:SecureTransport': 'true' }, Null: { 'aws:TokenIssueTime': 'true' } };
    expect(told({ Effect: 'Allow', Action: 's3:*', Resource: '*', Condition })).toEqual([
      ['no', 'Condition Bool'],
    ]);
  });

  it('is the first of several', () => {
    const no = { Bool: { 'aws:SecureTransport': 'true' }, StringEquals: { 'aws:PrincipalTag/a': 'x' } };
    const [Action, Resource] = ['ecr:*', 'arn:aws:s3:::b'];
    const Principal = { AWS: '111122223333' };
    const anna = { principal: { type: 'AWS', arn: 'arn:aws:iam::444455556666:user/anna' } } as const;
    expect(told({ Action, Resource, Condition: no })).toEqual([['no', 'Effect missing']]);
    expect(told({ Effect: 'Allow', Action, Resource, Condition: no })).toEqual([['no', 'Action']]);
    const readsB = { Effect: 'Allow', Action: 's3:*', Resource };
    expect(told({ ...readsB, Condition: no })).toEqual([['no', 'Resource']]);
    expect(told({ ...readsB, Principal, Condition: no }, anna, 's3-bucket')).toEqual([['no', 'Resource']]);
    const reads = { ...readsB, Resource: '*' };
    expect(told({ ...reads, Principal, Condition: no }, anna, 's3-bucket')).toEqual([['no', 'Principal']]);
    expect(told({ ...reads, Condition: no })).toEqual([['no', 'Condition Bool']]);
  });

  it('takes the one who asks to have no permissions boundary', () => {
    const anna = { principal: { type: 'AWS', arn: 'arn:aws:iam::111122223333:user/anna' } } as const;
    const NotPrincipal = { AWS: [anna.principal.arn, '111122223333'] };
    const denies = { Effect: 'Deny', Action: '*', Resource: '*', NotPrincipal };
    expect(told(denies, anna, 's3-bucket')).toEqual([['no', 'Principal']]);
  });

  it('is all that leave it open', () => {
    const Condition = { StringEquals: { 'aws:PrincipalTag/a': { Ref: 'Tag' } } };
    const open = { Effect: 'Allow', Action: 's3:*', Resource: { Ref: 'Bucket' }, Condition };
    const context = { 'aws:principaltag/a': ['x'] };
    expect(told(open, { resource: 'arn:aws:s3:::b', context })).toEqual([
      ['unknown', 'Resource', 'Condition StringEquals'],
    ]);
    expect(told(open, { resource: 'arn:aws:s3:::b' })).toEqual([['no', 'Condition StringEquals']]);
  });

  it('is an element that is missing', () => {
    expect(told({ Action: 's3:*', Resource: '*' })).toEqual([['no', 'Effect missing']]);
    expect(told({ Effect: 'Allow', Resource: '*' })).toEqual([['no', 'Action missing']]);
    expect(told({ Effect: 'Allow', Action: 's3:*' })).toEqual([['no', 'Resource missing']]);
    const forNobody = { Effect: 'Allow', Action: 's3:*', Resource: '*' };
    expect(told(forNobody, {}, 's3-bucket')).toEqual([['no', 'Principal missing']]);
  });

  it('is a Condition of which a part cannot be known', () => {
    const Condition = { 'Fn::If': ['IsProduction', {}, { Ref: 'AWS::NoValue' }] };
    expect(told({ Effect: 'Allow', Action: 's3:*', Resource: '*', Condition })).toEqual([
      ['unknown', 'Condition'],
    ]);
  });
});
