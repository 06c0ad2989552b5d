import type { Node, ObjectNode } from '../../policy/node.js';
import { policyWord } from '../embedded.js';
import { readJsonText, type JsonText } from '../json-text.js';
import type { TextPiece } from '../text-pieces.js';
import { intrinsicOf } from './intrinsic.js';
import type { Resolver } from './resolver.js';

/**
 * The policy that `Fn::Sub` or `Fn::Join` puts together as JSON; undefined where it makes a text of another sort. One that
 * may be several texts is hidden.
 */
export function textPolicy(node: ObjectNode, resolver: Resolver): JsonText | undefined {
  const texts = textsOf(node, resolver);
  if (texts?.some(isJson) !== true) return undefined;
  const known = texts.flat().flatMap((piece) => ('unknown' in piece ? [] : [piece.text]));
  if (!known.some((text) => policyWord.test(text))) return undefined;
  const [only, ...others] = texts;
  return only && others.length === 0 ? readJsonText(node, only) : 'hidden';
}

/** Whether a function puts a text together that begins as JSON does. */
export function startsJson(node: Node, resolver: Resolver): boolean {
  return textsOf(node, resolver)?.some(isJson) ?? false;
}

function textsOf(node: Node, resolver: Resolver): readonly (readonly TextPiece[])[] | undefined {
  const name = intrinsicOf(node)?.name;
  return name === 'Fn::Sub' || name === 'Fn::Join' ? resolver.texts(node) : undefined;
}

function isJson(pieces: readonly TextPiece[]): boolean {
  const first = pieces.find((piece) => 'unknown' in piece || piece.text.trim() !== '');
  return first !== undefined && !('unknown' in first) && /^\s*\{/.test(first.text);
}
