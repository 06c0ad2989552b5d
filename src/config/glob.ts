import { readGlob, type GlobProblem, type GlobToken } from './glob-syntax.js';

/** A compiled glob. */
export interface Glob {
  readonly text: string;
  /** How many `*` and `**` every alternative of it has at least: so many captures a match has. */
  readonly wildcards: number;
  /** What each `*` and `**` matched, in their order, as little as possible for the first; undefined where it does not match. */
  match(path: string): readonly string[] | undefined;
}

/** Why a text is no glob; undefined where it is one. */
export function globProblem(text: string): GlobProblem | undefined {
  const reading = readGlob(text);
  return 'problem' in reading ? reading : undefined;
}

/**
 * Compiles a glob that {@link globProblem} has nothing against.
 *
 * A matcher of our own, because a config of a pull request is matched as well, and a regular expression made from its
 * globs can take exponential time: six stars against a name of 120 characters took picomatch 23 seconds. Here the time
 * is bounded by the length of the glob times the length of the path.
 */
export function compileGlob(text: string): Glob {
  const reading = readGlob(text);
  if ('problem' in reading) throw new Error(`The glob ${text} ${reading.problem}`);
  const { alternatives } = reading;
  return {
    text,
    wildcards: Math.min(...alternatives.map((tokens) => tokens.filter(isWildcard).length)),
    match(path) {
      for (const tokens of alternatives) {
        const captures = matchTokens(tokens, path);
        if (captures) return captures;
      }
      return undefined;
    },
  };
}

/** Whether any of the globs matches a path; compiled once. */
export function anyGlob(globs: readonly string[]): (path: string) => boolean {
  const compiled = globs.map(compileGlob);
  return (path) => compiled.some((glob) => glob.match(path) !== undefined);
}

function isWildcard({ kind }: GlobToken): boolean {
  return kind === 'star' || kind === 'folders' || kind === 'rest';
}

function matchTokens(tokens: readonly GlobToken[], path: string): string[] | undefined {
  const first = tokens[0];
  const last = tokens.at(-1);
  if (first?.kind === 'text' && !path.startsWith(first.text)) return undefined;
  if (last?.kind === 'text' && !path.endsWith(last.text)) return undefined;
  const suffixes = matchingSuffixes(tokens, path);
  return suffixes[0]?.[0] === 1 ? capturesOf(tokens, path, suffixes) : undefined;
}

/** For each token, the offsets of the path from which it and all that follow match the rest of the path. */
function matchingSuffixes(tokens: readonly GlobToken[], path: string): Uint8Array[] {
  let next = new Uint8Array(path.length + 1);
  next[path.length] = 1;
  const rows = [next];
  for (const token of tokens.toReversed()) {
    const row = new Uint8Array(path.length + 1);
    for (let at = path.length; at >= 0; at--) {
      if (canMatch(token, path, at, row, next)) row[at] = 1;
    }
    rows.unshift(row);
    next = row;
  }
  return rows;
}

/** `row` is known behind `at`; `next` is the row of the token that follows. */
function canMatch(token: GlobToken, path: string, at: number, row: Uint8Array, next: Uint8Array): boolean {
  switch (token.kind) {
    case 'text':
      return next[at + token.text.length] === 1 && path.startsWith(token.text, at);
    case 'one':
    case 'set':
      return next[at + 1] === 1 && fitsOne(token, path[at] ?? '/');
    case 'star':
      return next[at] === 1 || (path[at] !== '/' && row[at + 1] === 1);
    case 'folders':
      return next[at] === 1 || row[afterFolder(path, at)] === 1;
    case 'rest':
      return at < path.length;
  }
}

function fitsOne(token: Extract<GlobToken, { kind: 'one' | 'set' }>, char: string): boolean {
  if (char === '/') return false;
  if (token.kind === 'one') return true;
  return token.ranges.some(([from, to]) => from <= char && char <= to) !== token.negated;
}

/** The offset behind the next slash; past the end where there is none. */
function afterFolder(path: string, at: number): number {
  const slash = path.indexOf('/', at);
  return slash < 0 ? path.length + 1 : slash + 1;
}

function capturesOf(tokens: readonly GlobToken[], path: string, suffixes: readonly Uint8Array[]): string[] {
  const captures: string[] = [];
  let at = 0;
  tokens.forEach((token, index) => {
    const start = at;
    const next = suffixes[index + 1];
    if (token.kind === 'text') at += token.text.length;
    else if (token.kind === 'one' || token.kind === 'set') at += 1;
    else if (token.kind === 'rest') at = path.length;
    else while (next?.[at] === 0) at = token.kind === 'star' ? at + 1 : afterFolder(path, at);
    if (isWildcard(token))
      captures.push(path.slice(start, token.kind === 'folders' ? Math.max(start, at - 1) : at));
  });
  return captures;
}
