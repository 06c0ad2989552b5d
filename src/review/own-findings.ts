import type { ExceptionsApplied } from '../config/exceptions.js';
import type { ConfigProblem } from '../config/problem.js';
import type { Finding, FindingState, Severity } from '../domain/finding.js';
import type { Message } from '../domain/message.js';
import { code, message } from '../domain/message.js';
import type { Place } from '../domain/source.js';
import type { DocsLinks } from './docs-links.js';
import { shortHash } from './fingerprint.js';

/** What the review says of itself: each rule's id and title. */
const rules = {
  'config-changed': 'The review’s own configuration changes',
  'workflow-changed': 'The workflow that runs this review changes',
  'config-invalid': 'The configuration cannot be used',
  'unused-exception': 'An exception accepts nothing any more',
} as const;
type OwnRule = keyof typeof rules;

/** The ids of the findings about the review itself. */
export const ownRules: readonly string[] = Object.keys(rules);

/** Said of a pull request that edits the config: it is reviewed by the base branch's, and by its own only after the merge. */
export function configChanged(place: Place, outcome: Message, docs: DocsLinks): Finding {
  return ownFinding('config-changed', 'warning', place, docs, {
    message: message`${code(place.path)} decides what this review says and fails. This pull request was reviewed with the version of the base branch; its own version takes effect after the merge. ${outcome}`,
    help: message`Have someone review it who may decide what counts as a finding.`,
  });
}

/** Said of a pull request that edits the workflow that runs this action, which on `pull_request` is the edited one. */
export function workflowChanged(place: Place, docs: DocsLinks): Finding {
  return ownFinding('workflow-changed', 'warning', place, docs, {
    message: message`${code(place.path)} runs this review, and a pull request runs its own version of it. A step that is left out or an input that is made milder takes effect at once, before anybody approves.`,
    help: message`Review this file as carefully as a policy. A ruleset’s required workflow, or code owners for ${code('.github/')}, keeps it out of the author’s hands.`,
  });
}

/** One mistake in the config at the head: it would not take effect after the merge. */
export function configInvalid(problem: ConfigProblem, docs: DocsLinks): Finding {
  const at = problem.key ? message`${code(problem.key)}: ${problem.message}` : problem.message;
  return ownFinding('config-invalid', 'error', problem.place, docs, {
    message: message`${at} With this mistake no review would use the config.`,
    help: message`The pages on the configuration list every key and value.`,
    value: problem.key,
  });
}

/** Exceptions that match nothing any more: they would hide the next finding of their kind. */
export function unusedExceptions(
  { unused }: ExceptionsApplied,
  configPath: string,
  state: FindingState,
  docs: DocsLinks,
): Finding[] {
  const start = { line: 1, column: 1 };
  return unused.map((exception) => ({
    ...ownFinding('unused-exception', 'suggestion', { path: configPath, start, end: start }, docs, {
      message: message`The exception for ${code(exception.rule)} (${code(exception.reason)}) matched nothing, though every file that it names was read. Left in place it would hide the next such finding.`,
      help: message`Remove it from ${code(configPath)}.`,
      value: JSON.stringify(exception),
    }),
    state,
  }));
}

function ownFinding(
  rule: OwnRule,
  severity: Severity,
  place: Place,
  docs: DocsLinks,
  text: { readonly message: Message; readonly help: Message; readonly value?: string },
): Finding {
  const value = text.value ?? '';
  return {
    id: shortHash(JSON.stringify([rule, place.path, value])),
    rule,
    source: 'reader',
    severity,
    state: 'introduced',
    title: rules[rule],
    message: text.message,
    help: text.help,
    docs: docs({ rule, source: 'reader', docs: undefined }),
    policy: null,
    statement: null,
    side: 'head',
    place,
    related: [],
    value,
    exception: null,
    fix: [],
    suggestion: null,
  };
}
