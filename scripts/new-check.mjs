/**
 * Writes the files of a new check from scripts/templates: npm run new-check -- <id>
 *
 * The check, its page, two good and two bad fixtures, and its lines in the catalogue. What stands in them is an example
 * that works: the tests pass, and each line waits to be replaced. Refuses an id that is taken or malformed.
 */
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const templates = join(root, 'scripts/templates');
const catalogue = join(root, 'src/checks/catalogue.ts');

/** Which template becomes which file. */
const files = (id) => ({
  'check.ts.txt': `src/checks/catalogue/${id}.ts`,
  'page.md.txt': `docs/checks/${id}.md`,
  'bad.json.txt': `__tests__/fixtures/checks/${id}/bad/01-example.json`,
  'bad.yaml.txt': `__tests__/fixtures/checks/${id}/bad/02-example.template.yaml`,
  'good.json.txt': `__tests__/fixtures/checks/${id}/good/01-example.json`,
  'good.yaml.txt': `__tests__/fixtures/checks/${id}/good/02-example.template.yaml`,
});

const [id, ...rest] = process.argv.slice(2);
try {
  await main(id, rest);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

async function main(id, rest) {
  if (id === undefined || rest.length > 0) throw new Error('Usage: npm run new-check -- <id>');
  // A name of a file, a folder and a key in the config: lower case, and at least two words.
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(id)) {
    throw new Error(`"${id}" is no id: write words in lower case with hyphens, such as ecr-push-any-repo.`);
  }
  const targets = Object.entries(files(id)).map(([template, path]) => ({ template, path }));
  const list = await readFile(catalogue, 'utf8');
  const taken = [];
  for (const { path } of targets) if (await exists(join(root, path))) taken.push(path);
  if (list.includes(`/${id}.js'`)) taken.push('src/checks/catalogue.ts');
  if (taken.length > 0) throw new Error(`${id} is there already: ${taken.join(', ')}`);
  for (const { template, path } of targets)
    await write(path, filled(await readFile(join(templates, template), 'utf8'), id));
  await writeFile(catalogue, withCheck(list, id));
  console.log(
    `wrote src/checks/catalogue.ts\n\nNext: the fixtures, then the check, then the page, then npm run docs and npm test.`,
  );
}

async function exists(path) {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function write(path, text) {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text, { flag: 'wx' });
  console.log(`wrote ${path}`);
}

function filled(template, id) {
  return template.replaceAll('{{id}}', id).replaceAll('{{name}}', nameOf(id));
}

/** `ecr-push-any-repo` is `ecrPushAnyRepo` in code. */
function nameOf(id) {
  return id.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}

/** The catalogue with one more check: an import and an entry, both in the order of the ids. */
function withCheck(list, id) {
  const imports = /(?:^import \{ \w+ \} from '\.\/catalogue\/.*\n)+/m;
  const entries = /(?<=^export const catalogue.*\n)(?:^ {2}\w+,\n)*/m;
  const withImport = list.replace(imports, (lines) =>
    sorted(lines, `import { ${nameOf(id)} } from './catalogue/${id}.js';`, (line) => line.split('/')[2]),
  );
  const ids = [...withImport.matchAll(/\/catalogue\/([\w-]+)\.js/g)].map(([, each]) => each);
  return withImport.replace(entries, () => ids.map((each) => `  ${nameOf(each)},\n`).join(''));
}

function sorted(lines, line, key) {
  const all = [...lines.trimEnd().split('\n'), line];
  // Without `.js` a short id comes before a longer one that begins with it.
  const plain = (each) => key(each).replace(/\.js.*/, '');
  return `${all.sort((a, b) => (plain(a) < plain(b) ? -1 : 1)).join('\n')}\n`;
}
