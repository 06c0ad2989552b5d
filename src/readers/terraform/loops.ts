import type { Span } from '../../domain/source.js';
import type { Member, Node } from '../../policy/node.js';
import { textOf } from '../../policy/node.js';
import { wordAt } from '../places.js';
import type { TextPiece } from '../text-pieces.js';
import type { Expression, ForExpression, ForPart, TemplatePart } from './syntax.js';

/** What evaluates the expressions and templates of one file. */
export interface Values {
  evaluate(expression: Expression): Node;
  truth(condition: Expression): boolean | undefined;
  pieces(parts: readonly TemplatePart[]): readonly TextPiece[];
  /** The name of an unknown by its place. */
  nameOf(span: Span): string;
  /** Counts a value that is used once more; false where that is too much. */
  affords(value: Node): boolean;
  /** The same with more names. */
  within(names: ReadonlyMap<string, Node>): Values;
}

/** The value of a `for` expression over a known list or object; undefined where it is not known, and for groups. */
export function forValue(expression: ForExpression, values: Values): Node | undefined {
  const rounds = roundsOf(values.evaluate(expression.collection), expression, values);
  if (!rounds) return undefined;
  const { start, end, key, condition } = expression;
  const items: Node[] = [];
  const members = new Map<string, Member>();
  for (const round of rounds) {
    const holds = condition ? round.truth(condition) : true;
    if (holds === undefined) return undefined;
    if (!holds) continue;
    const value = round.evaluate(expression.value);
    // What rounds make adds up, so that loops in loops come to their end.
    if (!values.affords(value)) return undefined;
    const name = key && textOf(round.evaluate(key));
    if (!key) items.push(value);
    else if (name === undefined || name.includes('${') || members.has(name)) return undefined;
    else members.set(name, { key: name, keySpan: { start: key.start, end: key.end }, value });
  }
  return key
    ? { type: 'object', start, end, members: [...members.values()] }
    : { type: 'array', start, end, items };
}

/** The text of a `%{ for }` over a known list or object; undefined where it is not known. */
export function forPieces(part: ForPart, values: Values): readonly TextPiece[] | undefined {
  const names = { keyName: part.key, valueName: part.item };
  const rounds = roundsOf(values.evaluate(part.collection), names, values);
  const pieces: TextPiece[] = [];
  for (const round of rounds ?? []) {
    const made = round.pieces(part.parts);
    if (!made.every((piece) => values.affords(asNode(piece, part)))) return undefined;
    pieces.push(...made);
  }
  return rounds && pieces;
}

function asNode(piece: TextPiece, { start, end }: Span): Node {
  return 'unknown' in piece
    ? { type: 'unknown', start, end, name: piece.unknown }
    : wordAt({ start, end }, piece.text);
}

/** Rounds of one loop; a policy's lists have a few dozen items. */
const mostRounds = 1000;

function roundsOf(
  collection: Node,
  { keyName, valueName }: Pick<ForExpression, 'keyName' | 'valueName'>,
  values: Values,
): readonly Values[] | undefined {
  const items = itemsIn(collection);
  if (!items || items.length > mostRounds) return undefined;
  if (!items.every(({ value }) => values.affords(value))) return undefined;
  return items.map(({ key, value }) => {
    const names = new Map([[valueName, value]]);
    if (keyName !== undefined) names.set(keyName, key);
    return values.within(names);
  });
}

function itemsIn(collection: Node): readonly { readonly key: Node; readonly value: Node }[] | undefined {
  const { start, end } = collection;
  if (collection.type === 'array')
    return collection.items.map((value, index) => ({
      key: { type: 'number', start, end, value: index, source: String(index) },
      value,
    }));
  if (collection.type !== 'object') return undefined;
  return collection.members.map(({ key, value }) => ({ key: wordAt(collection, key), value }));
}
