import { severities, type Finding } from '../domain/finding.js';
import { fixMarkdown, ruleMarkdown } from './comment.js';
import { firstSentence, messageMarkdown } from './markdown-message.js';
import { sidedPlaceMarkdown } from './place-text.js';
import { plainMarkdown } from './safe-markdown.js';
import type { Section } from './sections.js';
import { countOf, severityNouns, type Noun } from './wording.js';

/** How a list of findings is written. */
export interface ListOptions {
  readonly sourceRoot: string | undefined;
  /** At most so many of one severity. */
  readonly most: number;
  /** Which findings are told in full: those that stand nowhere else. */
  readonly inFull: (finding: Finding) => boolean;
  /** Findings that were told before this list, in comments: of their severities the list has only more. */
  readonly toldBefore?: readonly Finding[];
}

/** One section for each severity, worst first. */
export function findingSections(findings: readonly Finding[], options: ListOptions): Section[] {
  return severities.flatMap((severity, index) => {
    const rows = findings
      .filter((finding) => finding.severity === severity)
      .map((finding) => () => findingRow(finding, options));
    if (rows.length === 0) return [];
    const noun = severityNouns[severity];
    const more = options.toldBefore?.some((finding) => finding.severity === severity) === true;
    const head = `**${more ? moreOf(rows.length, noun) : countOf(rows.length, noun)}**\n\n`;
    return [{ rank: 90 - index, head, rows, foot: '', noun, most: options.most }];
  });
}

/** One finding as an item of a list: title, place and rule, then what is wrong. By place and rule one row is told from another. */
export function findingRow(finding: Finding, options: Pick<ListOptions, 'sourceRoot' | 'inFull'>): string {
  const place = sidedPlaceMarkdown(finding, options.sourceRoot);
  const headline = `- **${plainMarkdown(finding.title)}** ${place} <sub>${ruleMarkdown(finding)}</sub>`;
  const full = options.inFull(finding);
  const text = messageMarkdown(full ? finding.message : firstSentence(finding.message));
  const fix = full ? fixMarkdown(finding) : '';
  return [headline, [text, fix].filter((part) => part !== '').join(' ')].join('<br>\n  ');
}

/** `20 more errors`. */
function moreOf(count: number, [one, many]: Noun): string {
  return countOf(count, [`more ${one}`, `more ${many}`]);
}
