import { describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../src/checks/catalogue.js';
import type { CheckResult } from '../../src/checks/run.js';
import { runChecks } from '../../src/checks/run.js';
import { plainText } from '../../src/domain/message.js';
import type { PolicyDocument } from '../../src/policy/document.js';
import {
  fixtureFolder,
  fixturePolicies,
  fixturesOf,
  noKnowledge,
  pageFolder,
  policiesIn,
  services,
  sourceFolder,
} from './fixtures.js';
import { view, withEdits, wordCount } from './review-view.js';

const ids = catalogue.map(({ id }) => id);
const names = (folder: string, ending: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, name.length - ending.length));

function run(policy: PolicyDocument): CheckResult[] {
  return runChecks(policy, { companions: [], services, knowledge: noKnowledge, settings: {} });
}

describe('the catalogue', () => {
  it('has checks, each once, in the order of their ids', () => {
    expect(ids.length).toBeGreaterThan(11);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it('has a file for each check, and no other', () => {
    expect(names(join(sourceFolder, 'catalogue'), '.ts').sort()).toEqual(ids);
  });

  it('has fixtures for each check, and no other', () => {
    expect(readdirSync(fixtureFolder).sort()).toEqual(ids);
  });

  it('has a page for each check, and no other', () => {
    expect(
      names(pageFolder, '.md')
        .filter((name) => name !== 'README')
        .sort(),
    ).toEqual(ids);
  });

  it('has a line in the index for each check, and no other', () => {
    const index = readFileSync(join(pageFolder, 'README.md'), 'utf8');
    const linked = [...index.matchAll(/^\| \[`([\w-]+)`\]\(([\w-]+)\.md\)/gm)];
    expect(linked.map(([, id]) => id)).toEqual(ids);
    expect(linked.map(([, , page]) => page)).toEqual(ids);
  });
});

describe.each(catalogue)('$id', (check) => {
  const good = fixturesOf(check.id, 'good');
  const bad = fixturesOf(check.id, 'bad');

  it('has at least two good and two bad fixtures, JSON and YAML', () => {
    for (const fixtures of [good, bad]) {
      expect(fixtures.length).toBeGreaterThan(1);
      expect(fixtures.some((name) => name.endsWith('.json'))).toBe(true);
      expect(fixtures.some((name) => name.endsWith('.yaml'))).toBe(true);
    }
  });

  it.each(good)('is silent on %s', async (name) => {
    const policies = await fixturePolicies(check.id, 'good', name);
    const found = policies.flatMap((policy) => run(policy).map((result) => view(policy.file, result)));
    expect(found.filter((text) => text.includes(`(${check.id})`))).toEqual([]);
  });

  it.each(bad)('reports %s', async (name) => {
    const policies = await fixturePolicies(check.id, 'bad', name);
    const found = policies.flatMap((policy) => run(policy).map((result) => ({ policy, result })));
    expect(found.map(({ result }) => result.check.id)).toContain(check.id);
    expect(found.map(({ policy, result }) => view(policy.file, result)).join('\n\n')).toMatchSnapshot();
  });

  it.each(bad)('says in few words what is wrong in %s and how to mend it', async (name) => {
    const policies = await fixturePolicies(check.id, 'bad', name);
    for (const result of policies.flatMap(run)) {
      expect(plainText(result.problem.message)).not.toBe('');
      expect(plainText(result.problem.help)).not.toBe('');
      expect(wordCount(result)).toBeLessThanOrEqual(120);
    }
  });

  it.each(bad)('mends %s with the fix that it offers', async (name) => {
    const policies = await fixturePolicies(check.id, 'bad', name);
    for (const policy of policies) {
      const results = run(policy).filter((result) => result.check.id === check.id);
      for (const { problem } of results) {
        if (problem.fix === undefined || problem.fix.length === 0) continue;
        const mended = await policiesIn(name, withEdits(policy.file.text, problem.fix));
        const left = mended.flatMap(run).filter((result) => result.check.id === check.id);
        expect(left.length).toBeLessThan(results.length);
      }
    }
  });

  it('has a page whose advice is heeded by the policies in it', async () => {
    const page = readFileSync(join(pageFolder, `${check.id}.md`), 'utf8');
    expect(page).toMatch(/^## Why it matters$/m);
    expect(page).toMatch(/^## When not to use it$/m);
    const advice = /^## How to fix it$(.*?)^## /ms.exec(page)?.[1] ?? '';
    const policies = [...advice.matchAll(/^```json\n(.*?)^```$/gms)].map(([, text = '']) => text);
    expect(policies.length).toBeGreaterThan(0);
    for (const text of policies) {
      const found = (await policiesIn('advice.json', text)).flatMap(run);
      expect(found.filter((result) => result.check.id === check.id)).toEqual([]);
    }
  });
});
