import type { SkippedFile } from '../domain/finding.js';
import type { DeclaredPolicy, FileReading } from '../readers/reader.js';
import type { ChangedFile } from './ports.js';

/** What the config says of paths. */
export interface PathRules {
  /** The kind and attachment that the config declares for a path. */
  readonly declared: (path: string) => DeclaredPolicy | undefined;
  readonly ignored: (path: string) => boolean;
}

/** A file with what its two versions hold; undefined where a version is absent or was skipped. */
export interface CollectedFile {
  /** A file that is not part of the change has the status `unchanged`. */
  readonly change: ChangedFile;
  readonly head: FileReading | undefined;
  readonly base: FileReading | undefined;
  /** Whether it is there only for what the others need of it: nothing in it is to be reviewed. */
  readonly isContext?: true;
}

/** A file that was read, or a reason why one was not. */
export type Collected = { readonly file: CollectedFile } | { readonly skipped: SkippedFile };
