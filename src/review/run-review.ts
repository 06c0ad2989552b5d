import type { Settings } from '../config/settings.js';
import { applyExceptions } from '../config/exceptions.js';
import { anyGlob } from '../config/glob.js';
import { policyDeclarations } from '../config/policy-declarations.js';
import type { Finding } from '../domain/finding.js';
import type { Review } from '../domain/review.js';
import type { Knowledge } from '../checks/check.js';
import type { ServiceData } from '../policy/service-data.js';
import type { Collection, PathRules } from './collect.js';
import type { DocsLinks } from './docs-links.js';
import type { Against, AnalyzerAccess, PairedFile } from './examine.js';
import { examine } from './examine.js';
import { judge } from './judge.js';
import { unusedExceptions } from './own-findings.js';
import { pairDocuments } from './pair.js';

/** What a review is made of, gathered before anything is decided. */
export interface ReviewRequest {
  readonly collection: Collection;
  readonly settings: Settings;
  readonly against: Against;
  readonly services: ServiceData;
  readonly connect: () => Promise<AnalyzerAccess>;
  readonly docs: DocsLinks;
  /** The config file's path, for findings about it. */
  readonly configPath: string;
  readonly tool: { readonly name: string; readonly version: string };
  /** YYYY-MM-DD in UTC: exceptions have a last day. */
  readonly today: string;
  readonly notes: readonly string[];
  readonly failures: readonly string[];
}

/** A review whose findings have no places yet: everything that is decided before anything is shown. */
export type Decision = Omit<Review, 'findings'> & { readonly findings: readonly Finding[] };

/** What the config says of paths. */
export function pathRules({ policies, ignore }: Settings): PathRules {
  const ignored = ignore.length > 0 ? anyGlob(ignore) : () => false;
  return { declared: policyDeclarations(policies), ignored };
}

/** Examines what was collected, applies the exceptions, and gives the verdict. */
export async function decide(request: ReviewRequest): Promise<Decision> {
  const { collection, settings } = request;
  const paired = collection.files.map((file) => ({ file, pairs: pairDocuments(file) }));
  const examination = await examine(paired, {
    against: request.against,
    docs: request.docs,
    paidChecks: settings.paidChecks,
    connect: request.connect,
    services: request.services,
    knowledge: knowledgeOf(settings),
    checkSettings: settings.checks,
  });
  const findings = withExceptions(examination.findings, paired, request);
  const failures = [...request.failures, ...examination.failures];
  return {
    tool: request.tool,
    conclusion: judge(findings, failures, settings),
    failures,
    notes: [...request.notes, ...examination.notes],
    base: collection.changeSet.base,
    head: collection.changeSet.head,
    accessAnalyzer: examination.accessAnalyzer,
    serviceDataDate: request.services.date,
    paidCalls: examination.paidCalls,
    failOn: settings.failOn,
    failScope: settings.failScope,
    files: paired.map(({ file, pairs }) => ({
      path: file.change.path,
      status: file.change.status,
      policies: pairs.filter(({ head }) => head).length,
    })),
    policies: paired.flatMap(({ pairs }) => pairs.map(reviewedPolicy)),
    findings,
    accessChanges: [],
    skipped: collection.skipped,
  };
}

/** The decision with more findings, such as those about the review itself: exceptions hold for them, and the verdict too. */
export function withFindings(
  decision: Decision,
  more: readonly Finding[],
  settings: Settings,
  today: string,
): Decision {
  if (more.length === 0) return decision;
  const findings = [...applyExceptions(more, settings.exceptions, today, []).findings, ...decision.findings];
  return { ...decision, findings, conclusion: judge(findings, decision.failures, settings) };
}

function withExceptions(
  findings: readonly Finding[],
  paired: readonly PairedFile[],
  request: ReviewRequest,
): readonly Finding[] {
  const { settings, today, against, docs } = request;
  if (settings.exceptions.length === 0) return findings;
  const filesRead = against === 'merge-base' ? paired.map(({ file }) => file.change.path) : 'all';
  const applied = applyExceptions(findings, settings.exceptions, today, filesRead);
  const state = against === 'itself' ? 'existing' : 'introduced';
  return [...applied.findings, ...unusedExceptions(applied, request.configPath, state, docs)];
}

function reviewedPolicy({ state, head, base }: PairedFile['pairs'][number]): Review['policies'][number] {
  const { id, file, pointer, kind, attachedTo } = (head ?? base).policy;
  return { id, path: file.path, pointer, kind, attachedTo, state };
}

function knowledgeOf({ trustedAccounts, organization, artifacts }: Settings): Knowledge {
  const buckets = artifacts
    ?.flatMap(({ resources }) => resources)
    .filter((resource) => /^arn:[^:]*:s3:/.test(resource));
  return { trustedAccounts, organization, artifactBuckets: buckets };
}
