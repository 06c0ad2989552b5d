import { DepthError, depthLimit } from './fault.js';

/** Opens a scalar in the lexer's stream: the next lexeme is its text, whatever it looks like. */
const scalarMark = '\u001f';
const documentMark = '\u0002';
const flowErrorMark = '\u0018';

/**
 * Passes on the lexemes of a YAML text, and stops where they nest deeper than {@link depthLimit}.
 *
 * It stands between the library's lexer, which is linear and keeps no tree, and its parser and composer, which recurse:
 * two small files that nest deeply enough end a Node 20 process in a way that nothing can catch. A level may count
 * twice in a text that is wrong anyway, and a bracket that closes nothing counts as one; none is missed.
 *
 * @throws DepthError
 */
export function* guardDepth(lexemes: Iterable<string>): Generator<string> {
  const levels = new Levels();
  let scalar = false;
  for (const lexeme of lexemes) {
    if (scalar) {
      levels.scalar(lexeme);
      scalar = false;
    } else if (lexeme === scalarMark) scalar = true;
    else levels.token(lexeme);
    if (levels.depth > depthLimit) throw new DepthError();
    yield lexeme;
  }
}

class Levels {
  /** Columns at which the open block collections began. */
  readonly #blocks: number[] = [];
  /** For each open flow collection, the colons since its last comma: `[a: b: c` nests, if only to be refused. */
  readonly #flows: number[] = [];
  /** Closing brackets that close nothing: of each the parser makes an error with a frame of the text. */
  #unmatched = 0;
  #extraColons = 0;
  #column = 0;
  #colons = 0;
  /** Whether a line, or an indicator such as a list's dash, is just before: the next token begins a level. */
  #fresh = true;

  get depth(): number {
    return this.#blocks.length + this.#flows.length + this.#extraColons + this.#unmatched;
  }

  scalar(text: string): void {
    this.#content();
    this.#advance(text);
  }

  token(text: string): void {
    switch (text.charAt(0)) {
      case '\n':
      case '\r':
        this.#newLine();
        return;
      case ' ':
      case '\t':
      case '#':
      case '':
      case '\uFEFF':
        this.#advance(text);
        return;
      case documentMark:
        this.#newLine();
        return;
      case flowErrorMark:
        this.#closeAll();
        return;
      default:
        this.#content();
        this.#indicator(text);
        this.#advance(text);
    }
  }

  #indicator(text: string): void {
    switch (text) {
      case '[':
      case '{':
        this.#flows.push(0);
        return;
      case ']':
      case '}':
        if (this.#flows.length === 0) this.#unmatched += 1;
        this.#extraColons -= extra(this.#flows.pop() ?? 0);
        return;
      case ',':
        this.#setColons(0);
        return;
      case ':':
        this.#colon();
        return;
      case '-':
      case '?':
        if (this.#flows.length === 0) this.#level();
        this.#fresh = true;
    }
  }

  /** A line's first colon belongs to the map that its first token opened; each further one would open another. */
  #colon(): void {
    const colons = this.#flows.at(-1);
    if (colons !== undefined) this.#setColons(colons + 1);
    else if (++this.#colons > 1) this.#level();
  }

  #setColons(count: number): void {
    const before = this.#flows.pop();
    if (before === undefined) return;
    this.#extraColons += extra(count) - extra(before);
    this.#flows.push(count);
  }

  #closeAll(): void {
    this.#flows.length = 0;
    this.#extraColons = 0;
  }

  #content(): void {
    if (this.#fresh && this.#flows.length === 0) this.#level();
    this.#fresh = false;
  }

  /** Ends what began at this column or right of it, and begins a level. */
  #level(): void {
    while ((this.#blocks.at(-1) ?? -1) >= this.#column) this.#blocks.pop();
    this.#blocks.push(this.#column);
  }

  #newLine(): void {
    this.#column = 0;
    this.#colons = 0;
    this.#fresh = true;
  }

  #advance(text: string): void {
    const lineEnd = text.lastIndexOf('\n');
    if (lineEnd >= 0) this.#newLine();
    if (lineEnd >= 0 && lineEnd < text.length - 1) this.#fresh = false;
    this.#column += text.length - lineEnd - 1;
  }
}

function extra(colons: number): number {
  return Math.max(0, colons - 1);
}
