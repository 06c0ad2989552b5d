import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { UserError } from '../../src/domain/failure.js';
import { inputNames, readInputs, refuseUnknownInputs } from '../../src/config/inputs.js';

const read = (inputs: Readonly<Record<string, string>>) =>
  readInputs((name) => inputs[name] ?? '', undefined);

describe('the inputs', () => {
  it('are those of action.yml, which has a default for the token only', () => {
    const action: unknown = parse(readFileSync('action.yml', 'utf8'));
    expect(action).toHaveProperty('inputs');
    const { inputs } = action as { inputs: Record<string, { default?: string }> };
    expect(Object.keys(inputs)).toEqual([...inputNames]);
    expect(Object.keys(inputs).filter((name) => inputs[name]?.default !== undefined)).toEqual([
      'github-token',
    ]);
  });

  it('say nothing where they are empty or blank', () => {
    const { token, configFile, run } = read({ 'fail-on': '  ', 'max-comments': '', 'plan-files': ' \n , ' });
    expect(token).toBe('');
    expect(configFile).toEqual({ path: '.github/artifact-access.yml', repository: undefined, named: false });
    expect(Object.values(run).filter((value) => value !== undefined)).toEqual([]);
  });

  it('are read, trimmed', () => {
    const { token, run } = read({
      'github-token': ' t ',
      'access-analyzer': ' required ',
      'aws-region': 'us-gov-west-1',
      'fail-on': 'never',
      'fail-scope': 'all',
      review: 'off',
      'summary-comment': 'always',
      'comment-tag': 'prod.v1_2-x',
      'max-comments': ' 0 ',
      recheck: 'evaluate',
      'recheck-workflow': 'artifact access.yml',
      'plan-files': 'plans/*.json, other/{a,b}.json\r\n third.json',
      'report-file': '/tmp/report.json',
      'sarif-file': '../out.sarif',
    });
    expect(token).toBe('t');
    expect(run).toEqual({
      accessAnalyzer: 'required',
      awsRegion: 'us-gov-west-1',
      failOn: 'never',
      failScope: 'all',
      review: 'off',
      summaryComment: 'always',
      commentTag: 'prod.v1_2-x',
      maxComments: 0,
      recheck: 'evaluate',
      recheckWorkflow: 'artifact access.yml',
      planFiles: ['plans/*.json', 'other/{a,b}.json', 'third.json'],
      reportFile: '/tmp/report.json',
      sarifFile: '../out.sarif',
    });
  });

  it.each([
    [
      'fail-on',
      'eror',
      'Input `fail-on`: `eror` is not allowed: did you mean `error`? Allowed are `never`, `error`, `security-warning`, `warning` and `suggestion`.',
    ],
    [
      'access-analyzer',
      'true',
      'Input `access-analyzer`: `true` is not allowed: allowed are `off`, `auto` and `required`.',
    ],
    [
      'fail-scope',
      'introduce',
      'Input `fail-scope`: `introduce` is not allowed: did you mean `introduced`? Allowed are `introduced` and `all`.',
    ],
    [
      'review',
      'comments',
      'Input `review`: `comments` is not allowed: did you mean `comment`? Allowed are `comment` and `off`.',
    ],
    ['max-comments', '1001', 'Input `max-comments`: `1001` is no whole number from 0 to 1000.'],
    ['max-comments', '-1', 'Input `max-comments`: `-1` is no whole number from 0 to 1000.'],
    ['max-comments', '1e2', 'Input `max-comments`: `1e2` is no whole number from 0 to 1000.'],
    [
      'comment-tag',
      'a b',
      'Input `comment-tag`: `a b` is no tag: a tag has 1 to 64 letters, digits, dots, hyphens and underscores.',
    ],
    [
      'aws-region',
      'eu-west-1.example.com',
      'Input `aws-region`: `eu-west-1.example.com` is no AWS Region, such as eu-west-1.',
    ],
    [
      'recheck-workflow',
      '.github/workflows/a.yml',
      'Input `recheck-workflow`: `.github/workflows/a.yml` is not the file name of a workflow, such as artifact-access.yml (without .github/workflows/).',
    ],
    [
      'plan-files',
      'a.json\n/b',
      "Input `plan-files`: `/b` does not begin at the repository's root: did you mean `b`?",
    ],
    ['report-file', 'a\nb', 'Input `report-file`: `a\nb` is no path: it has control characters.'],
    [
      'config-file',
      'o/r/c.yml@main',
      'Input `config-file`: `o/r/c.yml@main` is not owner/repo/path@sha with the full SHA of a commit.',
    ],
    [
      'config-file',
      '../c.yml',
      "Input `config-file`: `../c.yml` is not a path from the repository's root, such as `.github/artifact-access.yml`.",
    ],
  ])('refuse %s: %j', (name, value, text) => {
    expect(() => read({ [name]: value })).toThrow(new UserError(text));
  });

  it('tell every mistake at once, with hostile text as it is, cut', () => {
    expect(() => read({ review: '::error::x', recheck: `##[x]${'y'.repeat(100)}` })).toThrow(
      new UserError(
        'Input `review`: `::error::x` is not allowed: allowed are `comment` and `off`. ' +
          `Input \`recheck\`: \`##[x]${'y'.repeat(75)}…\` is not allowed: allowed are \`rerun\` and \`evaluate\`.`,
      ),
    );
  });

  const sha = 'a'.repeat(40);
  it.each([
    ['policy/c.yml', { path: 'policy/c.yml', repository: undefined, named: true }],
    ['a/@b/c.yml', { path: 'a/@b/c.yml', repository: undefined, named: true }],
    [
      `o/.github/d/c.yml@${sha}`,
      { path: 'd/c.yml', repository: { owner: 'o', name: '.github', sha }, named: true },
    ],
  ])('find the config at %s', (value, location) => {
    expect(read({ 'config-file': value }).configFile).toEqual(location);
  });
});

describe('an unknown input', () => {
  it.each([
    ['INPUT_FAIL_ON', 'Unknown input `fail_on`: did you mean `fail-on`?'],
    ['INPUT_CONFIG', 'Unknown input `config`.'],
    ['INPUT_CONFIGFILE', 'Unknown input `configfile`: did you mean `config-file`?'],
  ])('%s is refused', (name, text) => {
    expect(() => {
      refuseUnknownInputs(['INPUT_REVIEW', name]);
    }).toThrow(new UserError(text));
    expect(() => readInputs(() => '', [name])).toThrow(new UserError(text));
  });

  it('is none of ours', () => {
    expect(() => {
      refuseUnknownInputs(inputNames.map((name) => `INPUT_${name.toUpperCase()}`));
    }).not.toThrow();
  });
});
