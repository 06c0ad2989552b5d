import type { Difference } from '../access/difference.js';
import type { SemanticsName } from '../access/semantics-names.js';
import type { PolicyDocument } from '../policy/document.js';
import type { AccessCase, AccessSentence } from './access-sentence.js';
import { accessSentences } from './access-sentence.js';
import { firstOf } from './wording.js';

/** Two policy files compared: what every output of `compare` is made from. */
export interface Compared {
  readonly result: 'no-new-access' | 'new-access' | 'undecided';
  readonly semantics: SemanticsName;
  /** The files' names as they were given. */
  readonly base: string;
  readonly head: string;
  readonly gained: readonly Difference[];
  readonly lost: readonly Difference[];
  /** Policies of head for which the question has no answer, each with the reason. */
  readonly undecided: readonly { readonly policy: PolicyDocument; readonly reason: string }[];
  /** What could not be done, one sentence each. */
  readonly failures: readonly string[];
  /** What the reader should know. */
  readonly notes: readonly string[];
}

/** Gained access, then lost access, as sentences. */
export function sentencesOf({ gained, lost }: Compared): {
  readonly gained: readonly AccessSentence[];
  readonly lost: readonly AccessSentence[];
} {
  return { gained: accessSentences(gained, 'gained'), lost: accessSentences(lost, 'lost') };
}

/** Whether no real request can use an access; where nobody could decide it, one may. */
export function isOnPaper({ reality }: Pick<Difference, 'reality'>): boolean {
  return reality !== 'real' && reality !== 'undecided';
}

/** Whether there is gained access, and no real request can use any of it. */
export function isAllOnPaper({ gained }: Compared): boolean {
  return gained.length > 0 && gained.every(isOnPaper);
}

/** The reasons why the other side does not give an access, as many as people read, and how many more there are. */
export function casesToTell({ cases }: AccessSentence): {
  readonly shown: readonly AccessCase[];
  readonly rest: number;
} {
  return firstOf(cases, 3);
}

/** The answer in one line of our own words. */
export function answerText(compared: Compared): string {
  const { gained, lost } = sentencesOf(compared);
  const onPaper = gained.filter(isOnPaper).length;
  const paper = onPaper > 0 ? ` (${onPaper === gained.length ? '' : `${onPaper} `}on paper only)` : '';
  const losses = lost.length > 0 ? `, ${lost.length} lost` : '';
  const counts = `${gained.length} gained${paper}${losses}`;
  if (compared.failures.length > 0) return `Not fully compared: ${counts}`;
  switch (compared.result) {
    case 'no-new-access':
      return `No new access${losses}`;
    case 'undecided':
      return `Undecided whether there is new access${losses}`;
    case 'new-access':
      return isAllOnPaper(compared)
        ? `New access that no real request can use: ${counts}`
        : `New access: ${counts}`;
  }
}
