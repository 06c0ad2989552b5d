import type { AppliedException, Finding, Placement, SkippedFile, StatementRef } from '../domain/finding.js';
import { plainText } from '../domain/message.js';
import type { AccessChange, PlacedFinding, Review, ReviewedFile, ReviewedPolicy } from '../domain/review.js';
import type { Place } from '../domain/source.js';
import { safeJson } from './safe-json.js';

/** The JSON report. Lines and columns count from 1, columns in UTF-16 units, the end is exclusive. */
export interface JsonReport extends Pick<
  Review,
  'tool' | 'conclusion' | 'base' | 'head' | 'accessAnalyzer' | 'serviceDataDate' | 'paidCalls'
> {
  readonly schemaVersion: 1;
  readonly files: readonly ReviewedFile[];
  readonly policies: readonly ReviewedPolicy[];
  readonly findings: readonly ReportedFinding[];
  readonly accessChanges: readonly ReportedChange[];
  readonly skipped: readonly SkippedFile[];
}

/** An access change in the JSON report: the request that shows it, and the line that gives it. */
export type ReportedChange = Omit<AccessChange, 'as' | 'insteadOf'>;

/** A finding in the JSON report: its place is part of it, its texts are plain. */
export interface ReportedFinding
  extends
    Place,
    Pick<Finding, 'id' | 'rule' | 'source' | 'severity' | 'state' | 'title' | 'docs' | 'policy'> {
  readonly message: string;
  readonly help: string;
  readonly statement: StatementRef | null;
  readonly related: readonly (Place & { readonly message: string })[];
  readonly placement: Placement;
  readonly exception: AppliedException | null;
}

/** The report as data. Every object is built anew, so that nothing but the documented fields comes in, in their order. */
export function jsonReport(review: Review): JsonReport {
  return {
    schemaVersion: 1,
    tool: { name: review.tool.name, version: review.tool.version },
    conclusion: review.conclusion,
    base: review.base,
    head: review.head,
    accessAnalyzer: review.accessAnalyzer,
    serviceDataDate: review.serviceDataDate,
    paidCalls: review.paidCalls,
    files: review.files.map(({ path, status, policies }) => ({ path, status, policies })),
    policies: review.policies.map(reportedPolicy),
    findings: review.findings.map(reportedFinding),
    accessChanges: review.accessChanges.map(reportedChange),
    skipped: review.skipped.map(({ path, reason }) => ({ path, reason })),
  };
}

/** The report as the text of a file, safe to print. */
export function jsonReportText(review: Review): string {
  return safeJson(jsonReport(review));
}

function reportedPolicy({ id, path, pointer, kind, attachedTo, state }: ReviewedPolicy): ReviewedPolicy {
  return { id, path, pointer, kind, attachedTo, state };
}

function reportedChange(change: AccessChange): ReportedChange {
  const { verb, principal, action, resource, context, path, line } = change;
  return { change: change.change, verb, principal, action, resource, context, path, line };
}

function reportedFinding({ finding, placement }: PlacedFinding): ReportedFinding {
  const { id, rule, source, severity, state, title, docs, policy, statement, exception } = finding;
  return {
    id,
    rule,
    source,
    severity,
    state,
    title,
    message: plainText(finding.message),
    help: plainText(finding.help),
    docs,
    policy,
    statement: statement && { index: statement.index, sid: statement.sid },
    ...reportedPlace(finding.place),
    related: finding.related.map((place) => ({ ...reportedPlace(place), message: plainText(place.message) })),
    placement: { where: placement.where, reason: placement.reason },
    exception: exception && { reason: exception.reason, expires: exception.expires },
  };
}

function reportedPlace({ path, start, end }: Place): Place {
  return {
    path,
    start: { line: start.line, column: start.column },
    end: { line: end.line, column: end.column },
  };
}
