import { gzipSync } from 'node:zlib';
import type { Invocation, Location, Log, Notification, Region, Result, Run } from 'sarif';
import type { Finding } from '../domain/finding.js';
import { plainText, type Message } from '../domain/message.js';
import type { Review } from '../domain/review.js';
import type { Place } from '../domain/source.js';
import { cut, showHidden } from './hidden-characters.js';
import { levels, worstFirst } from './levels.js';
import { placeAtHead, removedText } from './place-text.js';
import { encodePath } from './safe-link.js';
import { safeJson } from './safe-json.js';
import { ruleTable, type RuleTable } from './sarif-rules.js';
import { countOf } from './wording.js';

export interface SarifOptions {
  /** The repository's address, for tools that show the file. */
  readonly repositoryUri?: string;
  /** How many results at most; what GitHub takes without it. */
  readonly mostResults?: number;
}

/**
 * GitHub refuses a run of more than 25,000 results, and keeps the first 5,000 by severity.
 * https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning
 */
const mostResults = 25_000;
const mostShown = 5_000;
/** GitHub keeps 100 locations of a result, and refuses more than 1,000. */
const mostRelated = 100;
/** UTF-16 units of one message; the JSON report has the whole. A policy's value may be as long as its file. */
const longestText = 4_000;
/** GitHub refuses a file of more than 10 MB compressed: https://docs.github.com/code-security/code-scanning/troubleshooting-sarif-uploads/file-too-large */
const mostBytes = 9_500_000;

/** The review as SARIF 2.1.0, worst findings first. */
export function sarif(review: Review, options: SarifOptions = {}): Log {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [run(review, options)],
  };
}

/** The same as the text of a file, safe to print, and of a size that GitHub takes: results are left out, the mildest first. */
export function sarifText(review: Review, options: SarifOptions = {}): string {
  let most = Math.min(options.mostResults ?? mostResults, review.findings.length);
  for (;;) {
    const text = safeJson(sarif(review, { ...options, mostResults: most }));
    if (most === 0 || fitsUpload(text)) return text;
    most = Math.floor(most / 2);
  }
}

function fitsUpload(text: string): boolean {
  return Buffer.byteLength(text) <= mostBytes || gzipSync(text).byteLength <= mostBytes;
}

function run(review: Review, options: SarifOptions): Run {
  const all = worstFirst(review.findings.map(({ finding }) => finding));
  const findings = all.slice(0, options.mostResults ?? mostResults);
  const table = ruleTable(findings);
  return {
    tool: { driver: { name: review.tool.name, semanticVersion: review.tool.version, rules: table.rules } },
    columnKind: 'utf16CodeUnits',
    ...versionControl(review, options.repositoryUri),
    invocations: [invocation(review, findings.length)],
    results: findings.map((finding) => result(finding, table, review.base !== null)),
  };
}

function versionControl(review: Review, repositoryUri: string | undefined): Partial<Run> {
  if (!repositoryUri) return {};
  const revision = review.head === null ? {} : { revisionId: review.head };
  return { versionControlProvenance: [{ repositoryUri, ...revision }] };
}

/** The one place of SARIF for what is about the run and no result: what failed, and what is not in the file. */
function invocation(review: Review, kept: number): Invocation {
  const notifications: Notification[] = [
    ...review.failures.map((text) => notification('error', text)),
    ...review.notes.map((text) => notification('note', text)),
  ];
  const lost = review.findings.length - kept;
  if (lost > 0) {
    const left = `${countOf(lost, ['result is', 'results are'])} left out, the mildest, since GitHub takes no more.`;
    notifications.push(notification('warning', `${left} The JSON report has all.`));
  }
  if (kept > mostShown)
    notifications.push(notification('note', `GitHub shows the ${mostShown} worst of ${kept} results.`));
  return { executionSuccessful: review.failures.length === 0, toolExecutionNotifications: notifications };
}

function notification(level: 'error' | 'warning' | 'note', text: string): Notification {
  return { level, message: { text: cut(showHidden(text), longestText) } };
}

function result(finding: Finding, table: RuleTable, compared: boolean): Result {
  const related = finding.related.slice(0, mostRelated).map((place, index) => ({
    id: index + 1,
    ...location(place),
    message: { text: messageText(place.message) || 'Related place' },
  }));
  return {
    ruleId: finding.rule,
    ruleIndex: table.indexOf.get(finding.rule) ?? -1,
    level: levels[finding.severity],
    message: { text: resultText(finding) },
    locations: [location(placeAtHead(finding))],
    ...(related.length > 0 ? { relatedLocations: related } : {}),
    partialFingerprints: fingerprints(finding),
    // Against the merge base; GitHub goes by its own analyses of the base branch, and reads neither this nor suppressions.
    ...(compared ? { baselineState: finding.state === 'existing' ? 'unchanged' : 'new' } : {}),
    ...suppression(finding),
    properties: { severity: finding.severity, source: finding.source },
  };
}

/**
 * The id, which holds over pushes. GitHub itself goes by `primaryLocationLineHash`, a hash of the file's text that its
 * upload action adds where the file is checked out; it warns of every result that brings another one.
 * https://github.com/github/codeql-action/blob/main/src/fingerprints.ts
 */
function fingerprints({ id }: Finding): Record<string, string> {
  return { 'artifactAccessReview/v1': id };
}

function resultText(finding: Finding): string {
  const more = finding.related.length - mostRelated;
  const parts = [
    messageText(finding.message) || showHidden(finding.title),
    removedText(finding),
    finding.help.length > 0 ? `Fix: ${messageText(finding.help)}` : '',
    more > 0 ? `And ${countOf(more, ['more place', 'more places'])} in the JSON report.` : '',
  ];
  return parts.filter((part) => part !== '').join('\n');
}

/** In SARIF `[text](target)` is a link also in plain text, so the author's brackets are kept apart. */
function messageText(message: Message): string {
  return cut(showHidden(cut(plainText(message), longestText)), longestText).replaceAll('](', '] (');
}

/** GitHub ignores it, other readers do not: https://github.com/github/codeql-action/issues/1230 */
function suppression(finding: Finding): Pick<Result, 'suppressions'> {
  if (!finding.exception) return {};
  const justification = `${showHidden(finding.exception.reason)} (until ${showHidden(finding.exception.expires)})`;
  return { suppressions: [{ kind: 'external', status: 'accepted', justification }] };
}

function location(place: Place): Location {
  return {
    physicalLocation: {
      artifactLocation: { uri: encodePath(place.path), uriBaseId: '%SRCROOT%' },
      region: region(place),
    },
  };
}

/** Both count from 1 in UTF-16 units with an exclusive end, so nothing is converted. */
function region({ start, end }: Place): Region {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}
