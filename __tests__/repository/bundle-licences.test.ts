import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';

const dist = new URL('../../dist/', import.meta.url);

function bundleFiles(): string[] {
  const names = readdirSync(dist, { recursive: true }).map(String);
  return names.filter((name) => name.endsWith('.js'));
}

/**
 * Traces of the evaluator that the tests ask, which is under the AGPL: its name, and texts of its own, which stay when it is
 * bundled and minified.
 */
const traces = [
  'cloud-copilot/iam-simulate',
  'Unrecognized principal account trust type',
  'Unknown Resource Type and Effect Combination',
];

/** Its own code, so that the traces are sure to be in it. */
function evaluatorText(): string {
  const root = new URL('../../node_modules/@cloud-copilot/iam-simulate/', import.meta.url);
  const names = readdirSync(root, { recursive: true }).map(String);
  return names
    .filter((name) => /\.(?:js|json)$/.test(name))
    .map((name) => readFileSync(new URL(name, root), 'utf8'))
    .join('\n');
}

describe('the bundle', () => {
  it('has files to look at', () => {
    expect(bundleFiles()).toEqual(expect.arrayContaining(['index.js', 'cli.js', 'cli/index.js']));
  });

  it.each(bundleFiles())('%s holds nothing of the evaluator that only the tests use', (name) => {
    const text = readFileSync(new URL(name, dist), 'utf8');
    expect(traces.filter((trace) => text.includes(trace))).toEqual([]);
  });
});

describe('the traces of that evaluator', () => {
  it('are in its own code', () => {
    const text = evaluatorText();
    expect(traces.filter((trace) => !text.includes(trace))).toEqual([]);
  });
});
