import type { Message } from '../domain/message.js';
import type { AccessSentence } from './access-sentence.js';
import type { Compared } from './compared.js';
import { answerText, casesToTell, sentencesOf } from './compared.js';
import { messageMarkdown } from './markdown-message.js';
import { placeText } from './place-text.js';
import { codeSpan, plainMarkdown } from './safe-markdown.js';
import { firstOf } from './wording.js';

/** How many rows a table has at most. */
const most = 100;

/** The comparison as Markdown, for a comment or a job summary: the answer, then a table each of gained and lost access. */
export function comparedAsMarkdown(compared: Compared): string {
  const { gained, lost } = sentencesOf(compared);
  const { base, head, failures, undecided, notes } = compared;
  const list = [
    ...failures.map((text) => `Could not be done: ${text}`),
    ...undecided.map(({ policy, reason }) => `Undecided: ${policy.id}: ${reason}`),
    ...notes,
  ];
  const parts = [
    `### ${answerText(compared)}`,
    `${codeSpan(base)} compared with ${codeSpan(head)}`,
    ...(list.length > 0 ? [list.map((text) => `- ${plainMarkdown(text)}`).join('\n')] : []),
    ...table('Gained', 'Before', gained),
    ...table('Lost', 'Now', lost),
  ];
  return `${parts.join('\n\n')}\n`;
}

function table(title: string, other: string, sentences: readonly AccessSentence[]): string[] {
  if (sentences.length === 0) return [];
  const { shown, rest } = firstOf(sentences, most);
  const head = `| Who | can use | on | if | ${other} | Example | Line |\n| --- | --- | --- | --- | --- | --- | --- |`;
  const text = `**${title}**\n\n${head}\n${shown.map(row).join('\n')}`;
  return rest > 0 ? [text, `and ${rest} more`] : [text];
}

function row(sentence: AccessSentence): string {
  const { who, what, where, condition, paper, place } = sentence;
  const { shown } = casesToTell(sentence);
  const cells = [
    inCell(who),
    inCell(what),
    inCell(where),
    inCell(condition),
    shown.map(({ otherwise }) => inCell(withoutTime(otherwise))).join('<br>'),
    [...shown.map(({ example }) => example), ...(paper.length > 0 ? [paper] : [])].map(inCell).join('<br>'),
    codeSpan(placeText(place), { table: true }),
  ];
  return `| ${cells.join(' | ')} |`;
}

function inCell(text: Message): string {
  return messageMarkdown(text, { table: true });
}

/** The heading of the column says `before` or `now`. */
function withoutTime([, ...rest]: Message): Message {
  return rest;
}
