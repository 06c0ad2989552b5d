import type { PaidChecks } from '../../config/settings.js';
import type { PolicyDocument } from '../../policy/document.js';
import type { PolicyAnalyzer } from '../ports.js';
import { AnalyzerFailure } from '../ports.js';
import type { RawFinding } from '../raw-finding.js';
import type { CallCount } from './memo.js';
import { askedOnce } from './memo.js';
import type { AskedDocument, ChargedCheck } from './paid-checks.js';
import { chargedChecks } from './paid-checks.js';
import { questionOf } from './question.js';
import { toProblems } from './to-problems.js';
import type { Operation } from './verdict-findings.js';
import { refusalFinding, refusalRule, verdictFindings } from './verdict-findings.js';

/** One version of a document, with the file's own characters where it stands there as JSON. */
export interface DocumentVersion {
  readonly policy: PolicyDocument;
  readonly json: string | undefined;
}

/** A document and what it was at the merge base; undefined where it was not there. */
export interface DocumentPair {
  readonly head: DocumentVersion;
  readonly base: DocumentVersion | undefined;
}

/** What Access Analyzer found in a document; `base` is empty where there is no base version or nothing to compare. */
export interface DocumentAnalysis {
  readonly pair: DocumentPair;
  readonly head: readonly RawFinding[];
  /** The same questions about the base version, with places in the base file: what is in both was there before. */
  readonly base: readonly RawFinding[];
}

/**
 * `documents` are those that ValidatePolicy answered, in the order of the pairs. Under `unavailable` there may be others,
 * and answers of charged checks may be missing: the run cannot pass.
 */
export type Analysis = CallCount & { readonly documents: readonly DocumentAnalysis[] } & (
    { readonly status: 'answered' } | { readonly status: 'unavailable'; readonly failure: AnalyzerFailure }
  );

/**
 * Asks Access Analyzer about every document: ValidatePolicy of the head, then the charged checks that the config wants,
 * and the base version only where the head's answer has a finding. A document that AWS refuses gets a finding that says
 * so; any other failure ends the asking, and is returned, not thrown.
 */
export async function analyse(
  pairs: readonly DocumentPair[],
  analyzer: PolicyAnalyzer,
  paid: PaidChecks,
): Promise<Analysis> {
  const counted = askedOnce(analyzer);
  const validated = sorted(await Promise.all(pairs.map((pair) => orFailure(validatePair(pair, counted)))));
  if (validated.failure) return unavailable(validated.failure, validated.answers, counted.count);
  const charges = sorted(
    await Promise.all(validated.answers.flatMap((each) => chargePair(each, counted, paid))),
  );
  const documents = withCharges(validated.answers, charges.answers);
  if (charges.failure) return unavailable(charges.failure, documents, counted.count);
  return { status: 'answered', documents, ...counted.count };
}

function unavailable(
  failure: AnalyzerFailure,
  documents: readonly DocumentAnalysis[],
  count: CallCount,
): Analysis {
  return { status: 'unavailable', failure, documents, ...count };
}

function sorted<T>(outcomes: readonly (T | AnalyzerFailure)[]): {
  readonly answers: readonly T[];
  readonly failure: AnalyzerFailure | undefined;
} {
  const answers = outcomes.flatMap((outcome) => (outcome instanceof AnalyzerFailure ? [] : [outcome]));
  return { answers, failure: outcomes.find((outcome) => outcome instanceof AnalyzerFailure) };
}

async function validatePair(pair: DocumentPair, analyzer: PolicyAnalyzer): Promise<DocumentAnalysis> {
  return compared(pair, pair.base, (document) => validate(document, analyzer));
}

/** What AWS cannot read it cannot check either, and would charge for the try. */
function chargePair(
  { pair, head }: DocumentAnalysis,
  analyzer: PolicyAnalyzer,
  paid: PaidChecks,
): Promise<DocumentAnalysis | AnalyzerFailure>[] {
  if (head.some(({ rule }) => rule === refusalRule)) return [];
  const checks = chargedChecks(asked(pair.head), pair.base && asked(pair.base), analyzer, paid);
  return checks.map((check) =>
    orFailure(
      compared(pair, check.holdsForBase ? pair.base : undefined, (document) => charge(document, check)),
    ),
  );
}

/** Each document's validation with the answers of its charged checks. */
function withCharges(
  validated: readonly DocumentAnalysis[],
  charges: readonly DocumentAnalysis[],
): readonly DocumentAnalysis[] {
  const byPair = new Map(validated.map((each) => [each.pair, [each]]));
  for (const charge of charges) byPair.get(charge.pair)?.push(charge);
  return [...byPair].map(([pair, all]) => ({
    pair,
    head: all.flatMap(({ head }) => head),
    base: all.flatMap(({ base }) => base),
  }));
}

function asked({ policy, json }: DocumentVersion): AskedDocument {
  return { policy, question: questionOf(policy, json) };
}

/** The base version is asked only where the head has something to compare with it. */
async function compared(
  pair: DocumentPair,
  base: DocumentVersion | undefined,
  ask: (document: AskedDocument) => Promise<readonly RawFinding[]>,
): Promise<DocumentAnalysis> {
  const head = await ask(asked(pair.head));
  return { pair, head, base: base && head.length > 0 ? await ask(asked(base)) : [] };
}

function validate(document: AskedDocument, analyzer: PolicyAnalyzer): Promise<readonly RawFinding[]> {
  const { policy, question } = document;
  return orRefusal(document, 'ValidatePolicy', async () =>
    toProblems(policy, question, await analyzer.validate(question.asked)),
  );
}

function charge(document: AskedDocument, { facts, ask }: ChargedCheck): Promise<readonly RawFinding[]> {
  return orRefusal(document, facts.operation, async () =>
    verdictFindings(document.policy, facts, await ask(document)),
  );
}

async function orRefusal(
  { policy }: AskedDocument,
  operation: Operation,
  ask: () => Promise<readonly RawFinding[]>,
): Promise<readonly RawFinding[]> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof AnalyzerFailure && error.reason === 'refused-document') {
      return [refusalFinding(policy, operation, error)];
    }
    throw error;
  }
}

async function orFailure<T>(work: Promise<T>): Promise<T | AnalyzerFailure> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AnalyzerFailure) return error;
    throw error;
  }
}
