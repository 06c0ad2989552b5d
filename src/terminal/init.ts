import { contractOfToday } from '../access/contract-today.js';
import { WorkspaceChanges } from '../adapters/workspace/workspace-changes.js';
import { openServiceData } from '../adapters/service-data-file.js';
import { defaultConfigFile } from '../config/defaults.js';
import { resolveSettings } from '../config/resolve.js';
import type { Settings } from '../config/settings.js';
import { parseArn } from '../policy/arn.js';
import type { PolicyDocument } from '../policy/document.js';
import type { PolicyKind } from '../policy/kind.js';
import { hasPrincipals } from '../policy/kind.js';
import { accountOf } from '../policy/principal.js';
import type { FirstConfig } from '../render/first-config.js';
import { firstConfigText } from '../render/first-config.js';
import { skipWords } from '../render/wording.js';
import { concernsArtifacts, subjectsOf } from '../review/access/subjects.js';
import { collect } from '../review/collect.js';
import type { DocumentPair } from '../review/pair.js';
import { pairDocuments } from '../review/pair.js';
import { pathRules } from '../review/run-review.js';
import { readLocalConfig } from './local-config.js';
import type { Options } from './options.js';
import { progressOn } from './progress.js';

/**
 * A config as YAML: the policies found, and a contract of the access that they give today. What a config that is there
 * already says of files is kept. Throws a UserError for a path that is not there.
 */
export async function init({ operands, config }: Options): Promise<string> {
  const { settings } = resolveSettings({}, await readLocalConfig(config, defaultConfigFile));
  const { pairs, unread } = await policiesBelow(operands.length > 0 ? operands : ['.'], settings);
  const ofArtifacts = pairs.filter(concernsArtifacts);
  const subjects = subjectsOf(ofArtifacts).map(({ holder, head }) => ({ holder, policies: head }));
  const known = subjects.filter(({ holder }) => holder === undefined || holder.startsWith('arn:'));
  const policies = ofArtifacts.flatMap(({ head }) => (head ? [head.policy] : []));
  return firstConfigText({
    found: { policies: pairs.length, files: new Set(pairs.map(pathOf)).size },
    unread,
    ignore: settings.ignore,
    declared: settings.policies,
    unattached: policies
      .filter(({ attachedTo, kind }) => attachedTo.length === 0 && !namesItsArtifacts.has(kind))
      .map(({ file: { path }, kind }) => ({
        path,
        kind,
        alone: pairs.filter((pair) => pathOf(pair) === path).length === 1,
      })),
    accounts: accountsIn(policies),
    artifacts: contractOfToday(known, openServiceData()),
  });
}

/** Kinds whose statements have to name the artifacts in `Resource`, so that nobody need say what the policy is on. */
const namesItsArtifacts: ReadonlySet<PolicyKind> = new Set(['ecr-registry', 's3-bucket']);

function pathOf({ head, base }: DocumentPair): string {
  return (head ?? base).policy.file.path;
}

/** All policies under the paths, as `check` finds them. */
async function policiesBelow(
  paths: readonly string[],
  settings: Settings,
): Promise<{ readonly pairs: readonly DocumentPair[]; readonly unread: FirstConfig['unread'] }> {
  const changes = new WorkspaceChanges(process.cwd(), paths);
  const pairs: DocumentPair[] = [];
  const unread: { path: string; reason: string }[] = [];
  const files = collect(changes, await changes.list(), pathRules(settings), progressOn(process.stderr));
  for await (const each of files) {
    if ('skipped' in each) {
      const { path, reason } = each.skipped;
      if (reason !== 'ignored') unread.push({ path, reason: skipWords[reason] });
      continue;
    }
    if (each.file.isContext) continue;
    pairs.push(...pairDocuments(each.file));
    const { head } = each.file;
    const problem = head?.problems[0];
    if (head && problem) unread.push({ path: head.file.path, reason: problem.title });
  }
  return { pairs, unread };
}

/** Accounts that resource policies name and in which none of the artifacts is. */
function accountsIn(policies: readonly PolicyDocument[]): FirstConfig['accounts'] {
  const own = new Set(policies.flatMap(({ attachedTo }) => attachedTo.map((arn) => parseArn(arn)?.account)));
  const found = new Map<string, string>();
  for (const { kind, statements, file } of policies) {
    if (!hasPrincipals(kind)) continue;
    for (const { effect, principal } of statements) {
      if (effect !== 'Allow' || !principal || principal.negated) continue;
      for (const account of principal.items.flatMap((item) => accountOf(item) ?? []))
        if (!own.has(account) && !found.has(account)) found.set(account, file.path);
    }
  }
  return [...found]
    .map(([account, path]) => ({ account, path }))
    .sort((left, right) => (left.account < right.account ? -1 : 1));
}
