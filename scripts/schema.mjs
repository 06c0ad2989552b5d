/**
 * Writes the JSON Schemas of the config file and of the JSON report. The first is made from the schema that reads the
 * config, in lib/, so build before; the second stands in report-schema.mjs, and takes its lists from lib/ too.
 *
 *   node scripts/schema.mjs           writes both files
 *   node scripts/schema.mjs --check   writes nothing; exits 1 if either file is out of date
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { configJsonSchema } from '../lib/config/json-schema.js';
import { reportSchema } from './report-schema.mjs';

const folder = new URL('../schema/', import.meta.url);

await main(process.argv.slice(2));

async function main(args) {
  const unknown = args.find((arg) => arg !== '--check');
  if (unknown !== undefined) throw new Error(`Unknown argument ${unknown}; the only one is --check.`);
  const write = args.includes('--check') ? checkFile : writeSchema;
  const current = [
    await write('artifact-access.schema.json', configJsonSchema()),
    await write('report.schema.json', reportSchema),
  ];
  if (current.includes(false)) process.exitCode = 1;
}

async function checkFile(name, schema) {
  const file = new URL(name, folder);
  const old = await readFile(file, 'utf8').catch(() => '');
  const current = old.replaceAll('\r\n', '\n') === textOf(schema);
  if (!current) console.error(`${fileURLToPath(file)} is out of date: run npm run schema.`);
  return current;
}

async function writeSchema(name, schema) {
  await mkdir(folder, { recursive: true });
  await writeFile(new URL(name, folder), textOf(schema));
  return true;
}

function textOf(schema) {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
