#!/usr/bin/env node
/**
 * Prints the access table and the access map of a sample, as they stand in a job's summary, for the picture in the docs:
 *
 *   node scripts/access-sample.mjs [--lib FOLDER] | node scripts/render-review.mjs --out docs/access-map.png
 *
 * FOLDER is the compiled source, `lib` unless said otherwise.
 */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({ options: { lib: { type: 'string', default: 'lib' } } });
const load = (path) => import(pathToFileURL(resolve(root, values.lib, path)).href);

const { accessSections } = await load('render/access-table.js');
const { accessMapSections } = await load('render/access-map.js');
const { fitSections } = await load('render/sections.js');
const sample = JSON.parse(await readFile(resolve(root, '__tests__/fixtures/access-sample.json'), 'utf8'));

const sections = [
  ...accessSections(sample.accessChanges, { matrix: sample.accessMatrix, most: 20 }),
  ...accessMapSections(sample.accessMatrix),
];
console.log(fitSections(sections, 60_000, 'the job summary'));
