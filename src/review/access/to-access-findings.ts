import type { CheckSetting } from '../../checks/run.js';
import type { Finding } from '../../domain/finding.js';
import type { PolicyDocument } from '../../policy/document.js';
import type { DocsLinks } from '../docs-links.js';
import type { Against } from '../examine.js';
import { comparisonOf } from '../examine.js';
import type { DocumentPair } from '../pair.js';
import type { Side } from '../ports.js';
import type { RawFinding } from '../raw-finding.js';
import type { Comparison } from '../to-finding.js';
import { toFindings } from '../to-finding.js';
import type { AccessFinding } from './access-findings.js';

/** The findings about access of one change, by what they are told from. */
export interface AccessFindingLists {
  readonly pairs: readonly DocumentPair[];
  /** About the change itself: each is new. */
  readonly news: readonly AccessFinding[];
  /** About head as it is, and about base as it was: those that both have are no news. */
  readonly now: readonly AccessFinding[];
  readonly before: readonly AccessFinding[];
  readonly docs: DocsLinks;
  readonly against: Against;
  /** What the config says of the rules; one without an entry has the severity of the finding. */
  readonly settings: Readonly<Record<string, CheckSetting>>;
}

/** Gives the findings their ids, states and places, document by document. */
export function toAccessFindings({
  pairs,
  docs,
  against,
  settings,
  ...lists
}: AccessFindingLists): Finding[] {
  const byDocument = (list: readonly AccessFinding[]): RawByDocument => rawByDocument(list, settings);
  const [news, now, before] = [byDocument(lists.news), byDocument(lists.now), byDocument(lists.before)];
  return pairs.flatMap((pair) => {
    const identity = identityOf(pair);
    const make = (
      raw: readonly RawFinding[],
      policy: PolicyDocument | undefined,
      comparison: Comparison,
    ): Finding[] =>
      policy ? toFindings(raw, { file: policy.file, policy, identity }, comparison, docs) : [];
    const [head, base] = [pair.head?.policy, pair.base?.policy];
    const of = (
      list: RawByDocument,
      side: Side,
      policy: PolicyDocument | undefined,
    ): readonly RawFinding[] => (policy ? (list.get(keyOf(side, policy)) ?? []) : []);
    const known = comparisonOf(against, base && (() => ({ raw: of(before, 'head', base), file: base.file })));
    const removed = make(of(news, 'base', base), base, isNew).map((finding) => atBase(finding, pair));
    return [
      ...make(of(news, 'head', head), head, isNew),
      ...make(of(now, 'head', head), head, known),
      ...removed,
    ];
  });
}

const isNew: Comparison = { kind: 'fixed', state: 'introduced' };

type RawByDocument = ReadonlyMap<string, readonly RawFinding[]>;

function rawByDocument(
  list: readonly AccessFinding[],
  settings: Readonly<Record<string, CheckSetting>>,
): RawByDocument {
  const found = new Map<string, RawFinding[]>();
  for (const { policy, side, raw } of list) {
    const key = keyOf(side, policy);
    found.set(key, [...(found.get(key) ?? []), ...asConfigured(raw, settings)]);
  }
  return found;
}

function keyOf(side: Side, { id }: PolicyDocument): string {
  return `${side} ${id}`;
}

function asConfigured(raw: RawFinding, settings: Readonly<Record<string, CheckSetting>>): RawFinding[] {
  const severity = Object.hasOwn(settings, raw.rule) ? settings[raw.rule]?.severity : undefined;
  if (severity === 'off') return [];
  return [severity === undefined ? raw : { ...raw, severity }];
}

/** Shown under the name that the file has now. */
function atBase(finding: Finding, { head }: DocumentPair): Finding {
  return {
    ...finding,
    side: 'base',
    place: { ...finding.place, path: head?.policy.file.path ?? finding.place.path },
  };
}

/** The document's name for ids, as for its other findings: its path at the merge base and its pointer. */
function identityOf({ head, base }: DocumentPair): string {
  const { file, pointer } = (base ?? head).policy;
  return `${file.path}#${pointer}`;
}
