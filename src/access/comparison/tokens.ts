import { arnSegments, isEverything } from '../../policy/arn.js';

/**
 * Patterns as tokens, for telling apart which texts match which of them. A variable (`${aws:username}`), like a part that
 * is not known, is open here: it may stand for anything. `${*}`, `${?}` and `${$}` are the characters.
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

/** Texts that a condition or an action names: `*` takes everything in, colons too. */
export function textPattern(text: string, ignoringCase = false): Pattern {
  return tokensOf(text, '', ignoringCase);
}

/** One text, in which nothing is a wildcard. */
export function literalPattern(text: string, ignoringCase = false): Pattern {
  return [...text].map((character) => characterToken(character, ignoringCase));
}

/**
 * ARNs segment by segment: a wildcard of the first five does not take in a colon. An incomplete ARN is completed as
 * policy/arn.ts does; undefined for a text that is no ARN, which matches nothing but itself. `exceptInName` are characters
 * that the wildcards of the last segment do not take.
 */
export function arnPattern(text: string, exceptInName = ''): Pattern | undefined {
  if (isEverything(text)) return everyText;
  const segments = arnSegments(text);
  if (segments.length === 0) return undefined;
  return segments.flatMap((segment, index) => [
    ...(index === 0 ? [] : [characterToken(':', false)]),
    ...tokensOf(segment, index === 5 ? exceptInName : ':', false),
  ]);
}

/** {@link arnPattern} of each text that is one. */
export function arnPatterns(texts: readonly string[], exceptInName = ''): Pattern[] {
  return texts.flatMap((text) => {
    const pattern = arnPattern(text, exceptInName);
    return pattern ? [pattern] : [];
  });
}

function tokensOf(text: string, except: string, ignoringCase: boolean): Token[] {
  const tokens: Token[] = [];
  for (let i = 0; i < text.length;) {
    const end = text.startsWith('${', i) ? text.indexOf('}', i) : -1;
    if (end > 0) {
      const name = text.slice(i + 2, end);
      tokens.push(/^[*?$]$/.test(name) ? characterToken(name, false) : { kind: 'any', except });
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
  if (!ignoringCase || lower === upper || [...lower].length > 1 || [...upper].length > 1)
    return { kind: 'character', code };
  return { kind: 'letter', lower: lower.codePointAt(0) ?? 0, upper: upper.codePointAt(0) ?? 0 };
}
