import { describe, expect, it } from '@jest/globals';
import { readFile } from '../../../src/readers/read-file.js';
import { cpuTime } from '../../cpu-time.js';

const megabyte = (text: string): string => text.repeat(Math.floor(1_000_000 / text.length));

function policyWith(locals: string, action: string): string {
  return `${locals}\nresource "aws_iam_policy" "p" {\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ${action} }] })\n}\n`;
}

const steps = Array.from({ length: 60 }, (_, index) => ({
  from: `a${String(index)}`,
  to: `a${String(index + 1)}`,
}));
const doubling = (value: (from: string) => string, first: string): string =>
  policyWith(
    `locals {\n  a0 = ${first}\n${steps.map(({ from, to }) => `  ${to} = ${value(`local.${from}`)}\n`).join('')}}\n`,
    'local.a60',
  );

describe('hostile HCL', () => {
  it.each([
    ['brackets', `a = ${megabyte('[')}`],
    ['objects', `a = ${megabyte('{a=')}`],
    ['templates', `a = ${megabyte('"${')}`],
    ['minus signs', `a = ${megabyte('-')}1`],
    ['conditions', `a = ${megabyte('b ? c : ')}d`],
    ['blocks', megabyte('a {\n')],
    ['directives', `a = "${megabyte('%{if a}')}"`],
  ])('of 100,000 levels is passed over: %s', async (_, text) => {
    expect(await readFile('main.tf', Buffer.from(text))).toEqual({ skipped: 'too-deep' });
  });

  it.each([
    ['heredocs that do not end', megabyte('resource "aws_iam_policy" "b" {\n x = <<E\n')],
    ['brackets that do not end, in many blocks', megabyte('resource "aws_iam_policy" "b" {\n x = (\n')],
    ['dots behind a number', `a = ${megabyte('1....... ')}`],
    ['steps', `a = b${megabyte('[0]')}`],
    ['lines in brackets', `a = (${megabyte('\n')})`],
    ['dollars', `a = "${megabyte('$')}"`],
    ['escapes', `a = "${megabyte('\\n')}"`],
    ['lines of a heredoc', `a = <<-E\n${megabyte('  x\n')}E\n`],
    ['texts that double', doubling((from) => `"\${${from}}\${${from}}"`, '"xxxx"')],
    ['lists that double', doubling((from) => `concat(${from}, ${from})`, '["xxxx"]')],
    ['objects that double', doubling((from) => `{ a = ${from}, b = ${from} }`, '"xxxx"')],
    ['conditions that double', doubling((from) => `var.x ? ${from} : ${from}`, '"xxxx"')],
    [
      'policies that double',
      `${steps.map(({ from, to }) => `locals {\n  ${from} = var.x ? local.${to} : local.${to}\n}\n`).join('')}locals {\n  a60 = jsonencode({})\n}\nresource "aws_iam_policy" "p" {\n  policy = local.a0\n}\n`,
    ],
    [
      'documents that double',
      steps
        .map(
          ({ from, to }) =>
            `data "aws_iam_policy_document" "${from}" {\n  source_policy_documents = [data.aws_iam_policy_document.${to}.json, data.aws_iam_policy_document.${to}.json]\n}\n`,
        )
        .join('') + 'data "aws_iam_policy_document" "a60" {\n  statement {\n    actions = ["s3:*"]\n  }\n}\n',
    ],
    [
      'loops in loops',
      policyWith(
        `locals {\n  xs = [${'"x", '.repeat(900)}]\n}\n`,
        `${'[for a in local.xs : '.repeat(8)}"y"${']'.repeat(8)}`,
      ),
    ],
    [
      'a loop over much',
      policyWith(
        `locals {\n  xs = [${'"x", '.repeat(900)}]\n}\n`,
        `[for a in local.xs : [${'"y", '.repeat(180_000)}]]`,
      ),
    ],
    [
      'loops in a template',
      policyWith(
        `locals {\n  xs = [${'"x", '.repeat(900)}]\n}\n`,
        `"${'%{for a in local.xs}'.repeat(8)}y${'%{endfor}'.repeat(8)}"`,
      ),
    ],
    [
      'a chain of 20,000 locals',
      policyWith(
        `locals {\n${Array.from({ length: 20_000 }, (_, index) => `  a${String(index)} = local.a${String(index + 1)}\n`).join('')}}\n`,
        'local.a0',
      ),
    ],
  ])('is read in linear time: %s', async (_, text) => {
    const took = await cpuTime(async () => {
      expect('skipped' in (await readFile('main.tf', Buffer.from(text)))).toBe(false);
    });
    // A square of a megabyte would take hours; the limit leaves room for a busy machine.
    expect(took).toBeLessThan(10_000);
  });
});
