import type { Node } from '../../policy/node.js';

/**
 * A value of a data document with `&{aws:username}` as the policy variable that it stands for: `${` would be Terraform's
 * own. Of the same length, so that places stay.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document#context-variable-interpolation
 */
export function withVariables(node: Node): Node {
  switch (node.type) {
    case 'array':
      return { ...node, items: node.items.map(withVariables) };
    case 'string':
      return node.value.includes('&{') ? { ...node, value: asVariables(node.value) } : node;
    case 'template':
      return {
        ...node,
        parts: node.parts.map((part) => (typeof part === 'string' ? asVariables(part) : part)),
      };
    default:
      return node;
  }
}

function asVariables(text: string): string {
  return text.replaceAll('&{', '${');
}
