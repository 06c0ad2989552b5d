import { arnSegments } from '../policy/arn.js';
import { hasNew, isGone, verbsIn, type AccessEdge } from './access-edges.js';
import { mermaidLabel } from './safe-mermaid.js';

/**
 * The colour of what is new. GitHub draws in its reader's light or dark theme, so it stands out on both: its contrast is
 * over 4 on white and on `#0d1117`, where WCAG asks 3 of a drawing. All else is left to the theme.
 * https://www.w3.org/TR/WCAG22/#non-text-contrast
 */
export const newColour = '#d9480f';

/** What of one line of a node is shown, in UTF-16 units: two such nodes side by side fill a comment. */
const longestLine = 60;

/** How an edge is drawn: its two halves, the second with the arrow's head, and the class of the verbs between them. */
const styles = {
  gained: { halves: ['===', '==>'], style: `stroke:${newColour},stroke-width:3px` },
  lost: { halves: ['-.-', '-.->'], style: 'stroke-dasharray:3 3' },
  kept: { halves: ['---', '-->'], style: 'stroke-width:0px' },
} as const;

/**
 * The source of a Mermaid flowchart: principals on the left, artifacts on the right, and between them what may be done.
 * The verbs are nodes, not labels of edges: Mermaid lets labels of edges that cross cover each other.
 */
export function accessDrawing(edges: readonly AccessEdge[]): string {
  const principals = numbered(edges.map(({ principal }) => principal));
  const artifacts = numbered(edges.map(({ artifact }) => artifact));
  const fresh = edges.flatMap((edge, index) => (hasNew(edge) ? [2 * index, 2 * index + 1] : []));
  return [
    'flowchart LR',
    'accTitle: Access map',
    'accDescr: Who may do what to which artifact, before and after this change',
    ...[...principals].map(([text, number]) => `p${number}([${labelOf(principalLines(text))}])`),
    ...[...artifacts].map(([text, number]) => `a${number}[${labelOf(artifactLines(text))}]`),
    ...edges.map((edge, index) => `v${index}["${verbLines(edge).join('<br>')}"]:::${kindOf(edge)}`),
    ...edges.map((edge, index) => {
      const [first, second] = styles[kindOf(edge)].halves;
      const ends = [principals.get(edge.principal) ?? 0, artifacts.get(edge.artifact) ?? 0] as const;
      return `p${ends[0]} ${first} v${index} ${second} a${ends[1]}`;
    }),
    ...Object.entries(styles).map(([kind, { style }]) => `classDef ${kind} ${style}`),
    ...(fresh.length > 0 ? [`linkStyle ${fresh.join(',')} ${styles.gained.style}`] : []),
  ].join('\n');
}

function kindOf(edge: AccessEdge): keyof typeof styles {
  if (hasNew(edge)) return 'gained';
  return isGone(edge) ? 'lost' : 'kept';
}

/** Each text once, with its number: a node's id is ours, its text is the author's. */
function numbered(texts: readonly string[]): ReadonlyMap<string, number> {
  return new Map([...new Set(texts)].map((text, index) => [text, index]));
}

/** The words say what the line's kind says, for readers without colours, and for mail, which shows the source. */
function verbLines(edge: AccessEdge): string[] {
  const kept = kindOf(edge) === 'kept' && verbsIn(edge, 'lost').length === 0 ? '' : 'as before: ';
  const words = [
    ['new: ', verbsIn(edge, 'gained')],
    ['changed: ', verbsIn(edge, 'changed')],
    ['lost: ', verbsIn(edge, 'lost')],
    [kept, verbsIn(edge, 'kept')],
  ] as const;
  return words.filter(([, list]) => list.length > 0).map(([word, list]) => word + list.join(', '));
}

/** Lines of foreign text as one label. Each is made safe on its own, and between them is only our own break. */
function labelOf(lines: readonly string[]): string {
  return `"${lines.map((line) => mermaidLabel(line, longestLine).slice(1, -1)).join('<br>')}"`;
}

/**
 * The root of an account, and the account's bare number, name the account.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts
 */
function principalLines(text: string): string[] {
  if (text === '*') return ['anyone (*)'];
  const account = /^arn:[^:]+:iam::(\d{12}):root$/.exec(text)?.[1] ?? /^\d{12}$/.exec(text)?.[0];
  if (account !== undefined) return [`account ${account}`];
  const holder = /^(whoever holds) (.+)$/s.exec(text);
  return holder ? holder.slice(1) : arnLines(text);
}

function artifactLines(text: string): string[] {
  return text === '*' ? ['every resource (*)'] : arnLines(text);
}

/** An ARN's resource, by which people know it, and below it where that is; any other text as it is. */
function arnLines(text: string): string[] {
  const segments = arnSegments(text);
  // An ARN with fewer fields is shown as it was written, not as AWS completes it.
  if (segments[0] !== 'arn' || segments.join(':') !== text) return [text];
  const [, partition = '', service = '', region = '', account = '', resource = ''] = segments;
  const where = [partition === 'aws' ? '' : partition, service, region, account];
  return [resource, where.filter((part) => part !== '').join(' · ')];
}
