import type { Span } from '../../domain/source.js';
import type { Node } from '../../policy/node.js';

/** How much a value says, in characters and nodes, as if nothing in it were shared; counted no further than `most`. */
export function sizeOf(node: Node, most: number): number {
  const open: Node[] = [node];
  let size = 0;
  for (let each = open.pop(); each && size <= most; each = open.pop()) {
    size += ownSize(each);
    if (each.type === 'array') for (const item of each.items) open.push(item);
    if (each.type === 'object') for (const { value } of each.members) open.push(value);
  }
  return size;
}

function ownSize(node: Node): number {
  switch (node.type) {
    case 'string':
      return 1 + node.value.length;
    case 'template':
      return node.parts.reduce((sum, part) => sum + (typeof part === 'string' ? part : part.name).length, 1);
    case 'unknown':
      return 1 + node.name.length;
    default:
      return 1;
  }
}

/** A value from another file, with the place of what refers to it: a document's places are all in one file. */
export function placedAt(node: Node, { start, end }: Span): Node {
  switch (node.type) {
    case 'object':
      return {
        ...node,
        start,
        end,
        members: node.members.map(({ key, value }) => ({
          key,
          keySpan: { start, end },
          value: placedAt(value, { start, end }),
        })),
      };
    case 'array':
      return { ...node, start, end, items: node.items.map((item) => placedAt(item, { start, end })) };
    case 'string':
      return { ...node, start, end, content: wholePlace({ start, end }, node.value.length) };
    default:
      return { ...node, start, end };
  }
}

/** The places of a text's characters where all of it stands for one piece of the file. */
export function wholePlace({ start, end }: Span, length: number): { offsetOf(index: number): number } {
  return { offsetOf: (index) => (index >= length && length > 0 ? end : start) };
}
