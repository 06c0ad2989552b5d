import type { Finding } from '../domain/finding.js';
import { isCounted } from '../domain/finding.js';
import { plainText } from '../domain/message.js';
import type { PlacedFinding, Review } from '../domain/review.js';
import type { Place, SourceText } from '../domain/source.js';
import { codeFrame } from './code-frame.js';
import { paint, type Paint } from './paint.js';
import { withoutCommands } from './safe-log.js';
import { safeTerminal } from './safe-terminal.js';
import { paragraph, type Screen } from './terminal-paragraph.js';
import { existing, verdictText } from './verdict.js';
import { countOf, countsOf, firstOf } from './wording.js';

/** What a terminal can show, and where the files' text comes from. */
export interface TerminalOptions {
  readonly colors: boolean;
  /** The text of a file as it was reviewed; without it the place alone is shown. */
  readonly source: (path: string) => SourceText | undefined;
  /** The columns of the terminal; 100 where nobody knows. */
  readonly width?: number;
}

type FramedScreen = Screen & Pick<TerminalOptions, 'source'>;

/** How many related places are framed. */
const mostRelated = 3;

/** The review for people at a terminal: each finding with its code, then one line of counts. */
export function terminalReport(review: Review, options: TerminalOptions): string {
  const screen = { source: options.source, paint: paint(options.colors), width: options.width ?? 100 };
  const shown = review.findings.filter(isShown).map(({ finding }) => findingLines(finding, screen));
  const lines = [...shown.flatMap((block) => [...block, '']), ...closingLines(review, screen.paint)];
  return `${withoutCommands(lines.join('\n'))}\n`;
}

/** What was there before and what is accepted is counted at the end; the report has it in full. */
function isShown({ finding }: PlacedFinding): boolean {
  return isCounted(finding);
}

function findingLines(finding: Finding, screen: FramedScreen): string[] {
  const { paint: colors } = screen;
  const accent = colors.severity[finding.severity];
  const gutter = gutterOf(finding);
  const related = firstOf(finding.related, mostRelated);
  return [
    `${accent(colors.bold(`${finding.severity}[${safeTerminal(finding.rule)}]`))}${colors.bold(` ${safeTerminal(finding.title)}`)}`,
    ...framedPlace(finding.place, undefined, { ...screen, gutter, accent }),
    ...related.shown.flatMap((place) =>
      framedPlace(place, safeTerminal(plainText(place.message)), {
        ...screen,
        gutter,
        accent: colors.blue,
      }),
    ),
    `${' '.repeat(gutter)} ${colors.blue('|')}`,
    ...(related.rest > 0
      ? [`${' '.repeat(gutter)} = and ${countOf(related.rest, ['more place', 'more places'])}`]
      : []),
    ...paragraph('', finding.message, gutter, screen),
    ...paragraph('fix: ', finding.help, gutter, screen),
    `${' '.repeat(gutter)} ${colors.blue('=')} ${colors.dim(`docs: ${safeTerminal(finding.docs)}`)}`,
  ];
}

function framedPlace(
  place: Place,
  label: string | undefined,
  frame: FramedScreen & { readonly gutter: number; readonly accent: (text: string) => string },
): string[] {
  const text = `${place.path}:${place.start.line}:${place.start.column}`;
  const header = `${' '.repeat(frame.gutter)}${frame.paint.blue('-->')} ${safeTerminal(text)}`;
  const source = frame.source(place.path);
  if (!source) return [label ? `${header} ${label}` : header];
  return [header, ...codeFrame(source, place, { ...frame, ...(label ? { label } : {}) })];
}

/** All frames of a finding share one column of numbers. */
function gutterOf({ place, related }: Finding): number {
  const numbers = [place, ...related.slice(0, mostRelated)].map(({ start }) => String(start.line).length);
  return Math.max(3, ...numbers);
}

function closingLines(review: Review, colors: Paint): string[] {
  const before = existing(review);
  const accepted = review.findings.filter(({ finding }) => finding.exception).length;
  const changes = (change: 'gained' | 'lost'): string => {
    const count = review.accessChanges.filter((one) => one.change === change).length;
    return count > 0 ? `Access ${change}: ${count}.` : '';
  };
  return [
    ...review.failures.map((text) => `${colors.severity.error('not done:')} ${safeTerminal(text)}`),
    ...review.notes.map((text) => `${colors.dim('note:')} ${safeTerminal(text)}`),
    ...review.skipped
      .slice(0, 5)
      .map(({ path, reason }) => `${colors.dim('skipped:')} ${safeTerminal(path)} (${reason})`),
    review.skipped.length > 5 ? `${colors.dim('skipped:')} and ${review.skipped.length - 5} more` : '',
    colors.bold(`${capital(verdictText(review))}.`),
    [
      before.length > 0 ? `There before: ${countsOf(before)}.` : '',
      accepted > 0 ? `Accepted by the config: ${accepted}.` : '',
      changes('gained'),
      changes('lost'),
    ]
      .filter((text) => text !== '')
      .join(' '),
  ].filter((line) => line !== '');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
