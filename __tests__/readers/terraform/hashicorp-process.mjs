/**
 * HashiCorp's parser as a process of its own: texts as a JSON list on standard input, verdicts on standard output. The
 * Go runtime in it never ends by itself, and a panic of hcl2json ends it for good.
 */
import { parse } from '@cdktn/hcl2json';
import { readFileSync } from 'node:fs';

const verdicts = [];
for (const text of JSON.parse(readFileSync(0, 'utf8'))) verdicts.push(await verdictOn(text));
process.stdout.write(JSON.stringify(verdicts), () => process.exit(0));

async function verdictOn(text) {
  try {
    return { value: await parse('main.tf', text) };
  } catch (error) {
    // What is read and cannot be written as JSON has no value.
    return String(error.message ?? error).includes('parse config') ? { refused: true } : {};
  }
}
