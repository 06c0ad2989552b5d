import type { SubjectAccess } from '../../access/access-of.js';
import { allAccess } from '../../access/access-of.js';
import { missingActions } from '../../access/working-sets.js';
import { code, codeList, message } from '../../domain/message.js';
import type { ServiceData } from '../../policy/service-data.js';
import type { AccessFinding } from './access-findings.js';
import { actionSpan } from './access-findings.js';

/**
 * Pulls, pushes and reads that worked before and will not any more, though a part of what they need is still there:
 * nobody takes half of it away on purpose.
 */
export function brokenSets({ subject, lost }: SubjectAccess, services: ServiceData): AccessFinding[] {
  if (subject.base.length === 0 || subject.head.length === 0) return [];
  const touched = subject.head.length > 0 && (lost.length > 0 || subject.base.length !== subject.head.length);
  if (!touched && !hasOtherActions(subject)) return [];
  return allAccess(subject.head, subject.holder, services).flatMap(({ access, change }): AccessFinding[] => {
    const { verb, request, policy, statement } = access;
    const missing = missingActions(verb, request, subject.head);
    if (missing.length === 0 || missingActions(verb, request, subject.base).length > 0) return [];
    return [
      {
        policy,
        side: 'head',
        raw: {
          rule: 'diff-required-access-lost',
          source: 'artifact-check',
          severity: 'warning',
          title: 'Access that is needed is lost',
          message: message`${code(change.as.principal)} could ${verb} ${code(change.as.resource)} before. With this change ${codeList(missing)} is no longer allowed, and without it that fails.`,
          help: message`Add it again, or remove the rest of the access as well.`,
          docs: undefined,
          statement,
          at: actionSpan(statement, request.action),
          related: [],
          value: JSON.stringify([verb, change.as.resource]),
          fix: [],
        },
      },
    ];
  });
}

/** Tokens are no access to an artifact, so what took one away shows nowhere else. */
function hasOtherActions({ base, head }: SubjectAccess['subject']): boolean {
  const tokens = (policies: typeof base): string =>
    policies
      .flatMap(({ statements }) =>
        statements.flatMap(({ action }) => action?.items.map(({ text }) => text) ?? []),
      )
      .sort()
      .join();
  return tokens(base) !== tokens(head);
}
