import { setFlagsFromString } from 'node:v8';
import { main } from './main.js';

// Node's fetch parses HTTP by WebAssembly, and a process that is over still waits for the optimizing of that code, which
// takes longer than the whole run on a pull request without policies. A few requests need no optimized parser.
for (const flag of ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering', '--wasm-tiering-budget=1000000000']) {
  setFlagsFromString(flag);
}

process.exitCode = await main(process.env);
