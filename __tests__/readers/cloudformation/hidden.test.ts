import { describe, expect, it } from '@jest/globals';
import { plainText } from '../../../src/domain/message.js';
import { forms, tableOf, type Json } from './forms.js';

interface HiddenRow {
  readonly name: string;
  readonly source: string;
  readonly resources: Json;
  readonly problems: readonly { readonly at: string; readonly says: string }[];
}

describe.each(forms)('what a template does not tell of its policies in %s', (_, read) => {
  it.each(tableOf('hidden.json') as HiddenRow[])('$name', async ({ resources, problems: expected }) => {
    const { problems } = await read({ Resources: resources });
    expect(problems.map(({ rule, pointer }) => ({ rule, pointer }))).toEqual(
      expected.map(({ at }) => ({ rule: 'hidden-policy', pointer: at })),
    );
    for (const [index, { says }] of expected.entries())
      expect(plainText(problems[index]?.message ?? [])).toContain(`is \`${says}\``);
  });

  it('stands at what hides it', async () => {
    const { file, problems } = await read({
      Resources: {
        App: {
          Type: 'AWS::ECR::Repository',
          Properties: { RepositoryPolicyText: { 'Fn::ImportValue': 'p' } },
        },
      },
    });
    const span = problems[0]?.span ?? { start: 0, end: 0 };
    expect(file.text.slice(span.start, span.end).replace(/\s+/g, ' ')).toMatch(
      /^(?:\{ "Fn::ImportValue": "p" \}|!ImportValue "p")$/,
    );
  });
});
