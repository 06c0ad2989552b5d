import { parseArgs } from 'node:util';
import { choices } from '../config/defaults.js';
import type { RunInputs } from '../config/given.js';
import { nearest } from '../config/nearest.js';
import { UserError } from '../domain/failure.js';

export const formats = ['pretty', 'json', 'sarif', 'markdown', 'github'] as const;
export type Format = (typeof formats)[number];

export const commands = ['check', 'review', 'explain', 'demo'] as const;
export type Command = (typeof commands)[number];

/** What the command line says. */
export interface Options {
  readonly command: Command;
  /** What stands behind the command and is no option. */
  readonly operands: readonly string[];
  readonly format: Format;
  readonly config: string | undefined;
  readonly base: string | undefined;
  readonly head: string | undefined;
  readonly run: RunInputs;
}

const described = {
  format: { type: 'string' },
  config: { type: 'string' },
  'fail-on': { type: 'string' },
  'access-analyzer': { type: 'string' },
  'aws-region': { type: 'string' },
  base: { type: 'string' },
  head: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/** Options that only `review` has. */
const ofReview = ['base', 'head'] as const;

/** What to print instead of running a command, or the command with its options. Throws a UserError for wrong usage. */
export function readOptions(args: readonly string[]): Options | 'help' | 'version' {
  const { values, positionals } = parse(args);
  if (values.help === true || args.length === 0) return 'help';
  if (values.version === true) return 'version';
  const [name = '', ...operands] = positionals;
  const command = commands.find((each) => each === name);
  if (!command)
    throw new UserError(`There is no command "${name}".${suggestion(name, commands)} See --help.`);
  for (const option of ofReview) {
    if (values[option] !== undefined && command !== 'review')
      throw new UserError(`--${option} goes with the command review.`);
  }
  return {
    command,
    operands,
    format: choice('--format', values.format, formats) ?? 'pretty',
    config: values.config,
    base: values.base,
    head: values.head,
    run: {
      failOn: choice('--fail-on', values['fail-on'], choices.failOn),
      accessAnalyzer: choice('--access-analyzer', values['access-analyzer'], choices.accessAnalyzer),
      awsRegion: values['aws-region'],
    },
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: described, allowPositionals: true, strict: true });
  } catch (error) {
    const unknown = /Unknown option '(-[^']*)'/.exec(error instanceof Error ? error.message : '')?.[1];
    if (unknown)
      throw new UserError(
        `There is no option ${unknown}.${suggestion(
          unknown,
          Object.keys(described).map((name) => `--${name}`),
        )} See --help.`,
      );
    throw new UserError(`${error instanceof Error ? error.message : String(error)} See --help.`);
  }
}

function choice<T extends string>(
  option: string,
  value: string | undefined,
  allowed: readonly T[],
): T | undefined {
  if (value === undefined) return undefined;
  const found = allowed.find((each) => each === value);
  if (found === undefined)
    throw new UserError(
      `${option} is one of ${allowed.join(', ')}, not "${value}".${suggestion(value, allowed)}`,
    );
  return found;
}

function suggestion(text: string, known: readonly string[]): string {
  const close = nearest(text, known);
  return close ? ` Did you mean ${close}?` : '';
}

export const help = `Reviews IAM policies for who can read, publish, delete or administer build artifacts.

artifact-access-review COMMAND [OPTIONS]

  check [PATH...]              every policy under the paths (.): git's tracked files, or all files
  review --base REF            what changed since REF; --head REF instead of the working tree
  explain ID                   the page of a check, or about an issue code of Access Analyzer
  demo                         the review of the sample pull request in examples/; calls nobody

  --format FORMAT              pretty, json, sarif, markdown or github
  --config FILE                the config; by default .github/artifact-access.yml
  --fail-on SEVERITY           error, security-warning, warning, suggestion or never
  --access-analyzer MODE       off (the default here), auto or required
  --aws-region REGION          where Access Analyzer is asked
  --help, --version

Exit code: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage or config, 3 a part could not be done.
`;
