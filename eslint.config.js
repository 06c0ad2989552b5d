import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** One way for the pull request's text to reach a log: the log port of src/adapters/actions, which makes it safe. */
const rawOutput = {
  paths: [
    { name: '@actions/core', message: 'Use the ports of src/adapters/actions: their text is made safe.' },
  ],
};

export default tseslint.config(
  { ignores: ['dist/', 'lib/', 'coverage/', 'node_modules/', '__tests__/fixtures/', '.ci/'] },
  js.configs.recommended,
  {
    files: ['src/**/*.ts', '__tests__/**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { project: './tsconfig.test.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/strict-boolean-expressions': [
        'error',
        {
          allowNullableObject: true,
          allowString: true,
          allowNullableString: true,
          allowNumber: false,
          allowNullableBoolean: false,
        },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-restricted-imports': ['error', rawOutput],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
    },
  },
  { files: ['src/adapters/actions/**/*.ts'], rules: { 'no-restricted-imports': 'off' } },
  { files: ['__tests__/**/*.ts'], rules: { 'max-lines-per-function': 'off' } },
  {
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        module: 'writable',
        performance: 'readonly',
        setTimeout: 'readonly',
      },
    },
  },
);
