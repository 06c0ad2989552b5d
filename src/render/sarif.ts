import type { Invocation, Location, Log, Notification, Region, Result, Run } from 'sarif';
import type { Finding } from '../domain/finding.js';
import { plainText, type Message } from '../domain/message.js';
import type { Review } from '../domain/review.js';
import type { Place } from '../domain/source.js';
import { showHidden } from './hidden-characters.js';
import { levels, worstFirst } from './levels.js';
import { encodePath } from './safe-link.js';
import { safeJson } from './safe-json.js';
import { ruleTable, type RuleTable } from './sarif-rules.js';

export interface SarifOptions {
  /** The repository's address, for tools that show the file. */
  readonly repositoryUri?: string;
}

/**
 * GitHub refuses a run of more than 25,000 results, and keeps the first 5,000 by severity.
 * https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning
 */
const mostResults = 25_000;
const mostShown = 5_000;
/** GitHub shows 100 locations of a result. */
const mostRelated = 100;

/** The review as SARIF 2.1.0, worst findings first. */
export function sarif(review: Review, options: SarifOptions = {}): Log {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [run(review, options)],
  };
}

/** The same as the text of a file, safe to print. */
export function sarifText(review: Review, options: SarifOptions = {}): string {
  return safeJson(sarif(review, options));
}

function run(review: Review, options: SarifOptions): Run {
  const findings = worstFirst(review.findings.map(({ finding }) => finding));
  const table = ruleTable(findings);
  return {
    tool: { driver: { name: review.tool.name, semanticVersion: review.tool.version, rules: table.rules } },
    columnKind: 'utf16CodeUnits',
    ...versionControl(review, options.repositoryUri),
    invocations: [invocation(review, findings.length)],
    results: findings.slice(0, mostResults).map((finding) => result(finding, table, review.base !== null)),
  };
}

function versionControl(review: Review, repositoryUri: string | undefined): Partial<Run> {
  if (!repositoryUri) return {};
  const revision = review.head === null ? {} : { revisionId: review.head };
  return { versionControlProvenance: [{ repositoryUri, ...revision }] };
}

function invocation(review: Review, results: number): Invocation {
  const notifications: Notification[] = [
    ...review.failures.map((text) => notification('error', text)),
    ...review.notes.map((text) => notification('note', text)),
  ];
  if (results > mostResults)
    notifications.push(
      notification('warning', `${results - mostResults} results are cut: GitHub refuses more.`),
    );
  if (results > mostShown)
    notifications.push(notification('note', `GitHub shows the ${mostShown} worst of ${results} results.`));
  return { executionSuccessful: review.failures.length === 0, toolExecutionNotifications: notifications };
}

function notification(level: 'error' | 'warning' | 'note', text: string): Notification {
  return { level, message: { text: showHidden(text) } };
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
    locations: [location(finding.place)],
    ...(related.length > 0 ? { relatedLocations: related } : {}),
    partialFingerprints: { 'artifactAccessReview/v1': finding.id },
    ...(compared ? { baselineState: finding.state === 'existing' ? 'unchanged' : 'new' } : {}),
    ...suppression(finding),
    properties: { severity: finding.severity, source: finding.source },
  };
}

function resultText(finding: Finding): string {
  const text = messageText(finding.message) || showHidden(finding.title);
  return finding.help.length > 0 ? `${text}\nFix: ${messageText(finding.help)}` : text;
}

/** In SARIF `[text](target)` is a link also in plain text, so the author's brackets are kept apart. */
function messageText(message: Message): string {
  return showHidden(plainText(message)).replaceAll('](', '] (');
}

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
