import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const staticImport = /^(?:import|export) (?!type\b)[^;]*?from '([^']+)'/gms;

/** All that a module loads at once, packages by their names. */
function loadedBy(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(staticImport)) {
    if (specifier.startsWith('.')) loadedBy(join(dirname(file), specifier.replace(/\.js$/, '.ts')), seen);
    else seen.add(specifier);
  }
  return seen;
}

describe('the start of a run', () => {
  it.each(['defaults', 'inputs', 'resolve', 'exceptions', 'policy-declarations', 'load'])(
    'loads no library for %s',
    (name) => {
      const packages = [...loadedBy(`src/config/${name}.ts`)].filter((module) => !module.startsWith('src/'));
      expect(packages).toEqual([]);
    },
  );

  it('would be seen by this test', () => {
    expect(loadedBy('src/config/validation.ts')).toContain('zod');
    expect(loadedBy('src/config/config-tree.ts')).toContain('yaml');
  });
});
