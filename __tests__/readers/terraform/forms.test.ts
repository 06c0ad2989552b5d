import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonical, substringSpan } from '../../../src/policy/node.js';
import { nodesOf, onlyPolicy } from '../trees.js';
import { forms, json, type PlainStatement } from './forms.js';

/** Characters that JSON, HCL or both write in their own way. */
const word = fc
  .array(
    fc.constantFrom(
      'a',
      'Z',
      '9',
      '*',
      ':',
      '/',
      '"',
      '\\',
      '${',
      '}',
      '%{',
      '$',
      '%',
      '\n',
      '\t',
      '\r',
      '\b',
      'é',
      '🚀',
      ' ',
      '#',
      '//',
      '<<E',
      '~',
    ),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((parts) => parts.join(''));
const words = fc.array(word, { minLength: 1, maxLength: 3 });

const statement: fc.Arbitrary<PlainStatement> = fc.record(
  {
    Sid: fc.stringMatching(/^[A-Z][a-z]{1,5}[0-9]{3}$/),
    Effect: fc.constantFrom('Allow' as const, 'Deny' as const),
    Action: words,
    Resource: words,
    Principal: fc.dictionary(fc.constantFrom('AWS', 'Service', 'Federated'), words, { minKeys: 1 }),
    Condition: fc.dictionary(
      fc.constantFrom('StringEquals', 'ArnLike'),
      fc.dictionary(word, words, { minKeys: 1, maxKeys: 2 }),
      { minKeys: 1 },
    ),
  },
  { requiredKeys: ['Sid', 'Effect', 'Action', 'Resource'] },
);
const policies = fc.uniqueArray(statement, { selector: ({ Sid }) => Sid, minLength: 1, maxLength: 3 });

describe.each(Object.entries(forms))('a policy as %s', (_, write) => {
  it('is the document that its JSON is', async () => {
    await fc.assert(
      fc.asyncProperty(policies, async (statements) => {
        const { root } = await onlyPolicy('main.tf', write(statements));
        const { root: expected } = await onlyPolicy('a.json', json(statements));
        expect(canonical(root)).toBe(canonical(expected));
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  it('has each of its texts where it is written', async () => {
    await fc.assert(
      fc.asyncProperty(policies, async (statements) => {
        const file = write(statements);
        const { root } = await onlyPolicy('main.tf', file);
        for (const node of nodesOf(root)) {
          // What the provider adds has no text of its own in the file.
          if (node.type !== 'string' || node.value === '2012-10-17') continue;
          for (let index = 0; index < node.value.length; index++) {
            const { start, end } = substringSpan(node, index, 1);
            expect(start).toBeGreaterThanOrEqual(node.start);
            expect(end).toBeLessThanOrEqual(node.end);
            const written = file.slice(start, end);
            if (written.length === 1 && written !== '\\') expect(written).toBe(node.value.charAt(index));
          }
          if (/^\w+$/.test(node.value)) expect(file.slice(node.start, node.end)).toMatch(/^\\?".*"$/s);
          if (/^\w+$/.test(node.value)) expect(file.slice(node.start, node.end)).toContain(node.value);
        }
      }),
      { seed: 8, numRuns: 25 },
    );
  });
});
