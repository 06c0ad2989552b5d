import type { Subject, SubjectAccess, ToldAccess } from '../../access/access-of.js';
import { accessOf, matrixOf } from '../../access/access-of.js';
import type { Governed } from '../../access/contract.js';
import type { CheckSetting } from '../../checks/run.js';
import type { Finding } from '../../domain/finding.js';
import type { AccessCell, AccessChange } from '../../domain/review.js';
import { arnsOverlap } from '../../policy/arn.js';
import type { ServiceData } from '../../policy/service-data.js';
import type { DocsLinks } from '../docs-links.js';
import type { Against } from '../examine.js';
import type { DocumentPair } from '../pair.js';
import { KnownPolicies } from './across-documents.js';
import type { AccessFinding, Expected } from './access-findings.js';
import { accessFindings } from './access-findings.js';
import { brokenSets } from './broken-sets.js';
import { contractFindings, lostFindings, undecidedFindings } from './contract-findings.js';
import { pairRenames } from './renames.js';
import { subjectsOf } from './subjects.js';
import { toAccessFindings } from './to-access-findings.js';

/** What the access comparison needs to know. */
export interface AccessTools extends Expected {
  readonly services: ServiceData;
  readonly governed: readonly Governed[];
  readonly docs: DocsLinks;
  /** Only against a merge base is there a change; else only the contract is looked at. */
  readonly against: Against;
  readonly settings: Readonly<Record<string, CheckSetting>>;
}

/** What a change does to the access to artifacts. */
export interface AccessReview {
  readonly changes: readonly AccessChange[];
  readonly matrix: readonly AccessCell[];
  readonly findings: readonly Finding[];
}

/**
 * Compares what the documents of a change allow at its head with what they allowed at the merge base, for everyone whose
 * access they touch, and holds both to the contract.
 */
export function reviewAccess(pairs: readonly DocumentPair[], tools: AccessTools): AccessReview {
  const { docs, against } = tools;
  const subjects = subjectsOf(pairs);
  const compared = against === 'merge-base' ? compareAll(subjects, tools) : nothingCompared;
  const held = (side: 'base' | 'head'): AccessFinding[] =>
    subjects.flatMap((subject) => contractFindings(subject[side], subject, tools.governed, tools.services));
  const findings = toAccessFindings({
    pairs,
    news: compared.news,
    now: held('head'),
    before: held('base'),
    docs,
    against,
    settings: tools.settings,
  });
  return { changes: compared.changes, matrix: compared.matrix, findings };
}

interface Compared {
  readonly changes: readonly AccessChange[];
  readonly matrix: readonly AccessCell[];
  readonly news: readonly AccessFinding[];
}

const nothingCompared: Compared = { changes: [], matrix: [], news: [] };

function compareAll(subjects: readonly Subject[], tools: AccessTools): Compared {
  const all = subjects.map((subject) => accessOf(subject, tools.services));
  const known = new KnownPolicies(all);
  const parts = all.map((each) => {
    const real = (list: readonly ToldAccess[]): ToldAccess[] =>
      list.filter((told) => known.reallyChanged(each, told));
    return compareOne({ ...each, ...pairRenames(real(each.gained), real(each.lost)) }, tools);
  });
  return {
    changes: parts.flatMap(({ changes }) => changes),
    matrix: parts.flatMap(({ matrix }) => matrix),
    news: parts.flatMap(({ news }) => news),
  };
}

function compareOne(access: SubjectAccess, tools: AccessTools): Compared {
  const { subject, gained, lost, undecided } = access;
  return {
    changes: [...gained, ...lost].map(({ change }) => change),
    matrix: matrixOf(access, tools.services),
    news: [
      ...accessFindings(access, ungoverned(gained, tools.governed), tools),
      ...lostFindings(lost, tools.governed),
      ...brokenSets(access, tools.services),
      ...undecidedFindings(subject.head, undecided[0]),
    ],
  };
}

/** A verb that the contract governs is the contract's matter: whoever is listed may. */
function ungoverned(gained: readonly ToldAccess[], governed: readonly Governed[]): ToldAccess[] {
  return gained.filter(({ change }) => !governed.some((entry) => isGoverned(entry, change)));
}

function isGoverned({ may, resources }: Governed, { verb, resource }: AccessChange): boolean {
  return (
    may[verb] !== undefined &&
    resources.some((own) => arnsOverlap(own, resource) || arnsOverlap(`${own}/*`, resource))
  );
}
