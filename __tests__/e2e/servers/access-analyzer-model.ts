import * as sdk from '@aws-sdk/client-accessanalyzer';
import { isFields, type Fields } from './fields.js';

export type OperationName =
  'ValidatePolicy' | 'CheckNoNewAccess' | 'CheckAccessNotGranted' | 'CheckNoPublicAccess';

/** One operation of the SDK's own model. */
export interface Operation {
  readonly name: OperationName;
  readonly path: string;
  /** The members that travel in the query, and the rest, which travel in the body. */
  readonly queryMembers: readonly string[];
  readonly input: unknown;
  readonly output: unknown;
}

/** The four operations, as the SDK describes them: `[9, namespace, name, {http: [method, path, status]}, input, output]`. */
export const OPERATIONS: readonly Operation[] = [
  operation('ValidatePolicy', sdk.ValidatePolicy$),
  operation('CheckNoNewAccess', sdk.CheckNoNewAccess$),
  operation('CheckAccessNotGranted', sdk.CheckAccessNotGranted$),
  operation('CheckNoPublicAccess', sdk.CheckNoPublicAccess$),
];

const KIND = { list: 1, struct: 3 } as const;
/** A list of simple values is a number with this bit. */
const LIST_BIT = 64;

/** The words that a member takes. The schemas only say "string", the SDK's enumerations say which. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  'ValidatePolicyRequest.policyType': Object.values(sdk.PolicyType),
  'ValidatePolicyRequest.locale': Object.values(sdk.Locale),
  'ValidatePolicyRequest.validatePolicyResourceType': Object.values(sdk.ValidatePolicyResourceType),
  'CheckNoNewAccessRequest.policyType': Object.values(sdk.AccessCheckPolicyType),
  'CheckAccessNotGrantedRequest.policyType': Object.values(sdk.AccessCheckPolicyType),
  'CheckNoPublicAccessRequest.resourceType': Object.values(sdk.AccessCheckResourceType),
  'ValidatePolicyFinding.findingType': Object.values(sdk.ValidatePolicyFindingType),
  'CheckNoNewAccessResponse.result': Object.values(sdk.CheckNoNewAccessResult),
  'CheckAccessNotGrantedResponse.result': Object.values(sdk.CheckAccessNotGrantedResult),
  'CheckNoPublicAccessResponse.result': Object.values(sdk.CheckNoPublicAccessResult),
};

/** Everything in a value that its schema does not allow, each with its place. */
export function problems(
  schema: unknown,
  value: unknown,
  place = '',
  words?: readonly string[],
): readonly string[] {
  const known = resolved(schema);
  if (typeof known === 'number') return simpleProblems(known, value, place, words);
  if (known[0] === KIND.list) return listProblems(known[4], value, place);
  if (known[0] === KIND.struct) return structProblems(known, value, place);
  // A simple type with a name, such as a policy document that is not to be logged.
  if (known[0] === 0) return simpleProblems(0, value, place, words);
  // A union has the shape of a struct, of which one member is there.
  if (known[0] === 4) return unionProblems(known, value, place);
  throw new Error(`the SDK's model has a kind that this server does not know: ${String(known[0])}`);
}

/** Follows a reference, and takes the traits off a member: `() => schema`, `[schema, traits]`. */
function resolved(schema: unknown): number | readonly unknown[] {
  if (typeof schema === 'function') return resolved((schema as () => unknown)());
  if (typeof schema === 'number') return schema;
  if (!Array.isArray(schema)) throw new Error(`not a schema of the SDK: ${String(schema)}`);
  return schema.length === 2 ? resolved(schema[0]) : (schema as readonly unknown[]);
}

function structProblems(schema: readonly unknown[], value: unknown, place: string): readonly string[] {
  if (!isFields(value)) return [`${place || 'the input'} is no object`];
  const [, , structName, , memberNames, memberSchemas, required = 0] = schema;
  const names = memberNames as readonly string[];
  const schemas = memberSchemas as readonly unknown[];
  const unknown = Object.keys(value).filter((name) => !names.includes(name));
  // The required members come first; the last number of the schema counts them.
  const missing = names.slice(0, Number(required)).filter((name) => value[name] === undefined);
  return [
    ...unknown.map((name) => `${place}${name} is not in the model`),
    ...missing.map((name) => `${place}${name} is required`),
    ...names.flatMap((name, index) =>
      value[name] === undefined
        ? []
        : problems(schemas[index], value[name], `${place}${name}.`, WORDS[`${String(structName)}.${name}`]),
    ),
  ];
}

function unionProblems(schema: readonly unknown[], value: unknown, place: string): readonly string[] {
  const members = isFields(value) ? Object.keys(value).length : 0;
  const one = members === 1 ? [] : [`${place} has to have exactly one member`];
  return [...one, ...structProblems([...schema.slice(0, 6), 0], value, place)];
}

function listProblems(item: unknown, value: unknown, place: string): readonly string[] {
  if (!Array.isArray(value)) return [`${place} is no list`];
  return value.flatMap((member: unknown, index) => problems(item, member, `${place}${index}.`));
}

const SIMPLE: Readonly<Record<number, string>> = { 0: 'string', 1: 'number', 2: 'boolean' };

function simpleProblems(
  kind: number,
  value: unknown,
  place: string,
  words: readonly string[] | undefined,
): readonly string[] {
  if (kind >= LIST_BIT) return listProblems(kind - LIST_BIT, value, place);
  const expected = SIMPLE[kind];
  if (expected === undefined)
    throw new Error(`the SDK's model has a simple type that is not known here: ${kind}`);
  const name = place.replace(/\.$/, '');
  if (typeof value !== expected) return [`${name} is no ${expected}`];
  if (words === undefined || words.includes(String(value))) return [];
  return [`${name} is ${JSON.stringify(value)}, not one of ${words.join(', ')}`];
}

function operation(name: OperationName, model: unknown): Operation {
  const [, , , traits, input, output] = model as readonly unknown[];
  const http = (traits as { readonly http: readonly [string, string, number] }).http;
  const struct = resolved(input) as readonly unknown[];
  const names = struct[4] as readonly string[];
  const schemas = struct[5] as readonly unknown[];
  const queryMembers = names.filter((_, index) => {
    const member = schemas[index];
    return Array.isArray(member) && isFields(member[1]) && member[1]['httpQuery'] !== undefined;
  });
  return { name, path: http[1], queryMembers, input, output };
}

/** What the API refuses beyond its model (the API's reference: Access, CheckAccessNotGranted, ValidatePolicy). */
export function beyondTheModel(name: OperationName, input: Fields): readonly string[] {
  if (name === 'ValidatePolicy') {
    const typed =
      input['validatePolicyResourceType'] !== undefined && input['policyType'] !== 'RESOURCE_POLICY';
    return typed ? ['validatePolicyResourceType goes with RESOURCE_POLICY only'] : [];
  }
  if (name !== 'CheckAccessNotGranted') return [];
  const access = input['access'];
  if (!Array.isArray(access)) return [];
  const lists = access.filter(isFields).flatMap((entry) => [entry['actions'], entry['resources']]);
  const long = lists.some((list) => Array.isArray(list) && list.length > 100);
  return [
    ...(access.length > 1 ? ['access has more than one element'] : []),
    ...(long ? ['an access list has more than 100 members'] : []),
  ];
}
