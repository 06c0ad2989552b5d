import { afterEach, expect } from '@jest/globals';
import type { AccessAnalyzerOptions, AccessAnalyzerServer } from './servers/access-analyzer-server.js';
import { startAccessAnalyzer } from './servers/access-analyzer-server.js';
import { pullRequestEvent } from './servers/events.js';
import type { RepositoryFixture, RepositoryPlan } from './servers/git-fixture.js';
import { makeRepository } from './servers/git-fixture.js';
import type { GitHubOptions } from './servers/github-options.js';
import type { GitHubServer } from './servers/github-server.js';
import { startGitHub } from './servers/github-server.js';
import type { Step, StepResult, Variables } from './servers/runner.js';
import { awsEnvironment, runAction } from './servers/runner.js';

/** A pull request on a GitHub, with an Access Analyzer where a story asks for one. */
export interface Story {
  readonly repository: RepositoryFixture;
  readonly github: GitHubServer;
  readonly analyzer: AccessAnalyzerServer | undefined;
  /** Runs the action on the pull request as it is now. */
  readonly run: (step?: Partial<Step>) => Promise<StepResult>;
}

export interface StoryPlan extends RepositoryPlan {
  /** Whether the review may say what access is new. Stories about other things have it switched off in their config. */
  readonly tellsAccess?: true;
  readonly github?: Partial<GitHubOptions>;
  readonly analyzer?: AccessAnalyzerOptions;
}

/** The config file of the action. */
export const configPath = '.github/artifact-access.yml';

/** Part of `checks` in a config: any push that is new, or has no login, is told beside what else there is to say of it. */
export const withoutAccess = '  diff-new-artifact-write: off\n  ecr-auth-token-missing: off\n';

function quietConfig(own: unknown): string {
  const text = typeof own === 'string' ? own : '';
  if (text.includes(withoutAccess)) return text;
  return text.includes('checks:\n')
    ? text.replace('checks:\n', `checks:\n${withoutAccess}`)
    : `${text}checks:\n${withoutAccess}`;
}

const open: Story[] = [];

/** Every story ends with the servers having been asked nothing that the real ones do not know. */
afterEach(async () => {
  for (const { github, analyzer, repository } of open.splice(0)) {
    await github.close();
    await analyzer?.close();
    await repository.dispose();
    expect(github.violations).toEqual([]);
    expect(analyzer?.violations ?? []).toEqual([]);
  }
});

export async function story(plan: StoryPlan): Promise<Story> {
  const base = plan.tellsAccess
    ? plan.base
    : { ...plan.base, [configPath]: quietConfig(plan.base[configPath]) };
  const repository = await makeRepository({ ...plan, base });
  const github = await startGitHub({ directory: repository.dir, ...plan.github });
  const analyzer = plan.analyzer ? await startAccessAnalyzer(plan.analyzer) : undefined;
  const aws: Variables = analyzer ? awsEnvironment(analyzer) : {};
  const told: Story = {
    repository,
    github,
    analyzer,
    async run(step = {}) {
      const headSha = await repository.git('rev-parse', 'topic');
      return runAction({
        ...pullRequestEvent({ headSha: headSha.trim(), baseSha: repository.baseSha }),
        github,
        ...step,
        env: { ...aws, ...step.env },
      });
    },
  };
  open.push(told);
  return told;
}

/** What a person sees of a review comment: where it stands and what its first line says. */
export function shown(github: GitHubServer): string[] {
  return github.reviewComments.map(({ path, line, body, minimized }) => {
    const title = body.split('\n')[0] ?? '';
    return `${path}:${String(line ?? '-')} ${title}${minimized === null ? '' : ' (minimized)'}`;
  });
}

/** How often the action wrote to GitHub. */
export function writes(github: GitHubServer): string[] {
  return github.requests
    .filter(({ method, body }) => method !== 'GET' && !/^\s*(query|\{)/.test(queryOf(body)))
    .map(({ method, path }) => `${method} ${path.replace(/\d+/g, 'N')}`);
}

function queryOf(body: unknown): string {
  return typeof body === 'object' && body !== null && 'query' in body && typeof body.query === 'string'
    ? body.query
    : 'mutation';
}

/** A policy file's text, one key a line, as people write them. */
export function policy(...statements: readonly object[]): string {
  return `${JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2)}\n`;
}

export const pushOne = {
  Sid: 'Push',
  Effect: 'Allow',
  Action: [
    'ecr:BatchCheckLayerAvailability',
    'ecr:InitiateLayerUpload',
    'ecr:UploadLayerPart',
    'ecr:CompleteLayerUpload',
    'ecr:PutImage',
  ],
  Resource: 'arn:aws:ecr:eu-west-1:111122223333:repository/webshop',
};
export const pushAny = { ...pushOne, Resource: 'arn:aws:ecr:eu-west-1:111122223333:repository/*' };
export const login = { Sid: 'Login', Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' };

/** The 1-based line on which a text stands. */
export function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}
