import type { PaidChecks } from '../config/settings.js';
import type { Finding } from '../domain/finding.js';
import type { AnalyzerStatus } from '../domain/review.js';
import type { PolicyDocument } from '../policy/document.js';
import type { DocumentAnalysis } from './analysis/ask.js';
import { analyse } from './analysis/ask.js';
import type { CollectedFile } from './collect.js';
import type { DocsLinks } from './docs-links.js';
import type { OfflineTools } from './offline.js';
import { Companions } from './companions.js';
import { checkFindings, readerFindings, validationFindings } from './offline.js';
import type { DocumentPair } from './pair.js';
import type { PolicyAnalyzer } from './ports.js';
import type { RawFinding } from './raw-finding.js';
import type { Comparison } from './to-finding.js';
import { toFindings } from './to-finding.js';

/**
 * How findings are told from those that were there before: by the merge base's version of the document; or, without one
 * to compare with, all are new (`check` in a terminal) or all are known (an audit).
 */
export type Against = 'merge-base' | 'nothing' | 'itself';

/** Access Analyzer for this run: to be asked, or not, or not to be had though it should. */
export type AnalyzerAccess =
  | { readonly kind: 'ask'; readonly analyzer: PolicyAnalyzer }
  | { readonly kind: 'off'; readonly note: string | undefined }
  | { readonly kind: 'unavailable'; readonly failure: string };

export interface ExamineTools extends OfflineTools {
  readonly against: Against;
  readonly docs: DocsLinks;
  readonly paidChecks: PaidChecks;
  /** Called only when there is a document to ask about, so that a run without policies never loads the AWS client. */
  readonly connect: () => Promise<AnalyzerAccess>;
}

/** A changed file with its documents, base and head paired. */
export interface PairedFile {
  readonly file: CollectedFile;
  readonly pairs: readonly DocumentPair[];
}

export interface Examination {
  readonly findings: readonly Finding[];
  readonly accessAnalyzer: AnalyzerStatus;
  readonly paidCalls: number;
  readonly notes: readonly string[];
  readonly failures: readonly string[];
}

/** A pair of which there is something to examine. */
type HeadPair = Exclude<DocumentPair, { readonly state: 'removed' }>;

/**
 * Finds everything there is to say: Access Analyzer's findings or, where it is not asked or does not answer, those of
 * the offline validation; the checks'; and what the readers met. A document whose meaning did not change is left alone.
 */
export async function examine(files: readonly PairedFile[], tools: ExamineTools): Promise<Examination> {
  const pairs = files.flatMap((each) => each.pairs).filter(isExamined);
  const answers = await askAnalyzer(pairs, tools);
  const companions = new Companions(files.flatMap((each) => each.pairs));
  const findings = files.flatMap(({ file, pairs: own }) => [
    ...findingsOfFile(file, tools),
    ...own
      .filter(isExamined)
      .flatMap((pair) => findingsOfPair(pair, file, answers.byHead.get(pair.head.policy), companions, tools)),
  ]);
  const { accessAnalyzer, paidCalls, notes, failures } = answers;
  return { findings, accessAnalyzer, paidCalls, notes, failures };
}

function isExamined(pair: DocumentPair): pair is HeadPair {
  return pair.state === 'added' || pair.state === 'changed';
}

interface Answers {
  readonly byHead: ReadonlyMap<PolicyDocument, DocumentAnalysis>;
  readonly accessAnalyzer: AnalyzerStatus;
  readonly paidCalls: number;
  readonly notes: readonly string[];
  readonly failures: readonly string[];
}

async function askAnalyzer(pairs: readonly HeadPair[], tools: ExamineTools): Promise<Answers> {
  const none = { byHead: new Map<PolicyDocument, DocumentAnalysis>(), paidCalls: 0, notes: [], failures: [] };
  if (pairs.length === 0) return { ...none, accessAnalyzer: 'off' };
  const access = await tools.connect();
  if (access.kind === 'off')
    return { ...none, accessAnalyzer: 'off', notes: access.note ? [access.note] : [] };
  if (access.kind === 'unavailable')
    return { ...none, accessAnalyzer: 'unavailable', failures: [access.failure] };
  const analysis = await analyse(pairs, access.analyzer, tools.paidChecks);
  const { paidCalls } = analysis;
  if (analysis.status === 'unavailable') {
    return { ...none, paidCalls, accessAnalyzer: 'unavailable', failures: [analysis.failure.message] };
  }
  const byHead = new Map(analysis.documents.map((each) => [each.pair.head.policy, each]));
  return { ...none, byHead, paidCalls, accessAnalyzer: 'on' };
}

function findingsOfFile({ change, head, base }: CollectedFile, tools: ExamineTools): Finding[] {
  if (!head) return [];
  const origin = { file: head.file, policy: undefined, identity: change.previousPath ?? change.path };
  const before = base && { raw: readerFindings(base), file: base.file };
  return toFindings(
    readerFindings(head),
    origin,
    comparisonOf(tools.against, before && (() => before)),
    tools.docs,
  );
}

function findingsOfPair(
  pair: HeadPair,
  { change }: CollectedFile,
  analysis: DocumentAnalysis | undefined,
  companions: Companions,
  tools: ExamineTools,
): Finding[] {
  const { head, base } = pair;
  const validated = (
    policy: PolicyDocument,
    answered: readonly RawFinding[] | undefined,
  ): readonly RawFinding[] => answered ?? validationFindings(policy, tools);
  const raw = [
    ...validated(head.policy, analysis?.head),
    ...checkFindings(head.policy, companions.atHead(head.policy), tools),
  ];
  const before =
    base &&
    (() => ({
      raw: [
        ...validated(base.policy, analysis?.base),
        ...checkFindings(base.policy, companions.atBase(base.policy), tools),
      ],
      file: base.policy.file,
    }));
  const identity = `${change.previousPath ?? change.path}#${head.policy.pointer}`;
  return toFindings(
    raw,
    { file: head.policy.file, policy: head.policy, identity },
    comparisonOf(tools.against, before),
    tools.docs,
  );
}

function comparisonOf(
  against: Against,
  compare: Extract<Comparison, { kind: 'base' }>['compare'] | undefined,
): Comparison {
  if (against === 'itself') return { kind: 'fixed', state: 'existing' };
  if (against === 'nothing' || !compare) return { kind: 'fixed', state: 'introduced' };
  return { kind: 'base', compare };
}
