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
    const value = valueAt(this.#data, path);
    const wanted = (issues: readonly Issue[]) => issues.map((inner) => otherType(inner, value)).find(Boolean);
    const meant = issue.errors.find((issues) => wanted(issues) === undefined);
    if (meant) return meant.flatMap((inner) => this.complaints(inner, path));
    const types = new Set(issue.errors.map(wanted));
    return [{ path, at: 'value', message: wrongType(value, [...types].join(' or ')) }];
  }
}

function isStep(step: PropertyKey): step is string | number {
  return typeof step !== 'symbol';
}

/** What the schema expects where the value is of another type; undefined where only the value itself is wrong. */
function otherType(issue: Issue, value: unknown): string | undefined {
  if (issue.path.length > 0) return undefined;
  if (issue.code === 'invalid_type') return typeWords(issue.expected);
  return issue.code === 'invalid_value' && typeof value !== 'string' ? 'a text' : undefined;
}

function wrongValue(issue: Issue, value: unknown): Message {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(value, typeWords(issue.expected));
    case 'invalid_value':
      return typeof value === 'string'
        ? notAllowed(value, issue.values.map(String))
        : wrongType(value, 'a text');
    case 'too_small':
    case 'too_big':
      return outOfBounds(issue, value);
    case 'custom':
      return typeof value === 'string'
        ? message`${subject(value)} ${issue.message}${ending(issue.params)}`
        : [issue.message];
    default:
      return typeof value === 'string' ? message`${subject(value)} ${issue.message}.` : [issue.message];
  }
}

function outOfBounds(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig, value: unknown): Message {
  const [most, bound] =
    issue.code === 'too_big' ? [true, Number(issue.maximum)] : [false, Number(issue.minimum)];
  if (Array.isArray(value))
    return message`The list has ${value.length} entries; it has to have at ${most ? 'most' : 'least'} ${bound}.`;
  const side = most ? 'above' : 'below';
  return message`${code(String(value))} is ${side} ${bound}, the ${most ? 'most' : 'least'} that is allowed.`;
}

function subject(value: string): Message {
  return value.trim() === '' ? ['The text'] : [code(shortened(value))];
}

function ending(params: unknown): Message {
  const name =
    typeof params === 'object' && params !== null && 'instead' in params ? params.instead : undefined;
  return typeof name === 'string' ? instead(shortened(name)) : ['.'];
}

function wrongType(value: unknown, wanted: string): Message {
  return message`Expected ${wanted}, but ${given(value)}.`;
}

function given(value: unknown): Message {
  if (value === null || value === undefined) return ['nothing is written here'];
  if (Array.isArray(value)) return ['this is a list'];
  if (typeof value === 'object' && Object.keys(value).length === 0) return ['this is an empty map'];
  if (typeof value === 'object')
    return message`this is a map with ${codeList(Object.keys(value).map(shortened), 3)}`;
  if (typeof value === 'string') return message`this is the text ${code(shortened(value))}`;
  return message`this is ${code(JSON.stringify(value))}`;
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
