import type { Finding } from '../domain/finding.js';
import { plainText } from '../domain/message.js';
import { counted, type Review } from '../domain/review.js';
import type { Place } from '../domain/source.js';
import { cut, showHidden } from './hidden-characters.js';
import { levels, worstFirst } from './levels.js';
import { lastLine, placeAtHead, removedText } from './place-text.js';
import { severityWords } from './wording.js';

export type AnnotationLevel = 'error' | 'warning' | 'notice';

/** A note on a file's lines, as a workflow command takes it: lines and columns from 1, the last ones included. */
export interface Annotation {
  readonly level: AnnotationLevel;
  readonly title: string;
  readonly message: string;
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  /** Columns count only where the place is on one line. */
  readonly startColumn?: number;
  readonly endColumn?: number;
}

export type AnnotationCaps = Readonly<Record<AnnotationLevel, number>>;

/**
 * What the runner keeps of one step; it drops the rest without a word.
 * https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md#limitations
 */
export const stepCaps: AnnotationCaps = { error: 10, warning: 10, notice: 10 };

/**
 * What the runner leaves for findings where the job also says, as errors, that it failed and what could not be done:
 * those come last, and the runner would drop them.
 */
export function capsBesideVerdict(review: Review): AnnotationCaps {
  const own = review.failures.length + (review.conclusion === 'failure' ? 1 : 0);
  return { ...stepCaps, error: Math.max(1, stepCaps.error - own) };
}

/** The annotations to make, and the findings that got none. */
export interface AnnotationPlan {
  readonly shown: readonly Annotation[];
  readonly left: readonly Finding[];
}

/** GitHub cuts an annotation's title at 255 characters and its text at 64 KiB. */
const longestTitle = 250;
const longestMessage = 8_000;

/** Annotations for the findings that count, or for the given ones, worst first, within the caps. */
export function annotations(
  review: Review,
  caps: AnnotationCaps = capsBesideVerdict(review),
  findings: readonly Finding[] = counted(review),
): AnnotationPlan {
  const free = { ...caps };
  const shown: Annotation[] = [];
  const left: Finding[] = [];
  for (const finding of worstFirst(findings)) {
    if (free[levelOf(finding)]-- > 0) shown.push(annotation(finding));
    else left.push(finding);
  }
  return { shown, left };
}

function annotation(finding: Finding): Annotation {
  const place = placeAtHead(finding);
  return {
    level: levelOf(finding),
    title: cut(showHidden(`${severityWords[finding.severity]}: ${finding.title}`), longestTitle),
    message: cut(messageText(finding), longestMessage),
    path: place.path,
    startLine: place.start.line,
    endLine: lastLine(place),
    ...columns(place),
  };
}

function levelOf(finding: Finding): AnnotationLevel {
  const level = levels[finding.severity];
  return level === 'note' ? 'notice' : level;
}

function messageText(finding: Finding): string {
  const help = plainText(finding.help);
  const lines = [
    plainText(finding.message),
    removedText(finding),
    help && `Fix: ${help}`,
    `${finding.rule}: ${finding.docs}`,
  ];
  return lines
    .filter((line) => line !== '')
    .map(showHidden)
    .join('\n');
}

function columns({ start, end }: Place): { startColumn?: number; endColumn?: number } {
  if (start.line !== end.line) return {};
  return { startColumn: start.column, endColumn: Math.max(start.column, end.column - 1) };
}
