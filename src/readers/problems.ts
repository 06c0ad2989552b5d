import { code, message, type Message } from '../domain/message.js';
import type { SourceText, Span } from '../domain/source.js';
import type { DuplicateKey } from './duplicate-keys.js';
import type { Fault } from './fault.js';
import type { ReaderProblem } from './reader.js';

/** A policy that is no JSON. The rule is the code that AWS has for it. */
export function jsonProblem(fault: Fault): ReaderProblem {
  return {
    rule: 'JSON_SYNTAX_ERROR',
    severity: 'error',
    title: 'The policy is not valid JSON',
    span: fault.span,
    message: message`${fault.what} AWS takes nothing else for a policy than valid JSON, and what the policy allows cannot be reviewed until it can be read.`,
    help: fault.fix,
  };
}

/** A policy in YAML, or in a template's text, that cannot be read. */
export function unreadableProblem(fault: Fault): ReaderProblem {
  return {
    rule: 'unreadable-policy',
    severity: 'error',
    title: 'The policy cannot be read',
    span: fault.span,
    message: message`${fault.what} What the policy allows cannot be reviewed until it can be read.`,
    help: fault.fix,
  };
}

/** A file that ought to hold a policy and is empty. */
export function emptyProblem(): ReaderProblem {
  return unreadableProblem({
    span: { start: 0, end: 0 },
    what: message`The file is empty, and a policy belongs in it.`,
    fix: message`Write the policy, or remove the file.`,
  });
}

/** A file of which the configuration or Terraform says that it is a policy, and that holds none. */
export function noPolicyProblem(): ReaderProblem {
  return unreadableProblem({
    span: { start: 0, end: 0 },
    what: message`The configuration, or a Terraform resource, uses this file as a policy, and no document with a ${code('Statement')} stands in it.`,
    fix: message`Write the policy with its ${code('Statement')}, or take the file out of ${code('policies')} in the configuration.`,
  });
}

/** A key that stands twice in one object of a policy. */
export function duplicateKeyProblem(file: SourceText, { key, first, last }: DuplicateKey): ReaderProblem {
  return {
    rule: 'duplicate-key',
    severity: 'error',
    title: 'A key stands twice',
    span: last,
    message: message`${code(key)} stands here and on ${earlier(file, first, last)}. Which of the two counts is left to whoever reads the policy, so AWS may enforce another one than a reviewer sees.`,
    help: message`Keep one ${code(key)}; put both values into a list where both are meant.`,
  };
}

function earlier(file: SourceText, first: Span, last: Span): Message {
  const { line, column } = file.positionAt(first.start);
  const sameLine = line === file.positionAt(last.start).line;
  return sameLine ? message`line ${line}, column ${column}` : message`line ${line}`;
}

/** The rules of all that a reader may tell. */
export const readerRules: readonly string[] = [
  'JSON_SYNTAX_ERROR',
  'unreadable-policy',
  'duplicate-key',
  'hidden-policy',
  'module-not-read',
  'policy-too-large',
  'policy-known-after-apply',
];
