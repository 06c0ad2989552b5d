import type { CheckResult } from '../../src/checks/run.js';
import { plainText } from '../../src/domain/message.js';
import type { TextEdit } from '../../src/domain/finding.js';
import type { SourceText } from '../../src/domain/source.js';

/** A result as the review shows it: the place, the line with carets under the element, and the words. */
export function view(file: SourceText, { check, severity, problem }: CheckResult): string {
  const { start, end } = file.placeOf(problem.at);
  const line = file.line(start.line);
  const width = start.line === end.line ? end.column - start.column : line.length - start.column + 1;
  const gutter = String(start.line);
  const lines = [
    `${severity}: ${check.title} (${check.id})`,
    `${' '.repeat(gutter.length)}--> ${file.path}:${start.line}:${start.column}`,
    `${gutter} | ${line}`,
    `${' '.repeat(gutter.length)} | ${' '.repeat(start.column - 1)}${'^'.repeat(Math.max(1, width))}`,
    plainText(problem.message),
    `help: ${plainText(problem.help)}`,
  ];
  return [...lines, ...fixView(file, problem.fix ?? [])].join('\n');
}

/** The words of a result that the author reads. */
export function wordCount({ check, problem }: CheckResult): number {
  const text = [check.title, plainText(problem.message), plainText(problem.help)].join(' ');
  return text.split(/\s+/).filter(Boolean).length;
}

/** A text with edits made in it. */
export function withEdits(text: string, edits: readonly TextEdit[]): string {
  const fromTheEnd = [...edits].sort((a, b) => b.start - a.start);
  return fromTheEnd.reduce((now, edit) => now.slice(0, edit.start) + edit.text + now.slice(edit.end), text);
}

function fixView(file: SourceText, edits: readonly TextEdit[]): string[] {
  if (edits.length === 0) return [];
  const before = file.text.split('\n');
  const after = withEdits(file.text, edits).split('\n');
  const first = before.findIndex((line, index) => line !== after[index]);
  let tail = 0;
  const most = Math.min(before.length, after.length) - first;
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return [
    'fix:',
    ...before.slice(first, before.length - tail).map((line) => `- ${line}`),
    ...after.slice(first, after.length - tail).map((line) => `+ ${line}`),
  ];
}
