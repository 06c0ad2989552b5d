import { plainText, type Message } from '../domain/message.js';
import type { AccessSentence } from './access-sentence.js';
import { wholeSentence } from './access-sentence.js';
import { codeFrame } from './code-frame.js';
import type { Compared } from './compared.js';
import { answerText, sentencesOf } from './compared.js';
import { paint, type Paint } from './paint.js';
import { withoutCommands } from './safe-log.js';
import { safeTerminal } from './safe-terminal.js';
import { wrap } from './text-width.js';
import { firstOf } from './wording.js';

interface Screen {
  readonly paint: Paint;
  readonly width: number;
}

/** How many accesses of each sort are shown at most; the JSON has all. */
const most = 30;

/** How many reasons why the other side does not give an access are shown. */
const mostCases = 3;

/** The comparison for people at a terminal: each access as a sentence with its line, then the answer. */
export function comparedForTerminal(
  compared: Compared,
  { colors, width = 100 }: { readonly colors: boolean; readonly width: number | undefined },
): string {
  const screen = { paint: paint(colors), width };
  const { gained, lost } = sentencesOf(compared);
  const lines = [
    ...blocks(gained, 'gained', screen),
    ...blocks(lost, 'lost', screen),
    ...closingLines(compared, screen),
  ];
  return `${lines.map(withoutCommands).join('\n')}\n`;
}

function blocks(sentences: readonly AccessSentence[], change: string, screen: Screen): string[] {
  const { shown, rest } = firstOf(sentences, most);
  const more = rest > 0 ? [`and ${rest} more ${change}: --format json has all`, ''] : [];
  return [...shown.flatMap((each) => [...block(each, screen), '']), ...more];
}

function block(sentence: AccessSentence, { paint: colors, width }: Screen): string[] {
  const { change, place, policy, cases, paper } = sentence;
  const isReal = sentence.reality === 'real' || sentence.reality === 'undecided';
  const accent =
    change === 'lost' || !isReal ? colors.severity.suggestion : colors.severity['security-warning'];
  const gutter = Math.max(3, String(place.start.line).length);
  const where = safeTerminal(`${place.path}:${String(place.start.line)}:${String(place.start.column)}`);
  const note = (text: Message): string[] => noteLines(text, gutter, { paint: colors, width });
  const [first = '', ...others] = wrap(`${change}: ${shown(wholeSentence(sentence))}`, width);
  return [
    `${accent(colors.bold(`${change}:`))}${colors.bold(first.slice(change.length + 1))}`,
    ...others.map((line) => colors.bold(line)),
    `${' '.repeat(gutter)}${colors.blue('-->')} ${where}`,
    ...codeFrame(policy.file, place, { paint: colors, accent, width, gutter }),
    `${' '.repeat(gutter)} ${colors.blue('|')}`,
    ...cases
      .slice(0, mostCases)
      .flatMap(({ otherwise, example }) => [...note(otherwise), ...note(['example: ', ...example])]),
    ...(cases.length > mostCases ? note([`and ${String(cases.length - mostCases)} more such cases`]) : []),
    ...(paper.length > 0 ? note(paper) : []),
  ];
}

function noteLines(text: Message, gutter: number, { paint: colors, width }: Screen): string[] {
  const indent = ' '.repeat(gutter + 3);
  const [first = '', ...others] = wrap(shown(text), width - indent.length);
  return [`${' '.repeat(gutter)} ${colors.blue('=')} ${first}`, ...others.map((line) => indent + line)];
}

/** The author's text on one line, with nothing in it that a terminal would obey. */
function shown(text: Message): string {
  return safeTerminal(plainText(text).replace(/\s+/g, ' '));
}

function closingLines(compared: Compared, { paint: colors }: Screen): string[] {
  return [
    ...compared.failures.map((text) => `${colors.severity.error('not done:')} ${safeTerminal(text)}`),
    ...compared.undecided.map(
      ({ policy, reason }) =>
        `${colors.severity.warning('undecided:')} ${safeTerminal(`${policy.id}: ${reason}`)}`,
    ),
    ...compared.notes.map((text) => `${colors.dim('note:')} ${safeTerminal(text)}`),
    colors.bold(`${answerText(compared)}.`),
  ];
}
