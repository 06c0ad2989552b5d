import type { Finding } from '../domain/finding.js';
import { anyGlob } from './glob.js';
import type { ExceptionRule } from './settings.js';

/** The files whose policies were examined; `all` in an audit, which leaves none out. */
export type FilesRead = readonly string[] | 'all';

/** Findings with the exceptions that accept them, and the exceptions that do nothing any more. */
export interface ExceptionsApplied {
  readonly findings: readonly Finding[];
  /** They matched nothing, although every file that they name was read. */
  readonly unused: readonly ExceptionRule[];
  /** Their last day is over. */
  readonly expired: readonly ExceptionRule[];
}

/**
 * Marks the findings that the config accepts. `today` is YYYY-MM-DD in UTC; an exception holds on its last day. Of
 * several exceptions that fit the first one is shown, and all count as used.
 */
export function applyExceptions(
  findings: readonly Finding[],
  rules: readonly ExceptionRule[],
  today: string,
  filesRead: FilesRead,
): ExceptionsApplied {
  const expired = rules.filter((rule) => today > rule.expires);
  const matchers = rules.filter((rule) => today <= rule.expires).map(matcherOf);
  const used = new Set<ExceptionRule>();
  const marked = findings.map((finding) => {
    const fitting = matchers.filter(({ fits }) => fits(finding)).map(({ rule }) => rule);
    fitting.forEach((rule) => used.add(rule));
    const [first] = fitting;
    return first ? { ...finding, exception: { reason: first.reason, expires: first.expires } } : finding;
  });
  const unused = matchers
    .map(({ rule }) => rule)
    .filter((rule) => !used.has(rule) && wasRead(rule, filesRead));
  return { findings: marked, unused, expired };
}

function matcherOf(rule: ExceptionRule): { rule: ExceptionRule; fits: (finding: Finding) => boolean } {
  const inFiles = rule.files.length === 0 ? () => true : anyGlob(rule.files);
  const fits = (finding: Finding) =>
    finding.rule === rule.rule &&
    (rule.statement === undefined || finding.statement?.sid === rule.statement) &&
    (rule.value === undefined || finding.value === rule.value) &&
    inFiles(finding.place.path);
  return { rule, fits };
}

/** A glob can name files that nobody looked at, so only an audit knows that it matches nothing. */
function wasRead(rule: ExceptionRule, filesRead: FilesRead): boolean {
  if (filesRead === 'all') return true;
  return rule.files.length > 0 && rule.files.every((file) => filesRead.includes(file));
}
