import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

interface TreeNode {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly children?: readonly TreeNode[];
}

/** Every node that GitHub's Markdown makes of a text, in order, without the root. */
export function nodesOf(markdown: string): TreeNode[] {
  const tree: TreeNode = fromMarkdown(markdown, {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  });
  return below(tree);
}

function below(node: TreeNode): TreeNode[] {
  return (node.children ?? []).flatMap((child) => [child, ...below(child)]);
}

/** The types of the nodes, each once. */
export function typesOf(markdown: string): string[] {
  return [...new Set(nodesOf(markdown).map(({ type }) => type))].sort();
}

/** The values of the nodes of one type. */
export function valuesOf(markdown: string, type: string): (string | undefined)[] {
  return nodesOf(markdown)
    .filter((node) => node.type === type)
    .map(({ value }) => value);
}
