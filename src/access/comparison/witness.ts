import { arnMatches } from '../../policy/arn.js';
import type { PolicyDocument } from '../../policy/document.js';
import { wildcardMatches } from '../../policy/pattern.js';
import type { Evaluation } from '../evaluation/evaluate.js';
import { evaluate } from '../evaluation/evaluate.js';
import type { AccessRequest } from '../evaluation/request.js';
import type { Box } from './box.js';
import { textHeld } from './key-match.js';
import type { Space } from './regions.js';
import type { ResourcePoint } from './resource-points.js';

/** The two sides of a comparison. */
export interface Sides {
  readonly base: readonly PolicyDocument[];
  readonly head: readonly PolicyDocument[];
}

/** A request of a region, with the evaluation that allows it. */
export interface Witness {
  readonly request: AccessRequest;
  readonly allowed: Evaluation;
}

/** How many requests of a region are tried. */
const mostTries = 40;

/**
 * A request of a region that head allows and base does not, confirmed by evaluating it on both sides. Undefined where none
 * could be confirmed: what a request shows must be so.
 */
export function witnessOf(
  action: string,
  box: Box,
  space: Space,
  prefersStar: boolean,
  sides: Sides,
): Witness | undefined {
  for (const point of requestsOf(box, space, prefersStar)) {
    const request = { action, ...point.request };
    const allowed = evaluate(request, sides.head);
    if (allowed.outcome !== 'allowed') continue;
    const before = evaluate(request, sides.base);
    if (before.outcome === 'allowed') continue;
    if (before.outcome === 'unknown' && !isOfMany(before, point)) continue;
    return { request, allowed };
  }
  return undefined;
}

/**
 * Whether a request is left open only by parts that stand for a class of many: it has members that are not the unknown part
 * of a policy, and the request stands for them.
 */
function isOfMany({ statements }: Evaluation, { single }: Candidate): boolean {
  return statements.every(({ match, because }) => {
    if (match !== 'unknown') return true;
    return because.every(({ element, condition }) => {
      const part = element === 'Condition' ? condition?.key.toLowerCase() : element;
      return part !== undefined && single.get(part) === false;
    });
  });
}

interface Candidate {
  readonly request: Omit<AccessRequest, 'action'>;
  /** Whether the resource (`Resource`), and the value of each key, is the only one of its class. */
  readonly single: ReadonlyMap<string, boolean>;
}

/** The region's first request, then those that differ from it in one dimension. */
function* requestsOf(box: Box, space: Space, prefersStar: boolean): Generator<Candidate> {
  const sets = box.slice(0, -1).map((set) => [...set]);
  if (prefersStar) starFirst(sets, space);
  const first = sets.map((numbers) => numbers[0]);
  let tries = 0;
  for (const [dimension, numbers] of sets.entries()) {
    for (const number of numbers) {
      if (dimension > 0 && number === numbers[0]) continue;
      if (tries++ > mostTries) return;
      const candidate = candidateAt(first.with(dimension, number), space);
      if (candidate) yield candidate;
    }
  }
}

function starFirst(sets: number[][], { resource }: Space): void {
  sets[0]?.sort(
    (left, right) => Number(isStar(resource.points[right])) - Number(isStar(resource.points[left])),
  );
}

function isStar(point: ResourcePoint | undefined): boolean {
  return point?.text === '*';
}

function candidateAt(numbers: readonly (number | undefined)[], space: Space): Candidate | undefined {
  const [at, ...others] = numbers;
  const resource = space.resource.points[at ?? -1];
  const who = space.principal && space.principal.points[others.shift() ?? -1];
  if (!resource) return undefined;
  const single = new Map([['Resource', resource.single]]);
  const context = new Map<string, readonly string[]>();
  if (who?.principalArn !== undefined) context.set('aws:principalarn', [who.principalArn]);
  const held: Held[] = [...resource.holds].map((pattern) => ({ pattern, text: resource.text }));
  for (const [key, { points }] of space.keys) {
    const values = points[others.shift() ?? -1]?.values;
    if (!values) return undefined;
    single.set(
      key,
      values.every((value) => value.single),
    );
    if (values.length > 0)
      context.set(
        key,
        values.map(({ text }) => text),
      );
    for (const { text, holds } of values)
      for (const each of holds) held.push({ pattern: textHeld(each), text });
  }
  if (!held.every((each) => setVariables(each, context))) return undefined;
  const request = { principal: who?.principal, resource: resource.text, context };
  return { request, single };
}

/** A text with variables that must come to equal another. */
interface Held {
  readonly pattern: string;
  readonly text: string;
}

/** Gives the request the value that makes the pattern match; false where there is none, or another is given. */
function setVariables({ pattern, text }: Held, context: Map<string, readonly string[]>): boolean {
  const match = /\$\{([^},]+)(?:,[^}]*)?\}/.exec(pattern);
  if (!match?.[1]) return matches(pattern, text);
  const [variable, name] = [match[0], match[1].trim().toLowerCase()];
  const given = context.get(name);
  const candidates = given ?? valuesWithin(text);
  for (const value of candidates) {
    if (!matches(pattern.replaceAll(variable, value).replace(/\$\{[^}]*\}/g, '*'), text)) continue;
    context.set(name, [value]);
    if (setVariables({ pattern: pattern.replaceAll(variable, value), text }, context)) return true;
    if (!given) context.delete(name);
  }
  return false;
}

function matches(pattern: string, text: string): boolean {
  return pattern.startsWith('arn:') ? arnMatches(pattern, text) : wildcardMatches(pattern, text);
}

/** The parts of a text that could be a variable's value: whole words before their parts and what goes over them. */
function valuesWithin(text: string): string[] {
  const words = text.split(/[/:]/).filter((word) => word !== '');
  const tails = words.flatMap((word) => Array.from(word, (_, start) => word.slice(start)));
  const heads = words.flatMap((word) => Array.from(word, (_, end) => word.slice(0, end + 1)));
  return [...new Set([...words.reverse(), ...tails, ...heads, text])].slice(0, 400);
}
