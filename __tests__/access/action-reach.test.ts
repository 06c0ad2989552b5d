import { describe, expect, it } from '@jest/globals';
import { reachesItsResource } from '../../src/access/action-reach.js';
import { grantsOf } from '../../src/access/grants.js';
import { policiesIn, policyOf, services } from '../checks/fixtures.js';
import { tableOf } from './access-tables.js';

interface Row {
  readonly action: string;
  readonly by: string;
  readonly on: string;
  readonly reaches: boolean;
}

const rows = tableOf('action-reach.json') as Row[];

describe('an action on a resource pattern', () => {
  it.each(rows)('$action, allowed by $by on $on, works on something: $reaches', async (row) => {
    const { action, by, on, reaches } = row;
    const [policy] = await policiesIn(
      'role.template.yaml',
      `Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          Effect: Allow
          Action: '${by}'
          Resource: !Sub '${on}'
`,
    );
    const [grant] = policy ? grantsOf(policy, action) : [];
    expect(grant && reachesItsResource(services, grant)).toBe(reaches);
  });

  it('works where NotResource or the kind of the policy leaves the resource open', async () => {
    const others = await policyOf([
      { Effect: 'Allow', Action: 'ecr:PutImage', NotResource: 'arn:aws:ecr:*:*:repository/app' },
    ]);
    const own = await policyOf([{ Effect: 'Allow', Principal: '*', Action: 'ecr:PutImage' }]);
    for (const policy of [others, own])
      expect(grantsOf(policy, 'ecr:PutImage').map((grant) => reachesItsResource(services, grant))).toEqual([
        true,
      ]);
  });
});
