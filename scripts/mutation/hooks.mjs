import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

/**
 * How Node loads TypeScript for mutation tests; see runner.mjs. The query of a test's address, which is the number of the
 * load, goes on to all that it imports of this project, so that each load has modules of its own.
 */

/** What is loaded in another's place. */
const instead = [
  [/^@jest\/globals$/, new URL('globals.mjs', import.meta.url).href],
  // What one mutant made would be another's, and what one test made another test's.
  [/\/bounded-memo\.js$/, new URL('no-memo.mjs', import.meta.url).href],
];

export function resolve(specifier, context, next) {
  const { search } = new URL(context.parentURL ?? import.meta.url);
  const url = instead.find(([name]) => name.test(specifier))?.[1];
  if (url) return { url: url + search, shortCircuit: true };
  const source = specifier.startsWith('.') && new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
  if (!source || !existsSync(source)) return next(specifier, context);
  return { url: source.href + search, shortCircuit: true };
}

export function load(url, context, next) {
  if (!/\.ts(?:\?|$)/.test(url)) return next(url, context);
  const path = fileURLToPath(url);
  const source = compiled.get(path) ?? compile(path);
  compiled.set(path, source);
  return { format: 'module', source, shortCircuit: true };
}

const compiled = new Map();

function compile(path) {
  const { code } = transformSync(readFileSync(path, 'utf8'), {
    filename: path,
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'es6' },
    swcrc: false,
  });
  return code;
}
