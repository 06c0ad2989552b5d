const { TestEnvironment } = require('jest-environment-node');

/** The mutant whose failure is known. */
let killed;

/** Skips the rest once a test has failed: a mutant is killed by one, and a table has hundreds. */
module.exports = class extends TestEnvironment {
  async handleTestEvent({ name, test }) {
    const mutant = process.env['__STRYKER_ACTIVE_MUTANT__'];
    if (mutant === undefined) return;
    if (name === 'test_fn_failure') killed = mutant;
    else if (name === 'test_start' && killed === mutant) test.mode = 'skip';
  }
};
