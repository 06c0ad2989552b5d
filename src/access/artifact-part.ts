import { isBoundary, withoutBoundary } from '../policy/boundary.js';
import type { PolicyDocument, Statement } from '../policy/document.js';
import { canonical, isUncertain, itemsOf, valueOf } from '../policy/node.js';
import { prefixOf, servicesOf } from '../policy/prefix.js';
import type { Sides } from './comparison/witness.js';
import { artifactActions } from './verbs.js';

/**
 * The part of both sides that can make a difference to artifacts: of head the Allows that base does not have word by word,
 * as long as head denies all that base does, and everywhere only statements that name a service that keeps artifacts. In
 * most changes that is one statement of many. Undefined where nothing is left that could give access.
 */
export function artifactPart({ base, head }: Sides): Sides | undefined {
  if (![...base, ...head].every(isReadWhole)) return { base, head };
  const before = new Set(
    base.flatMap((policy) => policy.statements.map((each) => statementKey(policy, each))),
  );
  const after = new Set(
    head.flatMap((policy) => policy.statements.map((each) => statementKey(policy, each))),
  );
  const keepsDenies = base.every((policy) =>
    policy.statements.every((each) => each.effect !== 'Deny' || after.has(statementKey(policy, each))),
  );
  const keepsAll = keepsDenies && keepsBoundary(base, head);
  const isNews = (policy: PolicyDocument, each: Statement): boolean =>
    !keepsAll || isBoundary(policy) || each.effect !== 'Allow' || !before.has(statementKey(policy, each));
  const part = {
    base: base.map((policy) => withOnly(policy, namesArtifacts)),
    head: head.map((policy) => withOnly(policy, (each) => namesArtifacts(each) && isNews(policy, each))),
  };
  const gives = withoutBoundary(part.head).some(({ statements }) =>
    statements.some(({ effect }) => effect === 'Allow'),
  );
  return gives ? part : undefined;
}

/** Whether head's permissions boundary lets through no more than base's, as far as that is seen word by word. */
function keepsBoundary(base: readonly PolicyDocument[], head: readonly PolicyDocument[]): boolean {
  const bounds = (policies: readonly PolicyDocument[]): PolicyDocument[] => policies.filter(isBoundary);
  const keysOf = (policies: readonly PolicyDocument[]): string[] =>
    policies.flatMap((policy) => policy.statements.map((each) => statementKey(policy, each)));
  const [before, after] = [bounds(base), bounds(head)];
  if (before.length === 0) return true;
  const known = new Set(keysOf(before));
  return after.length > 0 && keysOf(after).every((key) => known.has(key));
}

/** What a statement says, with what its policy adds to it: statements with the same key allow the same. */
export function statementKey(
  { kind, version, attachedTo, bounds = false }: PolicyDocument,
  { node }: Statement,
): string {
  return [kind, version, attachedTo.join(), bounds, canonical(node)].join('\n');
}

/** A policy with some of its statements. */
export function withOnly(policy: PolicyDocument, test: (statement: Statement) => boolean): PolicyDocument {
  return { ...policy, statements: policy.statements.filter(test) };
}

/** Whether there is no statement that cannot be known, nor one of which the effect cannot be. */
export function isReadWhole({ root, statements }: PolicyDocument): boolean {
  const found = valueOf(root, 'Statement');
  if (isUncertain(root) || (found && itemsOf(found).some(isUncertain))) return false;
  return statements.every(({ effect, node }) => {
    const written = effect ? undefined : valueOf(node, 'Effect');
    return !written || !isUncertain(written);
  });
}

const services: ReadonlySet<string> = new Set(artifactActions.map((action) => prefixOf(action) ?? ''));

/** Whether a statement may be about an action on artifacts, by the services that its actions name. */
function namesArtifacts(statement: Statement): boolean {
  const named = servicesOf(statement);
  return named === 'all' || [...named].some((service) => services.has(service));
}
