import type { Node, ObjectNode } from '../policy/node.js';
import { valueOf } from '../policy/node.js';
import type { TemplateProperty } from './cloudformation-kinds.js';
import { mayEmbedPolicy, readEmbedded } from './embedded.js';
import type { Fault } from './fault.js';
import { resolveIntrinsics } from './intrinsics.js';
import { pointerOf, type Step } from './pointer.js';
import { isPolicy } from './policy-shape.js';

/** A policy in a tree. */
export interface RecognisedPolicy {
  readonly pointer: string;
  /** As it stands in the file, before anything is resolved. */
  readonly written: ObjectNode;
  /** With CloudFormation's functions resolved; the same object as `written` where it has none. */
  readonly root: Node;
  /** Whether it stands as JSON or YAML in the file itself, not in a string. */
  readonly direct: boolean;
  readonly template: TemplateProperty | undefined;
}

export interface Recognition {
  readonly policies: readonly RecognisedPolicy[];
  /** Strings that were meant as policies and are no JSON. */
  readonly faults: readonly Fault[];
}

/** How often a policy may be written as a string within a string. */
const stringDepth = 3;

interface Visit {
  readonly node: Node;
  readonly step: Step | undefined;
  readonly strings: number;
  /** The object or list that the node is a child of. */
  readonly owner: Node | undefined;
  readonly template: TemplateProperty | undefined;
}

/**
 * Finds the policy documents anywhere in a tree, in the file's order, also those written as JSON in a string. A value
 * that many aliases share is looked at once, so the work is linear in the file.
 */
export function findPolicies(root: Node): Recognition {
  const policies: RecognisedPolicy[] = [];
  const faults: Fault[] = [];
  const seen = new Set<Node>();
  const stack: Visit[] = [{ node: root, step: undefined, strings: 0, owner: undefined, template: undefined }];
  for (let visit = stack.pop(); visit; visit = stack.pop()) {
    const { node, step, strings, template } = visit;
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.type === 'string') {
      const inner =
        strings < stringDepth && mayEmbedPolicy(node.value) ? readEmbedded(node, isSub(step)) : undefined;
      if (!inner) continue;
      if ('fault' in inner) faults.push(inner.fault);
      else stack.push({ ...visit, node: inner.root, strings: strings + 1 });
    } else if (node.type === 'object' && isPolicy(node)) {
      const direct = strings === 0;
      policies.push({
        pointer: pointerOf(step),
        written: node,
        root: resolveIntrinsics(node),
        direct,
        template,
      });
    } else pushChildren(visit, stack);
  }
  return { policies, faults };
}

/** Last child first, so that the stack gives them in the file's order. Numbers and the like hold nothing. */
function pushChildren(visit: Visit, stack: Visit[]): void {
  const { node, step: parent } = visit;
  if (node.type === 'array') {
    for (let key = node.items.length - 1; key >= 0; key--) {
      const item = node.items[key];
      if (item && mayHold(item)) stack.push({ ...visit, node: item, step: { parent, key }, owner: node });
    }
  } else if (node.type === 'object') {
    for (const { key, value } of node.members.toReversed()) {
      if (!mayHold(value)) continue;
      const template = visit.template ?? propertyAt(visit, key);
      stack.push({ ...visit, node: value, step: { parent, key }, owner: node, template });
    }
  }
}

function mayHold(node: Node): boolean {
  return (
    node.type === 'object' || node.type === 'array' || (node.type === 'string' && mayEmbedPolicy(node.value))
  );
}

function isSub(step: Step | undefined): boolean {
  return step?.key === 'Fn::Sub' || (step?.key === 0 && step.parent?.key === 'Fn::Sub');
}

/** The resource's property of that name, where the visit is at `/Resources/<id>/Properties` of a template. */
function propertyAt({ node, step, owner }: Visit, property: string): TemplateProperty | undefined {
  const id = step?.parent;
  const atProperties = step?.key === 'Properties' && id?.parent?.key === 'Resources' && !id.parent.parent;
  const type = atProperties ? valueOf(owner, 'Type') : undefined;
  return type?.type === 'string' && node.type === 'object'
    ? { type: type.value, property, properties: node }
    : undefined;
}
