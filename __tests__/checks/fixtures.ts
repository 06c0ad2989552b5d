import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Knowledge } from '../../src/checks/check.js';
import type { PolicyDocument } from '../../src/policy/document.js';
import { parsePolicy } from '../../src/policy/parse.js';
import { ServiceData } from '../../src/policy/service-data.js';
import { readFile } from '../../src/readers/read-file.js';

const here = dirname(fileURLToPath(import.meta.url));

/** Where the checks' fixtures and pages are. */
export const fixtureFolder = join(here, '../fixtures/checks');
export const pageFolder = join(here, '../../docs/checks');
export const sourceFolder = join(here, '../../src/checks');

export const services = new ServiceData(readFileSync(join(here, '../../src/policy/service-data.bin')));

/** What is known where there is no config. */
export const noKnowledge: Knowledge = {
  trustedAccounts: [],
  organization: undefined,
  artifactBuckets: undefined,
};

/** The fixtures of a check, by their name in the folder. */
export function fixturesOf(id: string, verdict: 'good' | 'bad'): string[] {
  return readdirSync(join(fixtureFolder, id, verdict)).sort();
}

/** The policies of a fixture, read as the review reads them. */
export async function fixturePolicies(
  id: string,
  verdict: 'good' | 'bad',
  name: string,
): Promise<PolicyDocument[]> {
  return policiesIn(name, readFileSync(join(fixtureFolder, id, verdict, name), 'utf8'));
}

/** The policies of a text; fails where it has none, or one that cannot be read. */
export async function policiesIn(path: string, text: string): Promise<PolicyDocument[]> {
  const reading = await readFile(path, Buffer.from(text));
  if ('skipped' in reading) throw new Error(`${path} is skipped: ${reading.skipped}`);
  if (reading.problems.length > 0)
    throw new Error(`${path} has a problem: ${JSON.stringify(reading.problems)}`);
  if (reading.policies.length === 0) throw new Error(`${path} has no policy`);
  return reading.policies.map(({ root, ...origin }) => parsePolicy(root, { ...origin, file: reading.file }));
}

/** One policy of JSON statements. */
export async function policyOf(statements: unknown, path = 'policy.json'): Promise<PolicyDocument> {
  const [policy] = await policiesIn(
    path,
    JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2),
  );
  if (!policy) throw new Error('no policy');
  return policy;
}
