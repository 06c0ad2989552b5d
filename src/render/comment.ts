import type { Finding, RelatedPlace } from '../domain/finding.js';
import type { CommentLines } from '../domain/review.js';
import { makeMarker, parseMarker } from './marker.js';
import { messageMarkdown } from './markdown-message.js';
import { sidedPlaceMarkdown, placeMarkdown } from './place-text.js';
import { codeSpan, plainMarkdown } from './safe-markdown.js';
import { link, linkText } from './safe-link.js';
import { suggestionBlock, withoutSuggestions } from './suggestion-block.js';
import { countOf, firstOf, severityWords, sourceWords } from './wording.js';
import { worstFirst } from './levels.js';

/** How comments are written. */
export interface CommentOptions {
  /** The run's tag, for the unseen last line; left out where nobody has to find the comment again. */
  readonly marker?: { readonly tag: string };
  /** The address of the files at the reviewed commit. A comment with links into a commit changes with every push. */
  readonly sourceRoot?: string;
  /** The lines that the comment stands on: a fix for exactly these can be committed from it. */
  readonly lines?: CommentLines | undefined;
}

/** GitHub refuses a body over 65,536 characters; bytes are never fewer. The marker's line comes on top. */
const longestBody = 60_000;
/** How many related places one finding shows: the first ones say what the rest would. */
const mostRelated = 5;

/** The body of the comment on one finding: what and why, the fix, and in small letters where it comes from. */
export function findingComment(finding: Finding, options: CommentOptions = {}): string {
  return findingsComment([finding], options);
}

/** One comment for all the findings on the same lines, worst first. What does not fit is counted. */
export function findingsComment(findings: readonly Finding[], options: CommentOptions = {}): string {
  const sorted = worstFirst(findings);
  const bodies = fitting(sorted.map((finding) => findingMarkdown(finding, options)));
  const rest = sorted.length - bodies.length;
  if (rest > 0)
    bodies.push(
      `And ${countOf(rest, ['more finding', 'more findings'])} on these lines, in the job summary.`,
    );
  const marker = options.marker;
  const last = marker && makeMarker({ kind: 'findings', tag: marker.tag, ids: sorted.map(({ id }) => id) });
  return bodies.join('\n\n---\n\n') + (last ? `\n\n${last}` : '');
}

function fitting(bodies: readonly string[]): string[] {
  let bytes = 0;
  return bodies.filter((body) => (bytes += Buffer.byteLength(body) + 8) <= longestBody);
}

/**
 * What becomes of a comment that people answered once its findings are fixed: it says so, and its text stays at hand for
 * whoever reads the answers. Nothing in it can be committed any more.
 */
export function settledComment(body: string, head: string, marker: { readonly tag: string }): string {
  const known = parseMarker(body);
  const ids = known?.kind === 'findings' ? known.ids : [];
  const text = withoutSuggestions(body.trimEnd().split(/\r?\n/).slice(0, -1).join('\n')).trim();
  const told = `<details><summary>What it was</summary>\n\n${text}\n\n</details>`;
  const last = makeMarker({ kind: 'findings', tag: marker.tag, ids, fixed: true });
  return `**Fixed** in ${codeSpan(head.slice(0, 7))}.\n\n${told}\n\n${last}`;
}

/** One finding in full, without marker. A fix that can be committed stands between its words and the small line. */
export function findingMarkdown(finding: Finding, options: CommentOptions = {}): string {
  return [
    `**${severityWords[finding.severity]}** · ${plainMarkdown(finding.title)}${elsewhere(finding, options)}`,
    messageMarkdown(finding.message),
    fixMarkdown(finding),
    suggestionBlock(finding.suggestion, options.lines),
    [originMarkdown(finding), ...relatedMarkdown(finding.related, options.sourceRoot)]
      .map(small)
      .join('<br>'),
  ]
    .filter((block) => block !== '')
    .join('\n\n');
}

/** The finding's own lines, where the comment does not stand on them. */
function elsewhere(finding: Finding, { lines, marker }: CommentOptions): string {
  const { place } = finding;
  if (!marker || (lines && lines.end >= place.start.line && lines.start <= place.end.line)) return '';
  return ` ${sidedPlaceMarkdown(finding, undefined)}`;
}

/** The fix in words; empty where the message says it. */
export function fixMarkdown(finding: Finding): string {
  return finding.help.length > 0 ? `**Fix:** ${messageMarkdown(finding.help)}` : '';
}

/** The rule as a link to its page. */
export function ruleMarkdown(finding: Finding): string {
  return link(linkText(finding.rule), finding.docs);
}

function originMarkdown(finding: Finding): string {
  const exception = finding.exception;
  return [
    ruleMarkdown(finding),
    sourceWords[finding.source],
    finding.state === 'existing' ? 'was there before' : '',
    exception ? `accepted until ${plainMarkdown(exception.expires)}: ${plainMarkdown(exception.reason)}` : '',
  ]
    .filter((text) => text !== '')
    .join(' · ');
}

/** Each place on a small line of its own. */
function relatedMarkdown(related: readonly RelatedPlace[], sourceRoot: string | undefined): string[] {
  const { shown, rest } = firstOf(related, mostRelated);
  const lines = shown.map((place) => {
    const text = messageMarkdown(place.message);
    return `${placeMarkdown(place, sourceRoot)}${text && ` ${text}`}`;
  });
  return rest > 0 ? [...lines, `and ${countOf(rest, ['more place', 'more places'])} in the report`] : lines;
}

function small(text: string): string {
  return `<sub>${text}</sub>`;
}
