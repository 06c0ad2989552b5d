import { describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { examineTexts } from './fixtures.js';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../fixtures/aws-examples');

/** The rows of the folder's table: the file, the page, and the checks that rightly speak up. */
const rows = readFileSync(join(folder, 'README.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, file, page, found = '', why = ''] = line.split('|').map((cell) => cell.trim());
    const name = /^`(.+)`$/.exec(file ?? '')?.[1];
    const url = /\((https:\/\/[^)]+)\)/.exec(page ?? '')?.[1] ?? '';
    return name === undefined
      ? []
      : [{ name, url, why, found: [...found.matchAll(/`([\w-]+)`/g)].map(([, id]) => id) }];
  });

describe('the policies that AWS and GitHub document', () => {
  it('stand each in the table, with their page and a reason where a check speaks up', () => {
    const files = readdirSync(folder).filter((name) => name !== 'README.md');
    expect(files.length).toBeGreaterThan(20);
    expect(rows.map(({ name }) => name).sort()).toEqual(files.sort());
    for (const { url, found, why } of rows) {
      expect(url).toMatch(/^https:\/\/docs\.(aws\.amazon|github)\.com\//);
      expect(why !== '').toBe(found.length > 0);
    }
  });

  it.each(rows)('$name raises no more than a suggestion, but for $found', async ({ name, found }) => {
    const documents = await examineTexts({ [name]: readFileSync(join(folder, name), 'utf8') });
    const raised = documents
      .flatMap(({ results }) => results)
      .filter(({ severity }) => severity !== 'suggestion')
      .map(({ check }) => check.id);
    expect([...new Set(raised)].sort()).toEqual(found);
  });
});
