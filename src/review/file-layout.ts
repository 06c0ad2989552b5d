import type { PolicyDocument } from '../policy/document.js';

/** What the name of a trust policy's file says, and what those of its role's other policies may say beside the role's name. */
const trustWords = /(?:^|[-_.])(?:trust|assume[-_]?role)(?:[-_.](?:policy|relationship|document))*$/i;
const policyWords = /(?:^|[-_.])(?:inline|permissions?|policy|policies|identity|role)$/i;

/**
 * Which files, by their names, hold policies of one role: `build-trust.json` beside `build-permissions.json`, or
 * `trust.json` beside `policy.json` in the role's own folder. AWS has no rule for names, so this joins a trust policy with
 * what stands beside it and nothing else.
 */
export class FileLayout {
  readonly #roles = new Set<string>();

  /** @param paths of all files that are looked at, relative to the repository's root */
  constructor(paths: Iterable<string>) {
    const trusts = new Set<string>();
    const others = new Set<string>();
    for (const path of paths) (isTrust(path) ? trusts : others).add(roleOf(path));
    for (const role of trusts) if (others.has(role)) this.#roles.add(role);
  }

  /** A key that the documents of one role share; undefined where names tell nothing, or something else tells more. */
  keyOf({ file, pointer, kind, attachedTo }: PolicyDocument): string | undefined {
    if (this.#roles.size === 0 || pointer !== '' || attachedTo.length > 0) return undefined;
    if (kind !== 'trust' && kind !== 'identity') return undefined;
    const role = roleOf(file.path);
    return this.#roles.has(role) ? role : undefined;
  }
}

function isTrust(path: string): boolean {
  return trustWords.test(stemOf(path));
}

/** The folder and the file's name without what says only what kind of policy it is. */
function roleOf(path: string): string {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const stem = stemOf(path);
  const name = isTrust(path) ? stem.replace(trustWords, '') : stem;
  return folder + withoutWords(name);
}

function withoutWords(name: string): string {
  const shorter = name.replace(policyWords, '');
  return shorter === name ? name : withoutWords(shorter);
}

function stemOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.(?:json|ya?ml)$/i, '');
}
