import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { fieldsOf, isFields, objects, type Fields } from './fields.js';
import { userShape } from './github-shapes.js';
import type { Variables } from './runner.js';

/** An event as a job meets it: spread it into `runAction`. */
export interface WorkflowEvent {
  readonly eventName: string;
  readonly event: Fields;
  /** The GITHUB_* variables that follow from it. */
  readonly context: Variables;
}

/** What most events need. */
interface Common {
  readonly repository?: string;
  /** Who set it off. */
  readonly sender?: string;
}

export interface PullRequestFacts extends Common {
  readonly eventName?: 'pull_request' | 'pull_request_target';
  readonly action?: 'opened' | 'synchronize' | 'reopened' | 'ready_for_review';
  readonly number?: number;
  readonly headSha: string;
  readonly headRef?: string;
  /** Another repository makes it a fork. */
  readonly headRepository?: string;
  readonly baseSha: string;
  readonly baseRef?: string;
  readonly author?: string;
  readonly draft?: boolean;
  /** The SHA of the test merge, GITHUB_SHA of a pull_request event. */
  readonly mergeSha?: string;
}

const REPOSITORY = 'acme/artifacts';
const ZERO = '0'.repeat(40);

/** A pull request was opened or pushed to. */
export function pullRequestEvent(facts: PullRequestFacts): WorkflowEvent {
  const { number = 7, headRef = 'topic', baseRef = 'main', author = 'octocat', action = 'opened' } = facts;
  const name = facts.repository ?? REPOSITORY;
  const headName = facts.headRepository ?? name;
  const example = exampleOf('pull_request', `pull_request$${action}`);
  const pull = fieldsOf(example['pull_request']);
  const [head, base] = [fieldsOf(pull['head']), fieldsOf(pull['base'])];
  const side = (old: Fields, full: string, ref: string, sha: string): Fields => ({
    ...old,
    ...{ label: `${ownerOf(full)}:${ref}`, ref, sha, user: merged(old['user'], userShape(ownerOf(full))) },
    repo: { ...repositoryShape(old['repo'], full), fork: full !== name },
  });
  const event = {
    ...common(example, facts),
    ...{ action, number },
    pull_request: {
      ...pull,
      ...{
        number,
        state: 'open',
        draft: facts.draft ?? false,
        user: merged(pull['user'], userShape(author)),
      },
      head: side(head, headName, headRef, facts.headSha),
      base: side(base, name, baseRef, facts.baseSha),
    },
  };
  checked(`pull_request$${action}`, event);
  const target = facts.eventName === 'pull_request_target';
  return {
    eventName: facts.eventName ?? 'pull_request',
    event,
    context: {
      GITHUB_SHA: target ? facts.baseSha : (facts.mergeSha ?? facts.headSha),
      GITHUB_REF: target ? `refs/heads/${baseRef}` : `refs/pull/${number}/merge`,
      GITHUB_REF_NAME: target ? baseRef : `${number}/merge`,
      GITHUB_HEAD_REF: headRef,
      GITHUB_BASE_REF: baseRef,
      GITHUB_ACTOR: facts.sender ?? 'octocat',
    },
  };
}

export interface MergeGroupFacts extends Common {
  readonly headSha: string;
  readonly baseSha: string;
  readonly baseRef?: string;
  readonly number?: number;
}

/** The merge queue asks for the checks of a group. */
export function mergeGroupEvent(facts: MergeGroupFacts): WorkflowEvent {
  const { baseRef = 'main', number = 7, headSha, baseSha } = facts;
  const example = exampleOf('merge_group', 'merge_group$checks_requested');
  const group = fieldsOf(example['merge_group']);
  const headRef = `refs/heads/gh-readonly-queue/${baseRef}/pr-${number}-${baseSha}`;
  const event = {
    ...common(example, facts),
    action: 'checks_requested',
    merge_group: {
      ...{
        ...group,
        head_sha: headSha,
        head_ref: headRef,
        base_sha: baseSha,
        base_ref: `refs/heads/${baseRef}`,
      },
      head_commit: { ...fieldsOf(group['head_commit']), id: headSha },
    },
  };
  checked('merge_group$checks_requested', event);
  return { eventName: 'merge_group', event, context: refContext(headRef, headSha) };
}

export interface IssueCommentFacts extends Common {
  readonly body: string;
  readonly action?: 'created' | 'edited' | 'deleted';
  readonly number?: number;
  /** The comment's own id, which reactions go to. */
  readonly id?: number;
  /** The tip of the default branch: GITHUB_SHA. */
  readonly defaultSha: string;
  /** false: a comment on an issue. */
  readonly onPullRequest?: boolean;
  readonly state?: 'open' | 'closed';
}

/** Somebody commented on the pull request. The payload has no head. */
export function issueCommentEvent(facts: IssueCommentFacts): WorkflowEvent {
  const { action = 'created', number = 7, id = 1001, state = 'open', body } = facts;
  const name = facts.repository ?? REPOSITORY;
  const example = exampleOf('issue_comment', `issue_comment$${action}`);
  const [issue, comment] = [fieldsOf(example['issue']), fieldsOf(example['comment'])];
  const url = `https://api.github.com/repos/${name}/pulls/${number}`;
  const html_url = `https://github.com/${name}/pull/${number}`;
  const links = { url, html_url, diff_url: `${html_url}.diff`, patch_url: `${html_url}.patch` };
  const event = {
    ...common(example, facts),
    action,
    issue: {
      ...{ ...issue, number, state, html_url },
      ...(facts.onPullRequest === false ? {} : { pull_request: { ...links, merged_at: null } }),
    },
    comment: { ...comment, id, body, user: merged(comment['user'], userShape(facts.sender ?? 'octocat')) },
  };
  checked(`issue_comment$${action}`, event);
  return { eventName: 'issue_comment', event, context: refContext('refs/heads/main', facts.defaultSha) };
}

export interface BranchFacts extends Common {
  /** The commit that the run is for. */
  readonly sha: string;
  readonly branch?: string;
}

/** A timed run. GitHub publishes no schema for it. */
export function scheduleEvent(facts: BranchFacts & { readonly schedule?: string }): WorkflowEvent {
  const { repository, sender } = common(exampleOf('workflow_dispatch', 'workflow_dispatch$event'), facts);
  const workflow = '.github/workflows/artifact-access.yml';
  const event = { schedule: facts.schedule ?? '0 6 * * 1', workflow, repository, sender };
  return {
    eventName: 'schedule',
    event,
    context: refContext(`refs/heads/${facts.branch ?? 'main'}`, facts.sha),
  };
}

/** A run that somebody started by hand. */
export function workflowDispatchEvent(facts: BranchFacts & { readonly inputs?: Variables }): WorkflowEvent {
  const ref = `refs/heads/${facts.branch ?? 'main'}`;
  const example = exampleOf('workflow_dispatch', 'workflow_dispatch$event');
  const event = { ...common(example, facts), inputs: facts.inputs ?? {}, ref };
  checked('workflow_dispatch$event', event);
  return { eventName: 'workflow_dispatch', event, context: refContext(ref, facts.sha) };
}

/** A push to a branch. */
export function pushEvent(facts: BranchFacts & { readonly before?: string }): WorkflowEvent {
  const ref = `refs/heads/${facts.branch ?? 'main'}`;
  const example = exampleOf('push', 'push$event', (event) => isFields(event['head_commit']));
  const event = {
    ...common(example, facts),
    ...{ ref, before: facts.before ?? ZERO, after: facts.sha, created: facts.before === undefined },
    ...{ deleted: false, forced: false, commits: [] },
    head_commit: { ...fieldsOf(example['head_commit']), id: facts.sha },
  };
  checked('push$event', event);
  return { eventName: 'push', event, context: refContext(ref, facts.sha) };
}

function refContext(ref: string, sha: string): Variables {
  return { GITHUB_REF: ref, GITHUB_REF_NAME: ref.replace(/^refs\/heads\//, ''), GITHUB_SHA: sha };
}

/** The example with this test's repository and sender, and without an app's installation, as a job gets it. */
function common(example: Fields, { repository = REPOSITORY, sender = 'octocat' }: Common): Fields {
  const rest = Object.fromEntries(Object.entries(example).filter(([key]) => key !== 'installation'));
  return {
    ...rest,
    repository: repositoryShape(example['repository'], repository),
    sender: merged(example['sender'], userShape(sender)),
  };
}

function repositoryShape(example: unknown, full: string): Fields {
  const old = fieldsOf(example);
  return {
    ...old,
    ...{ full_name: full, name: full.split('/')[1] ?? '', html_url: `https://github.com/${full}` },
    ...{ owner: merged(old['owner'], userShape(ownerOf(full))), default_branch: 'main' },
  };
}

function ownerOf(full: string): string {
  return full.split('/')[0] ?? '';
}

function merged(old: unknown, next: object): Fields {
  return { ...fieldsOf(old), ...next };
}

const require = createRequire(import.meta.url);

function read(module: string): unknown {
  return JSON.parse(readFileSync(require.resolve(module), 'utf8'));
}

let examples: readonly Fields[] | undefined;

/** The first of GitHub's examples that its own schema accepts: the oldest ones lack newer members. */
function exampleOf(name: string, definition: string, fits: (event: Fields) => boolean = () => true): Fields {
  examples ??= (read('@octokit/webhooks-examples') as readonly unknown[]).filter(isFields);
  const all = objects(examples.find((candidate) => candidate['name'] === name) ?? {}, 'examples');
  const validate = validatorOf(definition);
  const found = all.find((example) => fits(example) && validate(example));
  if (found === undefined) throw new Error(`GitHub has no example of ${definition}`);
  return found;
}

let ajv: Ajv | undefined;

function validatorOf(definition: string): ValidateFunction {
  if (ajv === undefined) {
    // Compiled by reference and unimproved: a fifth of the time that Ajv takes otherwise.
    ajv = new Ajv({ strict: false, inlineRefs: false, code: { optimize: false } });
    addFormats.default(ajv);
    ajv.addSchema(fieldsOf(read('@octokit/webhooks-schemas/schema.json')), 'webhooks');
  }
  const validate: ValidateFunction | undefined = ajv.getSchema(`webhooks#/definitions/${definition}`);
  if (validate === undefined) throw new Error(`GitHub has no schema ${definition}`);
  return validate;
}

/** Holds a payload against GitHub's schema of the event. */
function checked(definition: string, event: Fields): void {
  const validate = validatorOf(definition);
  if (!validate(event)) throw new Error(`${definition}: ${new Ajv().errorsText(validate.errors)}`);
}
