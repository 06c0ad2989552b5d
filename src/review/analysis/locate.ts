import type { Span } from '../../domain/source.js';
import type { Node } from '../../policy/node.js';
import { itemsOf, member, substringSpan, textOf } from '../../policy/node.js';
import type { PathStep } from '../ports.js';

/** Where a path of Access Analyzer ends in a document's own tree. */
export interface Located {
  readonly at: Span;
  /** The value that was reached; for a key, the value that stands behind it. */
  readonly node: Node;
  readonly part: 'value' | 'key' | 'substring';
  /** The author's text there; undefined for objects and lists. */
  readonly text: string | undefined;
  /** Whether every step of the path was there. */
  readonly whole: boolean;
}

type Substring = Extract<PathStep, { readonly substring: unknown }>['substring'];

/**
 * Follows a path from the document's root. A step that does not fit ends the walk at the nearest node that does, since
 * a finding at a rough place is better than none. An empty path is the document.
 * https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_PathElement.html
 */
export function follow(root: Node, path: readonly PathStep[]): Located {
  let here = atValue(root);
  for (const step of path) {
    const next = canGoOn(here, step) ? advance(here.node, step) : undefined;
    if (!next) return { ...here, whole: false };
    here = next;
  }
  return here;
}

/** The span that a path of Access Analyzer means, see {@link follow}. */
export function locate(root: Node, path: readonly PathStep[]): Span {
  return follow(root, path).at;
}

/** A key in the middle of a path is a step to its value; a part of a key, or of a part, is nowhere. */
function canGoOn({ part }: Located, step: PathStep): boolean {
  return part === 'value' || (part === 'key' && !('substring' in step));
}

function advance(node: Node, step: PathStep): Located | undefined {
  if ('value' in step) {
    const found = node.type === 'object' ? member(node, step.value) : undefined;
    return found && atValue(found.value);
  }
  if ('key' in step) return atKey(node, step.key);
  if ('substring' in step) return atSubstring(node, step.substring);
  // A single value in a list's place is the list's first item: AWS counts it so.
  const item = itemsOf(node)[step.index];
  return item && atValue(item);
}

function atValue(node: Node): Located {
  return { at: spanOf(node), node, part: 'value', text: textOf(node), whole: true };
}

function atKey(node: Node, key: string): Located | undefined {
  const found = node.type === 'object' ? member(node, key) : undefined;
  return found && { at: found.keySpan, node: found.value, part: 'key', text: found.key, whole: true };
}

/** Of a string that is known in part only, the whole: what AWS counted in is not what stands in the file. */
function atSubstring(node: Node, { start, length }: Substring): Located | undefined {
  if (node.type === 'template') return { ...atValue(node), part: 'substring' };
  if (node.type !== 'string') return undefined;
  const from = clamp(start, node.value.length);
  const to = clamp(start + length, node.value.length);
  if (to <= from) return undefined;
  const text = node.value.slice(from, to);
  return { at: substringSpan(node, from, to - from), node, part: 'substring', text, whole: true };
}

function clamp(index: number, length: number): number {
  return Math.max(0, Math.min(index, length));
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
