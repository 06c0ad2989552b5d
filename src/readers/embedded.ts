import { message } from '../domain/message.js';
import type { Member, Node, OffsetMap, StringNode } from '../policy/node.js';
import { substringSpan } from '../policy/node.js';
import { DepthError, depthLimit, FaultError, type Fault } from './fault.js';
import { parseJson } from './json.js';
import { looksLikePolicy } from './policy-shape.js';

/** JSON in a string: its tree with places in the file, or what stops it from being read. */
export type Embedded = { readonly root: Node } | { readonly fault: Fault };

/** A word of any policy, or its version. */
export const policyWord = /statement|effect|\d\d-10-17/i;

/** Whether a string may hold a policy: JSON's first character, and a word of any policy. */
export function mayEmbedPolicy(text: string): boolean {
  return /^\s*\{/.test(text) && policyWord.test(text);
}

/** Reads a string's value as JSON. Undefined where it is no JSON and was not meant as a policy. */
export function readEmbedded(outer: StringNode): Embedded | undefined {
  try {
    return { root: moved(parseJson(outer.value), outer) };
  } catch (error) {
    if (error instanceof FaultError) return embeddedFault(outer, error.fault);
    if (error instanceof DepthError) return embeddedFault(outer, tooDeep);
    throw error;
  }
}

const tooDeep: Fault = {
  span: { start: 0, end: 1 },
  what: message`The JSON in this text nests more than ${depthLimit} levels deep.`,
  fix: message`Write the policy without the levels that it does not need.`,
};

function embeddedFault(outer: StringNode, { span, ...words }: Fault): Embedded | undefined {
  if (!looksLikePolicy(outer.value)) return undefined;
  return { fault: { ...words, span: substringSpan(outer, span.start, span.end - span.start) } };
}

/** A tree whose places are in a string's value, with places in the file. */
function moved(node: Node, outer: StringNode): Node {
  const span = substringSpan(outer, node.start, node.end - node.start);
  switch (node.type) {
    case 'object':
      return { ...node, ...span, members: node.members.map((member) => movedMember(member, outer)) };
    case 'array':
      return { ...node, ...span, items: node.items.map((item) => moved(item, outer)) };
    case 'string':
      return {
        ...node,
        ...span,
        content: nested(outer.content, node.content) ?? new NestedMap(outer, node.content),
      };
    default:
      return { ...node, ...span };
  }
}

/** Where both read as they are written, so does the inner one in the file. */
function nested(outer: number | OffsetMap, inner: number | OffsetMap): number | undefined {
  return typeof outer === 'number' && typeof inner === 'number' ? outer + inner : undefined;
}

function movedMember({ key, keySpan, value }: Member, outer: StringNode): Member {
  return {
    key,
    keySpan: substringSpan(outer, keySpan.start, keySpan.end - keySpan.start),
    value: moved(value, outer),
  };
}

/** A string in a string: the inner one's places by way of the outer one's. */
class NestedMap implements OffsetMap {
  readonly #outer: StringNode;
  readonly #inner: number | OffsetMap;

  constructor(outer: StringNode, inner: number | OffsetMap) {
    this.#outer = outer;
    this.#inner = inner;
  }

  offsetOf(index: number): number {
    const inner = this.#inner;
    return substringSpan(this.#outer, typeof inner === 'number' ? inner + index : inner.offsetOf(index), 0)
      .start;
  }
}
