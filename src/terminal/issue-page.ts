import { severityWords } from '../render/wording.js';
import { rules } from '../validation/rules.js';
import type { Issue, Rule } from '../validation/rule.js';
import { learnMoreLink } from '../validation/validate.js';

const decidedFrom: Readonly<Record<Rule['class'], string>> = {
  text: 'from the text of the policy alone',
  data: 'from the public data about AWS services',
  curated: 'from a table taken from the documents of AWS, which may lag behind',
  region: 'from the names of partitions and Regions',
};

/** The issue codes that the offline validation decides. */
export function issueCodes(): string[] {
  return rules.flatMap((rule) => Object.keys(rule.issues));
}

/** What is known of an issue code, as Markdown. */
export function issuePage(code: string): string {
  const rule = rules.find((each) => Object.hasOwn(each.issues, code));
  const issue: Issue | undefined = rule?.issues[code];
  if (!rule || !issue) throw new Error(`${code} is not among the issue codes.`);
  return [
    `# ${code}`,
    '',
    `${severityWords[issue.severity]}: ${issue.title}.`,
    '',
    `An issue of IAM Access Analyzer's policy validation. Offline it is decided ${decidedFrom[rule.class]}.`,
    '',
    learnMoreLink(code, issue.severity),
    '',
  ].join('\n');
}
