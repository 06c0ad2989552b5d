/**
 * Writes the generated parts of the checks' pages: npm run docs [-- --check] [-- --lib FOLDER]
 *
 * docs/checks/<id>.md: the header and the examples, between their marks; the rest of a page is written by hand.
 * docs/checks/README.md: the index. docs/access.md: the list of verbs. src/checks/pages.json and
 * src/review/access/sections.json: all pages, and the sections of docs/access.md, by id, for the terminal's `explain`.
 * docs/validation.md: what the offline validation decides, see validation-page.mjs.
 * With --check nothing is written; what is stale is named, and the exit code is 1. FOLDER is the compiled source, `lib`
 * unless said otherwise.
 */
import { createTwoFilesPatch } from 'diff';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { examineChange, examineFixture, readFixture } from './fixture.mjs';
import { validationPage } from './validation-page.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const pages = join(root, 'docs/checks');
const fixtures = join(root, '__tests__/fixtures/checks');

const options = readOptions(process.argv.slice(2));
const load = (path) => import(pathToFileURL(join(options.lib, path)).href);
const { catalogue } = await load('checks/catalogue.js');
const { ServiceData } = await load('policy/service-data.js');
const { plainText } = await load('domain/message.js');
const { changeCheckList, contractRules } = await load('review/access/access-rules.js');
const { verbActions } = await load('access/verbs.js');
const services = new ServiceData(await readFile(join(root, 'src/policy/service-data.bin')));

await main();

async function main() {
  const wanted = new Map();
  const texts = {};
  const generated = [
    ...catalogue.map((check) => ({ check, headerOf, examplesOf })),
    ...changeCheckList.map((check) => ({
      check,
      headerOf: changeHeaderOf,
      examplesOf: changeExamplesOf,
    })),
  ];
  for (const { check, ...parts } of generated) {
    const path = join(pages, `${check.id}.md`);
    const written = between(await readFile(path, 'utf8'), 'header', parts.headerOf(check));
    const page = between(written, 'examples', await parts.examplesOf(check));
    wanted.set(path, page);
    texts[check.id] = page.replace(/^<!-- .*-->\n+/gm, '');
  }
  wanted.set(join(pages, 'README.md'), indexOf(catalogue));
  wanted.set(join(root, 'docs/validation.md'), await validationPage(load));
  wanted.set(join(root, 'src/checks/pages.json'), `${JSON.stringify(texts, null, 2)}\n`);
  const access = join(root, 'docs/access.md');
  const page = between(await readFile(access, 'utf8'), 'verbs', verbList());
  wanted.set(access, page);
  const sections = Object.fromEntries(contractRules.map((id) => [id, sectionOf(page, id)]));
  wanted.set(join(root, 'src/review/access/sections.json'), `${JSON.stringify(sections, null, 2)}\n`);
  for (const [path, text] of wanted) await settle(path, text);
}

/** Each verb with its actions, by service, as far as AWS lists them. */
function verbList() {
  const lines = Object.entries(verbActions).map(([verb, actions]) => {
    const known = actions.filter((name) => services.action(name));
    const prefixes = [...new Set(known.map((name) => name.split(':')[0]))];
    const own = prefixes.map((prefix) => codes(known.filter((name) => name.startsWith(`${prefix}:`))));
    return [`- **${verb}**`, ...own.map((each) => `  - ${each}`)].join('\n');
  });
  return lines.join('\n');
}

/** The section of a page under the heading that is the id, as a page of its own. */
function sectionOf(page, id) {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${id}\n`));
  if (section === undefined) throw new Error(`docs/access.md has no section ${id}.`);
  return `# ${section.trimEnd()}\n`;
}

function readOptions(args) {
  const read = { check: false, lib: join(root, 'lib') };
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '--check') read.check = true;
    else if (args[i] === '--lib' && args[i + 1] !== undefined) read.lib = resolve(args[++i]);
    else throw new Error(`Unknown argument ${args[i]}; there are --check and --lib FOLDER.`);
  }
  return read;
}

/** Writes a file that is not as wanted, or, with --check, names it. */
async function settle(path, text) {
  const old = await readFile(path, 'utf8').catch(() => undefined);
  if (old === text) return;
  const name = path.slice(root.length);
  if (options.check) {
    console.error(`${name} is stale: npm run docs`);
    process.exitCode = 1;
  } else {
    await writeFile(path, text);
    console.log(`wrote ${name}`);
  }
}

/** The page with new text between the marks of a generated part. */
function between(page, part, text) {
  const marks = new RegExp(`(<!-- generated ${part} -->\n)[^]*?(<!-- end of ${part} -->)`);
  if (!marks.test(page))
    throw new Error(`A page lacks the marks of its generated ${part}:\n${page.slice(0, 200)}`);
  return page.replace(marks, (_, start, end) => `${start}\n${text}\n\n${end}`);
}

function headerOf({ kinds, ...check }) {
  return headerText(check, 'policies', codes(kinds));
}

function changeHeaderOf(check) {
  return headerText(check, 'compares', 'what the head allows with what the merge base did');
}

function headerText({ id, title, ...check }, column, value) {
  return [
    `# ${title}`,
    '',
    `| id | severity | ${column} |`,
    '| --- | --- | --- |',
    `| \`${id}\` | ${severityOf(check)} | ${value} |`,
  ].join('\n');
}

async function changeExamplesOf({ id }) {
  const bad = await examineChange(load, await firstFixture(id, 'bad'), services);
  const good = await examineChange(load, await firstFixture(id, 'good'), services);
  const own = bad.findings.filter(({ rule }) => rule === id);
  const frames = own.map((finding) => changeFrameOf(finding, bad));
  return examplesText(id, changeText(bad), frames, changeText(good));
}

function examplesText(id, bad, frames, good) {
  if (frames.length === 0) throw new Error(`${id} does not report its first bad fixture.`);
  return ['This is reported:', bad, fenced('text', frames.join('\n\n')), 'This is not:', good].join('\n\n');
}

/** What a fixture changes, with the config that it needs. */
function changeText({ texts, config }) {
  const patches = Object.keys({ ...texts.base, ...texts.head }).map((name) =>
    createTwoFilesPatch(name, name, texts.base[name] ?? '', texts.head[name] ?? '', '', '', { context: 30 })
      .split('\n')
      .slice(3)
      .filter((line) => !line.startsWith('\\'))
      .join('\n'),
  );
  const known = config === undefined ? [] : [fenced('yaml', config)];
  return [...known, ...patches.map((text) => fenced('diff', text))].join('\n\n');
}

function changeFrameOf({ place, side, severity, message, help }, { texts }) {
  const line = texts[side][place.path].split('\n')[place.start.line - 1];
  const end = place.start.line === place.end.line ? place.end.column : line.length + 1;
  return frameText({ severity, start: place.start, line, width: end - place.start.column, message, help });
}

function indexOf(checks) {
  return [
    '# The artifact-access checks',
    '',
    '<!-- generated by npm run docs -->',
    '',
    'Each check has a page that says why it matters, how to mend what it finds, and when not to use it. Its severity can be set under [`checks`](../configuration.md#checks) in the config.',
    '',
    '| check | finds | severity | policies |',
    '| --- | --- | --- | --- |',
    ...checks.map(
      ({ id, title, kinds, ...check }) =>
        `| [\`${id}\`](${id}.md) | ${title} | ${severityOf(check)} | ${codes(kinds)} |`,
    ),
    '',
    'A change is also held against what the policies allowed before; [access.md](../access.md) says how.',
    '',
    '| check | finds | severity |',
    '| --- | --- | --- |',
    ...changeCheckList.map(
      ({ id, title, ...check }) => `| [\`${id}\`](${id}.md) | ${title} | ${severityOf(check)} |`,
    ),
    '',
  ].join('\n');
}

function severityOf({ severity, offByDefault }) {
  return `\`${severity}\`${offByDefault ? ', off by default' : ''}`;
}

function codes(names) {
  return names.map((text) => `\`${text}\``).join(', ');
}

async function examplesOf(check) {
  const bad = await readFixture(await firstFixture(check.id, 'bad'));
  const good = await readFixture(await firstFixture(check.id, 'good'));
  return examplesText(check.id, texts(bad), await framesOf(check, bad), texts(good));
}

/** The path of the fixture that a page shows. */
async function firstFixture(id, verdict) {
  const folder = join(fixtures, id, verdict);
  const [name] = (await readdir(folder)).sort();
  if (name === undefined) throw new Error(`${folder} is empty.`);
  return join(folder, name);
}

/** The files of a fixture; where there are several, each under its name. */
function texts({ files, config }) {
  const all = [...files, ...(config ? [config] : [])];
  const named = all.length > 1;
  return all
    .map(({ name, text, language }) => `${named ? `\`${name}\`:\n\n` : ''}${fenced(language, text)}`)
    .join('\n\n');
}

function fenced(language, text) {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

/** What a check says of a fixture, as the terminal shows it. */
async function framesOf(check, fixture) {
  const found = await examineFixture(load, fixture, services, [check]);
  return found.flatMap(({ policy, results }) => results.map((each) => frameOf(policy.file, each)));
}

function frameOf(file, { severity, problem }) {
  const { start, end } = file.placeOf(problem.at);
  const line = file.line(start.line);
  const width = start.line === end.line ? end.column - start.column : line.length - start.column + 1;
  return frameText({ severity, start, line, width, message: problem.message, help: problem.help });
}

function frameText({ severity, start, line, width, message, help }) {
  const number = String(start.line);
  const margin = ' '.repeat(number.length);
  return [
    `${severity} at line ${start.line}, column ${start.column}`,
    `${number} | ${line}`,
    `${margin} | ${' '.repeat(start.column - 1)}${'^'.repeat(Math.max(1, width))}`,
    ...wrapped(plainText(message)),
    ...wrapped(`help: ${plainText(help)}`),
  ].join('\n');
}

/** Lines of at most 100 characters where words allow it. */
function wrapped(text) {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last && last.length + word.length >= 100) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines;
}
