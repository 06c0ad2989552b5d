import { describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../src/checks/catalogue.js';
import type { Check } from '../../src/checks/check.js';
import { plainText } from '../../src/domain/message.js';
import { changeChecks } from '../../src/review/access/access-rules.js';
import type { ExaminedDocument } from './fixtures.js';
import {
  examineChangeOf,
  examineFixtureOf,
  examineTexts,
  fixtureFolder,
  fixturesOf,
  pageFolder,
  sourceFolder,
} from './fixtures.js';
import { view, withEdits, wordCount } from './review-view.js';

const own = catalogue.map(({ id }) => id);
const ids = [...own, ...Object.keys(changeChecks)].sort();
const names = (folder: string, ending: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, name.length - ending.length));

/** The documents of a fixture with what all checks say of them, this one too where it is off by default. */
async function reported(check: Check, verdict: 'good' | 'bad', name: string) {
  return examineFixtureOf(check.id, verdict, name, check.offByDefault ? [check] : undefined);
}

const viewsOf = (documents: readonly ExaminedDocument[]) =>
  documents.flatMap(({ policy, results }) => results.map((result) => view(policy.file, result)));
const by = (check: Check, { results }: ExaminedDocument) =>
  results.filter((result) => result.check.id === check.id);

describe('the catalogue', () => {
  it('has checks, each once, in the order of their ids', () => {
    expect(own.length).toBeGreaterThan(11);
    expect(own).toEqual([...new Set(own)].sort());
  });

  it('has a file for each check, and no other', () => {
    expect(names(join(sourceFolder, 'catalogue'), '.ts').sort()).toEqual(own);
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
    expect(linked.map(([, id]) => id)).toEqual([...own, ...Object.keys(changeChecks)]);
    expect(linked.map(([, , page]) => page)).toEqual(linked.map(([, id]) => id));
  });
});

describe.each(catalogue)('$id', (check) => {
  const good = fixturesOf(check.id, 'good');
  const bad = fixturesOf(check.id, 'bad');

  it('has at least two good and two bad fixtures, in more than one language', () => {
    for (const fixtures of [good, bad]) {
      expect(fixtures.length).toBeGreaterThan(1);
      expect(new Set(fixtures.map((name) => /\.\w+$/.exec(name)?.[0])).size).toBeGreaterThan(1);
    }
  });

  it.each(good)('is silent on %s', async (name) => {
    const documents = await reported(check, 'good', name);
    expect(viewsOf(documents).filter((text) => text.includes(`(${check.id})`))).toEqual([]);
  });

  it.each(bad)('reports %s', async (name) => {
    const views = (await reported(check, 'bad', name)).flatMap((each) =>
      by(check, each).map((result) => view(each.policy.file, result)),
    );
    expect(views).not.toEqual([]);
    expect(views.join('\n\n')).toMatchSnapshot();
  });

  it.each(bad)('says in few words what is wrong in %s and how to mend it', async (name) => {
    for (const result of (await reported(check, 'bad', name)).flatMap(({ results }) => results)) {
      expect(plainText(result.problem.message)).not.toBe('');
      expect(plainText(result.problem.help)).not.toBe('');
      expect(wordCount(result)).toBeLessThanOrEqual(120);
    }
  });

  it.each(bad)('mends %s with the fix that it offers', async (name) => {
    const documents = await reported(check, 'bad', name);
    const count = documents.flatMap((each) => by(check, each)).length;
    const texts = Object.fromEntries(documents.map(({ policy: { file } }) => [file.path, file.text]));
    for (const document of documents) {
      const { path, text } = document.policy.file;
      for (const { problem } of by(check, document)) {
        if (problem.fix === undefined || problem.fix.length === 0) continue;
        const mended = await examineTexts({ ...texts, [path]: withEdits(text, problem.fix) }, [check]);
        expect(mended.flatMap((each) => by(check, each)).length).toBeLessThan(count);
      }
    }
  });

  it('has a page whose advice is heeded by the policies in it', async () => {
    const page = readFileSync(join(pageFolder, `${check.id}.md`), 'utf8');
    expect(page).toMatch(/^## Why it matters$/m);
    expect(page).toMatch(/^## When not to use it$/m);
    const advice = /^## How to fix it$(.*?)^## /ms.exec(page)?.[1] ?? '';
    const snippets = [...advice.matchAll(/^```(json|yaml|hcl)\n(.*?)^```$/gms)];
    expect(snippets.map(([, language]) => language)).toEqual(expect.arrayContaining(['json', 'yaml', 'hcl']));
    for (const [, language = '', text = ''] of snippets) {
      const documents = await examineTexts(adviceFile(language, text), [check]);
      expect(viewsOf(documents)).toEqual([]);
    }
  });
});

describe.each(Object.keys(changeChecks))('%s', (id) => {
  const said = async (verdict: 'good' | 'bad', name: string) =>
    (await examineChangeOf(id, verdict, name)).filter(({ rule }) => rule === id);

  it('has at least two good and two bad changes', () => {
    expect(fixturesOf(id, 'good').length).toBeGreaterThan(1);
    expect(fixturesOf(id, 'bad').length).toBeGreaterThan(1);
  });

  it.each(fixturesOf(id, 'good'))('is silent on %s', async (name) => {
    expect(await said('good', name)).toEqual([]);
  });

  it.each(fixturesOf(id, 'bad'))('reports %s', async (name) => {
    const found = await said('bad', name);
    expect(found).not.toEqual([]);
    const told = found.map(({ severity, side, place, message, help }) => {
      const where = `${side} ${place.path}:${place.start.line}:${place.start.column}`;
      return [`${severity} at ${where}`, plainText(message), `help: ${plainText(help)}`].join('\n');
    });
    expect(told.join('\n\n')).toMatchSnapshot();
  });

  it('has a page', () => {
    const page = readFileSync(join(pageFolder, `${id}.md`), 'utf8');
    for (const part of ['What is said', 'Why it matters', 'How to fix it', 'When not to use it'])
      expect(page).toMatch(new RegExp(`^## ${part}$`, 'm'));
    expect(page).toMatch(/\(https:\/\/docs\.aws\.amazon\.com\/[^)]+\)/);
  });
});

/** A snippet of a page as the file that it would stand in: resources of a template stand without their `Resources`. */
function adviceFile(language: string, text: string): Readonly<Record<string, string>> {
  if (language === 'json') return { 'advice.json': text };
  if (language === 'hcl') return { 'advice.tf': text };
  const isTemplate = /^Resources:/m.test(text) || !/^ {2}Type: AWS::/m.test(text);
  return { 'advice.template.yaml': isTemplate ? text : `Resources:\n${text.replace(/^(?=.)/gm, '  ')}` };
}
