/** `npm run bench [-- NAME...]`: prints what this is measured by, as ratios within one run on one machine. */
import { rmSync } from 'node:fs';
import { node, row, scratch } from './measure.mjs';

const all = ['processes', 'many-policies', 'readers', 'comparison'];
const wanted = process.argv.slice(2);

console.log(`Runtime: ${node}\n`);
row('what', 'measured', 'to reach');
for (const name of all) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const { bench } = await import(`./${name}.mjs`);
  await bench();
}
rmSync(scratch, { recursive: true, force: true });
