import type { SourceText } from '../../domain/source.js';
import { attachmentKey } from '../../policy/attachment-key.js';
import type { PolicyDocument } from '../../policy/document.js';
import type { PrincipalFact } from '../../policy/principal-fact.js';
import type { DocumentPair } from '../pair.js';
import type { Side } from '../ports.js';
import { isTouched } from './touched.js';

/** What a file tells of a principal, with the file, since a name may be known in that file alone. */
export interface FactOfFile {
  readonly file: SourceText;
  readonly fact: PrincipalFact;
}

/** The facts of the files of a change. */
export type FactsBySide = Readonly<Record<Side, readonly FactOfFile[]>>;

const noFacts: FactsBySide = { base: [], head: [] };

/** A boundary that is set, but of which the text is not known here: its ARN, where that is. */
export interface UnknownBoundary {
  readonly arn: string | undefined;
}

/**
 * The permissions boundaries of principals, on both sides of a change. A principal has at most one: where several documents
 * are said to be it, nobody knows which.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export class Boundaries {
  readonly #written: Readonly<Record<Side, Map<string, PolicyDocument[]>>> = {
    base: new Map(),
    head: new Map(),
  };
  readonly #unknown: Readonly<Record<Side, Map<string, UnknownBoundary[]>>> = {
    base: new Map(),
    head: new Map(),
  };
  readonly #touched = new Set<string>();

  constructor(pairs: readonly DocumentPair[], facts: FactsBySide = noFacts) {
    for (const pair of pairs) {
      this.#addWritten('head', pair.head?.policy, isTouched(pair));
      this.#addWritten('base', pair.base?.policy, isTouched(pair));
    }
    for (const side of ['base', 'head'] as const) for (const each of facts[side]) this.#addFact(side, each);
    for (const key of [...this.#unknown.base.keys(), ...this.#unknown.head.keys()])
      if (!areSameBoundaries(this.unknownOf(key, 'base'), this.unknownOf(key, 'head')))
        this.#touched.add(key);
  }

  /** Whether the change touches the boundary of a principal, given by its key; see attachment-key.ts. */
  isTouched(key: string): boolean {
    return this.#touched.has(key);
  }

  /** Policies of a principal with the boundary that they are within, where its text is known. */
  within(policies: readonly PolicyDocument[], key: string, side: Side): PolicyDocument[] {
    const [only, ...others] = this.#written[side].get(key) ?? [];
    if (policies.length === 0 || !only || others.length > 0) return [...policies];
    return [...policies, { ...only, bounds: true }];
  }

  /** Boundaries of a principal of which nobody knows what they let through. */
  unknownOf(key: string, side: Side): readonly UnknownBoundary[] {
    const written = this.#written[side].get(key) ?? [];
    const several = written.length > 1 ? written.map(() => ({ arn: undefined })) : [];
    return [...(this.#unknown[side].get(key) ?? []), ...several];
  }

  #addWritten(side: Side, policy: PolicyDocument | undefined, touched: boolean): void {
    for (const target of policy?.boundaryOf ?? []) {
      if (!policy) return;
      const key = attachmentKey(policy, target);
      this.#written[side].set(key, [...(this.#written[side].get(key) ?? []), policy]);
      if (touched) this.#touched.add(key);
    }
  }

  #addFact(side: Side, { file, fact: { principal, says } }: FactOfFile): void {
    if (says.type !== 'boundary') return;
    const key = attachmentKey({ file }, principal);
    this.#unknown[side].set(key, [...(this.#unknown[side].get(key) ?? []), { arn: says.arn }]);
  }
}

/** Whether two sides have the same boundaries, as far as they are named. */
export function areSameBoundaries(
  left: readonly UnknownBoundary[],
  right: readonly UnknownBoundary[],
): boolean {
  const text = (list: readonly UnknownBoundary[]): string =>
    JSON.stringify(list.map(({ arn }) => arn ?? null).sort());
  return text(left) === text(right);
}
