import type { Finding, RelatedPlace } from '../domain/finding.js';
import { makeMarker } from './marker.js';
import { messageMarkdown } from './markdown-message.js';
import { placeMarkdown } from './place-text.js';
import { plainMarkdown } from './safe-markdown.js';
import { link, linkText } from './safe-link.js';
import { countOf, firstOf, severityWords, sourceWords } from './wording.js';
import { worstFirst } from './levels.js';

/** How comments are written. */
export interface CommentOptions {
  /** The run's tag, for the unseen last line; left out where nobody has to find the comment again. */
  readonly marker?: { readonly tag: string };
  /** The address of the files at the reviewed commit. A comment with links into a commit changes with every push. */
  readonly sourceRoot?: string;
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

/** One finding in full, without marker. A committable suggestion would stand between the fix and the small line. */
export function findingMarkdown(finding: Finding, options: CommentOptions = {}): string {
  return [
    `**${severityWords[finding.severity]}** · ${plainMarkdown(finding.title)}`,
    messageMarkdown(finding.message),
    fixMarkdown(finding),
    [originMarkdown(finding), ...relatedMarkdown(finding.related, options.sourceRoot)]
      .map(small)
      .join('<br>'),
  ]
    .filter((block) => block !== '')
    .join('\n\n');
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
