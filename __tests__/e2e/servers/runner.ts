import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { fieldsOf, isFields } from './fields.js';
import {
  annotationsOf,
  commandFileValues,
  workflowCommands,
  type Annotation,
  type WorkflowCommand,
} from './workflow-commands.js';

const PROJECT = resolve(fileURLToPath(new URL('../../../', import.meta.url)));
const COMMAND_FILES = ['OUTPUT', 'STEP_SUMMARY', 'ENV', 'STATE', 'PATH'] as const;

export type Variables = Readonly<Record<string, string>>;

/** The parts of a GitHub server that a job's environment tells of. */
export interface GitHubAddress {
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly serverUrl: string;
  readonly repository: string;
  readonly token: string;
}

/** One step that runs the action. */
export interface Step {
  /** The bundle, relative to the project: dist/index.js without it. */
  readonly bundle?: string;
  readonly eventName: string;
  /** The event file's content. */
  readonly event: unknown;
  /** GITHUB_* variables that come from the event, such as GITHUB_SHA. */
  readonly context?: Variables;
  readonly github: GitHubAddress;
  /** The step's `with`, over the defaults of action.yml. */
  readonly inputs?: Variables;
  /** More variables of the job; they win over everything else. */
  readonly env?: Variables;
  /** The checked-out repository; an empty folder without it. */
  readonly workspace?: string;
  /** The Node that runs it: this one without it. */
  readonly node?: string;
  /** Arguments for Node itself. */
  readonly nodeOptions?: readonly string[];
  /** Milliseconds before the process is killed: a minute without it. */
  readonly timeout?: number;
}

/** What the step left behind. */
export interface StepResult {
  /** null where the process was killed. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Variables;
  readonly state: Variables;
  readonly exported: Variables;
  readonly summary: string;
  readonly annotations: readonly Annotation[];
  /** Every order that the runner would obey, on both streams. */
  readonly commands: readonly WorkflowCommand[];
  readonly durationMs: number;
}

/** Runs the action's bundle as the GitHub runner runs it: nothing comes from this machine but the PATH. */
export async function runAction(step: Step): Promise<StepResult> {
  const home = await mkdtemp(join(tmpdir(), 'runner-'));
  try {
    return await runIn(home, step);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

async function runIn(home: string, step: Step): Promise<StepResult> {
  const file = (name: string): string => join(home, 'commands', name);
  for (const folder of ['commands', 'temp', 'home', 'workspace']) await mkdir(join(home, folder));
  for (const name of COMMAND_FILES) await writeFile(file(name), '');
  await writeFile(join(home, 'event.json'), JSON.stringify(step.event));
  const env = environmentOf(step, home, file);
  const script = resolve(PROJECT, step.bundle ?? 'dist/index.js');
  const started = performance.now();
  const child = spawn(step.node ?? process.execPath, [...(step.nodeOptions ?? []), script], {
    cwd: env['GITHUB_WORKSPACE'],
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: step.timeout ?? 60_000,
    killSignal: 'SIGKILL',
  });
  const [stdout, stderr] = [textOf(child.stdout), textOf(child.stderr)];
  const exitCode = await new Promise<number | null>((done, reject) => {
    child.on('error', reject);
    child.on('close', done);
  });
  const durationMs = performance.now() - started;
  const commands = [...workflowCommands(stdout()), ...workflowCommands(stderr())];
  const values = async (name: string): Promise<Variables> =>
    commandFileValues(await readFile(file(name), 'utf8'));
  return {
    ...{ exitCode, stdout: stdout(), stderr: stderr(), durationMs, commands },
    outputs: await values('OUTPUT'),
    state: await values('STATE'),
    exported: await values('ENV'),
    summary: await readFile(file('STEP_SUMMARY'), 'utf8'),
    annotations: annotationsOf(commands),
  };
}

function textOf(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}

function environmentOf(step: Step, home: string, file: (name: string) => string): Variables {
  const { github } = step;
  const [owner = ''] = github.repository.split('/');
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: join(home, 'home'),
    LANG: 'C.UTF-8',
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: '__acme_artifact-access-review',
    GITHUB_ACTION_REPOSITORY: 'acme/artifact-access-review',
    GITHUB_ACTION_REF: 'v1',
    GITHUB_API_URL: github.apiUrl,
    GITHUB_GRAPHQL_URL: github.graphqlUrl,
    GITHUB_SERVER_URL: github.serverUrl,
    GITHUB_REPOSITORY: github.repository,
    GITHUB_REPOSITORY_OWNER: owner,
    GITHUB_EVENT_NAME: step.eventName,
    GITHUB_EVENT_PATH: join(home, 'event.json'),
    GITHUB_WORKSPACE: step.workspace ?? join(home, 'workspace'),
    GITHUB_WORKFLOW: 'Artifact access',
    GITHUB_WORKFLOW_REF: `${github.repository}/.github/workflows/artifact-access.yml@refs/heads/main`,
    GITHUB_JOB: 'review',
    GITHUB_RUN_ID: '4711',
    GITHUB_RUN_NUMBER: '12',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_ACTOR: 'octocat',
    GITHUB_TRIGGERING_ACTOR: 'octocat',
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: 'X64',
    RUNNER_NAME: 'test',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_TEMP: join(home, 'temp'),
    RUNNER_TOOL_CACHE: join(home, 'temp'),
    ...Object.fromEntries(COMMAND_FILES.map((name) => [`GITHUB_${name}`, file(name)])),
    ...step.context,
    ...inputVariables({ ...defaultInputs(github.token), ...step.inputs }),
    ...step.env,
  };
}

/** The runner makes spaces underlines and letters capitals, and keeps everything else. */
function inputVariables(inputs: Variables): Variables {
  const entries = Object.entries(inputs).map(([name, value]) => [
    `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
    value,
  ]);
  return Object.fromEntries(entries) as Variables;
}

/** The runner gives every input of action.yml, an empty text where it has no default. */
function defaultInputs(token: string): Variables {
  const path = join(PROJECT, 'action.yml');
  if (!existsSync(path)) return { 'github-token': token };
  const action = fieldsOf(parse(readFileSync(path, 'utf8')));
  const entries = Object.entries(fieldsOf(action['inputs'])).map(([name, input]) => {
    return [name, resolved(defaultOf(isFields(input) ? input['default'] : undefined), token)];
  });
  return Object.fromEntries(entries) as Variables;
}

function defaultOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function resolved(value: string, token: string): string {
  const filled = value.replace(/\$\{\{\s*github\.token\s*\}\}/g, token);
  if (filled.includes('${{')) throw new Error(`this runner cannot evaluate the default ${value}`);
  return filled;
}

/** The variables that send the AWS SDK to a server of the test, with keys that are none. */
export function awsEnvironment(server: { readonly url: string }, region = 'eu-west-1'): Variables {
  return {
    AWS_ENDPOINT_URL: server.url,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}
