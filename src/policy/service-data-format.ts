import { inflateRawSync } from 'node:zlib';
import { accessLevels } from './service-facts.js';
import type {
  AccessLevel,
  ActionFacts,
  ActionResourceType,
  ConditionKeyFacts,
  ResourceTypeFacts,
  ServiceFacts,
} from './service-facts.js';

/**
 * The layout of service-data.bin, which scripts/service-data.mjs writes:
 *
 *     "IAMDATA" and one byte, the layout's version
 *     the index's length in bytes, 32 bits, little-endian
 *     the index, all action names, then one block for each service, in the index's order
 *
 * Index, names and services are deflated (raw) apart, so that a policy costs only the services that it names. Inside
 * they are lines of fields parted by tabs; a list in a field is parted by commas, and numbers count the items of an
 * earlier list from 0.
 *
 * Index: one line each for the data's date, its source, the access levels, the types of condition keys, the global
 * keys (`type key`), the services with resource control policies, the prefixes, and the lengths in bytes of the names
 * and of each service. Names: one part for each service, with an empty line between, of one full name a line. A service:
 * four parts with an empty line between,
 *
 *     its name
 *     condition keys:  key, type
 *     resource types:  name, ARN, condition keys
 *     actions:         name, access levels, condition keys, dependent actions, then for each resource type
 *                      `!` if it is required, its number, a space, condition keys
 */
export interface ServiceDataFile {
  readonly date: string;
  readonly source: string;
  readonly rcpServices: readonly string[];
  readonly globalKeys: readonly ConditionKeyFacts[];
  readonly prefixes: readonly string[];
  /** All actions' full names (`ecr:PutImage`) by prefix, parted by line breaks; inflated by each call. */
  actionNames(): ReadonlyMap<string, string>;
  /** Undefined for an unknown prefix (lower case); decoded by each call. */
  service(prefix: string): ServiceFacts | undefined;
}

const magic = 'IAMDATA';
const version = 1;
const headLength = magic.length + 1 + 4;

/** Opens a packed file. Throws an Error that says what is wrong with bytes that are none, or of another layout. */
export function openServiceData(bytes: Uint8Array): ServiceDataFile {
  const [index, blocks] = split(bytes);
  const [date = '', source = '', levelLine, typeLine, globalLine, rcpLine, prefixLine] = index;
  const levels = fieldsOf(levelLine).map(parseLevels);
  const types = fieldsOf(typeLine);
  const prefixes = fieldsOf(prefixLine);
  const numbers = new Map(prefixes.map((prefix, number) => [prefix, number + 1]));
  return {
    date,
    source,
    prefixes,
    rcpServices: fieldsOf(rcpLine),
    globalKeys: fieldsOf(globalLine).map((field) => {
      const [type, key = ''] = field.split(' ', 2);
      return { key, type: at(types, type) };
    }),
    actionNames() {
      const parts = inflate(at(blocks, 0)).split('\n\n');
      return new Map(prefixes.map((prefix, i) => [prefix, at(parts, i)]));
    },
    service(prefix) {
      const number = numbers.get(prefix);
      return number === undefined
        ? undefined
        : parseService(prefix, inflate(at(blocks, number)), levels, types);
    },
  };
}

/** The index's lines but its last, and the blocks whose lengths that last line holds. */
function split(bytes: Uint8Array): [readonly string[], readonly Uint8Array[]] {
  checkHead(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let offset = headLength + view.getUint32(magic.length + 1, true);
  if (offset > bytes.length) throw new Error('The service data is cut short.');
  const index = inflate(bytes.subarray(headLength, offset)).split('\n');
  const blocks = fieldsOf(index.pop()).map((length) => bytes.subarray(offset, (offset += Number(length))));
  if (offset !== bytes.length)
    throw new Error(`The service data has ${bytes.length} bytes instead of ${offset}.`);
  return [index, blocks];
}

function checkHead(bytes: Uint8Array): void {
  const found = String.fromCharCode(...bytes.subarray(0, magic.length));
  if (found !== magic || bytes.length < headLength) {
    throw new Error('These bytes are not service data: they do not begin as service-data.bin does.');
  }
  const foundVersion = bytes[magic.length];
  if (foundVersion !== version) {
    throw new Error(
      `The service data is of layout ${String(foundVersion)}; this program reads layout ${version}.`,
    );
  }
}

function parseService(
  prefix: string,
  text: string,
  levels: readonly (readonly AccessLevel[])[],
  types: readonly string[],
): ServiceFacts {
  const [name = '', keyLines, resourceLines, actionLines] = text.split('\n\n');
  const keys = linesOf(keyLines).map((line): ConditionKeyFacts => {
    const [key = '', type] = fieldsOf(line);
    return { key, type: at(types, type) };
  });
  const keyList = listReader(keys);
  const resources = linesOf(resourceLines).map((line) => parseResource(line, keyList));
  const actions = linesOf(actionLines).map((line) => parseAction(line, levels, resources, keyList));
  return {
    prefix,
    name,
    actions: new Map(actions.map((action) => [action.name.toLowerCase(), action])),
    resourceTypes: new Map(resources.map((resource) => [resource.name, resource])),
    conditionKeys: new Map(keys.map((key) => [key.key.toLowerCase(), key])),
  };
}

type KeyList = (numbers: string | undefined) => readonly string[];

/** Reads lists of key numbers; lists that are written alike are one array, since many actions share theirs. */
function listReader(keys: readonly ConditionKeyFacts[]): KeyList {
  const known = new Map<string, readonly string[]>();
  return (numbers = '') => {
    const list = known.get(numbers) ?? splitList(numbers).map((number) => at(keys, number).key);
    known.set(numbers, list);
    return list;
  };
}

function parseResource(line: string, keyList: KeyList): ResourceTypeFacts {
  const [name = '', arn = '', keys] = fieldsOf(line);
  return { name, arn, arns: arn.split(', '), conditionKeys: keyList(keys) };
}

function parseAction(
  line: string,
  levels: readonly (readonly AccessLevel[])[],
  resources: readonly ResourceTypeFacts[],
  keyList: KeyList,
): ActionFacts {
  const [name = '', level, keys, dependent = '', ...rest] = fieldsOf(line);
  const resourceTypes = rest.map((field): ActionResourceType => {
    const required = field.startsWith('!');
    const [number, typeKeys] = field.slice(required ? 1 : 0).split(' ', 2);
    return { name: at(resources, number).name, required, conditionKeys: keyList(typeKeys) };
  });
  return {
    name,
    accessLevels: at(levels, level),
    resourceTypes,
    conditionKeys: keyList(keys),
    wildcardOnly: resourceTypes.length === 0,
    dependentActions: splitList(dependent),
  };
}

function parseLevels(text: string): readonly AccessLevel[] {
  return text.split(', ').map((word) => {
    const level = accessLevels.find((each) => each === word);
    if (level === undefined) throw new Error(`The service data has an unknown access level: ${word}.`);
    return level;
  });
}

function inflate(block: Uint8Array): string {
  try {
    return inflateRawSync(block).toString('utf8');
  } catch (cause) {
    throw new Error('The service data is damaged: a block does not inflate.', { cause });
  }
}

function linesOf(part = ''): readonly string[] {
  return part === '' ? [] : part.split('\n');
}

function fieldsOf(line = ''): readonly string[] {
  return line === '' ? [] : line.split('\t');
}

function splitList(field: string): readonly string[] {
  return field === '' ? [] : field.split(',');
}

/** The item of a number that the file holds; a file that names what it does not have is broken. */
function at<T>(list: readonly T[], number: number | string | undefined): T {
  const item = list[Number(number)];
  if (item === undefined) throw new Error(`The service data names item ${String(number)} of ${list.length}.`);
  return item;
}
