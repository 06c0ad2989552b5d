/** One step of a compiled glob. A wildcard remembers what it matched. */
export type GlobToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'one' }
  | {
      readonly kind: 'set';
      readonly negated: boolean;
      readonly ranges: readonly (readonly [string, string])[];
    }
  /** `*`: any characters of one name. */
  | { readonly kind: 'star' }
  /** `**` with its slash: any number of folders. */
  | { readonly kind: 'folders' }
  /** `**` at the end: everything below. */
  | { readonly kind: 'rest' };

/** Why a text is no glob of ours, and what was probably meant. `problem` goes on after the text. */
export interface GlobProblem {
  readonly problem: string;
  readonly instead: string | undefined;
}

/** The glob in each of its `{a,b}` alternatives, as tokens. */
export type GlobReading = { readonly alternatives: readonly (readonly GlobToken[])[] } | GlobProblem;

const longest = 500;
const mostAlternatives = 100;
/** Of all alternatives together: the time of a match grows with it. */
const longestExpanded = 10_000;

/**
 * Reads a glob: `*`, `**`, `?`, `[a-z]`, `[^a]` (or `[!a]`), `{a,b}`, and `\` before a character that stands for itself.
 * What other tools read differently, or would match no path of a repository, is refused rather than silently read.
 */
export function readGlob(glob: string): GlobReading {
  const misplaced = lengthProblem(glob) ?? pathProblem(glob) ?? foreignSyntax(glob);
  if (misplaced) return misplaced;
  const texts = alternativesOf(glob);
  if (!texts) return refused('has braces that are not closed, or hold no alternatives as in {a,b}');
  if (texts.length > mostAlternatives || texts.join('').length > longestExpanded)
    return refused('has too many alternatives');
  const alternatives: GlobToken[][] = [];
  for (const text of texts) {
    const tokens = tokensOf(text);
    if (!tokens) return refused('has brackets that are not closed or hold no characters');
    if (pathProblem(text)) return refused('has an alternative that matches no path of a file');
    alternatives.push(tokens);
  }
  return { alternatives };
}

function refused(problem: string, instead?: string): GlobProblem {
  return { problem, instead };
}

function lengthProblem(glob: string): GlobProblem | undefined {
  if (glob === '') return refused('is empty');
  return glob.length > longest ? refused(`is longer than ${String(longest)} characters`) : undefined;
}

/** Paths are git's: from the repository's root, without empty, `.` or `..` parts. */
function pathProblem(glob: string): GlobProblem | undefined {
  const inside = glob.replace(/^(?:\.?\/)+/, '');
  if (inside !== glob) return refused("does not begin at the repository's root", inside);
  if (glob.endsWith('/')) return refused('names a folder and so matches no file', `${glob}**`);
  const parts = glob.split('/');
  return parts.some((part) => part === '' || part === '.' || part === '..')
    ? refused('has an empty part, or one that is "." or ".."')
    : undefined;
}

function foreignSyntax(glob: string): GlobProblem | undefined {
  if (glob.startsWith('!')) return refused('is negated, which a glob here cannot be (\\! is the character)');
  if (/\\(?:[A-Za-z0-9]|$)/.test(glob))
    return refused('has a backslash in front of no special character', glob.replaceAll('\\', '/'));
  if (/(?<!\\)[@+?*!]\(/.test(glob))
    return refused('has an extended pattern such as @(a|b) (\\( is the character)');
  return undefined;
}

/** `a{b,c}d` as `abd`, `acd`; undefined where braces do not fit. It stops early when there are far too many. */
function alternativesOf(glob: string): string[] | undefined {
  const open = indexOfPlain(glob, '{', 0);
  if (open < 0) return indexOfPlain(glob, '}', 0) < 0 ? [glob] : undefined;
  const parts = partsOfBraces(glob, open);
  if (!parts || parts.texts.length < 2) return undefined;
  const tails = alternativesOf(glob.slice(parts.end));
  if (!tails) return undefined;
  const all: string[] = [];
  for (const part of parts.texts) {
    const middles = alternativesOf(part);
    if (!middles) return undefined;
    for (const middle of middles) for (const tail of tails) all.push(glob.slice(0, open) + middle + tail);
    if (all.length > mostAlternatives) break;
  }
  return all.slice(0, mostAlternatives + 1);
}

/** The texts between the commas of the braces that open at `open`, and the offset after them. */
function partsOfBraces(glob: string, open: number): { texts: string[]; end: number } | undefined {
  const texts: string[] = [];
  let depth = 0;
  let from = open + 1;
  for (let i = open; i < glob.length; i++) {
    const char = glob[i];
    if (char === '\\') i++;
    else if (char === '{') depth++;
    else if (char === ',' && depth === 1) {
      texts.push(glob.slice(from, i));
      from = i + 1;
    } else if (char === '}' && --depth === 0) return { texts: [...texts, glob.slice(from, i)], end: i + 1 };
  }
  return undefined;
}

/** The offset of a character that no backslash stands before. */
function indexOfPlain(glob: string, wanted: string, from: number): number {
  for (let i = from; i < glob.length; i++) {
    if (glob[i] === '\\') i++;
    else if (glob[i] === wanted) return i;
  }
  return -1;
}

function tokensOf(glob: string): GlobToken[] | undefined {
  const tokens: GlobToken[] = [];
  for (let i = 0; i < glob.length;) {
    const read = tokenAt(glob, i);
    if (!read) return undefined;
    const last = tokens.at(-1);
    if (read.token.kind === 'text' && last?.kind === 'text')
      tokens[tokens.length - 1] = { kind: 'text', text: last.text + read.token.text };
    else tokens.push(read.token);
    i = read.end;
  }
  return tokens;
}

interface TokenReading {
  readonly token: GlobToken;
  readonly end: number;
}

function tokenAt(glob: string, at: number): TokenReading | undefined {
  const char = glob[at] ?? '';
  if (char === '\\') return { token: { kind: 'text', text: glob[at + 1] ?? '' }, end: at + 2 };
  if (char === '?') return { token: { kind: 'one' }, end: at + 1 };
  if (char === '*') return starsAt(glob, at);
  if (char === '[') return setAt(glob, at);
  return { token: { kind: 'text', text: char }, end: at + 1 };
}

/** `**` means folders only where it is a whole part of the path. */
function starsAt(glob: string, at: number): TokenReading {
  let end = at;
  while (glob[end] === '*') end++;
  const whole = end - at === 2 && (at === 0 || glob[at - 1] === '/');
  if (whole && glob[end] === '/') return { token: { kind: 'folders' }, end: end + 1 };
  if (whole && end === glob.length) return { token: { kind: 'rest' }, end };
  return { token: { kind: 'star' }, end };
}

/** `]` as the first character of a set stands for itself, as in a shell. */
function setAt(glob: string, at: number): TokenReading | undefined {
  const negated = glob[at + 1] === '^' || glob[at + 1] === '!';
  const ranges: (readonly [string, string])[] = [];
  let i = at + (negated ? 2 : 1);
  for (const first = i; glob[i] !== ']' || i === first; i++) {
    if (glob[i] === '\\') i++;
    const from = glob[i];
    if (from === undefined) return undefined;
    const to = glob[i + 1] === '-' && glob[i + 2] !== ']' ? glob[i + 2] : undefined;
    ranges.push([from, to ?? from]);
    if (to !== undefined) i += 2;
  }
  return { token: { kind: 'set', negated, ranges }, end: i + 1 };
}
