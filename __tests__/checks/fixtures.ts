import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Check } from '../../src/checks/check.js';
import type { Knowledge } from '../../src/checks/knowledge.js';
import type { CheckResult } from '../../src/checks/run.js';
import type { Finding } from '../../src/domain/finding.js';
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
  artifacts: [],
  roles: {},
};

/** The fixtures of a check, by their name in the folder. */
export function fixturesOf(id: string, verdict: 'good' | 'bad'): string[] {
  return readdirSync(join(fixtureFolder, id, verdict)).sort();
}

/** One document of a fixture with what checks say of it. */
export interface ExaminedDocument {
  readonly policy: PolicyDocument;
  readonly results: readonly CheckResult[];
}

/** What checks say of a fixture, read and examined as the review does it; all checks unless told which. */
export async function examineFixtureOf(
  id: string,
  verdict: 'good' | 'bad',
  name: string,
  checks?: readonly Check[],
): Promise<readonly ExaminedDocument[]> {
  return examine(await readFixture(join(fixtureFolder, id, verdict, name)), checks);
}

/** What a review says of a fixture that is a change: `base/`, `head/` and perhaps a config. */
export async function examineChangeOf(
  id: string,
  verdict: 'good' | 'bad',
  name: string,
): Promise<readonly Finding[]> {
  const { findings } = await examineChange(load, join(fixtureFolder, id, verdict, name), services);
  return findings;
}

/** The same for texts by their file's name. */
export function examineTexts(
  texts: Readonly<Record<string, string>>,
  checks?: readonly Check[],
): Promise<readonly ExaminedDocument[]> {
  return examine(
    { files: Object.entries(texts).map(([path, text]) => ({ name: path, text })), config: undefined },
    checks,
  );
}

/** The files of a fixture. */
interface Fixture {
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly config: { readonly name: string; readonly text: string } | undefined;
}

/** See scripts/fixture.mjs, which the pages are made with as well. */
interface FixtureScript {
  readonly readFixture: (path: string) => Promise<Fixture>;
  readonly examineFixture: (
    load: (path: string) => Promise<unknown>,
    fixture: Fixture,
    services: ServiceData,
    checks: readonly Check[] | undefined,
  ) => Promise<readonly ExaminedDocument[]>;
  readonly examineChange: (
    load: (path: string) => Promise<unknown>,
    path: string,
    services: ServiceData,
  ) => Promise<{ readonly findings: readonly Finding[] }>;
}

const script = '../../scripts/fixture.mjs';
const { examineChange, examineFixture, readFixture } = (await import(script)) as FixtureScript;
const load = (path: string) => import(`../../src/${path}`) as Promise<unknown>;
export { readFixture };

function examine(
  fixture: Fixture,
  checks: readonly Check[] | undefined,
): Promise<readonly ExaminedDocument[]> {
  return examineFixture(load, fixture, services, checks);
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
