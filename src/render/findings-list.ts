import { severities, type Finding } from '../domain/finding.js';
import { fixMarkdown, ruleMarkdown } from './comment.js';
import { firstSentence, messageMarkdown } from './markdown-message.js';
import { placeMarkdown } from './place-text.js';
import { plainMarkdown } from './safe-markdown.js';
import type { Section } from './sections.js';
import { countOf, severityNouns } from './wording.js';

/** How a list of findings is written. */
export interface ListOptions {
  readonly sourceRoot: string | undefined;
  /** At most so many of one severity. */
  readonly most: number;
  /** Which findings are told in full: those that stand nowhere else. */
  readonly inFull: (finding: Finding) => boolean;
}

/** One section for each severity, worst first. */
export function findingSections(findings: readonly Finding[], options: ListOptions): Section[] {
  return severities.flatMap((severity, index) => {
    const rows = findings
      .filter((finding) => finding.severity === severity)
      .map((finding) => findingRow(finding, options));
    if (rows.length === 0) return [];
    const noun = severityNouns[severity];
    const head = `**${capital(countOf(rows.length, noun))}**\n\n`;
    return [{ rank: 90 - index, head, rows, foot: '', noun, most: options.most }];
  });
}

/** One finding as an item of a list: title and place, then what is wrong. */
export function findingRow(finding: Finding, options: Pick<ListOptions, 'sourceRoot' | 'inFull'>): string {
  const headline = `- **${plainMarkdown(finding.title)}** ${placeMarkdown(finding.place, options.sourceRoot)}`;
  const full = options.inFull(finding);
  const text = messageMarkdown(full ? finding.message : firstSentence(finding.message));
  const fix = full ? fixMarkdown(finding) : '';
  return [headline, `${text} ${fix && `${fix} `}<sub>${ruleMarkdown(finding)}</sub>`].join('<br>\n  ');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
