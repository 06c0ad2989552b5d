import type { SubjectAccess, ToldAccess } from '../../access/access-of.js';
import { changedPart } from '../../access/changed-part.js';
import { evaluate } from '../../access/evaluation/evaluate.js';
import { missingActions } from '../../access/working-sets.js';
import type { Verb } from '../../domain/review.js';
import { code, codeList, message } from '../../domain/message.js';
import type { PolicyDocument } from '../../policy/document.js';
import { changeChecks } from './access-rules.js';
import type { AccessFinding, AccessPlace } from './access-findings.js';
import { accessFinding } from './access-findings.js';

/**
 * Pulls, pushes and reads that worked before and will not any more, though a part of what they need is still there:
 * nobody takes half of it away on purpose. One for each statement and what it lacks.
 */
export function brokenSets({ subject: { base, head }, after }: SubjectAccess): AccessFinding[] {
  if (base.length === 0 || head.length === 0) return [];
  const broken = new Map<string, Broken>();
  for (const told of after) {
    const { access, change } = told;
    const missing = missingActions(change.verb, access.request, head);
    if (missing.length === 0 || missingActions(change.verb, access.request, base).length > 0) continue;
    const key = JSON.stringify([access.policy.id, access.statement.index, change.verb, missing]);
    const resources = [...(broken.get(key)?.resources ?? []), change.as.resource];
    broken.set(key, { told: broken.get(key)?.told ?? told, verb: change.verb, missing, resources });
  }
  return [...broken.values()].map((each) => findingOf(each, placeOf(each, base, head)));
}

/** Where the merge base gave the first of what is missing: that line took it away. */
function placeOf(
  { told: { access, at }, missing: [action = ''] }: Broken,
  base: readonly PolicyDocument[],
  head: readonly PolicyDocument[],
): AccessPlace {
  for (const resource of [access.request.resource, '*']) {
    const request = { ...access.request, action, resource };
    const { outcome, statements } = evaluate(request, base);
    const [by] = statements;
    if (outcome !== 'allowed' || !by) continue;
    const { policy, statement } = by;
    return { policy, side: 'base', statement, at: changedPart(policy, statement, request, head) };
  }
  return { policy: access.policy, side: 'head', statement: access.statement, at };
}

interface Broken {
  readonly told: ToldAccess;
  readonly verb: Verb;
  readonly missing: readonly string[];
  readonly resources: readonly string[];
}

function findingOf(
  { told: { change }, verb, missing, resources }: Broken,
  place: AccessPlace,
): AccessFinding {
  const artifacts = [...new Set(resources)];
  const are = missing.length === 1 ? 'is' : 'are';
  return accessFinding(place, {
    rule: 'diff-required-access-lost',
    severity: 'warning',
    title: changeChecks['diff-required-access-lost'].title,
    message: message`${code(change.as.principal)} could ${verb} ${codeList(artifacts, 3)} before. With this change ${codeList(missing)} ${are} no longer allowed, and without that a ${use[verb]} fails.`,
    help: message`Allow ${codeList(missing)} again, or remove the rest of the access as well.`,
    value: artifacts.join(', '),
  });
}

const use: Readonly<Record<Verb, string>> = {
  read: 'pull or a download',
  publish: 'push or an upload',
  delete: 'deletion',
  administer: 'change of the settings',
};
