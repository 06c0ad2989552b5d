import type { ChangedFile, Side } from './ports.js';

/** One version of a file, by its path on that side. */
export interface FileVersion {
  readonly path: string;
  readonly side: Side;
}

/**
 * The versions of a changed file: the head's, then the one that it is compared with. A copy is compared with nothing, and
 * neither is a file that is `unchanged`: that is one of an audit.
 */
export function versionsOf({ path, previousPath, status }: ChangedFile): readonly FileVersion[] {
  const hasBase = status !== 'added' && status !== 'copied' && status !== 'unchanged';
  return [
    ...(status === 'removed' ? [] : [{ path, side: 'head' as const }]),
    ...(hasBase ? [{ path: previousPath ?? path, side: 'base' as const }] : []),
  ];
}
