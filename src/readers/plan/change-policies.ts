import type { SourceText } from '../../domain/source.js';
import type { PolicyKind } from '../../policy/kind.js';
import type { ArrayNode, Node, ObjectNode } from '../../policy/node.js';
import { canonical, valueOf } from '../../policy/node.js';
import { duplicateKeys } from '../duplicate-keys.js';
import { hiddenParts } from '../hidden-policy.js';
import { readKnownJson } from '../json-text.js';
import { organizationKinds } from '../organization-kinds.js';
import { unescapedKey } from '../pointer.js';
import { kindOf } from '../policy-kind.js';
import { duplicateKeyProblem, jsonProblem } from '../problems.js';
import type { ReaderProblem } from '../reader.js';
import { findPolicies } from '../recognise.js';
import { policyAttributes } from '../terraform/policy-attributes.js';
import { argumentPointer, argumentsAt } from './arguments-at.js';
import type { Configuration } from './configuration.js';
import { knownAfterApply, sensitivePolicy } from './plan-problems.js';
import { textIn, type PlannedChange, type PlannedValues } from './planned-change.js';
import { policyNames } from './policy-names.js';
import { holdsTrue } from './unknown-values.js';

/** A policy of one side of a change. */
export interface PlannedPolicy {
  /** The address of the argument: `aws_iam_role.build.inline_policy[0].policy`. */
  readonly pointer: string;
  readonly root: Node;
  readonly kind: PolicyKind;
}

/** What one side of a change gives. */
export interface SideReading {
  readonly policies: readonly PlannedPolicy[];
  readonly problems: readonly ReaderProblem[];
}

/** What is known of the plan around a change. */
export interface PlanContext {
  readonly file: SourceText;
  readonly configuration: Configuration;
  /** Whether a role's inline policy of that name is written by a resource of its own. */
  readonly isOwnResource: (role: string, policy: string) => boolean;
}

/**
 * The policies of one side of a change: those in the arguments that our table has for the type, and what else is a
 * policy by what it says. What the provider only reads back, such as a role's inline policies that have resources of
 * their own or a key's default policy, is left out: nobody wrote it there, and the plan does not change it.
 */
export function policiesOf(change: PlannedChange, side: PlannedValues, context: PlanContext): SideReading {
  const reader = new SideReader(context.file, change, side);
  const values = withoutReadBack(change, side.values, context);
  const read = new Set<string>();
  for (const { path, kind } of policyAttributes.get(change.type) ?? []) {
    const [first = ''] = path.split('.');
    const own = change.type === 'aws_organizations_policy' ? organizationKind(values, kind) : kind;
    if (own) reader.readArgument(values, path, own);
    read.add(first);
  }
  reader.readOthers({ ...values, members: values.members.filter(({ key }) => !read.has(key)) });
  return reader;
}

class SideReader implements SideReading {
  readonly policies: PlannedPolicy[] = [];
  readonly problems: ReaderProblem[] = [];
  readonly #file: SourceText;
  readonly #change: PlannedChange;
  readonly #side: PlannedValues;

  constructor(file: SourceText, change: PlannedChange, side: PlannedValues) {
    this.#file = file;
    this.#change = change;
    this.#side = side;
  }

  /** Reads an argument that holds a policy whatever it says. */
  readArgument(values: ObjectNode, path: string, kind: PolicyKind): void {
    for (const { node, keys } of argumentsAt(values, path.split('.'))) {
      const pointer = this.#pointer(keys);
      if (node.type === 'unknown') this.#tell(pointer, knownAfterApply(pointer, node, false));
      else if (this.#isSensitive(keys)) this.#tell(pointer, sensitivePolicy(pointer, node));
      else if (node.type === 'string' && node.value.trim() !== '') {
        const read = readKnownJson(node);
        if (read === 'hidden') continue;
        if ('fault' in read) this.#tell(pointer, jsonProblem(read.fault));
        else this.#add({ pointer, root: read.root, kind });
      }
    }
  }

  /** Finds the policies that stand elsewhere, by what they say, and the unknowns that may stand for one. */
  readOthers(values: ObjectNode): void {
    const names = new Set(policyNames(this.#change.type));
    this.#tellUnknowns(values, names, []);
    const { policies, faults } = findPolicies(values);
    for (const fault of faults) this.#tell(this.#change.address, jsonProblem(fault));
    for (const { pointer: path, written } of policies) {
      const keys = path.split('/').slice(1).map(unescapedKey);
      const pointer = this.#pointer(keys);
      if (this.#isSensitive(keys)) this.#tell(pointer, sensitivePolicy(pointer, written));
      else this.#add({ pointer, root: written, kind: kindOf(written) });
    }
  }

  #tellUnknowns(node: Node, names: ReadonlySet<string>, keys: readonly string[]): void {
    if (names.size === 0) return;
    if (node.type === 'array')
      for (const [index, item] of node.items.entries())
        this.#tellUnknowns(item, names, [...keys, String(index)]);
    if (node.type !== 'object') return;
    for (const { key, value } of node.members) {
      const inner = [...keys, key];
      const pointer = this.#pointer(inner);
      if (value.type === 'unknown' && names.has(key))
        this.#tell(pointer, knownAfterApply(pointer, value, false));
      else this.#tellUnknowns(value, names, inner);
    }
  }

  #add(policy: PlannedPolicy): void {
    this.policies.push(policy);
    const { pointer, root } = policy;
    for (const part of hiddenParts(root)) this.#tell(pointer, knownAfterApply(pointer, part, true));
    for (const each of duplicateKeys(root)) this.#tell(pointer, duplicateKeyProblem(this.#file, each));
  }

  #tell(pointer: string, problem: ReaderProblem): void {
    this.problems.push({ ...problem, pointer });
  }

  /** `/inline_policy/0/policy` as Terraform writes it: `.inline_policy[0].policy`. */
  #pointer(keys: readonly string[]): string {
    return this.#change.address + argumentPointer(keys);
  }

  /** Whether a value, what it stands in, or a part of it is marked. */
  #isSensitive(keys: readonly string[]): boolean {
    let mark = this.#side.sensitive;
    for (const key of keys) {
      if (mark?.type === 'boolean') return mark.value;
      mark = mark?.type === 'array' ? mark.items[Number(key)] : valueOf(mark, key);
    }
    return mark !== undefined && holdsTrue(mark);
  }
}

/** The values without arguments that the configuration does not set and that stay as they are. */
function withoutReadBack(change: PlannedChange, values: ObjectNode, context: PlanContext): ObjectNode {
  const names = new Set(policyNames(change.type).map((path) => path.split('.')[0] ?? ''));
  const members = values.members.flatMap((member) => {
    const { key, value } = member;
    if (!names.has(key) || context.configuration.sets(change, key) !== false) return [member];
    // A dynamic block is set, and the plan's configuration does not show it.
    if (key === 'inline_policy' && value.type === 'array')
      return [{ ...member, value: withoutOwnResources(value, values, context) }];
    return isKept(change, key) ? [] : [member];
  });
  return { ...values, members };
}

function withoutOwnResources(
  blocks: ArrayNode,
  values: ObjectNode,
  { isOwnResource }: PlanContext,
): ArrayNode {
  const role = textIn(values, 'name') ?? '';
  // A hole keeps the numbers of the others, which are in their addresses.
  const items = blocks.items.map((each): Node => {
    const { start, end } = each;
    return isOwnResource(role, textIn(each, 'name') ?? '') ? { type: 'null', start, end } : each;
  });
  return { ...blocks, items };
}

/** Whether a value is the same on both sides, or known only after the apply. */
function isKept({ before, after }: PlannedChange, key: string): boolean {
  const later = valueOf(after?.values, key);
  if (!after || later?.type === 'unknown') return true;
  const earlier = valueOf(before?.values, key);
  return earlier !== undefined && later !== undefined && canonical(earlier) === canonical(later);
}

/** The kind that an organization's policy says of itself; undefined for one that is not written in IAM's language. */
function organizationKind(values: ObjectNode, otherwise: PolicyKind): PolicyKind | undefined {
  const type = textIn(values, 'type');
  return type === undefined ? otherwise : organizationKinds.get(type);
}
