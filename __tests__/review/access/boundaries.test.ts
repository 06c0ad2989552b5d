import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Governed } from '../../../src/access/contract.js';
import type { AccessChange } from '../../../src/domain/review.js';
import { SourceText } from '../../../src/domain/source.js';
import type { PolicyDocument } from '../../../src/policy/document.js';
import { parsePolicy } from '../../../src/policy/parse.js';
import { parseJson } from '../../../src/readers/json.js';
import type { FactsBySide } from '../../../src/review/access/boundaries.js';
import { reviewAccess } from '../../../src/review/access/access-review.js';
import { concernsArtifacts } from '../../../src/review/access/subjects.js';
import type { DocumentPair } from '../../../src/review/pair.js';
import { services } from './change.js';

interface Written {
  readonly path: string;
  readonly attachedTo?: readonly string[];
  readonly boundaryOf?: readonly string[];
  readonly statements: readonly object[];
}

interface Told {
  readonly path: string;
  readonly principal: string;
  readonly arn: string;
}

interface Story {
  readonly name: string;
  readonly base: readonly Written[];
  readonly head: readonly Written[];
  readonly facts?: Readonly<Record<'base' | 'head', readonly Told[]>>;
  readonly governed?: readonly Governed[];
  /** `FILE:LINE WHO VERB WHAT` */
  readonly gained: readonly string[];
  readonly lost: readonly string[];
  readonly findings: readonly string[];
}

const stories = JSON.parse(
  readFileSync(new URL('boundaries.json', import.meta.url), 'utf8'),
) as readonly Story[];

function documentOf({ path, statements, attachedTo = [], boundaryOf = [] }: Written): PolicyDocument {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  const file = new SourceText(path, text);
  return parsePolicy(parseJson(text), { file, pointer: '', kind: 'identity', attachedTo, boundaryOf });
}

function pairsOf({ base, head }: Story): DocumentPair[] {
  const read = (written: Written | undefined) => written && { policy: documentOf(written), json: undefined };
  const paths = new Set([...head, ...base].map(({ path }) => path));
  return [...paths].flatMap((path): DocumentPair[] => {
    const [before, after] = [base, head].map((list) => list.find((each) => each.path === path));
    const [old, now] = [read(before), read(after)];
    if (!now) return old ? [{ state: 'removed', head: now, base: old }] : [];
    if (!old) return [{ state: 'added', head: now, base: old }];
    const isSame = JSON.stringify(before) === JSON.stringify(after);
    return [{ state: isSame ? 'unchanged' : 'changed', head: now, base: old }];
  });
}

function factsOf({ facts }: Story): FactsBySide {
  const read = (list: readonly Told[] = []) =>
    list.map(({ path, principal, arn }) => ({
      file: new SourceText(path, ''),
      fact: { principal, says: { type: 'boundary' as const, arn }, at: { start: 0, end: 0 }, pointer: '' },
    }));
  return { base: read(facts?.base), head: read(facts?.head) };
}

function reviewOf(story: Story) {
  return reviewAccess(pairsOf(story).filter(concernsArtifacts), {
    services,
    governed: story.governed ?? [],
    docs: ({ rule }) => rule,
    against: 'merge-base',
    settings: {},
    trustedAccounts: [],
    organization: undefined,
    facts: factsOf(story),
  });
}

function rowOf({ path, line, verb, as }: AccessChange): string {
  return `${path}:${line} ${as.principal} ${verb} ${as.resource}`;
}

describe('a permissions boundary in the review:', () => {
  it.each(stories.map((story) => [story.name, story] as const))('%s', (_name, story) => {
    const { changes, findings } = reviewOf(story);
    const rows = (change: AccessChange['change']): string[] =>
      changes.filter((each) => each.change === change).map(rowOf);
    expect(rows('gained').sort()).toEqual([...story.gained].sort());
    expect(rows('lost').sort()).toEqual([...story.lost].sort());
    expect(findings.map(({ rule, place }) => `${rule} on ${place.path}`)).toEqual(story.findings);
  });
});
