import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { JsonReport, ReportedFinding } from '../../src/render/report.js';
import { parseMarker } from '../../src/render/marker.js';
import { rowText, summaryLists, type SummaryList } from '../render/summary-rows.js';
import { policy, story, type Story, type StoryPlan } from './story.js';

/** Five hundred new findings: half on lines that the pull request writes, half far from the lines that cause them. */
const FILES = 5;
const STATEMENTS = 50;

/** The action that makes it a push stands first, the resource that it reaches stands nine lines below. */
function push(account: number, action: string): object {
  const rest = [
    'CompleteLayerUpload',
    'UploadLayerPart',
    'InitiateLayerUpload',
    'BatchCheckLayerAvailability',
  ];
  return {
    Sid: `Push${account}`,
    Effect: 'Allow',
    Action: [`ecr:${action}`, ...rest.map((name) => `ecr:${name}`)],
    Resource: `arn:aws:ecr:eu-west-1:${111122220000 + account}:repository/*`,
  };
}

/** Of five statements one names an action that does not exist, one passes every role, three push everywhere. */
function mixed(index: number): object {
  const resource = `arn:aws:ecr:eu-west-1:111122223333:repository/web-${index}`;
  if (index % 5 === 0)
    return { Sid: `Typo${index}`, Effect: 'Allow', Action: `ecr:PutImages${index}`, Resource: resource };
  if (index % 5 === 1) return { Sid: `Pass${index}`, Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' };
  return push(index, 'PutImage');
}

function files(name: string, statement: (file: number, index: number) => object): Record<string, string> {
  const texts = Array.from({ length: FILES }, (_, file) => {
    const statements = Array.from({ length: STATEMENTS }, (_, index) => statement(file, index));
    return [`iam/${name}-${file}.json`, policy(...statements)] as const;
  });
  return Object.fromEntries(texts);
}

const change: StoryPlan = {
  base: files('old', (file, index) => push(file * STATEMENTS + index, 'DescribeImages')),
  head: {
    ...files('old', (file, index) => push(file * STATEMENTS + index, 'PutImage')),
    ...files('new', (_, index) => mixed(index)),
  },
};

const inputs = { 'report-file': 'report.json' };

function reportOf({ repository }: Story): JsonReport {
  return JSON.parse(readFileSync(join(repository.dir, 'report.json'), 'utf8')) as JsonReport;
}

/** A finding as a person tells it from others: by rule and place. */
function named({ rule, path, start }: ReportedFinding): string {
  return rowText({ rule, path, line: start.line });
}

function rowsOf(lists: readonly SummaryList[]): string[] {
  return lists.flatMap(({ rows }) => rows.map(rowText));
}

/** Every list says how many findings it is about, and that is what it shows and what it leaves out. */
function expectCountsToAddUp(lists: readonly SummaryList[], elsewhere: string): void {
  for (const { announced, rows, more, elsewhere: where } of lists) {
    expect(rows.length + more).toBe(announced);
    expect(where).toBe(more === 0 ? undefined : elsewhere);
  }
}

const sorted = (texts: readonly string[]): string[] => [...texts].sort();
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

describe('a pull request with five hundred findings, half of them outside of the diff', () => {
  it('shows each once on the pull request or counts it there, and each once in the job summary', async () => {
    const told = await story(change);
    const { exitCode, summary, outputs } = await told.run({ workspace: told.repository.dir, inputs });
    const { findings } = reportOf(told);
    const introduced = findings.filter(({ state }) => state === 'introduced');
    expect(introduced.length).toBeGreaterThanOrEqual(500);
    expect(introduced.filter(({ path }) => path.includes('/old-'))).toHaveLength(FILES * STATEMENTS);
    expect([exitCode, outputs['findings']]).toEqual([1, String(introduced.length)]);
    // Two findings never share rule and line here, so that a row names one of them.
    expect(new Set(findings.map(named)).size).toBe(findings.length);

    const commented = told.github.reviewComments.flatMap(({ body, path }) => {
      const marker = parseMarker(body);
      return marker?.kind === 'findings' ? marker.ids.map((id) => ({ id, path })) : [];
    });
    const byId = new Map(findings.map((finding) => [finding.id, finding]));
    for (const { id, path } of commented) expect(byId.get(id)?.path).toBe(path);
    const inComments = commented.map(({ id }) => byId.get(id)).filter((finding) => finding !== undefined);
    expect(inComments).toHaveLength(commented.length);
    expect(sorted(inComments.map(({ placement }) => placement.where))).toEqual(
      sorted(findings.map(({ placement }) => placement.where).filter((where) => where !== 'summary')),
    );

    expect(told.github.issueComments).toHaveLength(1);
    const comment = told.github.issueComments[0]?.body ?? '';
    const lists = summaryLists(comment);
    expectCountsToAddUp(lists, 'the job summary');
    // A finding that has a comment has no row: only the worst of all is named above the rows, to be seen first.
    const shown = [...inComments.map(named), ...rowsOf(lists)];
    expect(new Set(shown).size).toBe(shown.length);
    const names = new Set(findings.map(named));
    expect(shown.filter((name) => !names.has(name))).toEqual([]);
    expect(shown.length + sum(lists.map(({ more }) => more))).toBe(findings.length);
    expect(comment).toContain(`${commented.length} of ${introduced.length} findings stand in comments`);
    expect(comment).toContain('The worst: **Error** · Invalid action');

    // The job summary is a page of its own, read by who follows "in the job summary": it has them all.
    const pages = summaryLists(summary);
    expectCountsToAddUp(pages, 'the JSON report');
    expect(sorted(rowsOf(pages))).toEqual(sorted(findings.map(named)));
  });

  it('loses none where the token may not write: annotations within the runner’s caps, and all in the job summary', async () => {
    const told = await story({
      ...change,
      github: { permissions: { contents: 'read', 'pull-requests': 'read' } },
    });
    const { exitCode, summary, annotations, stdout } = await told.run({
      workspace: told.repository.dir,
      inputs,
    });
    expect(exitCode).toBe(1);
    expect([...told.github.reviewComments, ...told.github.issueComments]).toEqual([]);
    const { findings } = reportOf(told);
    const introduced = findings.filter(({ state }) => state === 'introduced');
    expect(introduced.length).toBeGreaterThanOrEqual(500);

    // The runner keeps ten of each level and drops the rest without a word, so the verdict has to be one of the ten.
    for (const level of ['error', 'warning', 'notice'])
      expect(annotations.filter((each) => each.level === level).length).toBeLessThanOrEqual(10);
    expect(annotations.at(-1)?.message).toMatch(/^Failed: /);
    const annotated = annotations.filter(({ file }) => file !== undefined);
    const places = annotated.map(
      ({ file, line, message }) => `${file ?? ''}:${line ?? 0} ${ruleOf(message)}`,
    );
    expect(new Set(places).size).toBe(places.length);
    const names = new Set(introduced.map(named));
    expect(places.filter((name) => !names.has(name))).toEqual([]);
    expect(annotated.filter(({ level }) => level === 'error')).toHaveLength(9);
    expect(annotated.filter(({ level }) => level === 'notice').length).toBeGreaterThan(0);
    expect(stdout).toContain(`${introduced.length - annotated.length} more findings have no annotation`);

    const pages = summaryLists(summary);
    expectCountsToAddUp(pages, 'the JSON report');
    expect(sorted(rowsOf(pages))).toEqual(sorted(findings.map(named)));
    // There is no comment that tells the fix, so the summary does.
    const rules = introduced.filter(({ help }) => help !== '');
    expect(summary.split('**Fix:**').length - 1).toBe(rules.length);
  });
});

/** An annotation's last line is the rule and its page. */
function ruleOf(message: string): string {
  return message.split('\n').at(-1)?.split(': ')[0] ?? '';
}
