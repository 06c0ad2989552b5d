import type { Settings } from '../config/settings.js';
import { applyExceptions } from '../config/exceptions.js';
import { anyGlob } from '../config/glob.js';
import { policyDeclarations } from '../config/policy-declarations.js';
import type { Finding, SkippedFile } from '../domain/finding.js';
import type { Review, ReviewedFile, ReviewedPolicy } from '../domain/review.js';
import { verbs } from '../domain/review.js';
import type { Governed } from '../access/contract.js';
import type { ServiceData } from '../policy/service-data.js';
import type { Collected, CollectedFile, PathRules } from './collected.js';
import type { ChangeSet } from './ports.js';
import type { DocsLinks } from './docs-links.js';
import { FileLayout } from './file-layout.js';
import { knowledgeOf } from './knowledge.js';
import type { Against, AnalyzerAccess, ExamineTools } from './examine.js';
import type { Examination } from './examiner.js';
import { Examiner } from './examiner.js';
import { judge } from './judge.js';
import { unusedExceptions } from './own-findings.js';
import type { DocumentPair } from './pair.js';
import { pairDocuments } from './pair.js';
import { inReviewOrder } from './place.js';
import { PlanPlaces } from './plan/plan-places.js';
import { withSuggestions } from './suggest.js';

/** What a review is made of. */
export interface ReviewRequest {
  readonly changeSet: ChangeSet;
  /** The change's files as they are read; see collect.ts. */
  readonly collected: AsyncIterable<Collected>;
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
  /** Whether fixes are to be offered for committing, as on a pull request. */
  readonly suggestions: boolean;
}

/** A review whose findings have no places yet: everything that is decided before anything is shown. */
export type Decision = Omit<Review, 'findings'> & { readonly findings: readonly Finding[] };

/** What the config says of paths. */
export function pathRules({ policies, ignore }: Settings): PathRules {
  const ignored = ignore.length > 0 ? anyGlob(ignore) : () => false;
  return { declared: policyDeclarations(policies), ignored };
}

/** Examines what is collected, applies the exceptions, and gives the verdict. */
export async function decide(request: ReviewRequest): Promise<Decision> {
  const { settings, changeSet } = request;
  const { files, policies, skipped, examination } = await examineAll(request);
  const accepted = withExceptions(examination.findings, files, request);
  const findings = request.suggestions ? await offerFixes(accepted, examination, request) : accepted;
  const failures = [...request.failures, ...examination.failures];
  return {
    tool: request.tool,
    conclusion: judge(findings, failures, settings),
    failures,
    notes: [...request.notes, ...request.services.ageNotes(request.today), ...examination.notes],
    base: changeSet.base,
    head: changeSet.head,
    accessAnalyzer: examination.accessAnalyzer,
    serviceDataDate: request.services.date,
    paidCalls: examination.paidCalls,
    failOn: settings.failOn,
    failScope: settings.failScope,
    files,
    policies,
    findings,
    accessChanges: examination.access.changes,
    accessMatrix: examination.access.matrix,
    skipped,
  };
}

function offerFixes(
  findings: readonly Finding[],
  { companions, fixable }: Examination,
  request: ReviewRequest,
): Promise<Finding[]> {
  return withSuggestions([...findings].sort(inReviewOrder), {
    offline: examineTools(request),
    declared: pathRules(request.settings).declared,
    companions,
    texts: fixable,
  });
}

/** The verbs that the contract governs; one that is left out is not governed. */
function governedBy({ artifacts = [] }: Settings): Governed[] {
  return artifacts.map((entry) => ({
    name: entry.name,
    resources: entry.resources,
    may: Object.fromEntries(verbs.flatMap((verb) => (entry[verb] ? [[verb, entry[verb]]] : []))),
  }));
}

/** The names that files had before count too. */
function layoutOf({ files }: ChangeSet): FileLayout {
  return new FileLayout(files.flatMap(({ path, previousPath = path }) => [path, previousPath]));
}

/** Goes through the files once; of each only what the review says of it is kept. */
async function examineAll(request: ReviewRequest) {
  const files: ReviewedFile[] = [];
  const policies: ReviewedPolicy[] = [];
  const skipped: SkippedFile[] = [];
  const examiner = new Examiner(examineTools(request), layoutOf(request.changeSet));
  const places = new PlanPlaces();
  for await (const each of request.collected) {
    if ('skipped' in each) {
      skipped.push(each.skipped);
      continue;
    }
    const pairs = pairDocuments(each.file);
    if (!each.file.isContext) {
      files.push(reviewedFile(each.file, pairs));
      policies.push(...pairs.map(reviewedPolicy));
    }
    places.add(each.file);
    await examiner.add({ file: each.file, pairs });
  }
  const examination = await examiner.finish();
  const findings = await places.settle(examination.findings, policies);
  return { files, policies, skipped, examination: { ...examination, findings } };
}

function examineTools({
  settings,
  against,
  docs,
  connect,
  services,
  suggestions,
}: ReviewRequest): ExamineTools {
  const knowledge = knowledgeOf(settings);
  return {
    against,
    docs,
    connect,
    services,
    knowledge,
    suggestions,
    governed: governedBy(settings),
    paidChecks: settings.paidChecks,
    checkSettings: settings.checks,
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
  files: readonly ReviewedFile[],
  request: ReviewRequest,
): readonly Finding[] {
  const { settings, today, against, docs } = request;
  if (settings.exceptions.length === 0) return findings;
  const filesRead = against === 'merge-base' ? files.map(({ path }) => path) : 'all';
  const applied = applyExceptions(findings, settings.exceptions, today, filesRead);
  const state = against === 'itself' ? 'existing' : 'introduced';
  return [...applied.findings, ...unusedExceptions(applied, request.configPath, state, docs)];
}

function reviewedFile({ change }: CollectedFile, pairs: readonly DocumentPair[]): ReviewedFile {
  return { path: change.path, status: change.status, policies: pairs.filter(({ head }) => head).length };
}

function reviewedPolicy({ state, head, base }: DocumentPair): ReviewedPolicy {
  const { id, file, pointer, kind, attachedTo } = (head ?? base).policy;
  return { id, path: file.path, pointer, kind, attachedTo, state };
}
