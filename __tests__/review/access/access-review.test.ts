import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Finding } from '../../../src/domain/finding.js';
import { plainText } from '../../../src/domain/message.js';
import type { Change } from './change.js';
import { accessFindingsOf, markedBy, reviewOf, rowOf } from './change.js';

/** A finding as the tables state it. What is not said is as it mostly is, or not looked at. */
interface Wanted {
  readonly rule: string;
  readonly severity: string;
  /** The beginning of the text that it stands on, with single blanks. */
  readonly on: string;
  readonly side?: 'base';
  readonly state?: 'existing';
  readonly path?: string;
  readonly value?: string;
  /** Parts of the message. */
  readonly says?: readonly string[];
  readonly excepted?: true;
}

interface Case extends Change {
  readonly name: string;
  readonly gained?: readonly string[];
  readonly lost?: readonly string[];
  readonly findings?: readonly Wanted[];
}

interface Table {
  /** The config of all its cases; that of a case goes over it, key by key. */
  readonly config: Readonly<Record<string, unknown>>;
  readonly cases: readonly Case[];
}

const here = dirname(fileURLToPath(import.meta.url));

describe.each([
  ['rows.json', 'access gained and lost'],
  ['new-writes.json', 'new ways to change artifacts'],
  ['guards.json', 'a guard that is gone'],
  ['foreign-reads.json', 'a reader from outside'],
  ['lost.json', 'needed access that is lost'],
  ['contract.json', 'the contract'],
  ['undecided.json', 'what cannot be decided'],
])('%s: %s', (name) => {
  const table = JSON.parse(readFileSync(join(here, name), 'utf8')) as Table;

  it.each(table.cases.map((each) => [each.name, each] as const))('%s', async (_, given) => {
    expect(given.gained ?? given.findings).toBeDefined();
    const change = { ...given, config: { ...table.config, ...given.config } };
    const review = await reviewOf(change);
    const rows = (side: 'gained' | 'lost'): string[] =>
      review.accessChanges.filter((each) => each.change === side).map(rowOf);
    if (given.gained) expect(rows('gained').sort()).toEqual([...given.gained].sort());
    if (given.lost) expect(rows('lost').sort()).toEqual([...given.lost].sort());
    if (given.findings) compare(accessFindingsOf(review), given.findings, change);
  });
});

function compare(found: readonly Finding[], wanted: readonly Wanted[], change: Change): void {
  const told = found.map((each) => ({ each, on: markedBy(each, change) }));
  expect(told.map(({ each, on }) => `${each.rule} on ${on}`)).toEqual(
    wanted.map(({ rule, on }) => expect.stringMatching(startsWith(`${rule} on ${on}`))),
  );
  for (const [index, { each }] of told.entries()) {
    const want = wanted[index];
    if (!want) throw new Error('the table has no such finding');
    expect(each).toMatchObject({
      severity: want.severity,
      side: want.side ?? 'head',
      state: want.state ?? 'introduced',
      ...(want.path === undefined ? {} : { place: { path: want.path } }),
      ...(want.value === undefined ? {} : { value: want.value }),
    });
    expect(each.exception !== null).toBe(want.excepted === true);
    for (const part of want.says ?? []) expect(plainText(each.message)).toContain(part);
    expect(plainText(each.help)).not.toBe('');
    expect(`${plainText(each.message)} ${plainText(each.help)}`.split(/\s+/).length).toBeLessThanOrEqual(120);
  }
}

function startsWith(text: string): RegExp {
  return new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}`);
}
