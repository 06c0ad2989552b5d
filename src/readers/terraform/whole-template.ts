import type { SourceText } from '../../domain/source.js';
import { DepthError, FaultError } from '../fault.js';
import { Cursor } from './cursor.js';
import { readExpression } from './expressions.js';
import type { TemplatePart } from './syntax.js';
import { readWholeTemplate } from './templates.js';

/** The parts of a file that is a template as a whole; undefined where it is none. */
export function wholeTemplate({ text }: SourceText): readonly TemplatePart[] | undefined {
  try {
    return readWholeTemplate(new Cursor(text, 0, text.length, true), readExpression);
  } catch (error) {
    if (error instanceof FaultError || error instanceof DepthError) return undefined;
    throw error;
  }
}
