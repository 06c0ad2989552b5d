import { readdirSync } from 'node:fs';
import { register } from 'node:module';
import { pathToFileURL } from 'node:url';

/**
 * Runs tests for Stryker, thousands of times in one process: Jest loads all code anew for each mutant, which takes a hundred
 * times as long as the tests. This one loads it once, and again only for a mutant in code that runs on loading.
 */

/** MUTATION_TESTS names other folders of tests than these. */
const folders = process.env['MUTATION_TESTS'] ?? 'policy,access/evaluation,access/comparison';

/** Random tests find what no table says yet, in thousands of runs; the data of AWS's services is not what is mutated. */
const leftOut = /^(?:oracle|properties|laws|unknowns|service-data.*)\.test\.ts$/;

/**
 * With MUTATION_FRESH=1 the code is loaded anew for each mutant, which takes ten times as long: a mutant in code whose
 * result outlives a test, as that of service data does, survives without it. Take --maxTestRunnerReuse 50 as well, since
 * Node keeps what it loaded.
 */
const fresh = process.env['MUTATION_FRESH'] === '1';

/** Stryker's context, which the mutated code asks which mutant it is: https://stryker-mutator.io/docs/stryker-js/plugins */
const stryker = (globalThis.__stryker__ = {});

class Runner {
  #tests;
  #loads = 0;

  init() {
    register('./hooks.mjs', import.meta.url);
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun() {
    const tests = [];
    for (const test of await this.#load()) {
      stryker.currentTestId = test.id;
      const start = performance.now();
      const failureMessage = await failureOf(test);
      const timeSpentMs = performance.now() - start;
      const about = { id: test.id, name: test.id, timeSpentMs };
      tests.push(
        failureMessage === undefined ? { ...about, status: 0 } : { ...about, status: 1, failureMessage },
      );
    }
    stryker.currentTestId = undefined;
    return { status: 'complete', tests, mutantCoverage: stryker.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation, reloadEnvironment }) {
    if (reloadEnvironment || fresh) this.#tests = undefined;
    const isStatic = mutantActivation === 'static';
    if (isStatic) stryker.activeMutant = activeMutant.id;
    let tests;
    try {
      tests = await this.#load(!isStatic && !fresh);
    } catch (error) {
      stryker.activeMutant = undefined;
      return { status: 'error', errorMessage: String(error) };
    }
    Object.assign(stryker, { activeMutant: activeMutant.id, hitLimit, hitCount: hitLimit && 0 });
    const wanted = testFilter && new Set(testFilter);
    const result = await firstFailure(wanted ? tests.filter(({ id }) => wanted.has(id)) : tests);
    Object.assign(stryker, { activeMutant: undefined, hitLimit: undefined, hitCount: undefined });
    return result;
  }

  /** All tests; run once without a mutant, so that what the code remembers from then on is right. */
  async #load(runOnce = false) {
    if (this.#tests) return this.#tests;
    const load = ++this.#loads;
    const all = pathToFileURL(`${process.cwd()}/__tests__/`);
    await import(new URL('seed.ts', all));
    for (const folder of folders.split(',')) {
      for (const name of readdirSync(new URL(`${folder}/`, all)).sort())
        if (name.endsWith('.test.ts') && !leftOut.test(name))
          await import(new URL(`${folder}/${name}?${load}`, all));
    }
    this.#tests = (await import(`./globals.mjs?${load}`)).tests;
    if (runOnce) for (const test of this.#tests) await failureOf(test);
    return this.#tests;
  }
}

async function firstFailure(tests) {
  let nrOfTests = 0;
  for (const test of tests) {
    const failureMessage = await failureOf(test);
    nrOfTests++;
    if (stryker.hitLimit && stryker.hitCount > stryker.hitLimit)
      return { status: 'timeout', reason: `Hit limit reached (${stryker.hitCount}/${stryker.hitLimit})` };
    if (failureMessage !== undefined)
      return { status: 'killed', killedBy: [test.id], failureMessage, nrOfTests };
  }
  return { status: 'survived', nrOfTests };
}

async function failureOf({ run }) {
  try {
    await run();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'in-one-process', factory: () => new Runner() }];
