import type { PolicyDocument } from '../policy/document.js';
import { hasResources } from '../policy/kind.js';
import type { Node, TextItem } from '../policy/node.js';

/**
 * A policy that names no resources, since it hangs on one, as one that names it, so that it can be compared with policies
 * that do. As it is where nobody knows what it hangs on.
 */
export function withOwnResource(policy: PolicyDocument): PolicyDocument {
  if (hasResources(policy.kind) || policy.attachedTo.length === 0) return policy;
  const { start, end } = policy.root;
  const node: Node = { type: 'null', start, end };
  const items: TextItem[] = policy.attachedTo.map((text) => ({ text, node, uncertain: false }));
  const resource = { start, end, negated: false, keySpan: { start, end }, node, items };
  return {
    ...policy,
    statements: policy.statements.map((each) => (each.resource ? each : { ...each, resource })),
  };
}
