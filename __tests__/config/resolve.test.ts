import { describe, expect, it } from '@jest/globals';
import { choices, defaults } from '../../src/config/defaults.js';
import { resolveSettings } from '../../src/config/resolve.js';

describe('settings', () => {
  it('are the defaults where nothing is given', () => {
    expect(resolveSettings({}, {})).toEqual({ settings: defaults, overridden: [] });
  });

  it('are the input, else the config file, else the default', () => {
    const { settings } = resolveSettings(
      { maxComments: 0, commentTag: undefined, review: 'off' },
      {
        maxComments: 5,
        commentTag: 'a',
        review: 'comment',
        trustedAccounts: ['111122223333'],
        artifacts: [],
      },
    );
    expect(settings).toEqual({
      ...defaults,
      maxComments: 0,
      commentTag: 'a',
      review: 'off',
      trustedAccounts: ['111122223333'],
      artifacts: [],
    });
  });
});

/** Columns are the config file's value, rows the input's; `-` is not given. */
const matrices = {
  failOn: [
    ['-', 'never', 'error', 'security-warning', 'warning', 'suggestion'],
    ['never', 'never', 'error', 'security-warning', 'warning', 'suggestion'],
    ['error', 'error', 'error', 'security-warning', 'warning', 'suggestion'],
    ['security-warning', 'security-warning', 'security-warning', 'security-warning', 'warning', 'suggestion'],
    ['warning', 'warning', 'warning', 'warning', 'warning', 'suggestion'],
    ['suggestion', 'suggestion', 'suggestion', 'suggestion', 'suggestion', 'suggestion'],
  ],
  failScope: [
    ['-', 'introduced', 'all'],
    ['introduced', 'introduced', 'all'],
    ['all', 'all', 'all'],
  ],
  accessAnalyzer: [
    ['-', 'off', 'auto', 'required'],
    ['off', 'off', 'auto', 'required'],
    ['auto', 'auto', 'auto', 'required'],
    ['required', 'required', 'required', 'required'],
  ],
} as const;

const keys = { failOn: 'fail-on', failScope: 'fail-scope', accessAnalyzer: 'access-analyzer' } as const;
const given = (key: string, value: string | undefined) =>
  value === '-' || value === undefined ? {} : { [key]: value };

describe.each(['failOn', 'failScope', 'accessAnalyzer'] as const)('of %s the stricter holds', (key) => {
  const [header, ...rows] = matrices[key];
  const configs = header.slice(1);
  const cases = rows.flatMap(([input, ...results]) =>
    results.map((result, index) => [input, configs[index], result] as const),
  );

  it('and the matrix has every value', () => {
    expect(rows.map(([input]) => input)).toEqual([...choices[key]]);
    expect(configs).toEqual([...choices[key]]);
  });

  it.each(cases)('input %s, config %s: %s', (input, config, result) => {
    const { settings, overridden } = resolveSettings(given(key, input), given(key, config));
    expect(settings[key]).toBe(result);
    const sentence = `The input \`${keys[key]}: ${input}\` gives way to \`${keys[key]}: ${String(config)}\` of the config file, which is stricter.`;
    expect(overridden).toEqual(result === input ? [] : [sentence]);
  });

  it('while a default takes no part', () => {
    const [mildest] = choices[key];
    expect(resolveSettings(given(key, mildest), {})).toEqual({
      settings: { ...defaults, [key]: mildest },
      overridden: [],
    });
    expect(resolveSettings({}, given(key, mildest)).settings[key]).toBe(mildest);
  });
});
