import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { resolveSettings } from '../../src/config/resolve.js';
import type { Finding, Suggestion } from '../../src/domain/finding.js';
import { SourceText } from '../../src/domain/source.js';
import { ServiceData } from '../../src/policy/service-data.js';
import { readFile } from '../../src/readers/read-file.js';
import { Companions } from '../../src/review/companions.js';
import type { Collected } from '../../src/review/collected.js';
import { decide } from '../../src/review/run-review.js';
import type { TrialTools } from '../../src/review/suggest.js';
import { applyEdits, withSuggestions } from '../../src/review/suggest.js';

const services = new ServiceData(readFileSync('src/policy/service-data.bin'));

/** The findings of a change that adds one file. */
async function findingsIn(path: string, text: string): Promise<readonly Finding[]> {
  const change = {
    path,
    previousPath: undefined,
    status: 'added',
    hunks: undefined,
    sameBytes: false,
  } as const;
  async function* collected(): AsyncGenerator<Collected> {
    const head = await readFile(path, new TextEncoder().encode(text));
    if ('skipped' in head) throw new Error(head.skipped);
    yield { file: { change, head, base: undefined } };
  }
  const decision = await decide({
    changeSet: { base: 'a', head: 'b', files: [change] },
    collected: collected(),
    settings: resolveSettings({}, {}).settings,
    against: 'merge-base',
    services,
    connect: () => Promise.resolve({ kind: 'off', note: undefined }),
    docs: ({ rule }) => rule,
    configPath: 'config.yml',
    tool: { name: 'test', version: '0' },
    today: '2026-11-24',
    notes: [],
    failures: [],
    suggestions: true,
  });
  return decision.findings;
}

/** The file as it is once the suggestion of a rule is committed: its lines replaced, their ends kept. */
async function committed(path: string, text: string, rule: string): Promise<string> {
  const suggestion = await suggestionFor(path, text, rule);
  if (!suggestion) throw new Error(`no suggestion for ${rule}`);
  const lines = text.split(/(?<=\n)/);
  const last = /\r?\n$/.exec(lines[suggestion.end - 1] ?? '')?.[0] ?? '';
  lines.splice(suggestion.start - 1, suggestion.end - suggestion.start + 1, suggestion.text + last);
  return lines.join('');
}

async function suggestionFor(
  path: string,
  text: string,
  rule: string,
): Promise<Suggestion | null | undefined> {
  return (await findingsIn(path, text)).find((each) => each.rule === rule)?.suggestion;
}

function trialTools(text: string): TrialTools {
  return {
    offline: {
      services,
      knowledge: {
        trustedAccounts: [],
        organization: undefined,
        artifactBuckets: undefined,
        artifacts: [],
        roles: {},
      },
      checkSettings: {},
    },
    declared: () => undefined,
    companions: new Companions([]),
    texts: new Map([['p.json', new SourceText('p.json', text)]]),
  };
}

const pull = (newline: string, indent: string): string =>
  [
    '{',
    `${indent}"Version": "2012-10-17",`,
    `${indent}"Statement": [`,
    `${indent}${indent}{`,
    `${indent}${indent}${indent}"Sid": "Pull",`,
    `${indent}${indent}${indent}"Effect": "Allow",`,
    `${indent}${indent}${indent}"Action": [`,
    `${indent}${indent}${indent}${indent}"ecr:BatchGetImage"`,
    `${indent}${indent}${indent}],`,
    `${indent}${indent}${indent}"Resource": "arn:aws:ecr:eu-west-1:111122223333:repository/web"`,
    `${indent}${indent}}`,
    `${indent}]`,
    '}',
  ].join(newline);

describe('a fix that is certain', () => {
  it.each([
    ['of two blanks', '\n', '  '],
    ['of tabs', '\n', '\t'],
    ['with line ends of Windows', '\r\n', '    '],
  ])('keeps an indentation %s', async (_, newline, indent) => {
    const text = pull(newline, indent);
    const mended = await committed('p.json', text, 'ecr-pull-set-incomplete');
    const line = `${indent.repeat(4)}"ecr:BatchGetImage"`;
    expect(mended).toBe(
      text.replace(line, `${line},${newline}${indent.repeat(4)}"ecr:GetDownloadUrlForLayer"`),
    );
  });

  it('keeps the quotes of YAML, and its comments', async () => {
    const text = [
      "Version: '2012-10-17'",
      'Statement:',
      '  - Effect: Allow',
      "    Action: 's3:GetObjekt' # the artifacts",
      "    Resource: 'arn:aws:s3:::acme-artifacts/*'",
      '',
    ].join('\n');
    expect(await committed('p.yaml', text, 'INVALID_ACTION')).toBe(text.replace('Objekt', 'Object'));
  });

  it('leaves a file in which the finding is gone and no other came', async () => {
    const text = pull('\n', '  ');
    const before = (await findingsIn('p.json', text)).map(({ rule }) => rule);
    const after = (
      await findingsIn('p.json', await committed('p.json', text, 'ecr-pull-set-incomplete'))
    ).map(({ rule }) => rule);
    expect(before).toContain('ecr-pull-set-incomplete');
    expect(after).toEqual(before.filter((rule) => rule !== 'ecr-pull-set-incomplete'));
  });

  it.each([
    ['breaks the file', { start: 0, end: 1, text: '[' }],
    ['leaves the finding', { start: 0, end: 0, text: ' ' }],
    ['brings another finding', { start: 0, end: 0, text: '' }],
  ])('is not offered where it %s', async (what, edit) => {
    const text = pull('\n', '  ');
    const [finding] = (await findingsIn('p.json', text)).filter(
      ({ rule }) => rule === 'ecr-pull-set-incomplete',
    );
    if (!finding) throw new Error('no finding');
    const at = text.indexOf('"Allow"');
    const fix = what === 'brings another finding' ? [{ start: at, end: at + 7, text: '"Alow"' }] : [edit];
    const [tried] = await withSuggestions([{ ...finding, fix, suggestion: null }], trialTools(text));
    expect(tried?.suggestion).toBeNull();
  });

  it('is not tried for what was accepted or is no news', async () => {
    const text = pull('\n', '  ');
    const known = (await findingsIn('p.json', text)).map((each) => ({
      ...each,
      state: 'existing' as const,
      suggestion: null,
    }));
    const none = await withSuggestions(known, trialTools(text));
    expect(none.every(({ suggestion }) => suggestion === null)).toBe(true);
  });
});

describe('edits', () => {
  it('are made at the places of the text as it was', () => {
    const edits = [
      { start: 4, end: 5, text: 'E' },
      { start: 0, end: 1, text: 'AA' },
      { start: 2, end: 2, text: '-' },
    ];
    expect(applyEdits('abcde', edits)).toBe('AAb-cdE');
  });
});
