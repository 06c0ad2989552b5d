import { message, type Message } from '../domain/message.js';
import type { Position, SourceText } from '../domain/source.js';
import type { ConfigProblem, ConfigReading } from './problem.js';

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
  const { readConfig } = await import('./read-config.js');
  const reading = readConfig(file, knownRules);
  return 'problems' in reading ? { problems: bounded(reading.problems) } : reading;
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

/** In the order of the file, and so many that people can read them. */
function bounded(problems: readonly ConfigProblem[]): readonly ConfigProblem[] {
  const sorted = problems.toSorted((a, b) => comparePositions(a.place.start, b.place.start));
  const first = sorted[mostProblems];
  if (!first) return sorted;
  const rest = message`${sorted.length - mostProblems} more problems begin here.`;
  return [...sorted.slice(0, mostProblems), { ...first, message: rest }];
}

function comparePositions(a: Position, b: Position): number {
  return a.line === b.line ? a.column - b.column : a.line - b.line;
}
