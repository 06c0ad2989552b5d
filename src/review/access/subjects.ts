import type { Subject } from '../../access/access-of.js';
import { namedServices, speaksOf } from '../../checks/named-services.js';
import type { PolicyDocument } from '../../policy/document.js';
import type { PolicyKind } from '../../policy/kind.js';
import { hasPrincipals } from '../../policy/kind.js';
import { isExamined } from '../examine.js';
import { isTooLarge } from '../offline.js';
import type { DocumentPair } from '../pair.js';

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
 * Whether a document says anything of artifacts, at either side; only those need to be kept to the end. What is larger
 * than AWS takes is left out, as for the checks.
 */
export function concernsArtifacts({ head, base }: DocumentPair): boolean {
  const { kind } = (head ?? base).policy;
  if (kind !== 'identity' && !artifactKinds.has(kind)) return false;
  const versions = [head, base].flatMap((each) => (each ? [each.policy] : []));
  return versions.some((policy) => speaksOf(namedServices(policy), services)) && !versions.some(isTooLarge);
}

/**
 * Whose access a change may touch. The identity policies that hang on one principal are read as one, those that hang on
 * nothing known are each "whoever holds" it; a policy on artifacts names its principals itself.
 */
export function subjectsOf(pairs: readonly DocumentPair[]): Subject[] {
  const held = new Map<string, { base: PolicyDocument[]; head: PolicyDocument[]; isTouched: boolean }>();
  const subjects: Subject[] = [];
  for (const pair of pairs) {
    const { kind, id } = (pair.head ?? pair.base).policy;
    const holders = holdersOf(pair);
    if (kind === 'identity' && holders.size > 0) {
      for (const [holder, side] of holders) {
        const known = held.get(holder) ?? { base: [], head: [], isTouched: false };
        if (side.base) known.base.push(side.base);
        if (side.head) known.head.push(side.head);
        known.isTouched ||= isTouched(pair);
        held.set(holder, known);
      }
    } else if (isTouched(pair))
      subjects.push({ holder: hasPrincipals(kind) ? undefined : `whoever holds ${id}`, ...sidesOf(pair) });
  }
  for (const [holder, { base, head, isTouched: touched }] of held)
    if (touched) subjects.push({ holder, base, head });
  return subjects;
}

function isTouched(pair: DocumentPair): boolean {
  return pair.state === 'removed' || isExamined(pair);
}

/** The principals that a policy hangs on at either side, with the version that hangs on each. */
function holdersOf({
  head,
  base,
}: DocumentPair): Map<string, { head?: PolicyDocument; base?: PolicyDocument }> {
  const holders = new Map<string, { head?: PolicyDocument; base?: PolicyDocument }>();
  for (const holder of head?.policy.attachedTo ?? []) if (head) holders.set(holder, { head: head.policy });
  for (const holder of base?.policy.attachedTo ?? [])
    if (base) holders.set(holder, { ...holders.get(holder), base: base.policy });
  return holders;
}

function sidesOf({ head, base }: DocumentPair): Pick<Subject, 'base' | 'head'> {
  return { base: base ? [base.policy] : [], head: head ? [head.policy] : [] };
}
