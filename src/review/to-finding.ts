import type { Finding, FindingState } from '../domain/finding.js';
import { message } from '../domain/message.js';
import type { SourceText } from '../domain/source.js';
import type { PolicyDocument } from '../policy/document.js';
import type { Identified } from './fingerprint.js';
import { identify, knownBefore } from './fingerprint.js';
import type { RawFinding } from './raw-finding.js';

/** What findings of one file or document have in common. */
export interface FindingOrigin {
  readonly file: SourceText;
  /** Undefined for what is about the file, where no document could be read. */
  readonly policy: PolicyDocument | undefined;
  /** The document's name for ids: its path at the merge base and its pointer. */
  readonly identity: string;
}

/** Which of a document's findings are new. `compare` gives the findings of the base's version, asked only when needed. */
export type Comparison =
  | { readonly kind: 'fixed'; readonly state: FindingState }
  | {
      readonly kind: 'base';
      readonly compare: () => { readonly raw: readonly RawFinding[]; readonly file: SourceText };
    };

/** Turns what the sources said of one document into findings: merged, with id, state, and a place for people. */
export function toFindings(
  raw: readonly RawFinding[],
  origin: FindingOrigin,
  comparison: Comparison,
  docs: (raw: RawFinding) => string,
): Finding[] {
  if (raw.length === 0) return [];
  const head = identify(merged(raw), origin.identity, textIn(origin.file));
  const known = comparison.kind === 'base' ? knownInBase(head, origin, comparison.compare()) : undefined;
  return head.map((each) => {
    const state =
      comparison.kind === 'fixed'
        ? comparison.state
        : known?.has(each.id) === true
          ? 'existing'
          : 'introduced';
    return toFinding(each, origin, state, docs(each.raw));
  });
}

function knownInBase(
  head: readonly Identified[],
  origin: FindingOrigin,
  base: { readonly raw: readonly RawFinding[]; readonly file: SourceText },
): ReadonlySet<string> {
  return knownBefore(head, identify(merged(base.raw), origin.identity, textIn(base.file)));
}

function toFinding(
  { raw, value, id }: Identified,
  { file, policy }: FindingOrigin,
  state: FindingState,
  docs: string,
): Finding {
  const { rule, source, severity, title, help, statement, fix } = raw;
  return {
    id,
    rule,
    source,
    severity,
    state,
    title,
    message: raw.message,
    help,
    docs,
    policy: policy?.id ?? null,
    statement: statement ? { index: statement.index, sid: statement.sid ?? null } : null,
    side: 'head',
    place: file.placeOf(raw.at),
    related: raw.related.map(({ at, message: text }) => ({ ...file.placeOf(at), message: message`${text}` })),
    value,
    exception: null,
    fix,
    suggestion: null,
  };
}

function textIn(file: SourceText): (raw: RawFinding) => string {
  return ({ at }) => file.text.slice(at.start, at.end).replace(/^(["'])(.*)\1$/s, '$2');
}

/** The same rule about the same characters is one finding, whoever else said it. */
function merged(raw: readonly RawFinding[]): RawFinding[] {
  const seen = new Set<string>();
  return raw.filter(({ rule, at, value }) => {
    const key = JSON.stringify([rule, at.start, at.end, value]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
