import type * as Yaml from 'yaml';
import type { Alias, ParsedNode, Scalar, YAMLMap } from 'yaml';
import { code, message, type Message } from '../domain/message.js';
import type { Span } from '../domain/source.js';
import type { Member, Node, ObjectNode } from '../policy/node.js';
import { DepthError, depthLimit, FaultError } from './fault.js';
import { blockEnd, ScalarMap, type ScalarStyle } from './yaml-scalar.js';

/** Nodes that aliases may add to one document; a bomb of nine lines would make 10^9. */
const expansionLimit = 100_000;

/** How far before a node its tag is looked for: comments and an anchor may stand between. */
const tagDistance = 1000;

/** The functions of the library that tell its nodes apart; handed in, since the library is loaded late. */
export type YamlKinds = Pick<typeof Yaml, 'isAlias' | 'isMap' | 'isScalar' | 'isSeq'>;

/** A converted node, with what it costs to stand somewhere again. */
interface Anchored {
  readonly node: Node;
  readonly size: number;
  readonly depth: number;
}

/**
 * Makes our tree of one YAML document.
 *
 * An alias is the very node of its anchor, whose spans point at the anchor: there stands the text that an author can
 * change. Merge keys are resolved, as AWS's own tools do before a template is sent. A local tag is CloudFormation's
 * short form and becomes the long one: `!Ref Bucket` is `{Ref: Bucket}`, with the tag for a key.
 */
export class YamlTree {
  readonly #text: string;
  readonly #kinds: YamlKinds;
  /** The anchors met so far; undefined while the anchor's own node is still being read. */
  readonly #anchors = new Map<string, Anchored | undefined>();
  #depth = 0;
  #deepest = 0;
  #size = 0;
  #expanded = 0;

  constructor(text: string, kinds: YamlKinds) {
    this.#text = text;
    this.#kinds = kinds;
  }

  /** @throws FaultError for an alias that names nothing, itself, or too much; DepthError. */
  convert(yaml: ParsedNode): Node {
    if (this.#kinds.isAlias(yaml)) return this.#alias(yaml);
    if (yaml.anchor === undefined) return this.#tagged(yaml);
    this.#anchors.set(yaml.anchor, undefined);
    const before = { size: this.#size, deepest: this.#deepest };
    this.#deepest = this.#depth;
    const node = this.#tagged(yaml);
    const depth = this.#deepest - this.#depth;
    this.#deepest = Math.max(before.deepest, this.#deepest);
    this.#anchors.set(yaml.anchor, { node, size: this.#size - before.size, depth });
    return node;
  }

  #alias(alias: Alias.Parsed): Node {
    const span = spanOf(alias);
    const anchored = this.#anchors.get(alias.source);
    if (!anchored) {
      const what = this.#anchors.has(alias.source)
        ? message`The alias ${code(alias.source)} stands inside of what it names.`
        : message`No anchor before the alias is called ${code(alias.source)}.`;
      throw aliasFault(
        span,
        what,
        message`Name an anchor that ends before the alias, or write the value out.`,
      );
    }
    this.#size += anchored.size;
    this.#expanded += anchored.size;
    this.#reach(anchored.depth);
    if (this.#expanded > expansionLimit) {
      const what = message`The aliases up to ${code(alias.source)} repeat more than ${expansionLimit} values.`;
      throw aliasFault(span, what, message`Write out what the policy needs instead of aliases of aliases.`);
    }
    return anchored.node;
  }

  #tagged(yaml: Exclude<ParsedNode, Alias.Parsed>): Node {
    this.#size++;
    const { tag } = yaml;
    if (tag?.startsWith('!') !== true || tag === '!') return this.#plain(yaml);
    const [offset] = yaml.range;
    const from = Math.max(0, offset - tagDistance);
    const found = this.#text.slice(from, offset).lastIndexOf(tag);
    const start = found < 0 ? offset : from + found;
    const value = this.#nested(() => this.#plain(yaml));
    const keySpan = { start, end: found < 0 ? offset : start + tag.length };
    return { type: 'object', start, end: value.end, members: [{ key: longForm(tag), keySpan, value }] };
  }

  #plain(yaml: Exclude<ParsedNode, Alias.Parsed>): Node {
    if (this.#kinds.isMap(yaml)) return this.#nested(() => this.#map(yaml));
    if (this.#kinds.isSeq(yaml)) {
      const items = this.#nested(() => yaml.items.map((item) => this.convert(item)));
      const last = this.#endOf(yaml.items.at(-1), items.at(-1));
      return { type: 'array', ...this.#collectionSpan(yaml.range, yaml.flow, last), items };
    }
    return this.#scalar(yaml);
  }

  #nested<T>(work: () => T): T {
    this.#depth++;
    this.#reach(0);
    const result = work();
    this.#depth--;
    return result;
  }

  #reach(below: number): void {
    this.#deepest = Math.max(this.#deepest, this.#depth + below);
    if (this.#deepest > depthLimit) throw new DepthError();
  }

  #map(map: YAMLMap.Parsed): Node {
    const members: Member[] = [];
    const merges: { readonly at: number; readonly value: Node }[] = [];
    let last = 0;
    for (const pair of map.items) {
      const keySpan = spanOf(pair.key);
      const empty = keySpan.end;
      const value: Node = pair.value ? this.convert(pair.value) : { type: 'null', start: empty, end: empty };
      last = Math.max(keySpan.end, this.#endOf(pair.value, value) ?? 0);
      if (this.#isMerge(pair.key)) merges.push({ at: members.length, value });
      else members.push({ key: this.#keyText(pair.key), keySpan, value });
    }
    const span = this.#collectionSpan(map.range, map.flow, last);
    return { type: 'object', ...span, members: merges.length > 0 ? merged(members, merges) : members };
  }

  /** Flow collections end with their bracket, block collections with their last value, not with the line after it. */
  #collectionSpan(range: readonly number[], flow: boolean | undefined, last: number | undefined): Span {
    const [start = 0, end = start] = range;
    if (flow === true || last === undefined) return { start, end };
    return { start, end: Math.max(start, Math.min(last, end)) };
  }

  /** Where a value ends that stands here: an alias itself, not its anchor. */
  #endOf(yaml: ParsedNode | null | undefined, node: Node | undefined): number | undefined {
    return yaml && this.#kinds.isAlias(yaml) ? yaml.range[1] : node?.end;
  }

  #isMerge(key: ParsedNode): boolean {
    return this.#kinds.isScalar(key) && key.source === '<<' && key.type === 'PLAIN';
  }

  #keyText(key: ParsedNode): string {
    const node = this.convert(key);
    if (node.type === 'string') return node.value;
    if (node.type === 'number') return node.source;
    if (node.type === 'null') return '';
    return this.#text.slice(node.start, node.end);
  }

  #scalar(scalar: Scalar.Parsed): Node {
    const span = spanOf(scalar);
    const { value } = scalar;
    const source = scalar.source;
    if (value === null) return { type: 'null', ...span };
    if (typeof value === 'boolean') return { type: 'boolean', ...span, value };
    if (typeof value === 'number') return { type: 'number', ...span, value, source };
    return this.#string(typeof value === 'string' ? value : source, scalar, span);
  }

  #string(value: string, scalar: Scalar.Parsed, { start, end }: Span): Node {
    const style = styleOf(scalar);
    if (style === 'block') {
      const header = this.#text.indexOf('\n', start) + 1;
      const last = blockEnd(value, this.#text, start, end);
      const from = header > 0 ? Math.min(header, last) : last;
      const content = new ScalarMap(value, this.#text, from, last, style);
      return { type: 'string', start, end: last, value, content };
    }
    const quotes = style === 'plain' ? 0 : 1;
    const from = start + quotes;
    const alike = end - quotes - from === value.length && this.#text.startsWith(value, from);
    const content = alike ? from : new ScalarMap(value, this.#text, from, end - quotes, style);
    return { type: 'string', start, end, value, content };
  }
}

/** `!GetAtt` is short for `Fn::GetAtt`. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html */
function longForm(tag: string): string {
  const name = tag.slice(1);
  return name === 'Ref' || name === 'Condition' || name.startsWith('Fn::') ? name : `Fn::${name}`;
}

function styleOf(scalar: Scalar): ScalarStyle {
  switch (scalar.type) {
    case 'QUOTE_DOUBLE':
      return 'double';
    case 'QUOTE_SINGLE':
      return 'single';
    case 'BLOCK_FOLDED':
    case 'BLOCK_LITERAL':
      return 'block';
    default:
      return 'plain';
  }
}

function spanOf(node: ParsedNode): Span {
  return { start: node.range[0], end: node.range[1] };
}

/** A map's own keys win over merged ones, and earlier merged maps over later. https://yaml.org/type/merge.html */
function merged(
  own: readonly Member[],
  merges: readonly { readonly at: number; readonly value: Node }[],
): Member[] {
  const taken = new Set(own.map(({ key }) => key));
  const members: Member[] = [];
  let from = 0;
  for (const { at, value } of merges) {
    members.push(...own.slice(from, at));
    from = at;
    for (const { members: added } of mapsOf(value)) {
      const fresh = added.filter(({ key }) => !taken.has(key));
      for (const member of fresh) {
        members.push(member);
        taken.add(member.key);
      }
    }
  }
  return [...members, ...own.slice(from)];
}

function mapsOf(value: Node): readonly ObjectNode[] {
  const items = value.type === 'array' ? value.items : [value];
  return items.filter((item) => item.type === 'object');
}

function aliasFault(span: Span, what: Message, fix: Message): FaultError {
  return new FaultError({ span, what, fix });
}
