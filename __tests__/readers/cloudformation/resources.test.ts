import { describe, expect, it } from '@jest/globals';
import { forms, tableOf, type Json } from './forms.js';

interface ResourceRow {
  readonly name: string;
  readonly source: string;
  /** `"@identity"` and its like stand for a policy of that sort. */
  readonly resources: Json;
  readonly policies: readonly {
    readonly at: string;
    readonly kind: string;
    readonly to: readonly string[];
    readonly boundaryOf?: readonly string[];
  }[];
}

const statementOf: Readonly<Record<string, Json>> = {
  identity: { Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' },
  trust: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'codebuild.amazonaws.com' } },
  resource: { Effect: 'Allow', Action: 'sqs:SendMessage', Principal: { AWS: '111122223333' } },
};

/** A row's resources as a text of JSON: objects of JavaScript have no key `__proto__`. */
function filled(text: string): string {
  const policy = (sort: string): string =>
    JSON.stringify({ Version: '2012-10-17', Statement: [statementOf[sort] ?? null] });
  return text.replace(/"@(\w+)"/g, (_, sort: string) =>
    sort === 'text' ? JSON.stringify(policy('resource')) : policy(sort),
  );
}

describe.each(forms)('the policies of resources in %s', (_, read) => {
  it.each(tableOf('resources.json') as ResourceRow[])('$name', async ({ resources, policies }) => {
    const template = JSON.parse(filled(JSON.stringify({ Resources: resources }))) as Json;
    const found = await read(template);
    const shown = found.policies.map(({ pointer, kind, attachedTo, boundaryOf }) => ({
      at: pointer,
      kind,
      to: attachedTo,
      ...(boundaryOf ? { boundaryOf } : {}),
    }));
    expect(shown).toEqual(policies);
    expect(found.problems).toEqual([]);
  });
});
