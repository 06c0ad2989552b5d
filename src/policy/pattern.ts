import { boundedMemo } from './bounded-memo.js';

/**
 * IAM's wildcards: `*` is any run of characters, `?` is any one. The one place that knows how they match.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 *
 * A policy variable (`${aws:username}`), like a part that cannot be known, is one opaque value: it equals only itself,
 * and only a `*` takes it in. `${*}`, `${?}` and `${$}` are the characters themselves.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */

/** A code point, a wildcard, or the name of an opaque value. */
type Token = number | string;

const any = -1;
const one = -2;

/** Whether `pattern` matches the whole of `text`, case-sensitively. At worst their lengths' product, never exponential. */
export function wildcardMatches(pattern: string, text: string): boolean {
  return matcherOf(pattern)(text);
}

const matcherOf = boundedMemo(wildcardMatcher);

/** {@link wildcardMatches} for one pattern and many texts. */
export function wildcardMatcher(pattern: string): (text: string) => boolean {
  const start = pattern.slice(0, literalLength(pattern));
  const rest = pattern.slice(start.length);
  // Many patterns end in their only star, and most texts differ in their beginnings: they need not be taken apart.
  if (rest === '*') return (text) => text.startsWith(start);
  const wanted = tokenize(rest);
  return (text) => text.startsWith(start) && absorbs(wanted, codePoints(text.slice(start.length)));
}

/** Whether every text that `inner` matches is matched by `outer`: `ecr:*` covers `ecr:Get*`. */
export function patternCovers(outer: string, inner: string): boolean {
  if (outer === inner) return true;
  // Most pairs differ in their literal beginnings, and policies can have very many pairs.
  if (!hasWildcard(outer) || !inner.startsWith(outer.slice(0, literalLength(outer)))) return false;
  return absorbs(tokensOf(outer), tokensOf(inner));
}

/** Whether some text is matched by both patterns: `repository/a*` and `repository/*b` share `repository/ab`. */
export function patternsOverlap(left: string, right: string): boolean {
  // No table is needed for the patterns that are most frequent, nor where the literal beginnings differ.
  if (left === '*' || right === '*' || left === right) return true;
  const literal = Math.min(literalLength(left), literalLength(right));
  if (left.slice(0, literal) !== right.slice(0, literal)) return false;
  const a = tokensOf(left);
  const b = tokensOf(right);
  // reachable[j]: the tokens of `a` read so far can match the first j tokens of `b`.
  let reachable = new Uint8Array(b.length + 1);
  reachable[0] = 1;
  if (b[0] === any) reachable[1] = 1;
  for (const token of a) {
    const next = new Uint8Array(b.length + 1);
    for (let j = 0; j <= b.length; j++) next[j] = overlapStep(token, b, j, reachable, next) ? 1 : 0;
    reachable = next;
  }
  return reachable[b.length] === 1;
}

function overlapStep(
  token: Token,
  b: readonly Token[],
  j: number,
  before: Uint8Array,
  now: Uint8Array,
): boolean {
  const last = b[j - 1];
  if (token === any && before[j] === 1) return true;
  if (last === undefined) return false;
  if (token === any && now[j - 1] === 1) return true;
  if (last === any && (now[j - 1] === 1 || before[j] === 1)) return true;
  return before[j - 1] === 1 && (token === last || takesOne(token, last) || takesOne(last, token));
}

/** A policy variable, or a part that cannot be known; not `${*}` and its like, which are characters. */
export const openPart = /\$\{(?![*?$]\})[^}]*\}/g;

/** A pattern with every variable and unknown part open: what it may match at most. */
export function opened(pattern: string): string {
  return pattern.replace(openPart, '*');
}

/** Whether a pattern may match another text than its own: by a wildcard or a variable, or as `${*}`, which matches `*`. */
export function hasWildcard(pattern: string): boolean {
  return /[*?]|\$\{/.test(pattern);
}

/** How many characters stand before the first wildcard or variable. */
function literalLength(pattern: string): number {
  const at = pattern.search(/[*?$]/);
  return at < 0 ? pattern.length : at;
}

/** Greedy matching with one point of return, `*` in `given` taken only by `*` in `pattern`. */
function absorbs(pattern: readonly Token[], given: readonly Token[]): boolean {
  let p = 0;
  let g = 0;
  let star = -1;
  let mark = 0;
  while (g < given.length) {
    const want = pattern[p];
    const have = given[g];
    if (want === any) {
      star = p++;
      mark = g;
    } else if (want === have || takesOne(want, have)) {
      p++;
      g++;
    } else if (star >= 0) {
      p = star + 1;
      g = ++mark;
    } else return false;
  }
  while (pattern[p] === any) p++;
  return p === pattern.length;
}

/** `?` takes any one character, also another `?`; an opaque value may be longer than one. */
function takesOne(want: Token | undefined, have: Token | undefined): boolean {
  return want === one && typeof have === 'number' && have !== any;
}

/** By hand, since Array.from takes four times as long, and every match asks. */
function codePoints(text: string): number[] {
  const points: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const point = text.codePointAt(i) ?? 0;
    if (point > 0xffff) i++;
    points.push(point);
  }
  return points;
}

const tokensOf = boundedMemo<readonly Token[]>(tokenize);

function tokenize(pattern: string): Token[] {
  const out: Token[] = [];
  for (let i = 0; i < pattern.length;) {
    const variable = pattern.startsWith('${', i) ? pattern.indexOf('}', i) : -1;
    if (variable > 0) {
      const name = pattern.slice(i + 2, variable);
      out.push(/^[*?$]$/.test(name) ? name.charCodeAt(0) : name);
      i = variable + 1;
      continue;
    }
    const point = pattern.codePointAt(i) ?? 0;
    pushToken(out, point === 42 ? any : point === 63 ? one : point);
    i += point > 0xffff ? 2 : 1;
  }
  return out;
}

/** `**` is `*`, and `*?` is kept as `?*`, so that equal patterns have equal tokens. */
function pushToken(out: Token[], token: Token): void {
  if (out.at(-1) !== any) out.push(token);
  else if (token === one) out.splice(-1, 1, one, any);
  else if (token !== any) out.push(token);
}
