import { artifactDefaults, checkDefaults, defaults } from './defaults.js';
import type { PartialConfig, RunInputs } from './given.js';
import type { ConfigFile } from './schema.js';
import type {
  ArtifactContract,
  CheckSetting,
  ExceptionRule,
  PaidChecks,
  PolicyDeclaration,
  Settings,
} from './settings.js';

/** The settings that a valid config file gives, in our words. */
export function interpretConfig(file: ConfigFile): PartialConfig {
  return {
    ...runSettings(file),
    trustedAccounts: file['trusted-accounts']?.map(String),
    organization: file.organization,
    ignore: file.ignore,
    policies: file.policies?.map(declaration),
    artifacts: file.artifacts?.map(contract),
    roles: file.roles && roles(file.roles),
    checks:
      file.checks &&
      Object.fromEntries(Object.entries(file.checks).map(([id, setting]) => [id, check(setting)])),
    exceptions: file.exceptions?.map(exception),
    paidChecks: file['paid-checks'] && paidChecks(file['paid-checks']),
  };
}

function runSettings(file: ConfigFile): RunInputs {
  return {
    accessAnalyzer: file['access-analyzer'],
    awsRegion: file['aws-region'],
    failOn: file['fail-on'],
    failScope: file['fail-scope'],
    review: file.review,
    summaryComment: file['summary-comment'],
    commentTag: file['comment-tag'],
    maxComments: file['max-comments'],
    recheck: file.recheck,
    recheckWorkflow: file['recheck-workflow'],
    planFiles: file['plan-files'],
    reportFile: file['report-file'],
    sarifFile: file['sarif-file'],
  };
}

type Entry<Key extends keyof ConfigFile> = Extract<ConfigFile[Key], readonly unknown[]>[number];

function declaration(entry: Entry<'policies'>): PolicyDeclaration {
  return { files: [entry.files].flat(), kind: entry.kind, attachedTo: entry['attached-to'] };
}

function contract(entry: Entry<'artifacts'>): ArtifactContract {
  return {
    name: entry.name,
    resources: entry.resources,
    read: entry.read,
    publish: entry.publish,
    delete: entry.delete,
    administer: entry.administer,
    released: entry.released ?? artifactDefaults.released,
    encryptedWith: entry['encrypted-with'],
  };
}

function roles(given: NonNullable<ConfigFile['roles']>): Settings['roles'] {
  const none = defaults.roles;
  return {
    build: given.build ?? none.build,
    deploy: given.deploy ?? none.deploy,
    release: given.release ?? none.release,
    admin: given.admin ?? none.admin,
    infrastructure: given.infrastructure ?? none.infrastructure,
    people: given.people ?? none.people,
  };
}

function check(setting: NonNullable<ConfigFile['checks']>[string]): CheckSetting {
  const none = checkDefaults.allow;
  if (typeof setting === 'string') return { severity: setting, allow: none };
  const { severity, allow } = setting;
  return {
    severity: severity ?? checkDefaults.severity,
    allow: {
      resources: allow?.resources ?? none.resources,
      principals: allow?.principals ?? none.principals,
      services: allow?.services ?? none.services,
      audiences: allow?.audiences ?? none.audiences,
    },
  };
}

function exception(entry: Entry<'exceptions'>): ExceptionRule {
  const { rule, files = [], statement, value, reason, expires } = entry;
  return { rule, files, statement, value, reason, expires };
}

function paidChecks(given: NonNullable<ConfigFile['paid-checks']>): PaidChecks {
  const none = defaults.paidChecks;
  return {
    noNewAccess: given['no-new-access'] ?? none.noNewAccess,
    notGranted:
      given['not-granted']?.map(({ actions = [], resources = [] }) => ({ actions, resources })) ??
      none.notGranted,
    noPublicAccess: given['no-public-access'] ?? none.noPublicAccess,
  };
}
