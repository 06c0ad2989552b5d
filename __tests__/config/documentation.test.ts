import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { configSchema } from '../../src/config/schema.js';
import { problemsOf } from './reading.js';

const page = readFileSync('docs/configuration.md', 'utf8');
const examples = [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text = '']) => text);

describe('docs/configuration.md', () => {
  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(10);
  });

  it.each(examples)('has a valid example: %s', async (text) => {
    expect(await problemsOf(text)).toEqual([]);
  });

  it.each(Object.keys(configSchema([]).shape))('tells of %s', (key) => {
    expect(page).toMatch(new RegExp(`^(?:### |\\| )\`${key}\``, 'm'));
  });
});
