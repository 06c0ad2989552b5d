import { expect } from 'expect';
import { bind } from 'jest-each';

/** Of Jest's globals those that the tests use, for tests that are run again and again in one process; see runner.mjs. */

/** A test that has been described, with the name that Jest gives it. */
export const tests = [];

const outer = [];

export function describe(name, body) {
  outer.push(name);
  body();
  outer.pop();
}

export function it(name, run) {
  tests.push({ id: [...outer, name].join(' '), run });
}

it.each = bind(it);
describe.each = bind(describe);

export { expect };
