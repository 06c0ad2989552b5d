import type { PaidChecks } from '../config/settings.js';
import type { Finding } from '../domain/finding.js';
import type { Governed } from '../access/contract.js';
import type { PolicyDocument } from '../policy/document.js';
import type { DocumentAnalysis } from './analysis/ask.js';
import type { CollectedFile } from './collected.js';
import type { DocsLinks } from './docs-links.js';
import type { OfflineTools } from './offline.js';
import type { Companions } from './companions.js';
import { checkFindings, readerFindings, validationFindings } from './offline.js';
import type { DocumentPair } from './pair.js';
import type { PolicyAnalyzer } from './ports.js';
import type { RawFinding } from './raw-finding.js';
import { withRemedies } from './remedies.js';
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
  /** Whether fixes are to be offered for committing: their files' texts are kept then. */
  readonly suggestions: boolean;
  /** What the contract governs; see access/contract.ts. */
  readonly governed: readonly Governed[];
  /** Called only when there is a document to ask about, so that a run without policies never loads the AWS client. */
  readonly connect: () => Promise<AnalyzerAccess>;
}

/** A changed file with its documents, base and head paired. */
export interface PairedFile {
  readonly file: CollectedFile;
  readonly pairs: readonly DocumentPair[];
}

/** A pair of which there is something to examine. */
export type ExaminedPair = Exclude<DocumentPair, { readonly state: 'removed' }>;

/** A document whose meaning did not change is left alone, and so is one that is gone. */
export function isExamined(pair: DocumentPair): pair is ExaminedPair {
  return pair.state === 'added' || pair.state === 'changed';
}

/** AWS's answers by the head's document; where there is none, the offline validation stands in. */
export type AnswersByHead = ReadonlyMap<PolicyDocument, DocumentAnalysis>;

/**
 * Everything there is to say of a file: Access Analyzer's findings or those of the offline validation, the checks', and
 * what the reader met.
 */
export function findingsOf(
  { file, pairs }: PairedFile,
  answers: AnswersByHead,
  companions: Companions,
  tools: ExamineTools,
): Finding[] {
  return [
    ...findingsOfFile(file, tools),
    ...pairs
      .filter(isExamined)
      .flatMap((pair) => findingsOfPair(pair, file, answers.get(pair.head.policy), companions, tools)),
  ];
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
  pair: ExaminedPair,
  { change }: CollectedFile,
  analysis: DocumentAnalysis | undefined,
  companions: Companions,
  tools: ExamineTools,
): Finding[] {
  const { head, base } = pair;
  const validated = (
    policy: PolicyDocument,
    answered: readonly RawFinding[] | undefined,
  ): readonly RawFinding[] =>
    answered
      ? withRemedies(answered, () => validationFindings(policy, tools))
      : validationFindings(policy, tools);
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
  const identity = `${change.previousPath ?? change.path}#${(base ?? head).policy.pointer}`;
  return toFindings(
    raw,
    { file: head.policy.file, policy: head.policy, identity },
    comparisonOf(tools.against, before),
    tools.docs,
  );
}

/** How the findings of a document are told from those that were there before. */
export function comparisonOf(
  against: Against,
  compare: Extract<Comparison, { kind: 'base' }>['compare'] | undefined,
): Comparison {
  if (against === 'itself') return { kind: 'fixed', state: 'existing' };
  if (against === 'nothing' || !compare) return { kind: 'fixed', state: 'introduced' };
  return { kind: 'base', compare };
}
