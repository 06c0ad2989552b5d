/**
 * Builds dist/: two bundles apart, since ncc names its chunks by number and two bundles in one folder would overwrite
 * each other's. Beside each stands the packed service data, read relative to import.meta.url: a copied dist/ still runs.
 */
import { execFileSync } from 'node:child_process';
import { minify } from '@swc/core';
import { chmodSync, copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const bundles = [
  { entry: 'lib/index.js', out: 'dist' },
  { entry: 'lib/cli.js', out: 'dist/cli' },
];

rmSync('dist', { recursive: true, force: true });
for (const { entry, out } of bundles) {
  const options = ['build', entry, '-o', out, '--license', 'licenses.txt', '--no-cache', '--quiet'];
  execFileSync('node', ['node_modules/@vercel/ncc/dist/ncc/cli.js', ...options], { stdio: 'inherit' });
  await minifyAll(out);
  copyFileSync('src/policy/service-data.bin', `${out}/service-data.bin`);
  refuseBroken(out);
}
writeFileSync('dist/cli.js', "#!/usr/bin/env node\nimport './cli/index.js';\n");
chmodSync('dist/cli.js', 0o755);

/**
 * Makes all files of a bundle small, the chunks of dynamic imports too, which ncc's own minifier passes over. Functions
 * stay where they are declared: put in the place of their one use, as a minifier does by default, they are made anew at
 * each call of what is around them, and 10,000 policies take a third more time and half more memory.
 */
async function minifyAll(folder) {
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.js'))) {
    const { code } = await minify(readFileSync(`${folder}/${name}`, 'utf8'), {
      module: true,
      compress: { inline: 0, reduce_funcs: false, reduce_vars: false },
      mangle: true,
    });
    writeFileSync(`${folder}/${name}`, code);
  }
}

/** ncc exits 0 and says nothing when a module is missing from the bundle, which then dies at its start. */
function refuseBroken(folder) {
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.js') && readFileSync(`${folder}/${name}`, 'utf8').includes('webpackMissingModule')) {
      throw new Error(`${folder}/${name} lacks a module: the bundle is broken.`);
    }
  }
}
