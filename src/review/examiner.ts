import type { Finding } from '../domain/finding.js';
import type { AnalyzerStatus } from '../domain/review.js';
import type { SourceText } from '../domain/source.js';
import { analyse } from './analysis/ask.js';
import type { AccessReview } from './access/access-review.js';
import { reviewAccess } from './access/access-review.js';
import { concernsArtifacts } from './access/subjects.js';
import { Companions } from './companions.js';
import type { AnalyzerAccess, AnswersByHead, ExamineTools, PairedFile } from './examine.js';
import { findingsOf, isExamined } from './examine.js';
import type { FileLayout } from './file-layout.js';
import type { DocumentPair, ReadDocument } from './pair.js';

/** What came of all files. */
export interface Examination {
  readonly findings: readonly Finding[];
  readonly accessAnalyzer: AnalyzerStatus;
  readonly paidCalls: number;
  readonly notes: readonly string[];
  readonly failures: readonly string[];
  readonly companions: Companions;
  readonly access: Pick<AccessReview, 'changes' | 'matrix'>;
  /** The head's texts of the files whose findings have a fix, by path. */
  readonly fixable: ReadonlyMap<string, SourceText>;
}

type Decided = Pick<Examination, 'accessAnalyzer' | 'paidCalls' | 'notes' | 'failures'>;

const noAnswers: AnswersByHead = new Map();
const noCompanions = new Companions([]);

/**
 * Examines files as they come and lets them go again, so that ten thousand of them need no more memory than a few. Only
 * what has to be seen together is kept to the end: documents for Access Analyzer, which are asked about at once, and
 * those that are known to hang on something, since another file may hang on the same.
 */
export class Examiner {
  readonly #tools: ExamineTools;
  readonly #layout: FileLayout;
  readonly #findings: Finding[] = [];
  readonly #kept: PairedFile[] = [];
  readonly #fixable = new Map<string, SourceText>();
  /** Documents whose access is compared, or held to a contract: that needs all of them. */
  readonly #compared: DocumentPair[] = [];
  #access: AnalyzerAccess | undefined;

  constructor(tools: ExamineTools, layout: FileLayout) {
    this.#tools = tools;
    this.#layout = layout;
  }

  async add(paired: PairedFile): Promise<void> {
    if (this.#comparesAccess) this.#compared.push(...paired.pairs.filter(concernsArtifacts));
    // Credentials are looked for only when there is a document to ask about.
    if (!this.#access && paired.pairs.some(isExamined)) this.#access = await this.#tools.connect();
    if (this.#access?.kind === 'ask' || this.#hasTies(paired)) this.#kept.push(paired);
    else this.#examine(paired, noAnswers, noCompanions);
  }

  /** Examines what was kept and gives everything. */
  async finish(): Promise<Examination> {
    const { answers, ...decided } = await this.#ask();
    const companions = new Companions(this.#kept, this.#layout);
    for (const paired of this.#kept) this.#examine(paired, answers, companions);
    const access = this.#reviewAccess();
    const findings = [...this.#findings, ...access.findings];
    return { findings, companions, access, fixable: this.#fixable, ...decided };
  }

  /** Whether other files may have to do with what stands in this one. */
  #hasTies({ file, pairs }: PairedFile): boolean {
    const hangs = ({ policy }: ReadDocument): boolean =>
      policy.attachedTo.length > 0 || this.#layout.keyOf(policy) !== undefined;
    return (
      pairs.some(({ head, base }) => [head, base].some((each) => each !== undefined && hangs(each))) ||
      [file.head, file.base].some((side) => (side?.facts ?? []).length > 0)
    );
  }

  get #comparesAccess(): boolean {
    return this.#tools.against === 'merge-base' || this.#tools.governed.length > 0;
  }

  #reviewAccess(): AccessReview {
    if (!this.#comparesAccess) return { changes: [], matrix: [], findings: [] };
    const { services, governed, docs, against, knowledge } = this.#tools;
    const { trustedAccounts, organization } = knowledge;
    const settings = this.#tools.checkSettings;
    const tools = { services, governed, docs, against, trustedAccounts, organization, settings };
    return reviewAccess(this.#compared, tools);
  }

  #examine(paired: PairedFile, answers: AnswersByHead, companions: Companions): void {
    const findings = findingsOf(paired, answers, companions, this.#tools);
    this.#findings.push(...findings);
    const { head } = paired.file;
    if (!this.#tools.suggestions || !head || !findings.some(({ fix }) => fix.length > 0)) return;
    this.#fixable.set(head.file.path, head.file);
  }

  async #ask(): Promise<Decided & { readonly answers: AnswersByHead }> {
    const none = { answers: noAnswers, paidCalls: 0, notes: [], failures: [] };
    const access = this.#access;
    if (access === undefined) return { ...none, accessAnalyzer: 'off' };
    if (access.kind === 'off')
      return { ...none, accessAnalyzer: 'off', notes: access.note ? [access.note] : [] };
    if (access.kind === 'unavailable')
      return { ...none, accessAnalyzer: 'unavailable', failures: [access.failure] };
    const pairs = this.#kept.flatMap((each) => each.pairs).filter(isExamined);
    const analysis = await analyse(pairs, access.analyzer, this.#tools.paidChecks);
    const { paidCalls } = analysis;
    if (analysis.status === 'unavailable') {
      return { ...none, paidCalls, accessAnalyzer: 'unavailable', failures: [analysis.failure.message] };
    }
    const answers = new Map(analysis.documents.map((each) => [each.pair.head.policy, each]));
    return { ...none, answers, paidCalls, accessAnalyzer: 'on' };
  }
}
