import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { plainText } from '../../src/domain/message.js';
import { validatePolicy } from '../../src/validation/validate.js';
import { policyFrom, services } from './policy-case.js';

/** A misspelt name where it stands in a statement. */
interface Misspelling {
  readonly title: string;
  /** What it stands in: `Action`, the Condition (an operator), or an operator of it (a key). */
  readonly path: readonly string[];
  readonly written: string;
  readonly code: string;
  /** What it is taken for; nothing where no name is near. */
  readonly meant?: string;
  /** Whether that is offered as a change: a service alone does not say that it has the action or the key. */
  readonly fixed: boolean;
}

const table = new URL('did-you-mean.json', import.meta.url);
const misspellings = JSON.parse(readFileSync(table, 'utf8')) as Misspelling[];

function textOf({ path, written }: Misspelling): string {
  const [element = '', operator] = path;
  const value =
    operator === undefined
      ? { [written]: { 'aws:PrincipalAccount': 'x' } }
      : { [operator]: { [written]: 'x' } };
  const condition = element === 'Condition' ? { Condition: value } : {};
  const statement = {
    Effect: 'Allow',
    Action: element === 'Action' ? written : 's3:ListBucket',
    Resource: '*',
  };
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ ...statement, ...condition }] });
}

function findingsOf(text: string) {
  return validatePolicy(policyFrom(text, 'identity'), { services });
}

describe.each(misspellings)('$title: $written', (row) => {
  const text = textOf(row);
  const found = findingsOf(text).filter(({ code }) => code === row.code);

  it('is told once', () => {
    expect(found.map(({ value }) => value)).toEqual([row.written]);
  });

  it('is taken for the nearest name, or for none', () => {
    const help = plainText(found[0]?.help ?? []);
    if (row.meant === undefined) expect(help).not.toContain('Did you mean');
    else expect(help).toBe(`Did you mean \`${row.meant}\`?`);
  });

  it('is mended by the change that is offered, where one is certain', () => {
    const fix = found[0]?.fix ?? [];
    expect(fix.length > 0).toBe(row.fixed);
    const mended = fix.reduceRight(
      (all, { start, end, text: put }) => all.slice(0, start) + put + all.slice(end),
      text,
    );
    const wanted = row.fixed ? text.replace(row.written, row.meant ?? '') : text;
    expect(mended).toBe(wanted);
  });
});
