import type { Span } from '../../domain/source.js';
import type { Member, Node, ObjectNode } from '../../policy/node.js';
import { canonical, itemsOf, textOf, valueOf } from '../../policy/node.js';
import { unknownAt } from '../places.js';
import { leavesOf } from './branches.js';
import { choiceOf, intrinsicOf } from './intrinsic.js';
import type { Resolver } from './resolver.js';
import { anyWorld, type World } from './world.js';

/** A statement that a policy has where all of some conditions are as they say. */
interface Entry {
  readonly node: Node;
  readonly when: World;
}

/** Conditions that one statement is written out for: each of them doubles it. */
const mostConditions = 4;

/** Entries under conditions that are compared with each other to find those that are there either way. */
const mostEntries = 200;

/**
 * A policy with its functions resolved: the very same tree where it has none.
 *
 * `Fn::If` gives both branches, and what may be there counts by what it does. A statement is written out for each of its
 * branches; one that allows gives what it may give. A Deny that is there under a condition takes nothing away for sure: it
 * has a condition that is not known, by the name of the template's. One that both branches have is there either way. `given`
 * are conditions on which the whole document hangs.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html
 */
export function resolvePolicy(policy: ObjectNode, resolver: Resolver, given: World): Node {
  const statement = valueOf(policy, 'Statement');
  if (!statement || intrinsicOf(policy)) return resolver.value(policy) ?? policy;
  const entries = merged(entriesOf(statement, given, resolver).map((entry) => without(entry, given)));
  const items = withDistinctSids(entries).map((entry) => marked(entry));
  const list = listOf(statement, items);
  const within = { ...anyWorld, world: given };
  const members = policy.members.flatMap((each): readonly Member[] => {
    const value = each.value === statement ? list : resolver.value(each.value, within);
    return value ? [value === each.value ? each : { ...each, value }] : [];
  });
  const same =
    members.length === policy.members.length &&
    members.every((each, index) => each === policy.members[index]);
  return same ? policy : { ...policy, members };
}

/** The same list, or the same lone statement, where nothing in it changed. */
function listOf(statement: Node, items: readonly Node[]): Node {
  const before = itemsOf(statement);
  if (items.length === before.length && items.every((item, index) => item === before[index]))
    return statement;
  const [only] = items;
  if (statement.type !== 'array' && items.length === 1 && only) return only;
  return { type: 'array', start: statement.start, end: statement.end, items };
}

function entriesOf(list: Node, given: World, resolver: Resolver): Entry[] {
  return leavesOf(list, given).flatMap(({ node, when }) => {
    if (node.type === 'object' && !intrinsicOf(node)) return variants(node, when, resolver, mostConditions);
    const values = resolver.values(node, { ...anyWorld, world: when });
    return (intrinsicOf(node) ? values.flatMap(itemsOf) : values).map((item) => ({ node: item, when }));
  });
}

/** A statement for each way in which its conditions may turn out. */
function variants(statement: ObjectNode, when: World, resolver: Resolver, left: number): Entry[] {
  const condition = left > 0 ? openCondition(statement, when, resolver) : undefined;
  if (condition === undefined) return [{ node: resolved(statement, when, resolver), when }];
  return [true, false].flatMap((holds) =>
    variants(statement, new Map([...when, [condition, holds]]), resolver, left - 1),
  );
}

/** Elements of which an Allow may simply list what stands in both branches. */
const listed = new Set(['Action', 'Resource', 'Principal']);

const resources = new Set(['Resource', 'NotResource']);

/** A condition that decides what a statement says, so that it must be written out twice. The effect's comes first. */
function openCondition(statement: ObjectNode, when: World, resolver: Resolver): string | undefined {
  const effect = valueOf(statement, 'Effect');
  const ofEffect = effect && conditionIn(effect, when, false);
  if (ofEffect !== undefined || !effect) return ofEffect;
  const allows = isAllow(effect, when, resolver);
  for (const { key, value } of statement.members) {
    const found = conditionIn(value, when, allows && listed.has(key));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A condition of an `Fn::If` in a value that nothing is known of. `onlyObjects`: of one that chooses between objects. */
function conditionIn(node: Node, when: World, onlyObjects: boolean): string | undefined {
  if (node.type === 'array') {
    for (const each of node.items) {
      const found = conditionIn(each, when, onlyObjects);
      if (found !== undefined) return found;
    }
  }
  if (node.type !== 'object') return undefined;
  const choice = choiceOf(node);
  if (choice && !when.has(choice.condition)) {
    const objects = [choice.whenTrue, choice.whenFalse].some(holdsObject);
    if (objects || !onlyObjects) return choice.condition;
  }
  for (const { value } of node.members) {
    const found = conditionIn(value, when, onlyObjects);
    if (found !== undefined) return found;
  }
  return undefined;
}

function holdsObject(branch: Node): boolean {
  return itemsOf(branch).some((each) => each.type === 'object' && !intrinsicOf(each));
}

function isAllow(effect: Node, world: World, resolver: Resolver): boolean {
  const value = resolver.value(effect, { ...anyWorld, world, both: false });
  return value !== undefined && textOf(value) === 'Allow';
}

function resolved(statement: ObjectNode, world: World, resolver: Resolver): Node {
  const effect = valueOf(statement, 'Effect');
  const allows = effect !== undefined && isAllow(effect, world, resolver);
  const plain = { ...anyWorld, world, both: false };
  const members = resolver.members(statement.members, (key) => {
    const both = allows && listed.has(key);
    return both || resources.has(key) ? { world, both, pattern: resources.has(key) } : plain;
  });
  return members === statement.members ? statement : { ...statement, members };
}

/** The conditions beside those on which the document hangs. */
function without({ node, when }: Entry, given: World): Entry {
  return given.size === 0
    ? { node, when }
    : { node, when: new Map([...when].filter(([name]) => !given.has(name))) };
}

/** What is there under a condition and also without it, is there either way; equal ones are one. */
function merged(entries: readonly Entry[]): Entry[] {
  const texts = new Map<string, Entry[]>();
  const open = entries.filter(({ when }) => when.size > 0);
  if (open.length === 0 || open.length > mostEntries) return [...entries];
  const kept: Entry[] = [];
  for (const entry of entries) {
    if (entry.when.size === 0) {
      kept.push(entry);
      continue;
    }
    const text = canonical(entry.node);
    const alike = texts.get(text) ?? [];
    texts.set(text, alike);
    if (alike.length === 0) kept.push(entry);
    alike.push(entry);
  }
  return kept.map((entry) => {
    const alike = entry.when.size > 0 ? texts.get(canonical(entry.node)) : undefined;
    return alike ? { ...entry, when: common(alike.map(({ when }) => when)) } : entry;
  });
}

/** The conditions of a statement that is there under each of some: none where these leave nothing out. */
function common(worlds: readonly World[]): World {
  const list = [...worlds];
  for (let i = 0; i < list.length; i++) {
    for (let j = 0; j < i; j++) {
      const without = joined(list[i], list[j]);
      if (!without) continue;
      if (without.size === 0) return without;
      list.push(without);
      if (list.length > mostEntries) return worlds[0] ?? new Map();
    }
  }
  return list.at(-1) ?? new Map();
}

/** Two sets of conditions that differ in whether one of them holds: what is left without it. */
function joined(left: World | undefined, right: World | undefined): World | undefined {
  if (!left || !right || left.size !== right.size) return undefined;
  const differing = [...left].filter(([name, holds]) => right.get(name) !== holds);
  const [only, ...others] = differing;
  if (!only || others.length > 0 || right.get(only[0]) !== !only[1]) return undefined;
  return new Map([...left].filter(([name]) => name !== only[0]));
}

/** Statements that can never be there together may have one Sid, which a list of both may not. */
function withDistinctSids(entries: readonly Entry[]): Entry[] {
  const bySid = new Map<string, Entry[]>();
  return entries.map((entry) => {
    const sid = valueOf(entry.node, 'Sid');
    const text = sid && textOf(sid);
    if (text === undefined || entry.when.size === 0 || entry.node.type !== 'object') return entry;
    const others = bySid.get(text) ?? [];
    bySid.set(text, [...others, entry]);
    if (!others.some((other) => excludes(other.when, entry.when))) return entry;
    const members = entry.node.members.filter(({ key }) => key !== 'Sid');
    return { ...entry, node: { ...entry.node, members } };
  });
}

function excludes(left: World, right: World): boolean {
  return [...left].some(([name, holds]) => right.get(name) === !holds);
}

function marked({ node, when }: Entry): Node {
  return when.size === 0 ? node : perhapsDenied(node, when);
}

/**
 * A Deny that is there where conditions of the template hold, of which nothing is known; any other statement as it is.
 * Its own condition stands beside one of an operator that it does not use.
 */
export function perhapsDenied(node: Node, when: World): Node {
  if (node.type !== 'object' || !mayDeny(node)) return node;
  const { start, end } = node;
  const at: Span = { start, end };
  const name = `If ${[...when].map(([each, holds]) => (holds ? each : `not ${each}`)).join(' and ')}`;
  const own = node.members.find(({ key }) => key === 'Condition');
  if (!own)
    return {
      ...node,
      members: [...node.members, { key: 'Condition', keySpan: at, value: unknownAt(at, name) }],
    };
  if (own.value.type !== 'object') return node;
  const { members } = own.value;
  const key = operators.find((each) => !members.some((member) => member.key === each)) ?? 'Bool';
  const value = { ...own.value, members: [...members, { key, keySpan: at, value: unknownAt(at, name) }] };
  return { ...node, members: node.members.map((each) => (each === own ? { ...each, value } : each)) };
}

const operators = ['StringEquals', 'StringLike', 'ArnLike', 'ArnEquals', 'StringEqualsIgnoreCase'];

function mayDeny(node: ObjectNode): boolean {
  const effect = valueOf(node, 'Effect');
  return effect !== undefined && textOf(effect) !== 'Allow';
}
