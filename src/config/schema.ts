import { z } from 'zod';
import { choices, commentLimits, defaults } from './defaults.js';
import { contract, scope, trust } from './schema-contract.js';
import { ruleKeys } from './schema-rules.js';
import { arns, glob, list, text } from './schema-texts.js';
import * as values from './values.js';

/** The config file as it is written, once it is valid. */
export type ConfigFile = z.infer<ReturnType<typeof configSchema>>;

/** The keys that are numbers or booleans; everything else in the file is text. */
export const typedKeys: ReadonlySet<string> = new Set([
  'max-comments',
  'released',
  'no-new-access',
  'no-public-access',
]);

/** Access Analyzer takes so many actions and resources in one question (CheckAccessNotGranted). */
const mostInAccess = 100;

/** The schema of the config file. `knownRules` are the ids of all checks and the known issue codes. */
export function configSchema(knownRules: readonly string[]) {
  return z.strictObject({
    ...trust,
    ...scope,
    ...contract,
    ...ruleKeys(knownRules),
    ...analyzer,
    ...verdict,
    ...output,
  });
}

const notGranted = z
  .strictObject({
    actions: list(text(values.action))
      .max(mostInAccess)
      .optional()
      .describe('Actions that no changed policy may allow.'),
    resources: arns.max(mostInAccess).optional().describe('The resources on which it may not. Default: any.'),
  })
  .check(({ value, issues }) => {
    if ([value.actions, value.resources].flat().some((one) => one !== undefined)) return;
    issues.push({
      code: 'custom',
      input: value,
      path: [],
      message: 'The entry names no actions and no resources.',
    });
  });

const analyzer = {
  'access-analyzer': z
    .enum(choices.accessAnalyzer)
    .optional()
    .describe(
      `Whether IAM Access Analyzer is asked. Default: ${defaults.accessAnalyzer}; auto asks where there are AWS credentials.`,
    ),
  'aws-region': text(values.region)
    .optional()
    .describe('The Region in which it is asked. Default: AWS_REGION.'),
  'paid-checks': z
    .strictObject({
      'no-new-access': z
        .boolean()
        .optional()
        .describe('Whether a policy may allow nothing that it did not allow before.'),
      'not-granted': list(notGranted).optional().describe('What no changed policy may allow.'),
      'no-public-access': z
        .boolean()
        .optional()
        .describe('Whether no changed resource policy may give public access.'),
    })
    .optional()
    .describe('Calls of Access Analyzer that AWS charges for. Default: none.'),
};

const verdict = {
  'fail-on': z
    .enum(choices.failOn)
    .optional()
    .describe(`The mildest severity that fails. Default: ${defaults.failOn}.`),
  'fail-scope': z
    .enum(choices.failScope)
    .optional()
    .describe(`Which findings can fail the job. Default: ${defaults.failScope}.`),
};

const output = {
  review: z
    .enum(choices.review)
    .optional()
    .describe(`Whether there are review comments. Default: ${defaults.review}.`),
  'summary-comment': z
    .enum(choices.summaryComment)
    .optional()
    .describe(`When the summary is posted. Default: ${defaults.summaryComment}.`),
  'comment-tag': text(values.commentTag).optional().describe('Keeps several runs on one pull request apart.'),
  'max-comments': z
    .int()
    .min(commentLimits.least)
    .max(commentLimits.most)
    .optional()
    .describe(`Inline comments at most. Default: ${defaults.maxComments}.`),
  recheck: z
    .enum(choices.recheck)
    .optional()
    .describe(`What the comment /recheck does. Default: ${defaults.recheck}.`),
  'recheck-workflow': text(values.workflowFile)
    .optional()
    .describe('The workflow whose run /recheck re-runs.'),
  'plan-files': list(glob)
    .optional()
    .describe('Globs of files in the workspace with output of terraform show -json.'),
  'report-file': text(values.workspaceFile).optional().describe('Where to write the JSON report.'),
  'sarif-file': text(values.workspaceFile).optional().describe('Where to write the findings as SARIF.'),
};
