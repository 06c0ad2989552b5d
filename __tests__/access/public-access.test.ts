import { describe, expect, it } from '@jest/globals';
import { publicActions, publicGrants } from '../../src/access/public-access.js';
import { policyWith, tableOf } from './access-tables.js';

interface PublicRow {
  readonly name: string;
  readonly statements: object[];
  /** Which of the two actions strangers have. */
  readonly public: string[];
}

describe('strangers may', () => {
  it.each(tableOf('public-access.json') as PublicRow[])(
    '$public by $name',
    ({ statements, public: expected }) => {
      const grants = publicGrants(policyWith(statements, 's3-bucket'));
      expect(grants.flatMap((grant) => publicActions(grant, ['s3:GetObject', 's3:PutObject']))).toEqual(
        expected,
      );
    },
  );
});
