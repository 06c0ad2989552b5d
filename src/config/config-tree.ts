import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type Document,
  type Node,
  type Pair,
  type Scalar,
} from 'yaml';
import { code, message, quoted, type Message } from '../domain/message.js';
import type { Place, SourceText, Span } from '../domain/source.js';
import { shortened } from './nearest.js';
import { keyOf, type ConfigProblem, type Path } from './problem.js';

/** The config file as plain data, with the place of each key and value. */
export interface ConfigTree {
  readonly data: unknown;
  readonly problems: readonly ConfigProblem[];
  /** The place of the key at a path; what is not written down has the place of what it is missing from. */
  placeOfKey(path: Path): Place;
  placeOfValue(path: Path): Place;
}

/** Aliases count as what they stand for. */
const mostValues = 20_000;
const deepest = 20;
const mostSyntaxErrors = 10;
const oneDocument = message`The config is one YAML document; another one begins here.`;

interface NodeSpans {
  readonly key: Span;
  readonly value: Span;
}

/**
 * Parses YAML 1.2 into plain data: no tags but `!!str`, no merge keys, no key twice, aliases followed within limits, no
 * key `__proto__`. Plain scalars are texts as they are written, so that 012345678901 keeps its zero; only under
 * `typedKeys` they are numbers and booleans. An empty file has the data `{}`.
 */
export function readConfigTree(file: SourceText, typedKeys: ReadonlySet<string>): ConfigTree {
  const reader = new TreeReader(file, typedKeys);
  const data = reader.read();
  return {
    data,
    problems: reader.problems,
    placeOfKey: (path) => file.placeOf(reader.spansOf(path).key),
    placeOfValue: (path) => file.placeOf(reader.spansOf(path).value),
  };
}

class TreeReader {
  readonly problems: ConfigProblem[] = [];
  readonly #file: SourceText;
  readonly #typedKeys: ReadonlySet<string>;
  readonly #spans = new Map<string, NodeSpans>();
  readonly #anchors = new Map<string, Node>();
  #values = 0;

  constructor(file: SourceText, typedKeys: ReadonlySet<string>) {
    this.#file = file;
    this.#typedKeys = typedKeys;
  }

  read(): unknown {
    const root = this.#parse()?.contents;
    if (!root || (isScalar(root) && root.value === null)) return {};
    return this.#value(root, [], spanOf(root));
  }

  /** The spans of a node, else of the nearest one above it that is written down. */
  spansOf(path: Path): NodeSpans {
    for (let length = path.length; length >= 0; length--) {
      const spans = this.#spans.get(JSON.stringify(path.slice(0, length)));
      if (spans) return spans;
    }
    return { key: { start: 0, end: 0 }, value: { start: 0, end: 0 } };
  }

  #parse(): Document.Parsed | undefined {
    try {
      const document = parse(this.#file.text);
      for (const { pos, code: kind, message: text } of document.errors.slice(0, mostSyntaxErrors)) {
        const several = kind === 'MULTIPLE_DOCS';
        const problem = several ? oneDocument : message`This is not valid YAML: ${quoted(text)}.`;
        this.#refuse([], { start: pos[0], end: pos[1] }, problem);
      }
      return document.errors.length > 0 ? undefined : document;
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      this.#refuse([], { start: 0, end: 0 }, message`The file cannot be read as YAML: ${quoted(text)}.`);
      return undefined;
    }
  }

  /** `key` is the span of what names the value: its key, or itself in a list. */
  #value(node: Node, path: Path, key: Span): unknown {
    if (++this.#values > mostValues || path.length > deepest) return this.#refuseSize(path, key);
    this.#spans.set(JSON.stringify(path), { key, value: spanOf(node) });
    if (isAlias(node)) return this.#alias(node.source, path, key);
    if (node.tag !== undefined && node.tag !== 'tag:yaml.org,2002:str')
      return this.#refuse(
        path,
        spanOf(node),
        message`YAML tags such as ${code(shortened(node.tag))} have no meaning here.`,
      );
    const value = this.#content(node, path);
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, node);
    return value;
  }

  #content(node: Exclude<Node, { source: string }>, path: Path): unknown {
    if (isMap(node)) return this.#map(node.items, path);
    if (isSeq(node)) return node.items.map((item, index) => this.#item(item, [...path, index]));
    return this.#scalar(node, path.at(-1));
  }

  /** An anchor counts once its node is complete, so no alias can stand for something that it is in. */
  #alias(name: string, path: Path, key: Span): unknown {
    const target = this.#anchors.get(name);
    if (target) return this.#value(target, path, key);
    return this.#refuse(
      path,
      key,
      message`The alias ${code(shortened(name))} stands for nothing that is complete before it.`,
    );
  }

  #item(item: unknown, path: Path): unknown {
    if (isNode(item)) return this.#value(item, path, spanOf(item));
    return this.#refuse(path, this.spansOf(path).value, message`A list cannot hold this.`);
  }

  #map(items: readonly Pair[], path: Path): object {
    const entries = new Map<string, unknown>();
    for (const { key, value } of items) {
      if (!isScalar(key)) {
        this.#refuse(
          path,
          isNode(key) ? spanOf(key) : this.spansOf(path).key,
          message`A key has to be a text.`,
        );
        continue;
      }
      const name = textOf(key);
      if (entries.has(name))
        this.#refuse(
          [...path, name],
          spanOf(key),
          message`The key ${code(shortened(name))} stands here twice.`,
        );
      else if (name === '__proto__')
        this.#refuse([...path, name], spanOf(key), message`Unknown key ${code(name)}.`);
      else entries.set(name, isNode(value) ? this.#value(value, [...path, name], spanOf(key)) : null);
    }
    return Object.fromEntries(entries);
  }

  #scalar(node: Scalar, key: string | number | undefined): unknown {
    const typed = node.value === null || (typeof key === 'string' && this.#typedKeys.has(key));
    return typed ? node.value : textOf(node);
  }

  #refuse(path: Path, span: Span, problem: Message): null {
    this.problems.push({ key: keyOf(path), place: this.#file.placeOf(span), message: problem });
    return null;
  }

  #refuseSize(path: Path, span: Span): null {
    const text = message`The config has more than ${mostValues} values, aliases counted as what they stand for, or is nested deeper than ${deepest}.`;
    if (!this.problems.some(({ message: [first] }) => first === text[0])) this.#refuse(path, span, text);
    return null;
  }
}

function isNode(value: unknown): value is Node {
  return isAlias(value) || isMap(value) || isSeq(value) || isScalar(value);
}

function spanOf(node: Node): Span {
  const [start, end] = node.range ?? [0, 0];
  return { start, end };
}

/** The text of a scalar, of plain ones as it is written. */
function textOf(node: Scalar): string {
  return node.source ?? String(node.value);
}

/** `uniqueKeys` would take time that grows with the square of the keys; the tree reader finds them itself. */
function parse(text: string): Document.Parsed {
  return parseDocument(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'error' });
}
