import { UserError } from '../domain/failure.js';
import { code, message, plainText, type Message } from '../domain/message.js';
import { choices, commentLimits, defaultConfigFile } from './defaults.js';
import { globProblem } from './glob.js';
import type { RunInputs } from './given.js';
import { didYouMean, instead, notAllowed, shortened } from './nearest.js';
import { commentTag, outputFile, region, workflowFile, type TextRule } from './values.js';

/** Every input of action.yml. */
export const inputNames = [
  'github-token',
  'config-file',
  'access-analyzer',
  'aws-region',
  'fail-on',
  'fail-scope',
  'review',
  'summary-comment',
  'comment-tag',
  'max-comments',
  'recheck',
  'recheck-workflow',
  'plan-files',
  'report-file',
  'sarif-file',
] as const;
export type InputName = (typeof inputNames)[number];

/** Where the config file is. */
export interface ConfigLocation {
  readonly path: string;
  /** Another repository, at a commit; undefined for the reviewed one, at the tip of its base branch. */
  readonly repository: { readonly owner: string; readonly name: string; readonly sha: string } | undefined;
  /** Whether the user named it: then a missing file is a mistake. */
  readonly named: boolean;
}

/** What the inputs say. The token is empty where none is given. */
export interface InputSettings {
  readonly token: string;
  readonly configFile: ConfigLocation;
  readonly run: RunInputs;
}

/**
 * Reads the action's inputs: `get` gives an input's text, empty where it is not given, and `names` are the `INPUT_*`
 * names of the environment where unknown inputs are to be refused. Throws one UserError that tells every mistake; its
 * text repeats the values as they are.
 */
export function readInputs(
  get: (name: string) => string,
  names: readonly string[] | undefined,
): InputSettings {
  if (names) refuseUnknownInputs(names);
  const reader = new InputReader(get);
  const settings: InputSettings = {
    token: reader.text('github-token') ?? '',
    configFile: reader.configFile('config-file'),
    run: runInputs(reader),
  };
  reader.refuseProblems();
  return settings;
}

/** Throws a UserError for the first of the environment's `INPUT_*` names that stands for no input of ours. */
export function refuseUnknownInputs(names: readonly string[]): void {
  const known: readonly string[] = inputNames;
  for (const name of names) {
    const input = name.replace(/^INPUT_/i, '').toLowerCase();
    if (known.includes(input)) continue;
    throw new UserError(
      plainText(message`Unknown input ${code(shortened(input))}${didYouMean(input, known)}`),
    );
  }
}

function runInputs(reader: InputReader): RunInputs {
  return {
    accessAnalyzer: reader.choice('access-analyzer', choices.accessAnalyzer),
    awsRegion: reader.text('aws-region', region),
    failOn: reader.choice('fail-on', choices.failOn),
    failScope: reader.choice('fail-scope', choices.failScope),
    review: reader.choice('review', choices.review),
    summaryComment: reader.choice('summary-comment', choices.summaryComment),
    commentTag: reader.text('comment-tag', commentTag),
    maxComments: reader.wholeNumber('max-comments', commentLimits),
    recheck: reader.choice('recheck', choices.recheck),
    recheckWorkflow: reader.text('recheck-workflow', workflowFile),
    planFiles: reader.globs('plan-files'),
    reportFile: reader.text('report-file', outputFile),
    sarifFile: reader.text('sarif-file', outputFile),
  };
}

/** Reads inputs one by one and keeps what is wrong with them. */
class InputReader {
  readonly #get: (name: string) => string;
  readonly #problems: string[] = [];

  constructor(get: (name: string) => string) {
    this.#get = get;
  }

  text(name: InputName, rule?: TextRule): string | undefined {
    const value = this.#get(name).trim();
    if (value === '') return undefined;
    if (!rule || rule.pattern.test(value)) return value;
    this.#refuse(name, message`${code(shortened(value))} ${rule.problem}.`);
    return undefined;
  }

  choice<T extends string>(name: InputName, allowed: readonly T[]): T | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const choice = allowed.find((one) => one === value);
    if (choice === undefined) this.#refuse(name, notAllowed(value, allowed));
    return choice;
  }

  wholeNumber(
    name: InputName,
    { least, most }: { readonly least: number; readonly most: number },
  ): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (/^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most) return Number(value);
    this.#refuse(name, message`${code(shortened(value))} is no whole number from ${least} to ${most}.`);
    return undefined;
  }

  globs(name: InputName): readonly string[] | undefined {
    const globs = listOf(this.text(name) ?? '');
    for (const glob of globs) {
      const wrong = globProblem(glob);
      if (!wrong) continue;
      const end: Message = wrong.instead === undefined ? ['.'] : instead(shortened(wrong.instead));
      this.#refuse(name, message`${code(shortened(glob))} ${wrong.problem}${end}`);
    }
    return globs.length > 0 ? globs : undefined;
  }

  configFile(name: InputName): ConfigLocation {
    const value = this.text(name);
    const fallback: ConfigLocation = { path: defaultConfigFile, repository: undefined, named: false };
    if (value === undefined) return fallback;
    const location = locate(value);
    if (!location) this.#refuse(name, configFileProblem(value));
    return location ?? fallback;
  }

  refuseProblems(): void {
    if (this.#problems.length > 0) throw new UserError(this.#problems.join(' '));
  }

  #refuse(name: InputName, problem: Message): void {
    this.#problems.push(plainText(message`Input ${code(name)}: ${problem}`));
  }
}

/** The globs of a list: one a line, or parted by commas; a comma within braces belongs to the glob. */
function listOf(value: string): string[] {
  const globs: string[] = [];
  let depth = 0;
  let glob = '';
  for (const char of `${value}\n`) {
    if (char === '{') depth++;
    if (char === '}') depth--;
    if (char === '\n' || char === '\r' || (char === ',' && depth <= 0)) {
      globs.push(glob.trim());
      [depth, glob] = [0, ''];
    } else glob += char;
  }
  return globs.filter((one) => one !== '');
}

/** `path`, or `owner/repo/path@sha` with a commit's full SHA, since a branch or tag can move. */
function locate(value: string): ConfigLocation | undefined {
  const [, owner, name, path, sha] = /^([\w.-]+)\/([\w.-]+)\/(.+)@([^/@]+)$/.exec(value) ?? [];
  if (owner === undefined || name === undefined || path === undefined || sha === undefined)
    return isRepositoryPath(value) ? { path: value, repository: undefined, named: true } : undefined;
  if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(sha) || !isRepositoryPath(path)) return undefined;
  return { path, repository: { owner, name, sha }, named: true };
}

function isRepositoryPath(path: string): boolean {
  return (
    !/\p{Cc}/u.test(path) && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  );
}

function configFileProblem(value: string): Message {
  const shown = code(shortened(value));
  return /@[^/]*$/.test(value)
    ? message`${shown} is not owner/repo/path@sha with the full SHA of a commit.`
    : message`${shown} is not a path from the repository's root, such as ${code(defaultConfigFile)}.`;
}
