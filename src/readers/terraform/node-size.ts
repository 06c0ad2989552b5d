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
