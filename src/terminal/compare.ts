import type { Differences } from '../access/compare-policies.js';
import { differencesOf } from '../access/compare-policies.js';
import type { SemanticsName } from '../access/semantics-names.js';
import { openServiceData } from '../adapters/service-data-file.js';
import { UserError } from '../domain/failure.js';
import type { PolicyDocument } from '../policy/document.js';
import type { ServiceData } from '../policy/service-data.js';
import type { Compared } from '../render/compared.js';
import { validatePolicy } from '../validation/validate.js';
import type { ComparedSide } from './compare-files.js';
import { policiesIn, readNamedFile } from './compare-files.js';
import type { PolicyPair } from './compare-pairs.js';
import { pairPolicies } from './compare-pairs.js';
import type { Options } from './options.js';
import { fillPlaceholders } from './placeholders.js';

/** A comparison with the date of the data about AWS's services that it was made by, YYYY-MM-DD. */
export interface DatedComparison {
  readonly compared: Compared;
  readonly serviceDataDate: string;
}

/** Access gained and lost between two policy files. Throws a UserError where one of them is not there. */
export async function compare(options: Options): Promise<DatedComparison> {
  const services = openServiceData();
  return { compared: await compareFiles(options, services), serviceDataDate: services.date };
}

async function compareFiles(
  { operands, kind, semantics }: Options,
  services: ServiceData,
): Promise<Compared> {
  const [basePath, headPath, ...more] = operands;
  if (basePath === undefined || headPath === undefined || more.length > 0)
    throw new UserError('compare takes two files: the policy as it was, and as it is to be.');
  const [base, head] = [readNamedFile(basePath), readNamedFile(headPath)];
  const names = { base: basePath, head: headPath, semantics };
  if ('failure' in base || 'failure' in head) {
    const failures = [base, head].flatMap((file) => ('failure' in file ? [file.failure] : []));
    return { ...nothing, ...names, failures };
  }
  const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
  const filled = fillPlaceholders(text(base.bytes), text(head.bytes));
  const asFilled =
    filled.note === undefined ? base : { ...base, bytes: new TextEncoder().encode(filled.text) };
  const sides = { base: await policiesIn(asFilled, kind), head: await policiesIn(head, kind) };
  const made = comparedSides(sides, semantics, services);
  return { ...made, ...names, notes: [...(filled.note === undefined ? [] : [filled.note]), ...made.notes] };
}

const nothing = {
  result: 'undecided',
  gained: [],
  lost: [],
  undecided: [],
  failures: [],
  notes: [],
} as const;

interface ComparedSides {
  readonly base: ComparedSide;
  readonly head: ComparedSide;
}

/** A base that cannot be read whole is not compared at all: what is missing there would look like new access. */
function comparedSides(
  sides: ComparedSides,
  semantics: SemanticsName,
  services: ServiceData,
): Omit<Compared, 'base' | 'head' | 'semantics'> {
  const { base, head } = sides;
  const unread = [...base.failures, ...head.failures];
  if (head.holds === 'no-policy') unread.push(`No policy was found in ${head.path}.`);
  if (base.failures.length > 0 || head.holds === 'no-policy') return { ...nothing, failures: unread };
  const { pairs, failures } = pairPolicies(base.policies, head.policies);
  // What cannot be read in head is not lost.
  const comparable = head.failures.length > 0 ? pairs.filter((pair) => pair.head) : pairs;
  const answers = comparable.map((pair) => comparePair(pair, semantics, services));
  const made = { ...unionOf(answers), failures: [...unread, ...failures] };
  const isUnknown = made.result === 'no-new-access' && made.failures.length > 0;
  return {
    ...made,
    result: isUnknown ? 'undecided' : made.result,
    notes: [
      ...notesOn(sides),
      ...answers.flatMap(({ notes }) => notes),
      ...head.policies.flatMap((policy) => refusedNote(policy, services)),
    ],
  };
}

interface PairAnswer {
  readonly pair: PolicyPair;
  readonly gained: Differences;
  readonly lost: Differences;
  readonly notes: readonly string[];
}

function comparePair(pair: PolicyPair, semantics: SemanticsName, services: ServiceData): PairAnswer {
  const [before, after] = [pair.base, pair.head].map((policy) => (policy ? [policy] : []));
  const gained = differencesOf({ base: before ?? [], head: after ?? [] }, semantics, services);
  const lost = differencesOf({ base: after ?? [], head: before ?? [] }, semantics, services);
  return {
    pair,
    gained,
    lost,
    notes: [...lostUndecided(lost), ...otherwiseTyped(gained, pair, semantics, services)],
  };
}

function lostUndecided({ reason }: Differences): string[] {
  return reason === undefined ? [] : [`What access is lost could not be decided: ${reason}.`];
}

/** Where one semantics has no answer, the other may have one. */
function otherwiseTyped(
  { result }: Differences,
  { base, head }: PolicyPair,
  semantics: SemanticsName,
  services: ServiceData,
): string[] {
  if (result !== 'undecided' || semantics === 'typed' || !head) return [];
  const typed = differencesOf({ base: base ? [base] : [], head: [head] }, 'typed', services);
  return typed.result === 'no-new-access'
    ? [`Of the requests that AWS's services take, ${head.id} allows no new one: see --semantics typed.`]
    : [];
}

function unionOf(answers: readonly PairAnswer[]): Pick<Compared, 'result' | 'gained' | 'lost' | 'undecided'> {
  const gained = answers.flatMap((answer) => answer.gained.found);
  const undecided = answers.flatMap(({ pair: { head }, gained: { reason } }) =>
    head && reason !== undefined ? [{ policy: head, reason }] : [],
  );
  return {
    result: gained.length > 0 ? 'new-access' : undecided.length > 0 ? 'undecided' : 'no-new-access',
    gained,
    lost: answers.flatMap((answer) => answer.lost.found),
    undecided,
  };
}

function notesOn({ base, head }: ComparedSides): string[] {
  const blank = [base, head].filter(({ holds }) => holds === 'blank');
  return [
    ...(base.holds === 'no-policy'
      ? [`No policy was found in ${base.path}, so all that ${head.path} allows is new.`]
      : []),
    ...blank.map(({ path }) => `${path} is empty: it allows nothing.`),
  ];
}

/** AWS takes no policy with an error, so what such a one is meant to allow is not what is compared. */
function refusedNote(policy: PolicyDocument, services: ServiceData): string[] {
  const [first] = validatePolicy(policy, { services }).filter(({ severity }) => severity === 'error');
  if (!first) return [];
  const { line } = policy.file.positionAt(first.at.start);
  return [
    `AWS would refuse ${policy.id} for ${first.code} on line ${String(line)}: what it is meant to allow may be more than what it allows as it stands.`,
  ];
}
