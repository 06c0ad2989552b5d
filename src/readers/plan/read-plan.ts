import type { SourceText } from '../../domain/source.js';
import type { Node } from '../../policy/node.js';
import { valueOf } from '../../policy/node.js';
import type { FileReading, FoundPolicy, ReaderProblem } from '../reader.js';
import { policiesOf, type PlanContext } from './change-policies.js';
import { Configuration } from './configuration.js';
import { PlanAttachments } from './plan-attachments.js';
import { planFacts } from './plan-facts.js';
import { incompletePlan, noPlan, unknownFormat } from './plan-problems.js';
import { readChange, textIn, type PlannedChange } from './planned-change.js';
import { PlannedResources, type PlanSide } from './planned-resources.js';

/** A plan's two sides, as readings of the same file: `base` holds what stands now, `head` what the plan makes of it. */
export interface PlanReading {
  readonly base: FileReading;
  readonly head: FileReading;
}

/**
 * Whether a tree is `terraform show -json` output for a plan. That for a state has `values` in the place of planned ones,
 * and says nothing of what will change.
 */
export function isPlan(root: Node): boolean {
  return valueOf(root, 'format_version') !== undefined && holdsPlan(root);
}

function holdsPlan(root: Node): boolean {
  const changes = valueOf(root, 'resource_changes');
  return changes ? changes.type === 'array' : valueOf(root, 'planned_values') !== undefined;
}

/** The policies of a plan before and after, each at the address of its argument, and what it tells of principals. */
export function readPlanTree(file: SourceText, root: Node): PlanReading {
  const version = valueOf(root, 'format_version');
  if (!version) return withProblem(file, noPlan());
  if (!isKnownFormat(version)) return withProblem(file, unknownFormat(version));
  if (!holdsPlan(root)) return withProblem(file, noPlan());
  const configuration = new Configuration(root);
  const changes = changesOf(root);
  const isOwnResource = ownResources(changes);
  const context = { file, configuration, isOwnResource };
  const base = readSide('before', changes, context);
  const head = readSide('after', changes, context);
  return { base, head: { ...head, problems: [...head.problems, ...incompletePlan(root)] } };
}

function isKnownFormat(version: Node): boolean {
  return version.type === 'string' && /^[01](?:\.|$)/.test(version.value);
}

/** Those that Terraform puts off are read as far as it knows them. */
function changesOf(root: Node): readonly PlannedChange[] {
  const deferred = items(valueOf(root, 'deferred_changes')).map((each) => valueOf(each, 'resource_change'));
  return [...items(valueOf(root, 'resource_changes')), ...deferred].flatMap((node) => {
    const change = node && readChange(node);
    return change ? [change] : [];
  });
}

function items(node: Node | undefined): readonly Node[] {
  return node?.type === 'array' ? node.items : [];
}

function ownResources(changes: readonly PlannedChange[]): PlanContext['isOwnResource'] {
  const keys = new Set<string>();
  for (const { type, before, after } of changes) {
    if (type !== 'aws_iam_role_policy') continue;
    for (const side of [before, after])
      if (side) keys.add(`${textIn(side.values, 'role') ?? ''} ${textIn(side.values, 'name') ?? ''}`);
  }
  return (role, policy) => keys.has(`${role} ${policy}`);
}

function readSide(side: PlanSide, changes: readonly PlannedChange[], context: PlanContext): FileReading {
  const { file, configuration } = context;
  const resources = new PlannedResources(changes, side, configuration);
  const attachments = new PlanAttachments(resources);
  const policies: FoundPolicy[] = [];
  const problems: ReaderProblem[] = [];
  for (const change of resources.changes) {
    const values = change[side];
    if (!values) continue;
    const read = policiesOf(change, values, context);
    problems.push(...read.problems);
    if (read.policies.length === 0) continue;
    const boundaryOf = attachments.boundaryOf(change);
    const hangs = { attachedTo: attachments.of(change), ...(boundaryOf.length > 0 && { boundaryOf }) };
    for (const policy of read.policies) policies.push({ ...policy, json: undefined, ...hangs });
  }
  const folderOf = (module: string): string | undefined => configuration.folderOf(module);
  return { file, policies, problems, facts: planFacts(resources, attachments), plan: { folderOf } };
}

/** A plan that gives nothing but what is wrong with it. */
export function withProblem(file: SourceText, problem: ReaderProblem): PlanReading {
  return { base: { file, policies: [], problems: [] }, head: { file, policies: [], problems: [problem] } };
}
