import { arnSegments, isEverything } from '../../policy/arn.js';

/**
 * Patterns as tokens, for telling apart which texts match which of them. A variable (`${aws:username}`), like a part that
 * is not known, is open here: it may stand for any characters but none. `${*}`, `${?}` and `${$}` are the characters.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export type Token =
  | { readonly kind: 'character'; readonly code: number }
  /** A letter in either case. */
  | { readonly kind: 'letter'; readonly lower: number; readonly upper: number }
  /** `?`, any character but those of `except`: within a segment of an ARN it takes no colon. */
  | { readonly kind: 'one'; readonly except: string }
  /** `*`, likewise. */
  | { readonly kind: 'any'; readonly except: string };

/** A pattern as its tokens. */
export type Pattern = readonly Token[];

/** Every text. */
export const everyText: Pattern = [{ kind: 'any', except: '' }];

/** Every text but the empty one. */
export const someText: Pattern = [{ kind: 'one', except: '' }, ...everyText];

/** Texts that a condition or an action names: `*` takes everything in, colons too. */
export function textPattern(text: string, ignoringCase = false): Pattern {
  return tokensOf(text, '', ignoringCase);
}

/** One text, in which nothing is a wildcard. */
export function literalPattern(text: string, ignoringCase = false): Pattern {
  return Array.from(text, (character) => characterToken(character, ignoringCase));
}

/**
 * ARNs segment by segment: a wildcard of the first five does not take in a colon. An incomplete ARN is completed, and what
 * is no ARN is a text, as in policy/arn.ts. `exceptInName` are characters that the wildcards of the last segment do not take.
 */
export function arnPattern(text: string, exceptInName = ''): Pattern {
  if (isEverything(text)) return everyText;
  const segments = arnSegments(text);
  if (segments.length === 0) return textPattern(text);
  return segments.flatMap((segment, index) => [
    ...(index === 0 ? [] : [characterToken(':', false)]),
    ...tokensOf(segment, index === 5 ? exceptInName : ':', false),
  ]);
}

/** {@link arnPattern} of each text. */
export function arnPatterns(texts: readonly string[], exceptInName = ''): Pattern[] {
  return texts.map((text) => arnPattern(text, exceptInName));
}

function tokensOf(text: string, except: string, ignoringCase: boolean): Token[] {
  const tokens: Token[] = [];
  for (let i = 0; i < text.length;) {
    const end = text.startsWith('${', i) ? text.indexOf('}', i) : -1;
    if (end > 0) {
      const name = text.slice(i + 2, end);
      if (/^[*?$]$/.test(name)) tokens.push(characterToken(name, false));
      else tokens.push({ kind: 'one', except }, { kind: 'any', except });
      i = end + 1;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(i) ?? 0);
    if (character === '*') tokens.push({ kind: 'any', except });
    else if (character === '?') tokens.push({ kind: 'one', except });
    else tokens.push(characterToken(character, ignoringCase));
    i += character.length;
  }
  return tokens;
}

function characterToken(character: string, ignoringCase: boolean): Token {
  const code = character.codePointAt(0) ?? 0;
  const [lower, upper] = [character.toLowerCase(), character.toUpperCase()];
  if (!ignoringCase || lower === upper || isLong(lower) || isLong(upper)) return { kind: 'character', code };
  return { kind: 'letter', lower: lower.codePointAt(0) ?? 0, upper: upper.codePointAt(0) ?? 0 };
}

/** Whether a letter becomes several in the other case, as `ß` does. */
function isLong(letters: string): boolean {
  return Array.from(letters).length > 1;
}
