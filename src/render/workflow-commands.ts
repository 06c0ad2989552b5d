import type { Finding } from '../domain/finding.js';
import { counted, type Review } from '../domain/review.js';
import { annotations, stepCaps, type Annotation } from './annotations.js';
import { placeText } from './place-text.js';
import { safeLog } from './safe-log.js';
import { existing, verdictText } from './verdict.js';
import { countOf, severityWords } from './wording.js';

/**
 * The review as lines that the Actions runner turns into annotations, for a terminal run inside a job. What is over
 * the runner's caps follows as plain lines, and the closing lines come last: the verdict, unless others are given.
 */
export function githubFormat(review: Review, closing: readonly string[] = [verdictText(review)]): string {
  const findings = review.failScope === 'all' ? [...counted(review), ...existing(review)] : counted(review);
  const { shown, left } = annotations(review, stepCaps, findings);
  const lines = [
    ...review.failures.map((text) => safeLog(`Could not be done: ${text}`)),
    ...shown.map(workflowCommand),
  ];
  if (left.length > 0) {
    lines.push(
      `${countOf(left.length, ['more finding', 'more findings'])}, without an annotation since the runner keeps ten of each level:`,
    );
  }
  return [...lines, ...left.map(plainLine), ...closing.map(safeLog), ''].join('\n');
}

/** One annotation as a workflow command: `::error file=...,line=...::message`. */
export function workflowCommand(annotation: Annotation): string {
  const { startColumn, endColumn } = annotation;
  const properties = [
    `file=${escapeProperty(annotation.path)}`,
    `line=${annotation.startLine}`,
    `endLine=${annotation.endLine}`,
    ...(startColumn === undefined ? [] : [`col=${startColumn}`]),
    ...(endColumn === undefined ? [] : [`endColumn=${endColumn}`]),
    `title=${escapeProperty(annotation.title)}`,
  ];
  return `::${annotation.level} ${properties.join(',')}::${escapeData(annotation.message)}`;
}

function plainLine(finding: Finding): string {
  const word = severityWords[finding.severity];
  return safeLog(`${word}: ${placeText(finding.place)}: ${finding.title} [${finding.rule}]`);
}

/** As @actions/core escapes: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function escapeData(text: string): string {
  return text
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A')
    .replaceAll('##[', '## [');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
