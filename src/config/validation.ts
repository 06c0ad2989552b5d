import { z } from 'zod';
import { code, codeList, message, type Message } from '../domain/message.js';
import type { ConfigTree } from './config-tree.js';
import { didYouMean, instead, notAllowed, shortened } from './nearest.js';
import { keyOf, type ConfigProblem, type Path } from './problem.js';
import { configSchema, type ConfigFile } from './schema.js';

type Issue = z.core.$ZodIssue;

/** The valid file, or what is wrong with it. */
export type Validation = { readonly file: ConfigFile } | { readonly problems: readonly ConfigProblem[] };

/** What is said of one key, shown at the key or at its value. */
interface Complaint {
  readonly path: Path;
  readonly at: 'key' | 'value';
  readonly message: Message;
}

/** Holds the tree of a config file against the schema; every problem has the place of the key or value that is wrong. */
export function validateConfig(tree: ConfigTree, knownRules: readonly string[]): Validation {
  const schema = configSchema(knownRules);
  const result = schema.safeParse(tree.data);
  if (result.success) return { file: result.data };
  const complainer = new Complainer(schema, tree.data);
  const complaints = result.error.issues.flatMap((issue) => complainer.complaints(issue, []));
  const problems = complaints.map(({ path, at, message: text }) => ({
    key: keyOf(path),
    place: at === 'key' ? tree.placeOfKey(path) : tree.placeOfValue(path),
    message: text,
  }));
  return { problems };
}

/** Says in our words what the schema found. */
class Complainer {
  readonly #schema: z.ZodType;
  readonly #data: unknown;

  constructor(schema: z.ZodType, data: unknown) {
    this.#schema = schema;
    this.#data = data;
  }

  /** `above` is the path of what the issue's own path begins at. */
  complaints(issue: Issue, above: Path): Complaint[] {
    const path = [...above, ...issue.path.filter(isStep)];
    if (issue.code === 'unrecognized_keys') return this.#unknownKeys(issue.keys, path);
    if (issue.code === 'invalid_union') return this.#union(issue, path);
    if (issue.code === 'invalid_key') return issue.issues.flatMap((inner) => this.#unknownName(inner, path));
    const value = valueAt(this.#data, path);
    if (value === undefined)
      return [{ path, at: 'key', message: message`${code(String(path.at(-1)))} is missing.` }];
    return [{ path, at: 'value', message: wrongValue(issue, value) }];
  }

  #unknownKeys(keys: readonly string[], path: Path): Complaint[] {
    const known = keysAt(this.#schema, path);
    return keys.map((key) => {
      const text = message`Unknown key ${code(shortened(key))}${didYouMean(key, known)}`;
      return { path: [...path, key], at: 'key', message: text };
    });
  }

  #unknownName(issue: Issue, path: Path): Complaint[] {
    return [{ path, at: 'key', message: wrongValue(issue, String(path.at(-1))) }];
  }

  /** Of the alternatives, that whose type the value has is the one that was meant. */
  #union(issue: z.core.$ZodIssueInvalidUnion, path: Path): Complaint[] {
    const meant = issue.errors.find((issues) => !issues.some(isOfOtherType)) ?? [];
    if (meant.length > 0) return meant.flatMap((inner) => this.complaints(inner, path));
    const value = valueAt(this.#data, path);
    const wanted = new Set(
      issue.errors
        .flat()
        .filter(isOfOtherType)
        .map((inner) => typeWords(inner.expected)),
    );
    return [{ path, at: 'value', message: wrongType(value, [...wanted].join(' or ')) }];
  }
}

function isStep(step: PropertyKey): step is string | number {
  return typeof step !== 'symbol';
}

function isOfOtherType(issue: Issue): issue is z.core.$ZodIssueInvalidType {
  return issue.code === 'invalid_type' && issue.path.length === 0;
}

function wrongValue(issue: Issue, value: unknown): Message {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(value, typeWords(issue.expected));
    case 'invalid_value':
      return typeof value === 'string'
        ? notAllowed(value, issue.values.map(String))
        : wrongType(value, `one of ${issue.values.map(String).join(', ')}`);
    case 'too_small':
    case 'too_big':
      return outOfBounds(issue, value);
    case 'custom':
      return typeof value === 'string'
        ? message`${code(shortened(value))} ${[issue.message]}${ending(issue.params)}`
        : [issue.message];
    default:
      return typeof value === 'string'
        ? message`${code(shortened(value))} ${[issue.message]}.`
        : [issue.message];
  }
}

function outOfBounds(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig, value: unknown): Message {
  const [word, bound] =
    issue.code === 'too_small' ? (['least', issue.minimum] as const) : (['most', issue.maximum] as const);
  if (Array.isArray(value))
    return message`A list of ${value.length} is given; it has at ${[word]} ${Number(bound)}.`;
  return message`${code(String(value))} is given; it is at ${[word]} ${Number(bound)}.`;
}

function ending(params: unknown): Message {
  const name =
    typeof params === 'object' && params !== null && 'instead' in params ? params.instead : undefined;
  return typeof name === 'string' ? instead(shortened(name)) : ['.'];
}

function wrongType(value: unknown, wanted: string): Message {
  return message`Expected ${[wanted]}, but ${given(value)}.`;
}

function given(value: unknown): Message {
  if (value === null || value === undefined) return ['nothing is written here'];
  if (Array.isArray(value)) return ['this is a list'];
  if (typeof value === 'object')
    return message`this is a map with ${codeList(Object.keys(value).map(shortened), 3)}`;
  return message`this is ${code(shortened(typeof value === 'string' ? value : JSON.stringify(value)))}`;
}

function typeWords(expected: string): string {
  const words: Readonly<Record<string, string>> = {
    array: 'a list',
    object: 'a map',
    record: 'a map',
    string: 'a text',
    boolean: 'true or false',
    number: 'a whole number',
    int: 'a whole number',
  };
  return words[expected] ?? expected;
}

/** The value at a path, own properties only. */
function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = Object.getOwnPropertyDescriptor(value, step)?.value;
  }
  return value;
}

/** The keys that the schema knows at a path. */
function keysAt(schema: unknown, path: Path): string[] {
  if (schema instanceof z.ZodOptional) return keysAt(schema.unwrap(), path);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => keysAt(option, path));
  const [step, ...rest] = path;
  if (schema instanceof z.ZodArray) return keysAt(schema.element, rest);
  if (schema instanceof z.ZodRecord) return keysAt(schema.valueType, rest);
  if (!(schema instanceof z.ZodObject)) return [];
  return step === undefined ? Object.keys(schema.shape) : keysAt(schema.shape[step], rest);
}
