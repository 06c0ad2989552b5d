import { parseArgs } from 'node:util';
import type { SemanticsName } from '../access/semantics-names.js';
import { semanticsNames } from '../access/semantics-names.js';
import { choices } from '../config/defaults.js';
import type { RunInputs } from '../config/given.js';
import { nearest } from '../config/nearest.js';
import { UserError } from '../domain/failure.js';
import type { PolicyKind } from '../policy/kind.js';
import { policyKinds } from '../policy/kind.js';

export const formats = ['pretty', 'json', 'sarif', 'markdown', 'github'] as const;
export type Format = (typeof formats)[number];

export const commands = ['check', 'review', 'compare', 'explain', 'init', 'demo'] as const;
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
  /** Of the policies that are compared; decided from their content without it. */
  readonly kind: PolicyKind | undefined;
  readonly semantics: SemanticsName;
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
  kind: { type: 'string' },
  semantics: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/** Which commands an option says something to. */
const goesWith: Readonly<Partial<Record<keyof typeof described, readonly Command[]>>> = {
  format: ['check', 'review', 'compare', 'demo'],
  config: ['check', 'review', 'init'],
  'fail-on': ['check', 'review'],
  'access-analyzer': ['check', 'review'],
  'aws-region': ['check', 'review'],
  base: ['review'],
  head: ['review'],
  kind: ['compare'],
  semantics: ['compare'],
};

/** What to print instead of running a command, or the command with its options. Throws a UserError for wrong usage. */
export function readOptions(args: readonly string[]): Options | 'help' | 'version' {
  const { values, positionals } = parse(args);
  if (values.help === true || args.length === 0) return 'help';
  if (values.version === true) return 'version';
  const [name = '', ...operands] = positionals;
  const command = commands.find((each) => each === name);
  if (!command)
    throw new UserError(`There is no command "${name}".${suggestion(name, commands)} See --help.`);
  refuseForeign(command, values);
  return {
    command,
    operands,
    format: choice('--format', values.format, formats) ?? 'pretty',
    config: values.config,
    base: values.base,
    head: values.head,
    kind: choice('--kind', values.kind, policyKinds),
    semantics: choice('--semantics', values.semantics, semanticsNames) ?? 'aws',
    run: {
      failOn: choice('--fail-on', values['fail-on'], choices.failOn),
      accessAnalyzer: choice('--access-analyzer', values['access-analyzer'], choices.accessAnalyzer),
      awsRegion: values['aws-region'],
    },
  };
}

/** An option that a command does not have must not look like one that it heeds. */
function refuseForeign(command: Command, values: Readonly<Record<string, unknown>>): void {
  for (const [option, takers] of Object.entries(goesWith)) {
    if (values[option] === undefined || takers.includes(command)) continue;
    throw new UserError(`--${option} goes with ${takers.join(', ')}, not with ${command}.`);
  }
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
  compare BASE HEAD            the access that one policy file gives and another does not
  explain ID                   the page of a check, or about an issue code of Access Analyzer
  init [PATH...]               prints a config: the policies found, a contract of today's access
  demo                         the review of the sample pull request in examples/; calls nobody

  --format FORMAT              pretty, json, sarif, markdown or github
  --config FILE                the config; by default .github/artifact-access.yml
  --fail-on SEVERITY           error, security-warning, warning, suggestion or never
  --access-analyzer MODE       off (the default here), auto or required
  --aws-region REGION          where Access Analyzer is asked
  --kind KIND                  compare: what the policies are, where their content does not tell
  --semantics SEMANTICS        compare: aws (the default), any request that the text allows, as for
                               CheckNoNewAccess of AWS; typed, only those that its services take
  --help, --version

Exit code: 0 nothing at or above --fail-on, or no new access; 1 findings, new access or undecided;
2 wrong usage or config; 3 a part could not be done.
`;
