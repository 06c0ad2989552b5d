import { closeSync, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { FolderFiles, LARGEST_FILE } from '../adapters/workspace/folder-files.js';
import { UserError } from '../domain/failure.js';
import { plainText } from '../domain/message.js';
import type { SourceText } from '../domain/source.js';
import type { PolicyDocument } from '../policy/document.js';
import type { PolicyKind } from '../policy/kind.js';
import type { ReaderProblem } from '../readers/reader.js';
import { readFile } from '../readers/read-file.js';
import { skipWords } from '../render/wording.js';
import { documentsOf } from '../review/pair.js';

/** A file that the user named, or why it could not be read. */
export type NamedFile = { readonly path: string; readonly bytes: Uint8Array } | { readonly failure: string };

/** The policies of one side, and what keeps others from being read, one sentence each. */
export interface ComparedSide {
  readonly path: string;
  readonly policies: readonly PolicyDocument[];
  readonly failures: readonly string[];
  /** `blank`: nothing is in the file. `no-policy`: it can be read, and no policy was found in it. */
  readonly holds: 'policies' | 'blank' | 'no-policy';
}

/**
 * Reads a file that the user names: a regular one, or what a shell hands over, such as /dev/null or /dev/fd/63 of
 * `<(git show main:policy.json)`. Throws a UserError where it is not there, or is a folder.
 */
export function readNamedFile(given: string): NamedFile {
  const path = given.replace(/^(?:\.\/)+/, '');
  const absolute = resolve(path);
  const stat = lstatSync(absolute, { throwIfNoEntry: false });
  if (!stat) throw new UserError(`There is no file "${given}".`);
  if (stat.isDirectory()) throw new UserError(`"${given}" is a folder; compare takes two files.`);
  try {
    if (/^\/(?:dev|proc)\//.test(absolute)) return readDevice(path);
    const content = new FolderFiles(dirname(absolute), LARGEST_FILE).read(basename(absolute));
    if (content.kind === 'bytes') return { path, bytes: content.bytes };
    const reason = content.kind === 'skipped' ? skipWords[content.reason] : 'no regular file';
    return { failure: `${path} was not read: ${reason}.` };
  } catch (error) {
    if (error instanceof UserError) throw error;
    return { failure: `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** Reads to the end, or to the limit: a device need not have an end. */
function readDevice(path: string): NamedFile {
  const descriptor = openSync(path, 'r');
  try {
    if (fstatSync(descriptor).isDirectory())
      throw new UserError(`"${path}" is a folder; compare takes two files.`);
    const buffer = Buffer.alloc(LARGEST_FILE + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < buffer.length; length += read)
      read = readSync(descriptor, buffer, length, buffer.length - length, null);
    if (length > LARGEST_FILE) return { failure: `${path} was not read: ${skipWords['too-large']}.` };
    return { path, bytes: buffer.subarray(0, length) };
  } finally {
    closeSync(descriptor);
  }
}

/** The policies of a file. What looks like a policy and cannot be read is a failure, never a silence. */
export async function policiesIn(
  { path, bytes }: Extract<NamedFile, { readonly path: string }>,
  kind: PolicyKind | undefined,
): Promise<ComparedSide> {
  const side: ComparedSide = { path, policies: [], failures: [], holds: 'policies' };
  const reading = await readFile(path, bytes, { kind, attachedTo: [] });
  if ('skipped' in reading)
    return { ...side, failures: [`${path} was not read: ${skipWords[reading.skipped]}.`] };
  if (/^\uFEFF?\s*$/.test(reading.file.text)) return { ...side, holds: 'blank' };
  const policies = documentsOf(reading).map(({ policy }) => policy);
  // The reader's one problem without a place is that the file holds no policy.
  const problems = reading.problems.filter(({ span }) => span.end > 0);
  if (policies.length === 0 && problems.length === 0) return { ...side, holds: 'no-policy' };
  return { ...side, policies, failures: problems.map((problem) => problemText(reading.file, problem)) };
}

function problemText(file: SourceText, { title, span, message }: ReaderProblem): string {
  const { line, column } = file.positionAt(span.start);
  return `${file.path}:${String(line)}:${String(column)}: ${title}. ${plainText(message)}`;
}
