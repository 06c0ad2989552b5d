/**
 * The fixtures of the checks, read and examined as the review does it with a change; for docs.mjs and the tests.
 *
 * A fixture is a file, or a folder whose files belong together. `artifact-access.yml` in such a folder is the config.
 * `load(path)` gives a module of the source by its path in it, such as `checks/run.js`.
 */
import { readFile, readdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';

const configName = 'artifact-access.yml';
const languages = { '.json': 'json', '.tf': 'hcl' };

/** The texts of a fixture: `{ files: [{ name, text, language }], config }`, the config undefined where it has none. */
export async function readFixture(path) {
  const isFolder = (await stat(path)).isDirectory();
  const names = isFolder ? (await readdir(path)).sort() : [''];
  const all = await Promise.all(
    names.map(async (name) => ({
      name: name || basename(path),
      text: await readFile(join(path, name), 'utf8'),
      language: languages[extname(name || path)] ?? 'yaml',
    })),
  );
  return {
    files: all.filter(({ name }) => name !== configName),
    config: all.find(({ name }) => name === configName),
  };
}

/** What the checks say of each document: `[{ policy, results }]`. `checks` are those to run; all unless said. */
export async function examineFixture(load, { files, config }, services, checks) {
  const { runChecks } = await load('checks/run.js');
  const { knowledgeOf } = await load('review/knowledge.js');
  const settings = await settingsOf(load, config);
  const { policies, known } = await documentsOf(load, files, settings);
  const tools = {
    services,
    knowledge: knowledgeOf(settings),
    settings: { ...(config ? {} : switchedOn(checks ?? [])), ...settings.checks },
    ...(checks ? { checks } : {}),
  };
  return policies.map((policy) => ({
    policy,
    results: runChecks(policy, { ...known.around(policy), ...tools }),
  }));
}

async function documentsOf(load, files, settings) {
  const reader = await load('readers/read-file.js');
  const { parsePolicy } = await load('policy/parse.js');
  const { KnownDocuments } = await load('review/known-documents.js');
  const { FileLayout } = await load('review/file-layout.js');
  const { policyDeclarations } = await load('config/policy-declarations.js');
  const declared = policyDeclarations(settings.policies);
  const readings = [];
  for (const { name, text } of files) {
    const reading = await reader.readFile(name, Buffer.from(text), declared(name));
    if ('skipped' in reading) throw new Error(`${name} is skipped: ${reading.skipped}`);
    if (reading.problems.length > 0)
      throw new Error(`${name} has a problem: ${JSON.stringify(reading.problems)}`);
    readings.push(reading);
  }
  const policies = readings.flatMap(({ file, policies: found }) =>
    found.map(({ root, ...origin }) => parsePolicy(root, { ...origin, file })),
  );
  const layout = new FileLayout(files.map(({ name }) => name));
  if (policies.length === 0) throw new Error(`${files.map(({ name }) => name).join(', ')}: no policy`);
  return { policies, known: new KnownDocuments(policies, readings, layout) };
}

async function settingsOf(load, config) {
  const { defaults } = await load('config/defaults.js');
  if (!config) return defaults;
  const { parseConfig } = await load('config/load.js');
  const { resolveSettings } = await load('config/resolve.js');
  const { knownRules } = await load('review/known-rules.js');
  const { SourceText } = await load('domain/source.js');
  const reading = await parseConfig(new SourceText(configName, config.text), knownRules());
  if ('problems' in reading) throw new Error(`${configName}: ${JSON.stringify(reading.problems)}`);
  return resolveSettings({}, reading.config).settings;
}

/** Checks that are off unless the config gives them a severity are looked at all the same. */
function switchedOn(checks) {
  const allow = { resources: [], principals: [], services: [], audiences: [] };
  return Object.fromEntries(
    checks.filter(({ offByDefault }) => offByDefault).map(({ id, severity }) => [id, { severity, allow }]),
  );
}

/**
 * What the checks of a change say of a fixture of theirs: a folder with `base/`, `head/` and, if it needs one, the config.
 * Gives `{ findings, texts }`, texts by side and path.
 */
export async function examineChange(load, path, services) {
  const { FolderPairChanges } = await load('adapters/workspace/folder-pair-changes.js');
  const { collect } = await load('review/collect.js');
  const { decide, pathRules } = await load('review/run-review.js');
  const config = await readFile(join(path, configName), 'utf8').catch(() => undefined);
  const settings = await settingsOf(load, config === undefined ? undefined : { text: config });
  const changes = new FolderPairChanges(join(path, 'base'), join(path, 'head'));
  const changeSet = await changes.list();
  const decision = await decide({
    ...{ changeSet, settings, services, against: 'merge-base', suggestions: false },
    ...{ configPath: configName, tool: { name: 'fixture', version: '0' }, today: '2026-01-01' },
    ...{ notes: [], failures: [], docs: ({ rule }) => rule },
    collected: collect(changes, changeSet, pathRules(settings)),
    connect: () => Promise.resolve({ kind: 'off', note: undefined }),
  });
  return { findings: decision.findings, config, ...(await textsOf(path, changeSet.files)) };
}

async function textsOf(path, files) {
  const read = (side, name) => readFile(join(path, side, name), 'utf8').catch(() => '');
  const texts = { base: {}, head: {} };
  for (const { path: name } of files)
    for (const side of ['base', 'head']) texts[side][name] = await read(side, name);
  return { texts };
}
