import base from '../../jest.config.js';

/** Jest as `npm run mutation` needs it: the same tests, thousands of times, and only whether one of them fails. */
export default {
  ...base,
  rootDir: '../..',
  roots: ['<rootDir>/scripts/mutation', '<rootDir>/__tests__'],
  testMatch: ['<rootDir>/scripts/mutation/tests.mjs'],
  testEnvironment: '<rootDir>/scripts/mutation/first-failure.cjs',
  moduleNameMapper: {
    // What one test made would be another's: each must run all that it depends on, or Stryker does not know that it does.
    '/bounded-memo\\.js$': '<rootDir>/scripts/mutation/no-memo.mjs',
    ...base.moduleNameMapper,
  },
  noStackTrace: true,
};
