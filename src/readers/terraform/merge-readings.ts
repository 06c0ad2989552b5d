import { canonical } from '../../policy/node.js';
import type { FileReading, FoundPolicy } from '../reader.js';
import { united } from './found-in-files.js';

/** One file as a root's modules have it, on both sides; undefined where the root does not have it. */
export interface FileView {
  /** The root's folder. */
  readonly root: string;
  readonly head: FileReading | undefined;
  readonly base: FileReading | undefined;
}

/** A policy by its pointer, on both sides. */
interface Pair {
  pointer: string;
  head: FoundPolicy | undefined;
  base: FoundPolicy | undefined;
}

type Side = 'head' | 'base';
const sides: readonly Side[] = ['head', 'base'];

/**
 * What several roots say of one file, as one reading for each side. A pointer that more than one root has begins with the
 * root's folder. What stands in one place and says the same on each side, by several calls of a module or several uses of a
 * data document, is one policy that hangs on all that these hang on: a finding in it is one finding.
 */
export function mergedViews(views: readonly FileView[]): Readonly<Record<Side, FileReading | undefined>> {
  const pairs = withoutRepetitions(pairsOf(views));
  const merged = (side: Side): FileReading | undefined => {
    const readings = views.flatMap((view) => view[side] ?? []);
    const [first] = readings;
    if (!first) return undefined;
    const policies = pairs.flatMap((pair) => pair[side] ?? []);
    const facts = distinct(
      readings.flatMap((each) => each.facts ?? []),
      (fact) => JSON.stringify(fact),
    );
    const problems = readings.flatMap((each) => each.problems);
    return {
      file: first.file,
      policies: policies.sort((a, b) => a.root.start - b.root.start),
      problems: distinct(problems, ({ rule, span }) => JSON.stringify([rule, span.start, span.end])),
      ...(facts.length > 0 ? { facts } : {}),
    };
  };
  return { head: merged('head'), base: merged('base') };
}

/** All policies with a pointer of their own, in the order of the roots and of the file. */
function pairsOf(views: readonly FileView[]): Pair[] {
  const shared = new Set(sides.flatMap((side) => sharedPointers(views.flatMap((view) => view[side] ?? []))));
  const pairs = new Map<string, Pair>();
  for (const view of views)
    for (const side of sides)
      for (const policy of view[side]?.policies ?? []) {
        const root = view.root === '' ? '.' : view.root;
        const pointer = shared.has(policy.pointer) ? `${root}:${policy.pointer}` : policy.pointer;
        const pair = pairs.get(pointer) ?? { pointer, head: undefined, base: undefined };
        pair[side] = { ...policy, pointer };
        pairs.set(pointer, pair);
      }
  return [...pairs.values()];
}

/** Pointers that more than one root has on one side. */
function sharedPointers(readings: readonly FileReading[]): string[] {
  const pointers = readings.flatMap(({ policies }) => [...new Set(policies.map(({ pointer }) => pointer))]);
  const seen = new Set<string>();
  return pointers.filter((pointer) => seen.size === seen.add(pointer).size);
}

/** Leaves out each policy that on every side that has it is an earlier one, and adds to that what it hangs on. */
function withoutRepetitions(pairs: readonly Pair[]): readonly Pair[] {
  const byPlace = new Map<string, Pair[]>();
  return pairs.filter((pair) => {
    const places = sides.flatMap((side) => placeOf(pair[side], side) ?? []);
    const earlier = places.flatMap((place) => byPlace.get(place) ?? []);
    const same = earlier.find((each) => sides.every((side) => isRepeated(pair[side], each[side])));
    if (!same) for (const place of places) byPlace.set(place, [...(byPlace.get(place) ?? []), pair]);
    else for (const side of sides) same[side] = joined(same[side], pair[side]);
    return !same;
  });
}

function placeOf(policy: FoundPolicy | undefined, side: Side): string | undefined {
  return policy && `${side} ${String(policy.root.start)} ${String(policy.root.end)}`;
}

function isRepeated(policy: FoundPolicy | undefined, earlier: FoundPolicy | undefined): boolean {
  if (!policy) return true;
  return (
    earlier?.kind === policy.kind &&
    earlier.root.start === policy.root.start &&
    earlier.root.end === policy.root.end &&
    (earlier.root === policy.root || canonical(earlier.root) === canonical(policy.root))
  );
}

function joined(policy: FoundPolicy | undefined, other: FoundPolicy | undefined): FoundPolicy | undefined {
  if (!policy || !other) return policy;
  const boundaryOf = united(policy.boundaryOf ?? [], other.boundaryOf ?? []);
  return {
    ...policy,
    attachedTo: united(policy.attachedTo, other.attachedTo),
    ...(boundaryOf.length > 0 ? { boundaryOf } : {}),
  };
}

function distinct<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return [...new Map(items.toReversed().map((item) => [keyOf(item), item])).values()].toReversed();
}
