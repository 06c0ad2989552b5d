import { punctuation, type Punctuation, type TokenKind, type Tokens } from './tokens.js';

/** The template that the lexer is in: HCL's tokens change with it. */
type Template =
  { readonly kind: 'quoted' } | { readonly kind: 'heredoc'; readonly marker: string; lineStart: boolean };

/** An expression; within a template it ends with the brace that stands at the depth of its own. */
interface Code {
  readonly kind: 'code';
  readonly closesAt: number | undefined;
}

const identifier = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const number = /\d(?:(?:[\d.]|[eE][+-]?\d)*(?:\d|[eE][+-]?\d))?/y;
const heredoc = /<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)\r?\n/uy;
const quotedRun = /(?:[^$%"\\\r\n]|\\[^\r\n])+/y;
const heredocRun = /[^$%\r\n]+/y;

const marks: ReadonlySet<string> = new Set(punctuation);

function isPunctuation(text: string): text is Punctuation {
  return marks.has(text);
}

/** Of ASCII, without asking for Unicode's properties. */
function isWordStart(char: number): boolean {
  return (char >= 0x61 && char <= 0x7a) || (char >= 0x41 && char <= 0x5a) || char === 0x5f;
}

/**
 * The tokens of `text` from `start` to `end`, made as they are asked for: as a list, those of a large file would cost more
 * than the parsing. Behind the last comes one `end`. Comments and spaces are left out. Linear; nothing is thrown: what is
 * no token is `invalid`, and is the last before `end`.
 */
export class Lexer {
  readonly #text: string;
  readonly #end: number;
  readonly #modes: (Template | Code)[];
  #out: Tokens = { kinds: [], starts: [], ends: [] };
  #at: number;
  #braces = 0;

  /** `isTemplate`: the text is that of a template, without quotes or markers around it. */
  constructor(text: string, start: number, end: number, isTemplate = false) {
    // No line without its spaces is a line break, so that this heredoc goes on to the end.
    const template = { kind: 'heredoc' as const, marker: '\n', lineStart: true };
    this.#modes = [isTemplate ? template : { kind: 'code', closesAt: undefined }];
    this.#text = end === text.length ? text : text.slice(0, end);
    this.#at = start;
    this.#end = end;
  }

  /** Adds the next token, or the next two. */
  next(out: Tokens): void {
    this.#out = out;
    const { length } = out.kinds;
    while (out.kinds.length === length) {
      if (this.#at >= this.#end) this.#push('end', 0);
      else if (!this.#step()) this.#at = this.#end;
    }
  }

  #step(): boolean {
    const mode = this.#modes.at(-1);
    if (mode?.kind === 'quoted') return this.#quoted();
    return mode?.kind === 'heredoc' ? this.#heredoc(mode) : this.#code();
  }

  #push(kind: TokenKind, length: number): true {
    this.#out.kinds.push(kind);
    this.#out.starts.push(this.#at);
    this.#at += length;
    this.#out.ends.push(this.#at);
    return true;
  }

  #invalid(length = 1): false {
    this.#push('invalid', length);
    return false;
  }

  /** How much of the text a sticky pattern takes here. */
  #length(pattern: RegExp): number {
    pattern.lastIndex = this.#at;
    return pattern.test(this.#text) ? pattern.lastIndex - this.#at : 0;
  }

  #code(): boolean {
    const text = this.#text;
    const char = this.#skipSpace();
    if (this.#at >= this.#end) return true;
    if (isWordStart(char)) return this.#push('identifier', this.#length(identifier));
    if (char >= 0x30 && char <= 0x39) return this.#push('number', this.#length(number));
    switch (char) {
      case 0x0a:
        return this.#push('newline', 1);
      case 0x0d:
        return text.charCodeAt(this.#at + 1) === 0x0a ? this.#push('newline', 2) : this.#invalid();
      case 0x22:
        this.#modes.push({ kind: 'quoted' });
        return this.#push('open-quote', 1);
      case 0x23:
        return this.#lineComment();
      case 0x2f:
        if (text.charCodeAt(this.#at + 1) === 0x2f) return this.#lineComment();
        if (text.charCodeAt(this.#at + 1) === 0x2a) return this.#blockComment();
        return this.#push('/', 1);
      case 0x3c:
        return this.#heredocStart() || this.#punctuation(text.charAt(this.#at));
      default:
        return char > 0x7f ? this.#word() : this.#punctuation(text.charAt(this.#at));
    }
  }

  /** Steps over spaces and tabs, and gives the code of the character behind them. */
  #skipSpace(): number {
    for (; ; this.#at++) {
      const char = this.#text.charCodeAt(this.#at);
      if (char !== 0x20 && char !== 0x09) return char;
    }
  }

  #word(): boolean {
    const length = this.#length(identifier);
    return length === 0 ? this.#invalid() : this.#push('identifier', length);
  }

  /** Up to the line's end, which counts as a newline of its own. */
  #lineComment(): true {
    const newline = this.#text.indexOf('\n', this.#at);
    if (newline < 0) this.#at = this.#end;
    else this.#at = this.#text.charAt(newline - 1) === '\r' ? newline - 1 : newline;
    return true;
  }

  #blockComment(): boolean {
    const end = this.#text.indexOf('*/', this.#at + 2);
    if (end < 0) return this.#invalid(2);
    this.#at = end + 2;
    return true;
  }

  #heredocStart(): boolean {
    heredoc.lastIndex = this.#at;
    const [opening, marker] = heredoc.exec(this.#text) ?? [];
    if (opening === undefined || marker === undefined) return false;
    this.#modes.push({ kind: 'heredoc', marker, lineStart: true });
    return this.#push('open-heredoc', opening.length);
  }

  #punctuation(char: string): boolean {
    const text = this.#text;
    if (text.startsWith('~}', this.#at)) return this.#closeBrace('sequence-end', 2);
    if (char === '}') return this.#closeBrace('}', 1);
    if (char === '{') this.#braces++;
    if (text.startsWith('...', this.#at)) return this.#push('...', 3);
    const two = text.slice(this.#at, this.#at + 2);
    if (two.length === 2 && isPunctuation(two)) return this.#push(two, 2);
    return isPunctuation(char) ? this.#push(char, 1) : this.#invalid();
  }

  /** A brace that closes a template's sequence at its own depth goes back to the template. */
  #closeBrace(kind: '}' | 'sequence-end', length: number): true {
    const mode = this.#modes.at(-1);
    const closes = mode?.kind === 'code' && mode.closesAt === this.#braces;
    if (closes) this.#modes.pop();
    this.#braces--;
    return this.#push(closes ? 'sequence-end' : kind, length);
  }

  /** `${` and `%{`, each with an optional `~`; false where none stands here. */
  #sequence(char: string): boolean {
    if ((char !== '$' && char !== '%') || this.#text[this.#at + 1] !== '{') return false;
    this.#modes.push({ kind: 'code', closesAt: ++this.#braces });
    const length = this.#text[this.#at + 2] === '~' ? 3 : 2;
    return this.#push(char === '$' ? 'interpolation' : 'directive', length);
  }

  /** The length of a `$` or `%` that starts no sequence: `$${` stands for the characters `${`. */
  #escaped(char: string): number {
    if (!this.#text.startsWith(`${char}${char}{`, this.#at)) return 1;
    return this.#text[this.#at + 3] === '~' ? 4 : 3;
  }

  #quoted(): boolean {
    const char = this.#text.charAt(this.#at);
    if (char === '"') {
      this.#modes.pop();
      return this.#push('close-quote', 1);
    }
    if (this.#sequence(char)) return true;
    if (char === '$' || char === '%') return this.#push('quoted-text', this.#escaped(char));
    const length = this.#length(quotedRun);
    return length === 0 ? this.#invalid() : this.#push('quoted-text', length);
  }

  #heredoc(mode: Extract<Template, { kind: 'heredoc' }>): boolean {
    const char = this.#text.charAt(this.#at);
    if (this.#sequence(char)) {
      mode.lineStart = false;
      return true;
    }
    const length = char === '$' || char === '%' ? this.#escaped(char) : this.#length(heredocRun);
    const newline = this.#newlineLength(this.#at + length);
    if (newline === 0 && this.#text[this.#at + length] === '\r') return this.#invalid();
    const line = this.#text.slice(this.#at, this.#at + length);
    if (newline > 0 && mode.lineStart && line.trim() === mode.marker) {
      this.#modes.pop();
      this.#push('close-heredoc', length);
      return this.#push('newline', newline);
    }
    mode.lineStart = newline > 0;
    return this.#push('heredoc-text', length + newline);
  }

  #newlineLength(at: number): 0 | 1 | 2 {
    if (this.#text[at] === '\n') return 1;
    return this.#text[at] === '\r' && this.#text[at + 1] === '\n' ? 2 : 0;
  }
}
