import fc from 'fast-check';

/**
 * Random tests take other values with each run, to find more; in CI the same ones, so that a change does not fail for
 * what another one did. What a run on a desk finds becomes a row of a table.
 */
if (process.env['CI']) fc.configureGlobal({ seed: 20_261_124 });
