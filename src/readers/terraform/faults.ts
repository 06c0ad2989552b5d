import { code, message } from '../../domain/message.js';
import type { Span } from '../../domain/source.js';
import type { Fault } from '../fault.js';

/** What is wrong, and what mends it; the place comes from who finds it. */
export type FaultWords = Omit<Fault, 'span'>;

/** What is wrong with characters that no HCL file may hold where they stand. */
export function invalidFault(text: string, { start, end }: Span): FaultWords {
  const found = text.slice(start, end);
  if (found === '\n' || found === '\r') {
    return {
      what: message`A text in quotes goes on over the line's end, and only a heredoc may.`,
      fix: message`Close the text with a double quote, or write the line break as ${code('\\n')}.`,
    };
  }
  if (found === '/*') {
    return {
      what: message`A comment begins here whose end ${code('*/')} is missing.`,
      fix: message`Add ${code('*/')}.`,
    };
  }
  if (found === "'" || found === '`' || found === '\u201c' || found === '\u201d') {
    return {
      what: message`${code(found)} stands here, and HCL knows double quotes only.`,
      fix: message`Put the text in double quotes.`,
    };
  }
  return {
    what: message`${code(String.fromCodePoint(text.codePointAt(start) ?? 0))} has no meaning in HCL.`,
    fix: message`Remove it, or put it in quotes if it is part of a text.`,
  };
}

export const faults = {
  item: {
    what: message`An argument (${code('name = value')}) or a block belongs here, and something else stands here.`,
    fix: message`Write an argument or a block, or remove this.`,
  },
  blockBrace: {
    what: message`The block's ${code('{')} is missing on this line.`,
    fix: message`Put ${code('{')} behind the block's type and labels, on the same line.`,
  },
  blockEnd: {
    what: message`The block is not closed: its ${code('}')} is missing.`,
    fix: message`Add the missing ${code('}')}; a brace before it may be one too many.`,
  },
  singleLine: {
    what: message`A block on one line has one argument and its ${code('}')}, and more stands here.`,
    fix: message`Put each argument on a line of its own.`,
  },
  lineEnd: {
    what: message`An argument or a block ends with its line, and more follows here.`,
    fix: message`Put what follows on a line of its own.`,
  },
  redefined: {
    what: message`The same argument stands twice in one block.`,
    fix: message`Keep one of the two.`,
  },
  label: {
    what: message`A block's label is plain text, and a template stands in it.`,
    fix: message`Write the label without ${code('${')} and ${code('%{')}.`,
  },
  expression: {
    what: message`A value is missing here.`,
    fix: message`Write a value: a text in quotes, a number, a list, an object or a reference.`,
  },
  parenthesis: {
    what: message`The closing ${code(')')} is missing.`,
    fix: message`Add the ${code(')')}.`,
  },
  colon: {
    what: message`A condition ${code('? ... :')} lacks its second value.`,
    fix: message`Add ${code(':')} and the value for when the condition is false.`,
  },
  number: {
    what: message`This is no number.`,
    fix: message`Correct it, or put it in quotes if it is a text.`,
  },
  attributeName: {
    what: message`A name belongs behind the dot.`,
    fix: message`Write the attribute's name, or remove the dot.`,
  },
  legacyIndex: {
    what: message`Two indexes stand in a row behind dots, which reads as a number with a fraction.`,
    fix: message`Write each index in brackets.`,
  },
  bracket: {
    what: message`The closing ${code(']')} is missing.`,
    fix: message`Add the ${code(']')}, or the comma before the next item.`,
  },
  functionName: {
    what: message`A function's name and its ${code('(')} belong behind ${code('::')}.`,
    fix: message`Complete the call.`,
  },
  argument: {
    what: message`A comma or the closing ${code(')')} is missing in a function call.`,
    fix: message`Put a comma between two arguments, and ${code(')')} behind the last.`,
  },
  objectKey: {
    what: message`An object's key lacks its value.`,
    fix: message`Write ${code('=')} or ${code(':')} and a value behind the key.`,
  },
  objectItem: {
    what: message`A comma, a new line or the closing ${code('}')} is missing in an object.`,
    fix: message`Put each item on a line of its own, or a comma between two.`,
  },
  forExpression: {
    what: message`A ${code('for')} is not complete here.`,
    fix: message`Write ${code('[for item in list : value]')} for a list, ${code('{for item in list : key => value}')} for an object.`,
  },
  sequenceEnd: {
    what: message`The ${code('}')} of a template's ${code('${')} or ${code('%{')} is missing.`,
    fix: message`Add the ${code('}')}; write ${code('$${')} where the characters themselves are meant.`,
  },
  directive: {
    what: message`A template's directive is one of ${code('if')}, ${code('else')}, ${code('endif')}, ${code('for')} and ${code('endfor')}, and something else stands here.`,
    fix: message`Correct the directive; write ${code('%%{')} where the characters themselves are meant.`,
  },
  unbalanced: {
    what: message`A template's ${code('%{if}')} or ${code('%{for}')} does not fit its end.`,
    fix: message`Give each ${code('%{if}')} one ${code('%{endif}')}, and each ${code('%{for}')} one ${code('%{endfor}')}.`,
  },
  textEnd: {
    what: message`A text begins here whose end is missing.`,
    fix: message`Add the closing double quote; a heredoc ends with its marker alone on a line.`,
  },
  escape: {
    what: message`A backslash starts no escape of HCL here.`,
    fix: message`Write a backslash as ${code('\\\\')}.`,
  },
} satisfies Record<string, FaultWords>;
