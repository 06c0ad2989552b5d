import { describe, expect, it } from '@jest/globals';
import { trustedIssuers } from '../../src/access/ci-issuers.js';
import { reachOf, takesAnyBranch } from '../../src/access/ci-subjects.js';
import { policyWith, tableOf } from './access-tables.js';

interface Row {
  readonly provider: string;
  readonly subject: string;
  readonly reach: 'owners' | 'projects' | 'names' | 'one project';
  readonly anyBranch: boolean;
}

const rows = tableOf('ci-subjects.json') as Row[];

function read({ provider, subject }: Row) {
  const { statements } = policyWith(
    [
      {
        Effect: 'Allow',
        Principal: { Federated: `arn:aws:iam::111122223333:oidc-provider/${provider}` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringLike: { [`${provider}:sub`]: subject } },
      },
    ],
    'trust',
  );
  const issuer = statements.flatMap(trustedIssuers)[0];
  const item = statements[0]?.conditions[0]?.values[0];
  if (!issuer || !item) throw new Error(`${provider} is no issuer that is known`);
  return { issuer, item };
}

describe('a subject pattern', () => {
  it.each(rows)('$subject of $provider lets in: $reach', (row) => {
    const { issuer, item } = read(row);
    expect(reachOf(item, issuer) ?? 'one project').toBe(row.reach);
  });

  it.each(rows)('$subject of $provider takes in pull requests or any branch: $anyBranch', (row) => {
    const { issuer, item } = read(row);
    expect(takesAnyBranch(item, issuer)).toBe(row.anyBranch);
  });
});
