import type { Node, ObjectNode } from '../policy/node.js';
import type { Resource } from './cloudformation/template.js';
import { mayEmbedPolicy, readEmbedded, type Embedded } from './embedded.js';
import type { Fault } from './fault.js';
import { pointerOf, type Step } from './pointer.js';
import { isPolicy } from './policy-shape.js';

/** A policy in a tree, as it stands in the file. */
export interface RecognisedPolicy {
  readonly pointer: string;
  readonly written: ObjectNode;
  /** Whether it stands as JSON or YAML in the file itself, not in a string. */
  readonly direct: boolean;
  /** The template's resource and the property in which it stands. */
  readonly owner: PropertyOf | undefined;
  /** Conditions of a template that must be as they say for it to be there: it stands in a branch of `Fn::If`. */
  readonly given: ReadonlyMap<string, boolean>;
}

/** A resource's own property, also where the policy stands deeper in it. */
export interface PropertyOf {
  readonly resource: Resource;
  readonly name: string;
}

export interface Recognition {
  readonly policies: readonly RecognisedPolicy[];
  /** Strings that were meant as policies and are no JSON. */
  readonly faults: readonly Fault[];
  /** Texts put together to a policy that is not known. */
  readonly hidden: readonly { readonly node: Node; readonly pointer: string }[];
}

/** What a template tells of its own tree; see cloudformation/. */
export interface TemplateGuide {
  /** The resource of which an object is the `Properties`. */
  readonly ownerOf: (properties: Node) => Resource | undefined;
  /** The policy that a function puts together as a text. */
  readonly textPolicy: (node: ObjectNode) => Embedded | 'hidden' | undefined;
}

/** How often a policy may be written as a string within a string. */
const stringDepth = 3;

interface Visit {
  readonly node: Node;
  readonly step: Step | undefined;
  readonly strings: number;
  readonly owner: PropertyOf | undefined;
  readonly given: ReadonlyMap<string, boolean>;
}

const nothingGiven: ReadonlyMap<string, boolean> = new Map();

/**
 * Finds the policy documents anywhere in a tree, in the file's order, also those written as JSON in a string. A value
 * that many aliases share is looked at once, so the work is linear in the file.
 */
export function findPolicies(root: Node, guide?: TemplateGuide): Recognition {
  const walk = new Walk(guide);
  walk.run(root);
  return walk;
}

class Walk implements Recognition {
  readonly policies: RecognisedPolicy[] = [];
  readonly faults: Fault[] = [];
  readonly hidden: { readonly node: Node; readonly pointer: string }[] = [];
  readonly #guide: TemplateGuide | undefined;
  readonly #stack: Visit[] = [];

  constructor(guide: TemplateGuide | undefined) {
    this.#guide = guide;
  }

  run(root: Node): void {
    const seen = new Set<Node>();
    this.#stack.push({ node: root, step: undefined, strings: 0, owner: undefined, given: nothingGiven });
    for (let visit = this.#stack.pop(); visit; visit = this.#stack.pop()) {
      const { node } = visit;
      if (seen.has(node)) continue;
      seen.add(node);
      if (node.type === 'string') this.#string(node.value, visit);
      else if (node.type === 'array') this.#array(node.items, visit);
      else if (node.type === 'object') this.#object(node, visit);
    }
  }

  #object(node: ObjectNode, visit: Visit): void {
    if (isPolicy(node)) {
      const { step, strings, owner, given } = visit;
      this.policies.push({
        pointer: pointerOf(step),
        written: node,
        direct: strings === 0,
        owner,
        given,
      });
      return;
    }
    const text = this.#guide?.textPolicy(node);
    if (text !== undefined) {
      const step = { parent: visit.step, key: node.members[0]?.key ?? '' };
      if (text === 'hidden') this.hidden.push({ node, pointer: pointerOf(step) });
      else this.#embedded(text, { ...visit, step });
      return;
    }
    const resource = visit.owner ? undefined : this.#guide?.ownerOf(node);
    // Last child first, so that the stack gives them in the file's order. Numbers and the like hold nothing.
    for (const { key, value } of node.members.toReversed()) {
      if (!mayHold(value)) continue;
      const owner = resource ? { resource, name: key } : visit.owner;
      this.#stack.push({ ...visit, node: value, step: { parent: visit.step, key }, owner });
    }
  }

  #array(items: readonly Node[], visit: Visit): void {
    const [first] = items;
    const condition = visit.step?.key === 'Fn::If' && first?.type === 'string' ? first.value : undefined;
    for (let key = items.length - 1; key >= 0; key--) {
      const node = items[key];
      if (!node || !mayHold(node)) continue;
      const given =
        condition === undefined ? visit.given : new Map([...visit.given, [condition, key === 1] as const]);
      this.#stack.push({ ...visit, node, step: { parent: visit.step, key }, given });
    }
  }

  #string(value: string, visit: Visit): void {
    if (visit.node.type !== 'string' || visit.strings >= stringDepth || !mayEmbedPolicy(value)) return;
    const inner = readEmbedded(visit.node);
    if (inner) this.#embedded(inner, visit);
  }

  #embedded(inner: Embedded, visit: Visit): void {
    if ('fault' in inner) this.faults.push(inner.fault);
    else this.#stack.push({ ...visit, node: inner.root, strings: visit.strings + 1 });
  }
}

function mayHold(node: Node): boolean {
  return (
    node.type === 'object' || node.type === 'array' || (node.type === 'string' && mayEmbedPolicy(node.value))
  );
}
