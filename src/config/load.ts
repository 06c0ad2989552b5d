import { message, type Message } from '../domain/message.js';
import type { SourceText } from '../domain/source.js';
import type { PartialConfig } from './given.js';
import type { ConfigProblem } from './problem.js';

export type { ConfigProblem } from './problem.js';

/** What a config file says, or everything that is wrong with it. */
export type ConfigReading =
  { readonly config: PartialConfig } | { readonly problems: readonly ConfigProblem[] };

/** In UTF-16 units. An honest config has some kilobytes. */
const largest = 256 * 1024;
const mostProblems = 100;

/** yaml takes seconds, and on Node 20 can end the process, on files that are nested some thousands deep. */
const deepest = 60;

/**
 * Reads a config file. `knownRules` are the ids of all checks and the known issue codes. Nothing in the file makes it
 * throw. The YAML parser and the schema are loaded here, since most of a run's start-up time would go into them.
 */
export async function parseConfig(file: SourceText, knownRules: readonly string[]): Promise<ConfigReading> {
  const refusal = unreadable(file.text);
  if (refusal)
    return { problems: [{ key: '', place: file.placeOf({ start: 0, end: 0 }), message: refusal }] };
  const { readConfigTree, validateConfig, interpretConfig, typedKeys } = await loadParts();
  const tree = readConfigTree(file, typedKeys);
  if (tree.problems.length > 0) return { problems: bounded(tree.problems) };
  const validation = validateConfig(tree, knownRules);
  return 'problems' in validation
    ? { problems: bounded(validation.problems) }
    : { config: interpretConfig(validation.file) };
}

async function loadParts() {
  const [tree, validation, schema, interpret] = await Promise.all([
    import('./config-tree.js'),
    import('./validation.js'),
    import('./schema.js'),
    import('./interpret.js'),
  ]);
  return { ...tree, ...validation, ...schema, ...interpret };
}

/** Why the text is not even given to the parser. */
function unreadable(text: string): Message | undefined {
  if (text.length > largest)
    return message`The config has ${text.length} characters; at most ${largest} are read.`;
  if (isTooDeep(text)) return message`The config is nested too deep to be read.`;
  return undefined;
}

/** A rough bound in linear time: open brackets, indentation, and the indicators that nest within one line. */
function isTooDeep(text: string): boolean {
  let open = 0;
  for (const line of text.split(/\r\n?|\n/)) {
    if (/^[ \t]{200}/.test(line)) return true;
    if ((line.match(/(?<=^|[ \t])[-?:!&](?=[ \t])|(?<=^|[ \t])[!&][^ \t]*/g)?.length ?? 0) > deepest)
      return true;
    for (const char of line) {
      if (char === '[' || char === '{') open++;
      else if (char === ']' || char === '}') open = Math.max(0, open - 1);
      if (open > deepest) return true;
    }
  }
  return false;
}

function bounded(problems: readonly ConfigProblem[]): readonly ConfigProblem[] {
  const [last] = problems.slice(mostProblems);
  if (!last) return problems;
  const rest = message`This and ${problems.length - mostProblems - 1} further problems are not shown.`;
  return [...problems.slice(0, mostProblems), { ...last, message: rest }];
}
