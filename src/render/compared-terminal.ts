import type { Message } from '../domain/message.js';
import type { AccessSentence } from './access-sentence.js';
import { wholeSentence } from './access-sentence.js';
import { codeFrame } from './code-frame.js';
import type { Compared } from './compared.js';
import { answerText, casesToTell, isOnPaper, sentencesOf } from './compared.js';
import { paint } from './paint.js';
import { withoutCommands } from './safe-log.js';
import { safeTerminal } from './safe-terminal.js';
import { paragraph, terminalLine, type Screen } from './terminal-paragraph.js';
import { wrap } from './text-width.js';
import { firstOf } from './wording.js';

/** How many accesses of each sort are shown at most; the JSON has all. */
const most = 30;

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
  return `${withoutCommands(lines.join('\n'))}\n`;
}

function blocks(sentences: readonly AccessSentence[], change: string, screen: Screen): string[] {
  const { shown, rest } = firstOf(sentences, most);
  const more = rest > 0 ? [`and ${rest} more ${change}: --format json has all`, ''] : [];
  return [...shown.flatMap((each) => [...block(each, screen), '']), ...more];
}

function block(sentence: AccessSentence, screen: Screen): string[] {
  const { paint: colors, width } = screen;
  const { change, place, policy, paper } = sentence;
  const cases = casesToTell(sentence);
  const accent =
    change === 'lost' || isOnPaper(sentence)
      ? colors.severity.suggestion
      : colors.severity['security-warning'];
  const gutter = Math.max(3, String(place.start.line).length);
  const where = safeTerminal(`${place.path}:${String(place.start.line)}:${String(place.start.column)}`);
  const note = (text: Message): string[] => paragraph('', text, gutter, screen);
  const [first = '', ...others] = wrap(`${change}: ${terminalLine(wholeSentence(sentence))}`, width);
  return [
    `${accent(colors.bold(`${change}:`))}${colors.bold(first.slice(change.length + 1))}`,
    ...others.map((line) => colors.bold(line)),
    `${' '.repeat(gutter)}${colors.blue('-->')} ${where}`,
    ...codeFrame(policy.file, place, { paint: colors, accent, width, gutter }),
    `${' '.repeat(gutter)} ${colors.blue('|')}`,
    ...cases.shown.flatMap(({ otherwise, example }) => [
      ...note(otherwise),
      ...note(['example: ', ...example]),
    ]),
    ...(cases.rest > 0 ? note([`and ${cases.rest} more such cases`]) : []),
    ...note(paper),
  ];
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
