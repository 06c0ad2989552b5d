import type { TextEdit } from '../domain/finding.js';
import type { SourceText, Span } from '../domain/source.js';

/** What may stand in a key or value of JSON, YAML and HCL, quoted or not, without changing the syntax around it. */
const harmless = /^[\w:.*/-]+$/;

/**
 * The change that puts one text in another's place at a key or value; empty where the file does not hold the text as
 * it is, quotes apart, so that no edit is made blindly.
 */
export function replaceText(
  file: SourceText,
  at: Span,
  text: string,
  replacement: string,
): readonly TextEdit[] {
  if (!harmless.test(replacement)) return [];
  const written = file.text.slice(at.start, at.end);
  if (written === text) return [{ start: at.start, end: at.end, text: replacement }];
  if (!isQuoted(written) || written.slice(1, -1) !== text) return [];
  return [{ start: at.start + 1, end: at.end - 1, text: replacement }];
}

function isQuoted(written: string): boolean {
  const quote = written[0];
  return written.length >= 2 && (quote === '"' || quote === "'") && written.endsWith(quote);
}
