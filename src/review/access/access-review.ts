import type { Subject, SubjectAccess, ToldAccess } from '../../access/access-of.js';
import { accessOf, matrixOf } from '../../access/access-of.js';
import { AllAccess } from '../../access/all-access.js';
import type { Governed } from '../../access/contract.js';
import { isWithin } from '../../access/contents.js';
import type { CheckSetting } from '../../checks/run.js';
import type { Finding } from '../../domain/finding.js';
import type { AccessCell, AccessChange } from '../../domain/review.js';
import type { ServiceData } from '../../policy/service-data.js';
import type { DocsLinks } from '../docs-links.js';
import type { Against } from '../examine.js';
import type { DocumentPair } from '../pair.js';
import { KnownPolicies } from './across-documents.js';
import type { AccessFinding, ChangeContext } from './access-findings.js';
import { accessFindings } from './access-findings.js';
import type { FactsBySide } from './boundaries.js';
import { Boundaries } from './boundaries.js';
import { brokenSets } from './broken-sets.js';
import { contractFindings } from './contract-findings.js';
import { DocumentVersions } from './document-versions.js';
import type { Expected } from './own-accounts.js';
import { OwnAccounts } from './own-accounts.js';
import { lostFindings } from './lost-findings.js';
import { pairRenames } from './renames.js';
import { subjectsOf } from './subjects.js';
import { toAccessFindings } from './to-access-findings.js';
import { boundaryUndecided, changeUndecided, distinctPolicies } from './undecided.js';

/** What the access comparison needs to know. */
export interface AccessTools extends Expected {
  readonly services: ServiceData;
  readonly governed: readonly Governed[];
  readonly docs: DocsLinks;
  /** Only against a merge base is there a change; else only the contract is looked at. */
  readonly against: Against;
  readonly settings: Readonly<Record<string, CheckSetting>>;
  /** What the files tell of principals: boundaries that are set, and not written here. */
  readonly facts?: FactsBySide;
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
  const { docs, against, governed, services } = tools;
  const boundaries = new Boundaries(pairs, tools.facts);
  const subjects = subjectsOf(pairs, boundaries);
  const steps = stepsFor(subjects.length);
  const accounts = new OwnAccounts(pairs, governed, tools);
  const compared =
    against === 'merge-base'
      ? compareAll(subjects, { ...tools, accounts, versions: new DocumentVersions(pairs), boundaries, steps })
      : nothingCompared;
  const held = (side: 'base' | 'head'): AccessFinding[] =>
    governed.length === 0
      ? []
      : subjects.flatMap((subject) =>
          contractFindings(subject[side], subject, { governed, accounts, services, steps }),
        );
  const findings = toAccessFindings({
    pairs,
    news: compared.news,
    now: distinctPolicies(held('head'), compared.news),
    before: against === 'merge-base' ? held('base') : [],
    docs,
    against,
    settings: tools.settings,
  });
  return { changes: compared.changes, matrix: compared.matrix, findings };
}

/** A change of thousands of hard policies must come to an end as well; of a few each has about a second. */
function stepsFor(subjects: number): number {
  const [all, most, least] = [20_000_000, 400_000, 20_000];
  return Math.min(most, Math.max(least, Math.floor(all / Math.max(1, subjects))));
}

interface Compared {
  readonly changes: readonly AccessChange[];
  readonly matrix: readonly AccessCell[];
  readonly news: readonly AccessFinding[];
}

const nothingCompared: Compared = { changes: [], matrix: [], news: [] };

type ChangeTools = AccessTools & ChangeContext & { readonly steps: number; readonly boundaries: Boundaries };

function compareAll(subjects: readonly Subject[], tools: ChangeTools): Compared {
  const { services, steps } = tools;
  const asked = { services, steps, all: new AllAccess(services, steps) };
  const all = subjects.map((subject) => accessOf(subject, asked));
  const known = new KnownPolicies(all, tools.accounts);
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

function compareOne(access: SubjectAccess, tools: ChangeTools): Compared {
  const { subject, gained, lost, undecided } = access;
  return {
    changes: [...gained, ...lost].map(({ change }) => change),
    matrix: matrixOf(access),
    news: [
      ...accessFindings(access, ungoverned(gained, tools.governed), tools),
      ...lostFindings(lost, tools.governed),
      ...brokenSets(access),
      ...changeUndecided(subject, undecided),
      ...boundaryUndecided(access, tools.boundaries),
    ],
  };
}

/** A verb that the contract governs is the contract's matter: whoever is listed may. */
function ungoverned(gained: readonly ToldAccess[], governed: readonly Governed[]): ToldAccess[] {
  return gained.filter(
    ({ change }) =>
      !governed.some(
        ({ may, resources }) => may[change.verb] !== undefined && isWithin(change.as.resource, resources),
      ),
  );
}
