import { createHash } from 'node:crypto';
import type { Finding } from '../domain/finding.js';
import { message, quoted } from '../domain/message.js';
import type { Review } from '../domain/review.js';
import { tool } from '../domain/tool.js';
import type { PolicyDocument } from '../policy/document.js';
import type { AccessSentence } from './access-sentence.js';
import { capitalized, wholeSentence } from './access-sentence.js';
import type { Compared } from './compared.js';
import { casesToTell, isOnPaper, sentencesOf } from './compared.js';

/** Where `compare` is explained. */
const docs = 'docs/terminal.md#compare';

/**
 * The comparison as a review of head, for the formats that are made of findings: gained access on the line that gives it,
 * and what could not be decided on the policy's first line. Lost access is no finding.
 */
export function comparedAsReview(compared: Compared, serviceDataDate: string): Review {
  const findings = [
    ...sentencesOf(compared).gained.map(gainedFinding),
    ...compared.undecided.map(({ policy, reason }) => undecidedFinding(policy, reason)),
  ];
  return {
    tool,
    conclusion: compared.result === 'no-new-access' && compared.failures.length === 0 ? 'success' : 'failure',
    failures: compared.failures,
    notes: compared.notes,
    base: compared.base,
    head: compared.head,
    accessAnalyzer: 'off',
    serviceDataDate,
    paidCalls: 0,
    failOn: 'suggestion',
    failScope: 'introduced',
    files: [],
    policies: [],
    findings: findings.map((finding) => ({
      finding,
      placement: { where: 'none', reason: 'there is no pull request' },
    })),
    accessChanges: [],
    accessMatrix: [],
    skipped: [],
  };
}

function gainedFinding(sentence: AccessSentence): Finding {
  const { policy, statement, place, paper } = sentence;
  const onPaper = isOnPaper(sentence);
  const told = casesToTell(sentence).shown.flatMap(
    ({ otherwise, example }) => message` ${capitalized(otherwise)}. For example ${example}.`,
  );
  return {
    ...common(policy, ['new-access', policy.id, statement.sid ?? String(statement.index), sentence.what]),
    rule: 'new-access',
    severity: onPaper ? 'suggestion' : 'security-warning',
    title: onPaper ? 'New access on paper' : 'New access',
    message: [
      ...wholeSentence(sentence),
      ...told,
      ...(paper.length > 0 ? message` ${capitalized(paper)}.` : []),
    ],
    help: message`Keep it if it is meant. Else name only the principals, actions and resources that are needed.`,
    statement: { index: statement.index, sid: statement.sid ?? null },
    place,
  };
}

function undecidedFinding(policy: PolicyDocument, reason: string): Finding {
  const { start } = policy.root;
  return {
    ...common(policy, ['access-undecided', policy.id]),
    rule: 'access-undecided',
    severity: 'warning',
    title: 'The access could not be decided',
    message: message`Whether this policy gives new access could not be decided: ${quoted(reason)}.`,
    help: message`Look at its access by hand, or write it with fewer conditions and patterns.`,
    statement: null,
    place: policy.file.placeOf({ start, end: start + 1 }),
  };
}

function common(policy: PolicyDocument, key: readonly unknown[]) {
  return {
    id: createHash('sha256').update(JSON.stringify(key)).digest('hex').slice(0, 16),
    source: 'artifact-check',
    state: 'introduced',
    docs,
    policy: policy.id,
    side: 'head',
    related: [],
    value: '',
    exception: null,
    fix: [],
    suggestion: null,
  } as const;
}
