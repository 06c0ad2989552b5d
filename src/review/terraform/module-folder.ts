import { posix } from 'node:path';
import type { SourceText } from '../../domain/source.js';
import { isTerraform } from '../../readers/candidate.js';
import { DepthError } from '../../readers/fault.js';
import { openText } from '../../readers/open.js';
import type { ModuleFiles, TerraformFile } from '../../readers/terraform/module.js';
import { parseTerraform } from '../../readers/terraform/read-terraform.js';
import type { SkippedFile } from '../../domain/finding.js';
import type { Side } from '../ports.js';
import type { ContextFiles } from './context-files.js';

/** Files of one module that are read: those of large ones are some dozens. */
export const mostFiles = 200;
/** Bytes of one module that are read; Terraform's largest public modules have a tenth of it. */
const mostBytes = 4 * 1024 * 1024;

/** One side of a folder that is a module. */
export interface ModuleFolder extends ModuleFiles {
  /** Files that are no part of it since they cannot be read, and why. */
  readonly skipped: readonly SkippedFile[];
  /** Files that it does not have room for, or that the token may not see. */
  readonly left: readonly string[];
}

/**
 * Whether Terraform takes a root's values from a file by itself.
 * https://developer.hashicorp.com/terraform/language/values/variables#variable-definitions-tfvars-files
 */
export function isValuesFile(path: string): boolean {
  return /^(?:terraform|.*\.auto)\.tfvars(?:\.json)?$/i.test(posix.basename(path));
}

/** Reads a folder's module; undefined where it has no Terraform file. Changed files come first when there is no room for all. */
export async function readModuleFolder(
  folder: string,
  side: Side,
  files: ContextFiles,
): Promise<ModuleFolder | undefined> {
  const paths = (await files.pathsIn(folder, side)).filter((path) => isTerraform(path) || isValuesFile(path));
  if (!paths.some(isTerraform)) return undefined;
  const reader = new FolderReader(side, files);
  const isFirst = (path: string): boolean => files.isChanged(path, side) || isValuesFile(path);
  await reader.read([...paths.filter(isFirst), ...paths.filter((path) => !isFirst(path))]);
  return reader.module;
}

/** Files that are read at a time. */
const atOnce = 16;

class FolderReader {
  readonly #side: Side;
  readonly #files: ContextFiles;
  readonly #read: TerraformFile[] = [];
  readonly #skipped: SkippedFile[] = [];
  readonly #left: string[] = [];
  #bytes = 0;

  constructor(side: Side, files: ContextFiles) {
    this.#side = side;
    this.#files = files;
  }

  get module(): ModuleFolder {
    const sorted = this.#read.toSorted((a, b) => (a.file.path < b.file.path ? -1 : 1));
    return {
      files: sorted.filter(({ file }) => isTerraform(file.path)),
      values: sorted.filter(({ file }) => isValuesFile(file.path)).sort(byPrecedence),
      isWhole: this.#left.length === 0 && this.#skipped.length === 0,
      skipped: this.#skipped,
      left: this.#left,
    };
  }

  async read(paths: readonly string[]): Promise<void> {
    for (let i = 0; i < Math.min(paths.length, mostFiles); i += atOnce) {
      const batch = paths.slice(i, Math.min(i + atOnce, mostFiles));
      const contents = await Promise.all(batch.map((path) => this.#files.read(path, this.#side)));
      for (const [index, content] of contents.entries()) this.#take(batch[index] ?? '', content);
    }
    this.#left.push(...paths.slice(mostFiles));
  }

  #take(path: string, content: Awaited<ReturnType<ContextFiles['read']>>): void {
    if (content.kind === 'absent') return;
    if (content.kind === 'skipped') this.#skipped.push({ path, reason: content.reason });
    else if (content.kind === 'refused' || this.#bytes + content.bytes.length > mostBytes)
      this.#left.push(path);
    else {
      this.#bytes += content.bytes.length;
      const file = openText(path, content.bytes);
      const read = 'skipped' in file ? file : parsed(file);
      if ('skipped' in read) this.#skipped.push({ path, reason: read.skipped });
      else this.#read.push(read);
    }
  }
}

function parsed(file: SourceText): TerraformFile | { readonly skipped: 'too-deep' } {
  try {
    return parseTerraform(file);
  } catch (error) {
    if (error instanceof DepthError) return { skipped: 'too-deep' };
    throw error;
  }
}

/** `terraform.tfvars` counts least, then `.auto.tfvars` by their names. */
function byPrecedence(left: TerraformFile, right: TerraformFile): number {
  const [a, b] = [left, right].map(({ file }) => posix.basename(file.path));
  const [first, second] = [a, b].map(
    (name) => `${/^terraform\.tfvars/i.test(name ?? '') ? 0 : 1} ${name ?? ''}`,
  );
  return (first ?? '') < (second ?? '') ? -1 : 1;
}
