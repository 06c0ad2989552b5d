import { readdirSync } from 'node:fs';

/** All tests as one file, since Jest takes longer to load the code for each file than to run most of them. */
const folders = ['policy', 'access/evaluation', 'access/comparison'];

/** Random tests find what no table says yet, in thousands of runs; the data of AWS's services is not what is mutated. */
const leftOut = /^(?:oracle|properties|laws|unknowns|service-data.*)\.test\.ts$/;

for (const folder of folders) {
  const place = new URL(`../../__tests__/${folder}/`, import.meta.url);
  for (const name of readdirSync(place).sort())
    if (name.endsWith('.test.ts') && !leftOut.test(name)) await import(new URL(name, place).pathname);
}
