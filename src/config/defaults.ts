import { severities } from '../domain/finding.js';
import type { CheckSetting, RunSettings, Settings } from './settings.js';

/** Where the config is unless the input `config-file` says otherwise. */
export const defaultConfigFile = '.github/artifact-access.yml';

/** Every setting where neither input nor config file gives it. action.yml has none of them, since inputs win. */
export const defaults: Settings = {
  accessAnalyzer: 'auto',
  awsRegion: undefined,
  failOn: 'security-warning',
  failScope: 'introduced',
  review: 'comment',
  summaryComment: 'on-findings',
  commentTag: '',
  maxComments: 30,
  recheck: 'rerun',
  recheckWorkflow: undefined,
  planFiles: [],
  reportFile: undefined,
  sarifFile: undefined,
  trustedAccounts: [],
  organization: undefined,
  ignore: [],
  policies: [],
  artifacts: undefined,
  roles: { build: [], deploy: [], release: [], admin: [], infrastructure: [], people: [] },
  checks: {},
  exceptions: [],
  paidChecks: { noNewAccess: false, notGranted: [], noPublicAccess: false },
};

/** What an entry of `artifacts` leaves out. */
export const artifactDefaults = { released: false } as const;

/** What a setting of `checks` leaves out. */
export const checkDefaults: CheckSetting = {
  severity: undefined,
  allow: { resources: [], principals: [], services: [], audiences: [] },
};

/**
 * The values of each setting that is a choice. Those of `accessAnalyzer`, `failOn` and `failScope` stand from mild to
 * strict, the order by which input and config file are compared.
 */
export const choices = {
  accessAnalyzer: ['off', 'auto', 'required'],
  failOn: ['never', ...severities],
  failScope: ['introduced', 'all'],
  review: ['comment', 'off'],
  summaryComment: ['always', 'on-findings', 'never'],
  recheck: ['rerun', 'evaluate'],
} as const satisfies { readonly [K in keyof RunSettings]?: readonly RunSettings[K][] };

/** Inline comments that a review may be allowed to have. */
export const commentLimits = { least: 0, most: 1000 } as const;
