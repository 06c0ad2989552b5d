import type * as Yaml from 'yaml';
import type { Document } from 'yaml';
import { message, quoted } from '../domain/message.js';
import type { Span } from '../domain/source.js';
import type { Node } from '../policy/node.js';
import { DepthError, FaultError, type Fault } from './fault.js';
import { guardDepth } from './yaml-depth.js';
import { YamlTree, type YamlKinds } from './yaml-tree.js';

/** One of the documents of a YAML file: its tree, or what stops it from being read; neither where it is empty. */
export interface YamlDocument {
  readonly root: Node | undefined;
  readonly fault: Fault | undefined;
  /** From its first character to the next document's mark. */
  readonly span: Span;
}

/**
 * Reads all documents of a YAML text (1.2, core schema, and 1.1's merge keys). Each is read or faulty on its own.
 *
 * Loads the yaml package at the first call: a run without YAML does without its 50 ms.
 *
 * @throws DepthError where it is too deep. Whatever the library throws becomes a fault.
 */
export async function parseYaml(text: string): Promise<readonly YamlDocument[]> {
  const yaml = await import('yaml');
  // The library takes a lone carriage return for a character, YAML for a line's end; one for one, so offsets hold.
  const source = text.replace(/\r(?!\n)/g, '\n');
  try {
    return withoutStacks(() =>
      Array.from(documents(source, yaml), (document) => read(document, source, yaml)),
    );
  } catch (error) {
    if (error instanceof DepthError) throw error;
    const span = { start: 0, end: source.length };
    return [{ root: undefined, fault: libraryFault(error, { start: 0, end: 0 }), span }];
  }
}

/**
 * The library makes an Error of every short tag that it does not know, and of every slip of a text that is no YAML. What
 * costs is the stack of each, which nobody reads: without it a megabyte of them takes a fraction of the time.
 */
function withoutStacks<T>(work: () => T): T {
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = before;
  }
}

type ParsedDocument = Document.Parsed;

function documents(source: string, yaml: typeof Yaml): Iterable<ParsedDocument> {
  // The library's check for duplicate keys takes a square of their number; ours comes later and is linear.
  const composer = new yaml.Composer({ uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  return composer.compose(tokens(source, yaml), true, source.length);
}

function* tokens(source: string, yaml: typeof Yaml): Generator<Yaml.CST.Token> {
  const parser = new yaml.Parser();
  for (const lexeme of guardDepth(new yaml.Lexer().lex(source))) yield* parser.next(lexeme);
  yield* parser.end();
}

function read(document: ParsedDocument, source: string, kinds: YamlKinds): YamlDocument {
  const [start, , end] = document.range;
  const span = { start, end };
  const [error] = document.errors;
  if (error) return { root: undefined, fault: libraryFault(error, place(error.pos, source)), span };
  try {
    const root = document.contents ? new YamlTree(source, kinds).convert(document.contents) : undefined;
    return { root, fault: undefined, span };
  } catch (thrown) {
    if (thrown instanceof DepthError) throw thrown;
    const fault = thrown instanceof FaultError ? thrown.fault : libraryFault(thrown, { start, end: start });
    return { root: undefined, fault, span };
  }
}

function place([start, end]: readonly [number, number], source: string): Span {
  return { start: Math.min(start, source.length), end: Math.min(Math.max(start, end), source.length) };
}

function libraryFault(error: unknown, span: Span): Fault {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    span,
    what: message`The YAML cannot be read: ${quoted(reason)}.`,
    fix: message`Correct the YAML here.`,
  };
}
