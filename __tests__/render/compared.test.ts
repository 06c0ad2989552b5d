import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { differencesOf } from '../../src/access/compare-policies.js';
import { SourceText } from '../../src/domain/source.js';
import type { PolicyDocument } from '../../src/policy/document.js';
import type { PolicyKind } from '../../src/policy/kind.js';
import { parsePolicy } from '../../src/policy/parse.js';
import { parseJson } from '../../src/readers/json.js';
import type { Compared } from '../../src/render/compared.js';
import { comparedAsData } from '../../src/render/compared-json.js';
import { comparedAsMarkdown } from '../../src/render/compared-markdown.js';
import { comparedAsReview } from '../../src/render/compared-review.js';
import { comparedForTerminal } from '../../src/render/compared-terminal.js';
import { sarif } from '../../src/render/sarif.js';
import { githubFormat } from '../../src/render/workflow-commands.js';
import { services } from '../access/comparison/comparing.js';
import { typesOf } from './gfm.js';
import { hostileText } from './hostile-text.js';

function policyIn(path: string, statements: readonly object[], kind: PolicyKind): PolicyDocument {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);
  return parsePolicy(parseJson(text), {
    file: new SourceText(path, text),
    pointer: '',
    kind,
    attachedTo: [],
  });
}

function compared(
  base: readonly object[],
  head: readonly object[],
  kind: PolicyKind = 'identity',
  names = { base: 'base.json', head: 'head.json' },
): Compared {
  const [before, after] = [policyIn(names.base, base, kind), policyIn(names.head, head, kind)];
  const gained = differencesOf({ base: [before], head: [after] }, 'aws', services);
  const lost = differencesOf({ base: [after], head: [before] }, 'aws', services);
  return {
    ...{ result: gained.result, semantics: 'aws', ...names, failures: [], notes: [] },
    gained: gained.found,
    lost: lost.found,
    undecided: gained.reason === undefined ? [] : [{ policy: after, reason: gained.reason }],
  };
}

const pretty = (made: Compared): string => comparedForTerminal(made, { colors: false, width: 100 });

const push = (more: object = {}): object => ({
  Sid: 'Push',
  Effect: 'Allow',
  Action: ['ecr:PutImage', 'ecr:UploadLayerPart'],
  Resource: 'arn:aws:ecr:eu-west-1:111122223333:repository/webshop',
  ...more,
});
const pull = {
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::444455556666:root' },
  Action: 'ecr:BatchGetImage',
  Condition: { StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:role/deploy-*' } },
};

describe('a comparison for a terminal', () => {
  it('reads as sentences: who, what, where, by which statement, why not before, and an example', () => {
    const base = [push({ Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } } })];
    const head = [push({ Resource: 'arn:aws:ecr:eu-west-1:111122223333:repository/*' })];
    expect(pretty(compared(base, head))).toMatchSnapshot();
  });

  it('tells under which condition, and what is lost', () => {
    expect(
      pretty(compared([{ ...pull, Action: 'ecr:PutImage' }], [pull], 'ecr-repository')),
    ).toMatchSnapshot();
  });

  it('tells what is on paper only, and why', () => {
    const head = [push({ Action: ['ecr:GetAuthorizationToken', 'ecr:PutImages'] })];
    expect(pretty(compared([], head))).toMatchSnapshot();
  });

  it('is one line where nothing is new', () => {
    expect(pretty(compared([push()], [push()]))).toBe('No new access.\n');
  });

  it('has colours where asked', () => {
    expect(comparedForTerminal(compared([], [push()]), { colors: true, width: 100 })).toContain('\u001b[35m');
  });
});

describe('a comparison in other formats', () => {
  const made = compared([push()], [push({ Resource: '*' })]);

  it('is a table in Markdown', () => {
    expect(comparedAsMarkdown(made)).toMatchSnapshot();
    expect(typesOf(comparedAsMarkdown(made))).toContain('table');
  });

  it('has the documented members in JSON, and no others', () => {
    expect(comparedAsData(made)).toEqual({
      result: 'new-access',
      gained: [
        {
          principal: 'whoever holds head.json',
          action: 'ecr:PutImage',
          resource: expect.stringMatching(/^arn:aws:ecr:[a-z0-9-]+:\d{12}:repository\/.+$/) as unknown,
          context: {},
          statement: { index: 0, sid: 'Push' },
        },
      ],
      lost: [],
      reason: null,
    });
  });

  it('says in JSON why it is undecided, and what could not be done', () => {
    const policy = policyIn('head.json', [push()], 'identity');
    const open: Compared = {
      ...made,
      result: 'undecided',
      gained: [],
      undecided: [{ policy, reason: 'too much' }],
    };
    expect(comparedAsData(open)).toMatchObject({ result: 'undecided', reason: 'Undecided: too much.' });
    const failed: Compared = { ...open, undecided: [], failures: ['head.json was not read.'] };
    expect(comparedAsData(failed)).toMatchObject({ reason: 'head.json was not read.' });
  });

  it('is a result on the granting line in SARIF, and an annotation in a job', () => {
    const review = comparedAsReview(made, '2026-01-01');
    const [result] = sarif(review).runs[0]?.results ?? [];
    expect([result?.ruleId, result?.level]).toEqual(['new-access', 'error']);
    expect(result?.locations?.[0]?.physicalLocation?.region?.startLine).toBe(8);
    expect(githubFormat(review)).toMatch(/^::error file=head\.json,line=8,/);
  });
});

describe('hostile names and values', () => {
  it('do nothing in a terminal, a log or a comment', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (sid, name) => {
        const head = [push({ Sid: sid, Resource: `arn:aws:ecr:eu-west-1:111122223333:repository/${name}` })];
        const made = compared([], head, 'identity', { base: name, head: `${sid}.json` });
        const text = pretty(made);
        expect(text).not.toMatch(/##\[|(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
        expect(text.split('\n').filter((line) => /^\s*::/.test(line))).toEqual([]);
        const types = typesOf(comparedAsMarkdown(made));
        for (const each of types)
          expect([
            'break',
            'heading',
            'html',
            'inlineCode',
            'paragraph',
            'strong',
            'table',
            'tableCell',
            'tableRow',
            'text',
          ]).toContain(each);
      }),
      { numRuns: 150 },
    );
  });
});
