import type { Element, PolicyDocument, Statement } from '../policy/document.js';
import { hasResources } from '../policy/kind.js';
import type { Node, TextItem } from '../policy/node.js';
import { withContents } from './contents.js';

/**
 * A policy with the resource that it hangs on in its statements, so that it can be compared with policies that name it. A
 * policy on an ECR repository names no resource, and in one on a CodeArtifact domain or repository `*` is that one.
 * As it is where nobody knows what it hangs on.
 * https://docs.aws.amazon.com/codeartifact/latest/ug/repo-policies.html
 */
export function withOwnResource(policy: PolicyDocument): PolicyDocument {
  const { kind, attachedTo } = policy;
  if (attachedTo.length === 0 || (hasResources(kind) && !isPackages(kind))) return policy;
  const statements = policy.statements.map((each) => {
    const resource = each.resource ? starReplaced(each.resource, policy) : ownElement(policy);
    return { ...each, resource };
  });
  return { ...policy, statements };
}

/** Whether nothing says which resource a statement of a resource's policy is about. */
export function lacksResource({ kind, attachedTo }: PolicyDocument, { resource }: Statement): boolean {
  if (attachedTo.length > 0) return false;
  if (!hasResources(kind)) return true;
  return isPackages(kind) && (!resource || resource.items.some(({ text }) => text === '*'));
}

function isPackages(kind: PolicyDocument['kind']): boolean {
  return kind === 'codeartifact-domain' || kind === 'codeartifact-repository';
}

function ownElement({ root, attachedTo }: PolicyDocument): Element<TextItem> {
  const { start, end } = root;
  const node: Node = { type: 'null', start, end };
  const items = attachedTo.map((text) => ({ text, node, uncertain: false }));
  return { start, end, negated: false, keySpan: { start, end }, node, items };
}

function starReplaced(element: Element<TextItem>, { attachedTo }: PolicyDocument): Element<TextItem> {
  if (element.negated) return element;
  const own = attachedTo.flatMap(withContents);
  const items = element.items.flatMap((item) =>
    item.text === '*' ? own.map((text) => ({ ...item, text })) : [item],
  );
  return { ...element, items };
}
