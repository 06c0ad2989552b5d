import {
  severities,
  type Finding,
  type FindingSource,
  type Severity,
  type SkipReason,
} from '../domain/finding.js';

/** A noun in its two forms. */
export type Noun = readonly [one: string, many: string];

/** A severity as a noun, to be counted. */
export const severityNouns: Readonly<Record<Severity, Noun>> = {
  error: ['error', 'errors'],
  'security-warning': ['security warning', 'security warnings'],
  warning: ['warning', 'warnings'],
  suggestion: ['suggestion', 'suggestions'],
};

/** A severity as a headline's first word. */
export const severityWords: Readonly<Record<Severity, string>> = {
  error: 'Error',
  'security-warning': 'Security warning',
  warning: 'Warning',
  suggestion: 'Suggestion',
};

/** Who said it, in a few words. */
export const sourceWords: Readonly<Record<FindingSource, string>> = {
  'access-analyzer': 'IAM Access Analyzer',
  'policy-validation': 'validated offline',
  'artifact-check': 'artifact check',
  'access-contract': 'access contract',
  reader: 'file reading',
};

/** Why a file was not examined. */
export const skipWords: Readonly<Record<SkipReason, string>> = {
  symlink: 'symbolic link',
  submodule: 'submodule',
  'lfs-pointer': 'Git LFS pointer',
  binary: 'binary',
  'too-large': 'larger than the limit',
  'too-deep': 'nested deeper than the limit',
  ignored: 'ignored by the config',
  'not-utf8': 'not UTF-8',
};

/** `1 policy`, `3 policies`. */
export function countOf(count: number, [one, many]: Noun): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function enumeration(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

/** `2 errors and 1 warning`, worst first; empty for no findings. */
export function countsOf(findings: readonly Finding[]): string {
  const counts = severities.map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? '' : countOf(count, severityNouns[severity]);
  });
  return enumeration(counts.filter((text) => text !== ''));
}

/** The first `most` of a list, and how many are left. */
export function firstOf<T>(
  list: readonly T[],
  most: number,
): { readonly shown: readonly T[]; readonly rest: number } {
  return { shown: list.slice(0, most), rest: Math.max(0, list.length - most) };
}
