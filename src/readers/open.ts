import { SourceText } from '../domain/source.js';
import type { SkippedReading } from './reader.js';

/** Bytes of a file that is read, 1 MiB: AWS takes no CloudFormation template over 1 MB, and no policy near it. */
const sizeLimit = 1024 * 1024;

/** Bytes of a Terraform plan that is read, 64 MiB: it holds all of a configuration and its state, few of it policies. */
export const planSizeLimit = 64 * 1024 * 1024;

/** How a pointer starts that git-lfs leaves in the place of a file. https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
const lfsHeader = 'version https://git-lfs.github.com/spec/v1';

/**
 * A file's bytes as text, or the reason why they are none. Linear in their number.
 *
 * A byte order mark stays in the text, so that offsets are those of the file: in a file that has one, the first
 * line's columns start at 2.
 */
export function openText(path: string, bytes: Uint8Array, limit = sizeLimit): SourceText | SkippedReading {
  if (bytes.length > limit) return { skipped: 'too-large' };
  if (isLfsPointer(bytes)) return { skipped: 'lfs-pointer' };
  if (bytes.includes(0)) return { skipped: 'binary' };
  const text = decode(bytes);
  return text === undefined ? { skipped: 'not-utf8' } : new SourceText(path, text);
}

/** How `terraform show -json` starts, whatever the length: its first key is the format's version. */
const planStart = /^\uFEFF?\s{0,20}\{\s{0,20}"format_version"/;

/** Whether a JSON text may be a plan or a state, by its start. */
export function startsAsPlan(text: string): boolean {
  return planStart.test(text);
}

/** How many bytes a file may have, by its first ones: a plan may have more than others. */
export function sizeLimitOf(bytes: Uint8Array): number {
  const start = new TextDecoder().decode(bytes.subarray(0, 100));
  return startsAsPlan(start) ? planSizeLimit : sizeLimit;
}

function isLfsPointer(bytes: Uint8Array): boolean {
  return new TextDecoder().decode(bytes.subarray(0, lfsHeader.length)) === lfsHeader;
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
