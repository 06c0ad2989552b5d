import type { ReportingDescriptor } from 'sarif';
import type { Finding } from '../domain/finding.js';
import { cut, showHidden } from './hidden-characters.js';
import { levels, worstFirst } from './levels.js';
import { link } from './safe-link.js';
import { plainMarkdown } from './safe-markdown.js';

/** The rules of the findings, one each, and the index by which a result names its own. */
export interface RuleTable {
  readonly rules: ReportingDescriptor[];
  readonly indexOf: ReadonlyMap<string, number>;
}

/** One descriptor for each rule that found something, described by its worst finding. */
export function ruleTable(findings: readonly Finding[]): RuleTable {
  const rules: ReportingDescriptor[] = [];
  const indexOf = new Map<string, number>();
  for (const finding of worstFirst(findings)) {
    if (indexOf.has(finding.rule)) continue;
    indexOf.set(finding.rule, rules.length);
    rules.push(descriptor(finding));
  }
  return { rules, indexOf };
}

/** What GitHub keeps of a description, in characters. */
const longestDescription = 1_024;

function descriptor(finding: Finding): ReportingDescriptor {
  const title = cut(showHidden(finding.title), longestDescription - 1);
  const more = `${title}. Read more: ${finding.docs}`;
  const address = /^https?:\/\//.test(finding.docs) ? { helpUri: finding.docs } : {};
  return {
    id: finding.rule,
    shortDescription: { text: title },
    fullDescription: { text: cut(more, longestDescription - 1) },
    help: {
      text: more,
      markdown: `${plainMarkdown(finding.title)}. ${link('Read more', finding.docs)}`,
    },
    ...address,
    defaultConfiguration: { level: levels[finding.severity] },
    properties: { tags: tags(finding), ...(securitySeverity(finding) ?? problemSeverity(finding)) },
  };
}

function tags(finding: Finding): string[] {
  return isAboutSecurity(finding)
    ? ['security', 'iam', finding.source]
    : ['correctness', 'iam', finding.source];
}

/** Only what opens access is about security: Access Analyzer's errors and warnings say that a policy does not do what it says. */
function isAboutSecurity(finding: Finding): boolean {
  const ours = finding.source === 'artifact-check' || finding.source === 'access-contract';
  return finding.severity === 'security-warning' || (ours && finding.severity !== 'suggestion');
}

/** GitHub shows over 9.0 as critical, 7.0 to 8.9 as high, 4.0 to 6.9 as medium. */
function securitySeverity(finding: Finding): { 'security-severity': string } | undefined {
  if (!isAboutSecurity(finding)) return undefined;
  const scores = { error: '9.1', 'security-warning': '7.5', warning: '5.0', suggestion: '3.0' };
  return { 'security-severity': scores[finding.severity] };
}

/** By it GitHub orders what is not about security. */
function problemSeverity({ severity }: Finding): { 'problem.severity': string } {
  return { 'problem.severity': levels[severity] === 'note' ? 'recommendation' : levels[severity] };
}
