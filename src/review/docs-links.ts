import { contractRules } from './access/access-rules.js';
import type { RawFinding } from './raw-finding.js';

/** The address of the page that tells more of a finding. */
export type DocsLinks = (finding: Pick<RawFinding, 'rule' | 'source' | 'docs'>) => string;

/**
 * Links to this action's own pages at its own version, so that a comment and its page always fit. Without a server (in a
 * terminal) they are paths in this action's repository.
 */
export function docsLinks(root: string | undefined): DocsLinks {
  const prefix = root === undefined ? '' : `${root.replace(/\/$/, '')}/`;
  return ({ rule, source, docs }) => {
    if (docs !== undefined) return docs;
    return `${prefix}${pageOf(rule, source)}`;
  };
}

function pageOf(rule: string, source: RawFinding['source']): string {
  if (contractRules.includes(rule)) return `docs/access.md#${rule}`;
  if (source === 'reader') return `docs/reading.md#${rule.toLowerCase().replaceAll('_', '-')}`;
  return `docs/checks/${rule}.md`;
}
