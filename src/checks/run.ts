import type { Severity } from '../domain/finding.js';
import { arnCovers } from '../policy/arn.js';
import { isBoundaryOfSomeone } from '../policy/boundary.js';
import type { PolicyDocument } from '../policy/document.js';
import { PolicyGrants } from '../access/policy-grants.js';
import type { ServiceData } from '../policy/service-data.js';
import type { Actor } from './actor.js';
import { actorOf } from './actor.js';
import { catalogue } from './catalogue.js';
import type { Check, CheckContext, Problem, Surroundings } from './check.js';
import type { Knowledge } from './knowledge.js';
import { namedServices, speaksOf } from './named-services.js';

/** What the config says of one check. */
export interface CheckSetting {
  readonly severity: Severity | 'off' | undefined;
  readonly allow: Readonly<Record<AllowKey, readonly string[]>>;
}

const allowKeys = ['resources', 'principals', 'services', 'audiences'] as const;
type AllowKey = (typeof allowKeys)[number];

/** What a run of the checks needs beside the policy. */
export interface CheckTools extends Surroundings {
  readonly services: ServiceData;
  readonly knowledge: Knowledge;
  /** By the check's id; a check without an entry has its own severity and allows nothing. */
  readonly settings: Readonly<Record<string, CheckSetting>>;
  /** The checks to run; all of the catalogue unless said otherwise. */
  readonly checks?: readonly Check[];
}

/** A problem that counts, with the check that found it and the severity that holds. */
export interface CheckResult {
  readonly check: Check;
  readonly severity: Severity;
  readonly problem: Problem;
}

/**
 * Runs the checks on one policy: those that read its kind and are about a service that it names. The results stand in
 * the order of the catalogue, those of one check in the order in which it found them. Throws an Error that names the
 * check and the document when a check throws.
 */
export function runChecks(policy: PolicyDocument, tools: CheckTools): CheckResult[] {
  const { settings, checks = catalogue } = tools;
  // A permissions boundary allows nothing by itself.
  if (isBoundaryOfSomeone(policy) && policy.attachedTo.length === 0) return [];
  const context = contextOf(policy, tools);
  const named = namedServices(policy);
  const results: CheckResult[] = [];
  for (const check of checks) {
    if (!check.kinds.includes(policy.kind) || !speaksOf(named, check.services)) continue;
    const setting = Object.hasOwn(settings, check.id) ? settings[check.id] : undefined;
    const given = setting?.severity ?? (check.offByDefault ? 'off' : undefined);
    if (given === 'off') continue;
    for (const problem of problemsOf(check, context)) {
      if (setting && isAllowed(problem, setting.allow)) continue;
      results.push({ check, severity: given ?? problem.severity ?? check.severity, problem });
    }
  }
  return results;
}

function contextOf(policy: PolicyDocument, tools: CheckTools): CheckContext {
  const { companions, neighbours, facts, services, knowledge } = tools;
  const grants = new PolicyGrants(policy, companions);
  let actor: Actor | undefined;
  return {
    ...{ policy, companions, neighbours, facts, services, knowledge, grants },
    actor: () => (actor ??= actorOf({ policy, companions, facts, grants, knowledge })),
  };
}

function problemsOf(check: Check, context: CheckContext): Problem[] {
  try {
    return [...check.find(context)];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The check ${check.id} failed on ${context.policy.id}: ${reason}`, { cause: error });
  }
}

/** Whether all that the problem is about, in one respect, is allowed. */
function isAllowed({ subject }: Problem, allow: CheckSetting['allow']): boolean {
  return allowKeys.some((key) => {
    const about = subject?.[key] ?? [];
    return (
      about.length > 0 &&
      about.every((each) => allow[key].some((pattern) => pattern === each || arnCovers(pattern, each)))
    );
  });
}
