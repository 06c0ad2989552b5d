import { availableParallelism } from 'node:os';

/** ESM under jest needs NODE_OPTIONS=--experimental-vm-modules; `npm test` sets it. */
export default {
  testEnvironment: 'node',
  // The stories wait for GitHub's pauses more than they work: one worker more than there are cores.
  maxWorkers: availableParallelism() + 1,
  roots: ['<rootDir>/__tests__'],
  testMatch: ['**/*.test.ts'],
  // No test measures time by this: it only ends what hangs, also on a machine that is busy.
  testTimeout: 180_000,
  setupFiles: ['<rootDir>/__tests__/seed.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
};
