import { choices, defaults } from './defaults.js';
import type { PartialConfig, RunInputs } from './given.js';
import type { ConfigOnlySettings, RunSettings, Settings } from './settings.js';

/** The settings that hold, and what the reader should know of how they came about. */
export interface Resolution {
  readonly settings: Settings;
  /** One sentence for each input that gave way to a stricter config file. */
  readonly overridden: readonly string[];
}

/**
 * Input over config file over default. Of `fail-on`, `fail-scope` and `access-analyzer` the stricter of input and config
 * file holds, since on `pull_request` the workflow file, and so the input, is the pull request's own.
 */
export function resolveSettings(inputs: RunInputs, config: PartialConfig): Resolution {
  const contests = [
    contest('access-analyzer', choices.accessAnalyzer, inputs.accessAnalyzer, config.accessAnalyzer),
    contest('fail-on', choices.failOn, inputs.failOn, config.failOn),
    contest('fail-scope', choices.failScope, inputs.failScope, config.failScope),
  ] as const;
  const [accessAnalyzer, failOn, failScope] = contests;
  const settings: Settings = {
    ...defaults,
    ...withoutContest(inputs, config),
    ...configOnly(config),
    accessAnalyzer: accessAnalyzer.value ?? defaults.accessAnalyzer,
    failOn: failOn.value ?? defaults.failOn,
    failScope: failScope.value ?? defaults.failScope,
  };
  return { settings, overridden: contests.flatMap(({ overridden }) => overridden ?? []) };
}

type Contested = 'accessAnalyzer' | 'failOn' | 'failScope';

function withoutContest(inputs: RunInputs, config: PartialConfig): Omit<RunSettings, Contested> {
  return {
    awsRegion: inputs.awsRegion ?? config.awsRegion ?? defaults.awsRegion,
    review: inputs.review ?? config.review ?? defaults.review,
    summaryComment: inputs.summaryComment ?? config.summaryComment ?? defaults.summaryComment,
    commentTag: inputs.commentTag ?? config.commentTag ?? defaults.commentTag,
    maxComments: inputs.maxComments ?? config.maxComments ?? defaults.maxComments,
    recheck: inputs.recheck ?? config.recheck ?? defaults.recheck,
    recheckWorkflow: inputs.recheckWorkflow ?? config.recheckWorkflow ?? defaults.recheckWorkflow,
    planFiles: inputs.planFiles ?? config.planFiles ?? defaults.planFiles,
    reportFile: inputs.reportFile ?? config.reportFile ?? defaults.reportFile,
    sarifFile: inputs.sarifFile ?? config.sarifFile ?? defaults.sarifFile,
  };
}

function configOnly(config: PartialConfig): ConfigOnlySettings {
  return {
    trustedAccounts: config.trustedAccounts ?? defaults.trustedAccounts,
    organization: config.organization ?? defaults.organization,
    ignore: config.ignore ?? defaults.ignore,
    policies: config.policies ?? defaults.policies,
    artifacts: config.artifacts ?? defaults.artifacts,
    roles: config.roles ?? defaults.roles,
    checks: config.checks ?? defaults.checks,
    exceptions: config.exceptions ?? defaults.exceptions,
    paidChecks: config.paidChecks ?? defaults.paidChecks,
  };
}

interface Contest<T> {
  readonly value: T | undefined;
  readonly overridden: string | undefined;
}

/** The stricter of two values that may both be missing; `values` stand from mild to strict. */
function contest<T extends string>(
  key: string,
  values: readonly T[],
  input: T | undefined,
  config: T | undefined,
): Contest<T> {
  if (input === undefined || config === undefined) return { value: input ?? config, overridden: undefined };
  if (values.indexOf(input) >= values.indexOf(config)) return { value: input, overridden: undefined };
  const overridden = `The input \`${key}: ${input}\` gives way to \`${key}: ${config}\` of the config file, which is stricter.`;
  return { value: config, overridden };
}
