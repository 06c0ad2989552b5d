import type { DeclaredPolicy } from '../readers/reader.js';
import { compileGlob, type Glob } from './glob.js';
import type { PolicyDeclaration } from './settings.js';

/** What the config's `policies` say of a file: the first entry of which a glob matches its path. Compiled once. */
export function policyDeclarations(
  declarations: readonly PolicyDeclaration[],
): (path: string) => DeclaredPolicy | undefined {
  const entries = declarations.map((declaration) => ({
    declaration,
    globs: declaration.files.map(compileGlob),
  }));
  return (path) => {
    for (const { declaration, globs } of entries) {
      const captures = firstMatch(globs, path);
      if (captures)
        return { kind: declaration.kind, attachedTo: attachments(declaration.attachedTo, captures) };
    }
    return undefined;
  };
}

/** The highest `n` of the `{n}` in an `attached-to`; 0 where it has none. */
export function highestPlaceholder(attachedTo: string): number {
  return Math.max(0, ...[...attachedTo.matchAll(placeholders)].map(([, number]) => Number(number)));
}

const placeholders = /\{(\d{1,3})\}/g;

/** What cannot stand in a resource's name as it is, and would mean more than a name: the path is the author's text. */
const noName = /[*?:$\s{}]|^$/;

function firstMatch(globs: readonly Glob[], path: string): readonly string[] | undefined {
  for (const glob of globs) {
    const captures = glob.match(path);
    if (captures) return captures;
  }
  return undefined;
}

/** The ARN with `{n}` filled in; nothing where a part of the path can be no name, since a folder can be called `*`. */
function attachments(attachedTo: string | undefined, captures: readonly string[]): string[] {
  if (attachedTo === undefined) return [];
  const used = [...attachedTo.matchAll(placeholders)].map(([, number]) => captures[Number(number) - 1] ?? '');
  if (used.some((capture) => noName.test(capture))) return [];
  return [attachedTo.replace(placeholders, (_, number: string) => captures[Number(number) - 1] ?? '')];
}
