import type { SourceText } from '../domain/source.js';
import { code, message } from '../domain/message.js';
import type { Member, Node, ObjectNode } from '../policy/node.js';
import { itemsOf, textOf, valueOf } from '../policy/node.js';
import { duplicateKeys } from './duplicate-keys.js';
import { DepthError, FaultError } from './fault.js';
import { parseJson } from './json.js';
import { openText } from './open.js';
import { kindOf } from './policy-kind.js';
import { duplicateKeyProblem, jsonProblem, unreadableProblem } from './problems.js';
import type { FileReading, FoundPolicy, ReaderProblem, SkippedReading } from './reader.js';
import { findPolicies } from './recognise.js';

/** A plan's two sides, as readings of the same file: `base` holds what stands now, `head` what the plan makes of it. */
export interface PlanReading {
  readonly base: FileReading;
  readonly head: FileReading;
}

/** Plans of large states are long; what one says of policies is a small part of it. In bytes. */
export const planSizeLimit = 64 * 1024 * 1024;

/**
 * The policies of `terraform show -json` output: those that its resource changes have before and after. A policy's
 * pointer is the resource's address and the attribute, so that the two sides find each other. One that is known only
 * after the apply is a problem, since nobody can review it.
 * https://developer.hashicorp.com/terraform/internals/json-format#plan-representation
 */
export function readPlan(path: string, bytes: Uint8Array): PlanReading | SkippedReading {
  const file = openText(path, bytes, planSizeLimit);
  if ('skipped' in file) return file;
  try {
    return readChanges(file, parseJson(file.text));
  } catch (error) {
    if (error instanceof DepthError) return { skipped: 'too-deep' };
    if (!(error instanceof FaultError)) throw error;
    return withProblem(file, jsonProblem(error.fault));
  }
}

function readChanges(file: SourceText, root: Node): PlanReading {
  const changes = valueOf(root, 'resource_changes');
  if (!valueOf(root, 'format_version') || (changes && changes.type !== 'array'))
    return withProblem(file, noPlan());
  const base: FoundPolicy[] = [];
  const head: FoundPolicy[] = [];
  const problems: ReaderProblem[] = [];
  for (const each of changes ? itemsOf(changes) : []) {
    const named = valueOf(each, 'address');
    const address = (named && textOf(named)) ?? '';
    const change = valueOf(each, 'change');
    base.push(...policiesOf(file, address, valueOf(change, 'before'), []));
    head.push(...policiesOf(file, address, valueOf(change, 'after'), problems));
    problems.push(...unknownPolicies(address, valueOf(change, 'after_unknown')));
  }
  return { base: { file, policies: base, problems: [] }, head: { file, policies: head, problems } };
}

function policiesOf(
  file: SourceText,
  address: string,
  values: Node | undefined,
  problems: ReaderProblem[],
): FoundPolicy[] {
  if (!values) return [];
  const { policies, faults } = findPolicies(values);
  problems.push(...faults.map(jsonProblem));
  return policies.map(({ pointer, written, root }) => {
    problems.push(...duplicateKeys(written).map((each) => duplicateKeyProblem(file, each)));
    return {
      pointer: `${address}${attributeOf(pointer)}`,
      root,
      json: undefined,
      kind: kindOf(root),
      attachedTo: [],
    };
  });
}

/** `/inline_policy/0/policy` as Terraform writes it: `.inline_policy[0].policy`. */
function attributeOf(pointer: string): string {
  const steps = pointer.split('/').slice(1);
  return steps.map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${step}`)).join('');
}

/** The attributes of AWS's Terraform provider that hold a policy document. */
const policyAttributes: ReadonlySet<string> = new Set([
  'policy',
  'assume_role_policy',
  'inline_policy',
  'policy_document',
]);

function unknownPolicies(address: string, unknown: Node | undefined): ReaderProblem[] {
  if (unknown?.type !== 'object') return [];
  return attributesKnownAfterApply(unknown).map(({ key, keySpan }) => ({
    rule: 'policy-known-after-apply',
    severity: 'warning',
    title: 'The policy is known only after the apply',
    span: keySpan,
    message: message`${code(`${address}.${key}`)} depends on something that Terraform knows only after the apply, so what it will allow cannot be reviewed.`,
    help: message`Take the unknown part out of the policy, for example by naming the resource instead of referring to it, or plan again once it exists.`,
  }));
}

function attributesKnownAfterApply(unknown: ObjectNode): Member[] {
  return unknown.members.filter(
    ({ key, value }) => policyAttributes.has(key) && value.type === 'boolean' && value.value,
  );
}

function noPlan(): ReaderProblem {
  return unreadableProblem({
    span: { start: 0, end: 0 },
    what: message`The input ${code('plan-files')} names this file, and it is no output of ${code('terraform show -json')}.`,
    fix: message`Write it by ${code('terraform show -json PLANFILE')}, or leave it out of the globs.`,
  });
}

function withProblem(file: SourceText, problem: ReaderProblem): PlanReading {
  return { base: { file, policies: [], problems: [] }, head: { file, policies: [], problems: [problem] } };
}
