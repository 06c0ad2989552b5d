import type { Finding } from '../domain/finding.js';
import { counted, type Review } from '../domain/review.js';
import { ruleMarkdown } from './comment.js';
import { findingRow, type ListOptions } from './findings-list.js';
import { worstFirst } from './levels.js';
import { sidedPlaceMarkdown } from './place-text.js';
import { codeSpan, plainMarkdown } from './safe-markdown.js';
import { stays, type Section } from './sections.js';
import { existing, gateText } from './verdict.js';
import { countOf, countsOf, severityWords, skipWords, type Noun } from './wording.js';

const finding: Noun = ['finding', 'findings'];

/** Text that stays, whatever the size. */
export function fixed(text: string): Section {
  return { rank: stays, head: '', rows: text ? [() => text] : [], foot: '', noun: finding, most: 1 };
}

/** What could not be done: it fails the run, so it comes before any finding. */
export function failureSection(review: Review): Section {
  const rows = review.failures.map((failure) => () => `- ${plainMarkdown(failure)}`);
  return {
    rank: 95,
    head: '**Could not be done**\n\n',
    rows,
    foot: '',
    noun: ['failure', 'failures'],
    most: 50,
  };
}

/** What the reader should know beside the findings. */
export function noteSection(review: Review): Section {
  const rows = review.notes.map((note) => () => `- ${plainMarkdown(note)}`);
  return { rank: 60, head: '**Notes**\n\n', rows, foot: '', noun: ['note', 'notes'], most: 50 };
}

/**
 * How many of the findings that count stand in comments, and the worst of all where it is one of them: otherwise it is
 * the first of the list that follows.
 */
export function commentedText(
  commented: readonly Finding[],
  all: readonly Finding[],
  sourceRoot: string | undefined,
): string {
  const worst = worstFirst(commented)[0];
  if (!worst) return '';
  const first = `**${severityWords[worst.severity]}** · ${plainMarkdown(worst.title)} ${sidedPlaceMarkdown(worst, sourceRoot)}`;
  if (all.length === 1) return `${first}. See the comment there.`;
  const many =
    commented.length === all.length
      ? `All ${all.length} findings`
      : `${commented.length} of ${all.length} findings`;
  const where = `${many} ${commented.length === 1 ? 'stands in a comment' : 'stand in comments'} on the changed files.`;
  return worstFirst(all)[0]?.severity === worst.severity ? `${where} The worst: ${first}` : where;
}

/** Findings that were there before, folded. */
export function existingSection(review: Review, options: ListOptions): Section {
  const before = worstFirst(existing(review));
  const rows = before.map((one) => () => findingRow(one, options));
  return { ...folded(`${countsOf(before)} there before`, rows, finding), rank: 50, most: options.most };
}

/** Findings that the config accepts, with the reason and the last day. */
export function exceptionSection(review: Review, options: ListOptions): Section {
  const accepted = review.findings
    .map(({ finding: one }) => one)
    .filter(({ exception }) => exception !== null);
  const rows = accepted.map((one) => () => exceptionRow(one, options));
  const title = `${countOf(rows.length, finding)} accepted by the config`;
  return { ...folded(title, rows, finding), rank: 40, most: options.most };
}

function exceptionRow(one: Finding, { sourceRoot }: ListOptions): string {
  const { expires = '', reason = '' } = one.exception ?? {};
  const until = `until ${plainMarkdown(expires)}: ${plainMarkdown(reason)}`;
  return `- ${plainMarkdown(one.title)} ${sidedPlaceMarkdown(one, sourceRoot)} ${until} <sub>${ruleMarkdown(one)}</sub>`;
}

/** Files that were not examined, and why. */
export function skippedSection(review: Review, most: number): Section {
  const rows = review.skipped.map(
    ({ path, reason }) =>
      () =>
        `- ${codeSpan(path)}: ${skipWords[reason]}`,
  );
  const noun: Noun = ['skipped file', 'skipped files'];
  return { ...folded(countOf(rows.length, ['file skipped', 'files skipped']), rows, noun), rank: 30, most };
}

/** By what the review decided, in small letters. */
export function decidedText(review: Review): string {
  const analyzer = {
    on: 'on',
    off: 'off, validated offline',
    unavailable: '**unavailable**, validated offline',
  };
  const parts = [
    review.head === null
      ? ''
      : `Reviewed ${commit(review.head)}${review.base === null ? '' : ` against ${commit(review.base)}`}`,
    `IAM Access Analyzer: ${analyzer[review.accessAnalyzer]}`,
    `service data of ${plainMarkdown(review.serviceDataDate)}`,
    review.paidCalls > 0 ? countOf(review.paidCalls, ['charged call', 'charged calls']) : '',
    gateText(review),
  ];
  return `<sub>${parts.filter((part) => part !== '').join(' · ')}</sub>`;
}

/** The findings that count, worst first. */
export function introduced(review: Review): readonly Finding[] {
  return worstFirst(counted(review));
}

function commit(name: string): string {
  return codeSpan(name.slice(0, 7));
}

function folded(title: string, rows: Section['rows'], noun: Noun): Omit<Section, 'rank' | 'most'> {
  return { head: `<details><summary>${title}</summary>\n\n`, rows, foot: '\n\n</details>', noun };
}
