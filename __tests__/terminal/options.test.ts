import { describe, expect, it } from '@jest/globals';
import { UserError } from '../../src/domain/failure.js';
import { help, commands, readOptions } from '../../src/terminal/options.js';

describe('the command line', () => {
  it('has AWS’s semantics for compare unless told otherwise, and no kind', () => {
    expect(readOptions(['compare', 'a', 'b'])).toMatchObject({
      command: 'compare',
      operands: ['a', 'b'],
      semantics: 'aws',
      kind: undefined,
    });
    expect(readOptions(['compare', 'a', 'b', '--semantics', 'typed', '--kind', 'trust'])).toMatchObject({
      semantics: 'typed',
      kind: 'trust',
    });
  });

  it.each([
    [['compare', 'a', 'b', '--fail-on', 'error'], '--fail-on goes with check, review, not with compare.'],
    [['check', '--semantics', 'typed'], '--semantics goes with compare, not with check.'],
    [['check', '--base', 'main'], '--base goes with review, not with check.'],
    [['init', '--format', 'json'], '--format goes with check, review, compare, demo, not with init.'],
    [['compare', 'a', 'b', '--kind', 'trusts'], 'Did you mean trust?'],
    [['compare', 'a', 'b', '--semantics', 'type'], 'Did you mean typed?'],
    [['comprae', 'a', 'b'], 'Did you mean compare?'],
  ])('refuses %j', (args, text) => {
    expect(() => readOptions(args)).toThrow(UserError);
    expect(() => readOptions(args)).toThrow(text);
  });

  it('tells every command in its help, on lines that fit a terminal', () => {
    for (const command of commands) expect(help).toMatch(new RegExp(`^ {2}${command} `, 'm'));
    for (const line of help.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });
});
