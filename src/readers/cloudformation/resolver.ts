import type { Span } from '../../domain/source.js';
import type { ArrayNode, Member, Node, ObjectNode } from '../../policy/node.js';
import { canonical, itemsOf, textOf } from '../../policy/node.js';
import { placedAt, unknownAt } from '../places.js';
import { composeText, lengthOf, pieceOf, piecesOf, type TextPiece } from '../text-pieces.js';
import { mayBeAbsent } from './branches.js';
import { withDynamicReferences } from './dynamic-references.js';
import { choiceOf, intrinsicOf, isNoValue, sourceOf, type Intrinsic } from './intrinsic.js';
import { References } from './references.js';
import { partsOf } from './sub-text.js';
import type { Template } from './template.js';
import { anyWorld, type Within } from './world.js';

/** Texts that one text with several `Fn::If` in it may be; of more it is an unknown. */
const mostTexts = 8;

/**
 * Resolves CloudFormation's functions as far as the template tells: parameters by their defaults, mappings, pseudo
 * parameters and the names of its own resources. What is not told is an unknown by its source text, or a text with unknown
 * parts. Without a template, as in a part of one, references are unknowns.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export class Resolver {
  readonly references: References;

  constructor(template: Template | undefined) {
    this.references = new References(template, (node) => this.values(node));
  }

  /** All that a value may be: nothing for `AWS::NoValue`, the values of both branches for `Fn::If`. */
  values(node: Node, within: Within = anyWorld): readonly Node[] {
    if (isNoValue(node)) return [];
    const intrinsic = intrinsicOf(node);
    if (intrinsic) return this.#evaluate(node, intrinsic, within);
    return [this.#plain(node, within)];
  }

  /** A value: the list of all that it may be, where that is more than one; undefined for `AWS::NoValue`. */
  value(node: Node, within: Within = anyWorld): Node | undefined {
    // Most values are no functions, and a template has very many.
    if (!intrinsicOf(node)) return this.#plain(node, within);
    const values = this.values(node, within);
    const [first, ...others] = values;
    if (!first || others.length === 0) return first;
    return { type: 'array', start: node.start, end: node.end, items: values.flatMap(itemsOf) };
  }

  /** Members with their values resolved; the very same list where none of them has a function. */
  members(members: readonly Member[], withinOf: (key: string) => Within): readonly Member[] {
    let changed: Member[] | undefined;
    for (const [index, each] of members.entries()) {
      const value = this.value(each.value, withinOf(each.key));
      if (value !== each.value) changed ??= members.slice(0, index);
      if (value) changed?.push(value === each.value ? each : { ...each, value });
    }
    return changed ?? members;
  }

  /** The text of a value, for each value that it may be; undefined where one of them is no text. */
  texts(node: Node, within: Within = anyWorld): readonly (readonly TextPiece[])[] | undefined {
    const intrinsic = intrinsicOf(node);
    if (intrinsic?.name === 'Fn::Sub') return this.#substitute(intrinsic.argument, within);
    if (intrinsic?.name === 'Fn::Join') return this.#join(intrinsic.argument, within);
    const texts = this.values(node, within).map(piecesOf);
    return texts.every((each) => each !== undefined) ? texts : undefined;
  }

  #plain(node: Node, within: Within): Node {
    if (node.type === 'string') return withDynamicReferences(node);
    if (node.type === 'array') return this.#array(node, within);
    return node.type === 'object' ? this.#object(node, within) : node;
  }

  /** A list that a function gives is that of the items; one that is written in a list is a fault of its own. */
  #array(node: ArrayNode, within: Within): Node {
    let changed: Node[] | undefined;
    for (const [index, item] of node.items.entries()) {
      const found = intrinsicOf(item)
        ? this.values(item, within).flatMap(itemsOf)
        : [this.#plain(item, within)];
      if (found.length !== 1 || found[0] !== item) changed ??= node.items.slice(0, index);
      if (changed) for (const each of found) changed.push(each);
    }
    return changed ? { ...node, items: changed } : node;
  }

  #object(node: ObjectNode, within: Within): Node {
    const members = this.members(node.members, () => within);
    return members === node.members ? node : { ...node, members };
  }

  #evaluate(node: Node, intrinsic: Intrinsic, within: Within): readonly Node[] {
    return this.#known(node, intrinsic, within) ?? [unknownAt(node, sourceOf(intrinsic))];
  }

  #known(node: Node, { name, argument }: Intrinsic, within: Within): readonly Node[] | undefined {
    switch (name) {
      case 'Ref':
        return this.#reference(argument, node, within);
      case 'Fn::GetAtt':
        return this.#attribute(argument, node, within);
      case 'Fn::Sub':
      case 'Fn::Join':
        return this.#composed(node, within);
      case 'Fn::If':
        return this.#either(node, within);
      case 'Fn::Select':
        return this.#select(argument, within);
      case 'Fn::Split':
        return this.#split(node, argument, within);
      case 'Fn::FindInMap':
        return this.#find(node, argument, within);
      default:
        return undefined;
    }
  }

  #reference(argument: Node, place: Span, { pattern }: Within): readonly Node[] | undefined {
    return argument.type === 'string' ? [this.references.ref(argument.value, place, pattern)] : undefined;
  }

  #attribute(argument: Node, place: Span, { pattern }: Within): readonly Node[] | undefined {
    const parts = itemsOf(argument);
    if (!parts.every((part) => part.type === 'string')) return undefined;
    return [this.references.attribute(parts.map(({ value }) => value).join('.'), place, pattern)];
  }

  #composed(node: Node, within: Within): readonly Node[] | undefined {
    return this.texts(node, within)?.map((pieces) => {
      const text = composeText(node, pieces);
      return within.pattern ? this.references.ownArn(text) : text;
    });
  }

  /** Objects are no alternatives of one value: which statements they make is for statements.ts to say. */
  #either(node: Node, within: Within): readonly Node[] | undefined {
    const choice = choiceOf(node);
    if (!choice) return undefined;
    const holds = within.world.get(choice.condition);
    if (holds !== undefined) return this.values(holds ? choice.whenTrue : choice.whenFalse, within);
    if (!within.both) return undefined;
    const values = [choice.whenTrue, choice.whenFalse].flatMap((branch) => this.values(branch, within));
    if (values.some((each) => itemsOf(each).some(({ type }) => type === 'object'))) return undefined;
    return [...new Map(values.map((each) => [canonical(each), each])).values()];
  }

  #select(argument: Node, within: Within): readonly Node[] | undefined {
    const [at, list] = argument.type === 'array' ? argument.items : [];
    const items = list && this.#only(list, within);
    const index = at && this.#only(at, within);
    if (!index || items?.type !== 'array') return undefined;
    const found = items.items[Number(textOf(index))];
    return found && [found];
  }

  #split(place: Span, argument: Node, within: Within): readonly Node[] | undefined {
    const [separator, source] = argument.type === 'array' ? argument.items : [];
    const text = source && this.#only(source, within);
    if (separator?.type !== 'string' || separator.value === '' || text?.type !== 'string') return undefined;
    let from = 0;
    const items = text.value.split(separator.value).map((part) => {
      const item = composeText(text, [pieceOf(text, from, from + part.length)]);
      from += part.length + separator.value.length;
      return item;
    });
    return [{ type: 'array', start: place.start, end: place.end, items }];
  }

  #find(place: Span, argument: Node, within: Within): readonly Node[] | undefined {
    const names = argument.type === 'array' ? argument.items.map((each) => this.#only(each, within)) : [];
    const [map, first, second] = names.map((each) => each && textOf(each));
    if (map === undefined || first === undefined || second === undefined) return undefined;
    const found = this.references.mapped(map, first, second);
    if (!found || !this.references.budget.spendOnCopy(found)) return undefined;
    return [placedAt(found, place)];
  }

  /** A value that is known to be one. */
  #only(node: Node, within: Within): Node | undefined {
    const [first, ...others] = this.values(node, within);
    return others.length === 0 ? first : undefined;
  }

  /** `Fn::Sub`: a text, or a text and the values of its own names. */
  #substitute(argument: Node, within: Within): readonly (readonly TextPiece[])[] | undefined {
    const [text, given] = argument.type === 'array' ? argument.items : [argument];
    if (text?.type !== 'string') return undefined;
    const own = new Map(
      given?.type === 'object'
        ? given.members.map(({ key, value }) => [key, this.texts(value, within) ?? []])
        : [],
    );
    return this.#combined(partsOf(text), (part) => {
      if (!('name' in part)) return [[part]];
      const texts = own.get(part.name);
      const named = texts ? undefined : piecesOf(this.references.named(part.name, part.at, within.pattern));
      return this.#paid(texts && texts.length > 0 ? texts : [named ?? [{ unknown: part.name }]]);
    });
  }

  /** `Fn::Join` of a list of texts. */
  #join(argument: Node, within: Within): readonly (readonly TextPiece[])[] | undefined {
    const [separator, list] = argument.type === 'array' ? argument.items : [];
    if (separator?.type !== 'string' || !list) return undefined;
    const items = list.type === 'array' ? list : this.#only(list, within);
    if (items?.type !== 'array' || items.items.some((item) => mayBeAbsent(item, within.world)))
      return undefined;
    const texts = items.items.map((item) => this.texts(item, within));
    if (!texts.every((each) => each !== undefined)) return undefined;
    const between = pieceOf(separator, 0, separator.value.length);
    return this.#combined(
      texts.filter((each) => each.length > 0),
      (each, index) => this.#paid(index === 0 ? each : each.map((pieces) => [between, ...pieces])),
    );
  }

  /** Texts that a reference or a function adds to another; undefined where the template has added enough. */
  #paid(texts: readonly (readonly TextPiece[])[]): readonly (readonly TextPiece[])[] | undefined {
    const cost = texts.reduce((sum, pieces) => sum + lengthOf(pieces) + pieces.length, 0);
    return this.references.budget.spend(cost) ? texts : undefined;
  }

  /** Every text that parts make which may each be one of several; undefined where they are too many or too long. */
  #combined<Part>(
    parts: readonly Part[],
    textsOf: (part: Part, index: number) => readonly (readonly TextPiece[])[] | undefined,
  ): readonly (readonly TextPiece[])[] | undefined {
    let texts: TextPiece[][] = [[]];
    for (const [index, part] of parts.entries()) {
      const [first, ...others] = textsOf(part, index) ?? [];
      if (!first) return undefined;
      if (others.length === 0) for (const text of texts) for (const piece of first) text.push(piece);
      else texts = [first, ...others].flatMap((each) => texts.map((text) => [...text, ...each]));
      if (texts.length > mostTexts) return undefined;
    }
    return texts;
  }
}
