import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readText } from './trees.js';

interface FormCase {
  readonly name: string;
  readonly file: string;
  /** POLICY stands for a policy, TEXT for its JSON in a text, DEEP for a text with a text with it. */
  readonly text: string;
  readonly pointers: readonly string[];
}

const cases = JSON.parse(readFileSync(new URL('forms.json', import.meta.url), 'utf8')) as readonly FormCase[];

const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
});
const inText = JSON.stringify(policy);
const deep = JSON.stringify(JSON.stringify({ b: policy, Statement: [] }));

describe('a file with policies', () => {
  it.each(cases)('may be $name', async ({ file, text, pointers }) => {
    const written = text.replaceAll('POLICY', policy).replaceAll('TEXT', inText).replaceAll('DEEP', deep);
    const { policies, problems } = await readText(file, written);
    expect(policies.map(({ pointer }) => pointer)).toEqual(pointers);
    expect(problems).toEqual([]);
  });
});
