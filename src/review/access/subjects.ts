import type { Subject } from '../../access/access-of.js';
import { namedServices, speaksOf } from '../../checks/named-services.js';
import { attachmentKey } from '../../policy/attachment-key.js';
import { isBoundaryOfSomeone } from '../../policy/boundary.js';
import type { PolicyDocument } from '../../policy/document.js';
import type { PolicyKind } from '../../policy/kind.js';
import { hasPrincipals } from '../../policy/kind.js';
import { isTooLarge } from '../offline.js';
import type { DocumentPair } from '../pair.js';
import type { Side } from '../ports.js';
import { Boundaries } from './boundaries.js';
import { isTouched } from './touched.js';

/** Policies on artifacts themselves. Those on other things say nothing of artifacts, whomever they name. */
const artifactKinds: ReadonlySet<PolicyKind> = new Set([
  'ecr-repository',
  'ecr-registry',
  'ecr-public-repository',
  'codeartifact-domain',
  'codeartifact-repository',
  's3-bucket',
  's3-access-point',
]);

/** The services that keep artifacts, and the one that gives CodeArtifact its tokens. */
const services = ['ecr', 'ecr-public', 'codeartifact', 's3', 'sts'];

/**
 * Whether a document says anything of artifacts, at either side, or bounds what others say; only those need to be kept to
 * the end. What is larger than AWS takes is left out, as for the checks.
 */
export function concernsArtifacts({ head, base }: DocumentPair): boolean {
  const { kind } = (head ?? base).policy;
  if (kind !== 'identity' && !artifactKinds.has(kind)) return false;
  const versions = [head, base].flatMap((each) => (each ? [each.policy] : []));
  const speaks = (policy: PolicyDocument): boolean =>
    isBoundaryOfSomeone(policy) || speaksOf(namedServices(policy), services);
  return versions.some(speaks) && !versions.some(isTooLarge);
}

/**
 * Whose access a change may touch. The identity policies that hang on one principal are read as one, within its permissions
 * boundary; those that hang on nothing known are each "whoever holds" it; a policy on artifacts names its principals itself.
 * A document that is only a boundary gives nobody anything.
 */
export function subjectsOf(pairs: readonly DocumentPair[], boundaries = new Boundaries(pairs)): Subject[] {
  const held = new Map<string, Held>();
  const subjects: Subject[] = [];
  for (const pair of pairs) {
    const { kind, id } = (pair.head ?? pair.base).policy;
    const holders = kind === 'identity' ? holdersOf(pair) : [];
    for (const { key, holder, side, policy } of holders) {
      const known = held.get(key) ?? { holder, base: [], head: [], isTouched: false };
      known[side].push(policy);
      known.isTouched ||= isTouched(pair);
      held.set(key, known);
    }
    if (holders.length === 0 && isTouched(pair) && !isOnlyBoundary(pair))
      subjects.push({ holder: hasPrincipals(kind) ? undefined : `whoever holds ${id}`, ...sidesOf(pair) });
  }
  for (const [key, { holder, base, head, isTouched: touched }] of held)
    if (touched || boundaries.isTouched(key))
      subjects.push({
        holder,
        key,
        base: boundaries.within(base, key, 'base'),
        head: boundaries.within(head, key, 'head'),
      });
  return subjects;
}

/** The identity policies of one principal. */
interface Held {
  readonly holder: string;
  readonly base: PolicyDocument[];
  readonly head: PolicyDocument[];
  isTouched: boolean;
}

interface Holder {
  readonly key: string;
  readonly holder: string;
  readonly side: Side;
  readonly policy: PolicyDocument;
}

/** The principals that a policy hangs on at either side, with the version that hangs on each. */
function holdersOf({ head, base }: DocumentPair): Holder[] {
  const at = (side: Side, policy: PolicyDocument | undefined): Holder[] =>
    policy
      ? policy.attachedTo.map((holder) => ({ key: attachmentKey(policy, holder), holder, side, policy }))
      : [];
  return [...at('head', head?.policy), ...at('base', base?.policy)];
}

function isOnlyBoundary({ head, base }: DocumentPair): boolean {
  return [head, base].every((each) => !each || isBoundaryOfSomeone(each.policy));
}

function sidesOf({ head, base }: DocumentPair): Pick<Subject, 'base' | 'head'> {
  return { base: base ? [base.policy] : [], head: head ? [head.policy] : [] };
}
