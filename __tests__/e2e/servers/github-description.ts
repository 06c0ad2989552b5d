import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { Fields } from './fields.js';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly 'x-multi-segment'?: boolean;
  readonly schema: Fields;
}

interface Described {
  readonly operationId: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: boolean; readonly schema: Fields };
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
}

interface Endpoint {
  readonly method: string;
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly described: Described;
}

/** A request that GitHub's description knows. `problems` says what is wrong with it; nothing when it is right. */
export interface Understood {
  readonly operation: string;
  readonly path: Fields;
  readonly query: Fields;
  readonly body: unknown;
  readonly problems: readonly string[];
}

/** Everything in a URL is text, so numbers and booleans are read from it; a body has to have the right types. */
const urlAjv = new Ajv({ coerceTypes: true, allErrors: true, strict: false });
const bodyAjv = new Ajv({ allErrors: true, strict: false });
for (const ajv of [urlAjv, bodyAjv]) addFormats.default(ajv);
const compiled = new WeakMap<object, ValidateFunction>();

const endpoints = endpointsOf(
  JSON.parse(readFileSync(new URL('./github-openapi.json', import.meta.url), 'utf8')) as Description,
);

/** Finds the operation that a request asks for and checks the request against it; undefined when there is none. */
export function understand(
  method: string,
  path: string,
  search: URLSearchParams,
  body: unknown,
): Understood | undefined {
  for (const endpoint of endpoints) {
    const match = endpoint.method === method ? endpoint.pattern.exec(path) : null;
    if (match === null) continue;
    const { described } = endpoint;
    const pathFields = Object.fromEntries(
      endpoint.names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? '')]),
    );
    const queryFields: Fields = Object.fromEntries(search);
    const repeated =
      [...search.keys()].length === Object.keys(queryFields).length ? [] : ['a query key is repeated'];
    const problems = [
      ...repeated,
      ...check(urlAjv, parametersSchema(described, 'path'), pathFields, 'path'),
      ...check(urlAjv, parametersSchema(described, 'query'), queryFields, 'query'),
      ...bodyProblems(described, body),
    ];
    return { operation: described.operationId, path: pathFields, query: queryFields, body, problems };
  }
  return undefined;
}

function endpointsOf(description: Description): readonly Endpoint[] {
  return Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => {
      const names: string[] = [];
      const pattern = path.replace(/\{(\w+)\}/g, (_, name: string) => {
        names.push(name);
        const multiple = described.parameters.find((parameter) => parameter.name === name)?.[
          'x-multi-segment'
        ];
        return multiple === true ? '(.+)' : '([^/]+)';
      });
      return { method: method.toUpperCase(), pattern: new RegExp(`^${pattern}$`), names, described };
    }),
  );
}

const schemas = new WeakMap<object, Map<string, Fields>>();

/** One object schema for all parameters of a place, kept so that it is compiled once. */
function parametersSchema(described: Described, place: string): Fields {
  const kept = schemas.get(described) ?? new Map<string, Fields>();
  schemas.set(described, kept);
  const known = kept.get(place);
  if (known !== undefined) return known;
  const parameters = described.parameters.filter((parameter) => parameter.in === place);
  const schema = {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(parameters.map(({ name, schema: own }) => [name, own])),
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
  };
  kept.set(place, schema);
  return schema;
}

function bodyProblems({ requestBody }: Described, body: unknown): readonly string[] {
  if (requestBody === undefined) return body === undefined ? [] : ['body: this operation takes none'];
  if (body === undefined) return requestBody.required ? ['body: is required'] : [];
  return check(bodyAjv, closed(requestBody.schema), body, 'body');
}

const closedSchemas = new WeakMap<object, Fields>();

/** The schema with every object closed: GitHub overlooks an unknown field, a test should not. */
function closed(schema: Fields): Fields {
  const known = closedSchemas.get(schema);
  if (known !== undefined) return known;
  const made = close(schema) as Fields;
  closedSchemas.set(schema, made);
  return made;
}

function close(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(close);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, close(value)]));
  const isObjectSchema = copy['type'] === 'object' && copy['properties'] !== undefined;
  return isObjectSchema ? { additionalProperties: false, ...copy } : copy;
}

function check(ajv: Ajv, schema: Fields, value: unknown, place: string): readonly string[] {
  const validate = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, validate);
  return validate(value) ? [] : (validate.errors ?? []).map((error) => problem(error, place));
}

function problem({ instancePath, message, params }: ErrorObject, place: string): string {
  const extra = params as Readonly<Record<string, unknown>>;
  const name = extra['additionalProperty'] ?? extra['allowedValues'];
  const detail = name === undefined ? '' : ` (${JSON.stringify(name)})`;
  return `${place}${instancePath} ${message ?? 'is wrong'}${detail}`;
}
