import { readFileSync } from 'node:fs';
import { parseConfig } from '../../../src/config/load.js';
import { resolveSettings } from '../../../src/config/resolve.js';
import type { Settings } from '../../../src/config/settings.js';
import type { AccessChange } from '../../../src/domain/review.js';
import type { Finding } from '../../../src/domain/finding.js';
import { SourceText } from '../../../src/domain/source.js';
import { ServiceData } from '../../../src/policy/service-data.js';
import { accessRules } from '../../../src/review/access/access-rules.js';
import { collect } from '../../../src/review/collect.js';
import type { Against } from '../../../src/review/examine.js';
import { knownRules } from '../../../src/review/known-rules.js';
import type { ChangedFile, Changes, FileContent, Side } from '../../../src/review/ports.js';
import type { Decision } from '../../../src/review/run-review.js';
import { decide, pathRules } from '../../../src/review/run-review.js';

/** A file of a story: a policy's statements, a whole document, or the very text. */
type FileBody = readonly object[] | Readonly<Record<string, unknown>> | string;
export type Files = Readonly<Record<string, FileBody>>;

/** What a story of the tables changes. */
export interface Change {
  /** The config file, as it would be in YAML. */
  readonly config?: Readonly<Record<string, unknown>>;
  readonly base?: Files;
  readonly head?: Files;
  /** The path at the merge base by the one at the head. */
  readonly renamed?: Readonly<Record<string, string>>;
  readonly against?: Against;
}

export const services = new ServiceData(readFileSync('src/policy/service-data.bin'));

/** The review of a change as the action makes it, without anything that is posted. */
export async function reviewOf(change: Change): Promise<Decision> {
  const settings = await settingsOf(change.config ?? {});
  const { against = 'merge-base' } = change;
  const files = filesOf(change, against);
  const changeSet = { base: 'a', head: 'b', files };
  return decide({
    changeSet,
    collected: collect(changesOf(change, changeSet), changeSet, pathRules(settings)),
    settings,
    against,
    services,
    connect: () => Promise.resolve({ kind: 'off', note: undefined }),
    docs: ({ rule }) => rule,
    configPath: '.github/artifact-access.yml',
    tool: { name: 'test', version: '0' },
    today: '2026-11-24',
    notes: [],
    failures: [],
    suggestions: false,
  });
}

async function settingsOf(config: Readonly<Record<string, unknown>>): Promise<Settings> {
  const file = new SourceText('.github/artifact-access.yml', JSON.stringify(config));
  const reading = await parseConfig(file, knownRules());
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems));
  return resolveSettings({}, reading.config).settings;
}

/** A file that stands on both sides with the same text is not part of a change. */
function filesOf({ base = {}, head = {}, renamed = {} }: Change, against: Against): ChangedFile[] {
  const before = new Set(Object.values(renamed));
  const paths = new Set([...Object.keys(head), ...Object.keys(base).filter((path) => !before.has(path))]);
  return [...paths].sort().flatMap((path): ChangedFile[] => {
    const previousPath = renamed[path];
    const old = base[previousPath ?? path];
    const now = head[path];
    if (against === 'merge-base' && !previousPath && JSON.stringify(old) === JSON.stringify(now)) return [];
    const status =
      against !== 'merge-base'
        ? 'unchanged'
        : old === undefined
          ? 'added'
          : now === undefined
            ? 'removed'
            : 'modified';
    return [
      { path, previousPath, status: previousPath ? 'renamed' : status, hunks: undefined, sameBytes: false },
    ];
  });
}

function changesOf(
  { base = {}, head = {} }: Change,
  changeSet: Awaited<ReturnType<Changes['list']>>,
): Changes {
  const sides: Readonly<Record<Side, Files>> = { base, head };
  const read = (path: string, side: Side): FileContent => {
    const body = sides[side][path];
    if (body === undefined) return { kind: 'absent' };
    return { kind: 'bytes', bytes: new TextEncoder().encode(textOf(body)) };
  };
  return {
    list: () => Promise.resolve(changeSet),
    announce: () => undefined,
    read: (path, side) => Promise.resolve(read(path, side)),
    filesIn: (folder, side) =>
      Promise.resolve(
        Object.keys(sides[side])
          .filter((path) => path.slice(0, Math.max(path.lastIndexOf('/'), 0)) === folder)
          .sort(),
      ),
  };
}

/** The text of a file of a story, one key a line, as people write policies. */
export function textOf(body: FileBody): string {
  if (typeof body === 'string') return body;
  const whole = Array.isArray(body) ? { Version: '2012-10-17', Statement: body } : body;
  return `${JSON.stringify(whole, null, 2)}\n`;
}

/** The findings that come of access, and no others. */
export function accessFindingsOf({ findings }: Pick<Decision, 'findings'>): Finding[] {
  return findings.filter(({ rule }) => accessRules.includes(rule));
}

/** A row of the table of access in words: who, what, on what, and instead of what. */
export function rowOf({ verb, as, insteadOf }: AccessChange): string {
  const instead = insteadOf === null ? '' : ` instead of ${insteadOf}`;
  return `${as.principal} ${verb} ${as.resource}${instead}`;
}

/** The text that a finding stands on, on one line. */
export function markedBy({ place, side }: Finding, { base = {}, head = {}, renamed = {} }: Change): string {
  const path = side === 'base' ? (renamed[place.path] ?? place.path) : place.path;
  const file = new SourceText(path, textOf((side === 'base' ? base : head)[path] ?? ''));
  const start = file.lineStart(place.start.line) + place.start.column - 1;
  const end = file.lineStart(place.end.line) + place.end.column - 1;
  return file.text.slice(start, end).replace(/\s+/g, ' ');
}
