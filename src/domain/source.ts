/** A place for people: lines and columns count from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A half-open range of a text, as offsets in UTF-16 units from 0. Every node of a policy has one. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A range in a named file, for people; `end` is exclusive. */
export interface Place {
  readonly path: string;
  readonly start: Position;
  readonly end: Position;
}

/**
 * The text of one file, which turns offsets into lines and columns.
 *
 * A line ends at LF, as in git and so in the diffs that comments stand on; a CR before it is not part of the line. The
 * table of line starts is made at the first question, since most files have no finding.
 */
export class SourceText {
  readonly path: string;
  readonly text: string;
  #lineStarts: number[] | undefined;

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
  }

  /** The 1-based line and column of an offset; offsets past the end give the end. */
  positionAt(offset: number): Position {
    const starts = this.#starts();
    const at = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - (starts[low] ?? 0) + 1 };
  }

  /** The place of a span, for a finding. */
  placeOf(span: Span): Place {
    return { path: this.path, start: this.positionAt(span.start), end: this.positionAt(span.end) };
  }

  /** The text of a 1-based line without its line end; empty when there is no such line. */
  line(number: number): string {
    const starts = this.#starts();
    const start = starts[number - 1];
    if (start === undefined) return '';
    return this.text.slice(start, starts[number] ?? this.text.length).replace(/\r?\n$/, '');
  }

  /** The offset of a 1-based line's first character; the text's end where there is no such line. */
  lineStart(number: number): number {
    return this.#starts()[number - 1] ?? this.text.length;
  }

  get lineCount(): number {
    return this.#starts().length;
  }

  #starts(): number[] {
    if (this.#lineStarts) return this.#lineStarts;
    const starts = [0];
    for (let i = 0; i < this.text.length; i++) {
      if (this.text.charCodeAt(i) === 10) starts.push(i + 1);
    }
    this.#lineStarts = starts;
    return starts;
  }
}
