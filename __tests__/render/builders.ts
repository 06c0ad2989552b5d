import { code, message } from '../../src/domain/message.js';
import { lastLine } from '../../src/render/place-text.js';
import type { Finding } from '../../src/domain/finding.js';
import type { AccessCell, AccessChange, Review } from '../../src/domain/review.js';
import { placeOf } from './sample-files.js';

/** A finding with everything that a test does not care about filled in. */
export function finding(changes: Partial<Finding> = {}): Finding {
  return {
    id: 'a1b2c3',
    rule: 'ecr-push-any-repo',
    source: 'artifact-check',
    severity: 'security-warning',
    state: 'introduced',
    title: 'Image push reaches every repository',
    message: message`${code('ecr:PutImage')} on ${code('*')} can replace any image of the account.`,
    help: [],
    docs: 'https://github.com/acme/review/blob/v1/docs/checks/ecr-push-any-repo.md',
    policy: 'iam/build-role.json#',
    statement: { index: 0, sid: 'PushImages' },
    side: 'head',
    place: placeOf('iam/build-role.json', '"*"'),
    related: [],
    value: '*',
    exception: null,
    fix: [],
    suggestion: null,
    ...changes,
  };
}

/** A review in which nothing was found. */
export function review(changes: Partial<Review> = {}): Review {
  return {
    tool: { name: 'Artifact Access Review', version: '0.1.0' },
    conclusion: 'success',
    failures: [],
    notes: [],
    base: '5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a',
    head: 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00',
    accessAnalyzer: 'off',
    serviceDataDate: '2026-09-26',
    paidCalls: 0,
    failOn: 'security-warning',
    failScope: 'introduced',
    files: [],
    policies: [],
    findings: [],
    accessChanges: [],
    accessMatrix: [],
    skipped: [],
    ...changes,
  };
}

/** A review of the given findings, all of them inline. */
export function reviewOf(findings: readonly Finding[], changes: Partial<Review> = {}): Review {
  const placed = findings.map((one) => ({
    finding: one,
    placement: { where: 'inline' as const, reason: 'changed line' },
    lines: { side: 'RIGHT' as const, start: one.place.start.line, end: lastLine(one.place) },
  }));
  return review({ findings: placed, conclusion: findings.length > 0 ? 'failure' : 'success', ...changes });
}

/** A change of access, in the words of its own request unless a test wants others. */
export function accessChange(
  told: Omit<AccessChange, 'as' | 'insteadOf'> & Partial<Pick<AccessChange, 'as' | 'insteadOf'>>,
): AccessChange {
  return { as: { principal: told.principal, resource: told.resource }, insteadOf: null, ...told };
}

/** A cell of the access matrix: `read` gained, and nothing missing, unless a test wants others. */
export function accessCell(
  principal: string,
  artifact: string,
  changes: Partial<AccessCell> = {},
): AccessCell {
  return { principal, artifact, verb: 'read', state: 'gained', missing: [], ...changes };
}
