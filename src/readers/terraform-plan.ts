import { DepthError, FaultError } from './fault.js';
import { parseJson } from './json.js';
import { openText, planSizeLimit } from './open.js';
import { brokenPlan } from './plan/plan-problems.js';
import { readPlanTree, withProblem, type PlanReading } from './plan/read-plan.js';
import type { SkippedReading } from './reader.js';

export { planSizeLimit } from './open.js';
export type { PlanReading } from './plan/read-plan.js';

/**
 * The policies of `terraform show -json` output: those that its resource changes have before and after. A policy's
 * pointer is the resource's address and the argument, so that the two sides find each other. One that is known only
 * after the apply is a problem, since nobody can review it. OpenTofu writes the same form.
 * https://developer.hashicorp.com/terraform/internals/json-format#plan-representation
 */
export function readPlan(path: string, bytes: Uint8Array): PlanReading | SkippedReading {
  const file = openText(path, bytes, planSizeLimit);
  if ('skipped' in file) return file;
  try {
    return readPlanTree(file, parseJson(file.text));
  } catch (error) {
    if (error instanceof DepthError) return { skipped: 'too-deep' };
    if (!(error instanceof FaultError)) throw error;
    return withProblem(file, brokenPlan(error.fault));
  }
}
