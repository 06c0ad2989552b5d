import type { Finding } from '../../src/domain/finding.js';
import type { StandingComment } from '../../src/review/ports.js';

/** A finding on lines 2 of a.json, with what a test wants otherwise; `lines` are 1-based, both included. */
export function finding(wanted: Partial<Finding> & { readonly lines?: readonly [number, number] }): Finding {
  const { lines = [2, 2], ...rest } = wanted;
  const [start, end] = lines;
  return {
    id: 'id',
    rule: 'ecr-push-any-repo',
    source: 'artifact-check',
    severity: 'security-warning',
    state: 'introduced',
    title: 'Image push reaches every repository',
    message: ['It reaches all.'],
    help: ['Name one.'],
    docs: 'docs/checks/ecr-push-any-repo.md',
    policy: 'a.json',
    statement: null,
    side: 'head',
    place: { path: 'a.json', start: { line: start, column: 1 }, end: { line: end, column: 5 } },
    related: [],
    value: '*',
    exception: null,
    fix: [],
    suggestion: null,
    ...rest,
  };
}

/** A review comment of ours on line 2 of a.json. */
export function standingComment(wanted: Partial<StandingComment>): StandingComment {
  return {
    id: 1,
    nodeId: 'node-1',
    kind: 'review',
    path: 'a.json',
    subject: 'line',
    line: 2,
    startLine: undefined,
    side: 'RIGHT',
    body: 'body',
    minimized: false,
    resolved: false,
    answered: false,
    ...wanted,
  };
}
