import type { Finding } from '../domain/finding.js';
import type { Review } from '../domain/review.js';
import { accessMapSections } from './access-map.js';
import { accessSections } from './access-table.js';
import { findingSections, type ListOptions } from './findings-list.js';
import { makeMarker } from './marker.js';
import { codeSpan } from './safe-markdown.js';
import { fitSections, type Section } from './sections.js';
import * as part from './summary-parts.js';
import { passReason, verdictMarkdown } from './verdict.js';

/** How the summary comment is written. */
export interface SummaryOptions {
  /** The run's tag, for the unseen last line; left out where nobody has to find the comment again. */
  readonly marker?: { readonly tag: string };
  readonly maxBytes?: number;
  /** The address of the files at the reviewed commit, such as `https://github.com/o/r/blob/SHA`: places become links. */
  readonly sourceRoot?: string;
}

/** How the job summary is written. */
export interface JobSummaryOptions {
  readonly maxBytes?: number;
  readonly sourceRoot?: string;
  /** Whether the findings stand in comments as well; where they do not, each is told in full here. */
  readonly commentsPosted?: boolean;
  /** Where to look for what has no room, as Markdown; see {@link reportMarkdown}. */
  readonly elsewhere?: string;
}

/** GitHub refuses a body over 65,536 characters. */
const longestComment = 65_000;
/** The runner refuses a step's summary over 1 MiB, whole. */
const longestJobSummary = 900 * 1024;
/** Beyond the job summary there is only the report, which has no drawings. */
const noMap = 'The access map has no room here.';

/** The one comment in a pull request's conversation: the verdict, and what no comment on a line says. */
export function summaryComment(review: Review, options: SummaryOptions = {}): string {
  const commented = commentedIds(review);
  const isCommented = (finding: Finding): boolean => commented.has(finding.id);
  const findings = part.introduced(review);
  const told = findings.filter(isCommented);
  const list: ListOptions = {
    sourceRoot: options.sourceRoot,
    most: 20,
    inFull: (finding) => !isCommented(finding),
    toldBefore: told,
  };
  const sections = [
    ...opening(review),
    part.fixed(part.commentedText(told, findings, options.sourceRoot)),
    ...findingSections(
      findings.filter((finding) => !isCommented(finding)),
      list,
    ),
    ...rest(review, list, accessMapSections(review.accessMatrix)),
  ];
  const marker = options.marker ? `\n\n${makeMarker({ kind: 'summary', tag: options.marker.tag })}` : '';
  return (
    fitSections(
      sections,
      (options.maxBytes ?? longestComment) - Buffer.byteLength(marker),
      'the job summary',
    ) + marker
  );
}

/** The JSON report by its place: the file that it was written to, else the input that writes one. */
export function reportMarkdown(file?: string): string {
  return file ? `the JSON report ${codeSpan(file)}` : 'the JSON report, which the input `report-file` writes';
}

/** The job's summary page: the verdict and every finding, also those in comments, for it is a page of its own. */
export function jobSummary(review: Review, options: JobSummaryOptions = {}): string {
  const commented = options.commentsPosted === false ? new Set<string>() : commentedIds(review);
  const list: ListOptions = {
    sourceRoot: options.sourceRoot,
    most: Number.MAX_SAFE_INTEGER,
    inFull: (finding) => !commented.has(finding.id),
  };
  const sections = [
    ...opening(review),
    ...findingSections(part.introduced(review), list),
    ...rest(review, list, accessMapSections(review.accessMatrix, noMap)),
  ];
  const maxBytes = (options.maxBytes ?? longestJobSummary) - 1;
  return `${fitSections(sections, maxBytes, options.elsewhere ?? reportMarkdown())}\n`;
}

function opening(review: Review): Section[] {
  return [part.fixed(verdictMarkdown(review)), part.fixed(passReason(review)), part.failureSection(review)];
}

function rest(review: Review, list: ListOptions, accessMap: readonly Section[]): Section[] {
  return [
    ...accessSections(review.accessChanges, { ...list, matrix: review.accessMatrix }),
    ...accessMap,
    part.noteSection(review),
    part.existingSection(review, { ...list, inFull: () => false }),
    part.exceptionSection(review, list),
    part.skippedSection(review, list.most),
    part.fixed(part.decidedText(review)),
  ];
}

function commentedIds(review: Review): ReadonlySet<string> {
  const commented = review.findings.filter(
    ({ placement }) => placement.where === 'inline' || placement.where === 'file',
  );
  return new Set(commented.map(({ finding }) => finding.id));
}
