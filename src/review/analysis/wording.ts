import type { Severity } from '../../domain/finding.js';
import type { AnalyzerFinding } from '../ports.js';

const checksPage =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html';

const severityByType: Readonly<Record<AnalyzerFinding['findingType'], Severity>> = {
  ERROR: 'error',
  SECURITY_WARNING: 'security-warning',
  WARNING: 'warning',
  SUGGESTION: 'suggestion',
};

/** The page of checks calls warnings general ones, in its anchors. */
const anchorClass: Readonly<Record<Severity, string>> = {
  error: 'error',
  'security-warning': 'security-warning',
  warning: 'general-warning',
  suggestion: 'suggestion',
};

/** Words that are names, as AWS spells them. */
const names: ReadonlyMap<string, string> = new Map(
  [
    'ARN',
    'DynamoDB',
    'GitHub',
    'IP',
    'JSON',
    'KMS',
    'OIDC',
    'RCP',
    'S3',
    'SCP',
    'Sid',
    'Sids',
    'SLR',
    'VPC',
    'VPCE',
  ].map((name) => [name.toLowerCase(), name]),
);

/** Access Analyzer's finding type as a severity; the two are the same four. */
export function severityOf(type: AnalyzerFinding['findingType']): Severity {
  return severityByType[type];
}

/** An issue code in words: `PASS_ROLE_WITH_STAR_IN_RESOURCE` is "Pass role with star in resource". */
export function titleOf(issueCode: string): string {
  const words = issueCode.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const text = words.map((each) => names.get(each.toLowerCase()) ?? each.toLowerCase()).join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** AWS's own page about a finding. What is no address of AWS's documentation is not linked. */
export function docsOf({ issueCode, findingType, learnMoreLink }: AnalyzerFinding): string {
  const given = URL.canParse(learnMoreLink) ? new URL(learnMoreLink) : undefined;
  if (given?.origin === 'https://docs.aws.amazon.com') return given.href;
  const name = issueCode.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return `${checksPage}#access-analyzer-reference-policy-checks-${anchorClass[severityOf(findingType)]}-${name}`;
}
