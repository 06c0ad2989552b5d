import type { Finding, Suggestion, TextEdit } from '../domain/finding.js';
import { isCounted } from '../domain/finding.js';
import type { SourceText } from '../domain/source.js';
import { readFile } from '../readers/read-file.js';
import type { DeclaredPolicy, FileReading } from '../readers/reader.js';
import type { Companions } from './companions.js';
import type { OfflineTools } from './offline.js';
import { documentsOf } from './pair.js';
import { checkFindings, readerFindings, validationFindings } from './offline.js';

/** What a fix is tried with: the same reading and the same checks as the review itself. */
export interface TrialTools {
  readonly offline: OfflineTools;
  readonly declared: (path: string) => DeclaredPolicy | undefined;
  readonly companions: Companions;
  /** The head's texts of the files that have findings with a fix. */
  readonly texts: ReadonlyMap<string, SourceText>;
}

/** A review shows a few comments: what a trial costs is spent on no more than these, in files of no more than this. */
const mostTrials = 100;
const mostCharacters = 8 * 1024 * 1024;

/**
 * Offers fixes to commit. Each fix is applied in memory first: the file must still be read, the finding must be gone, and
 * no other may have come. The findings come worst first; those past the limits keep their fix in words.
 */
export async function withSuggestions(findings: readonly Finding[], tools: TrialTools): Promise<Finding[]> {
  let trials = 0;
  let characters = 0;
  const before = new Map<string, Counts | undefined>();
  const offered: Finding[] = [];
  for (const finding of findings) {
    const text = canBeOffered(finding) ? tools.texts.get(finding.place.path) : undefined;
    if (!text || ++trials > mostTrials || (characters += 2 * text.text.length) > mostCharacters) {
      offered.push(finding);
      continue;
    }
    if (!before.has(text.path)) before.set(text.path, await countFindings(text.path, text.text, tools));
    const mended = applyEdits(text.text, finding.fix);
    const after = await countFindings(text.path, mended, tools);
    const works = isMended(finding.rule, before.get(text.path), after);
    offered.push(works ? { ...finding, suggestion: wholeLines(text, finding.fix) } : finding);
  }
  return offered;
}

function canBeOffered(finding: Finding): boolean {
  return finding.fix.length > 0 && isCounted(finding);
}

/** How often each rule finds something in a file. */
type Counts = ReadonlyMap<string, number>;

async function countFindings(path: string, text: string, tools: TrialTools): Promise<Counts | undefined> {
  const reading = await readFile(path, new TextEncoder().encode(text), tools.declared(path));
  if ('skipped' in reading) return undefined;
  const counts = new Map<string, number>();
  for (const { rule } of allFindings(reading, tools)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

function allFindings(reading: FileReading, { offline, companions }: TrialTools): { readonly rule: string }[] {
  return [
    ...readerFindings(reading),
    ...documentsOf(reading).flatMap(({ policy }) => [
      ...validationFindings(policy, offline),
      ...checkFindings(policy, companions.atHead(policy), offline),
    ]),
  ];
}

function isMended(rule: string, before: Counts | undefined, after: Counts | undefined): boolean {
  if (!before || !after) return false;
  const had = (each: string): number => before.get(each) ?? 0;
  return [...after].every(([each, count]) => count <= had(each)) && (after.get(rule) ?? 0) < had(rule);
}

/** The text with every edit made; edits do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** The edits as new text for the whole lines that they touch. */
function wholeLines(file: SourceText, edits: readonly TextEdit[]): Suggestion {
  const start = file.positionAt(Math.min(...edits.map((edit) => edit.start)));
  const end = file.positionAt(Math.max(...edits.map((edit) => edit.end)));
  const from = file.lineStart(start.line);
  const to = file.lineStart(end.line) + file.line(end.line).length;
  const shifted = edits.map((edit) => ({ ...edit, start: edit.start - from, end: edit.end - from }));
  return { start: start.line, end: end.line, text: applyEdits(file.text.slice(from, to), shifted) };
}
