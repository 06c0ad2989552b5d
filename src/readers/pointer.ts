/** The way from a file's root to a value, as a list that shares its beginnings: a pointer is written when it is asked for. */
export interface Step {
  readonly parent: Step | undefined;
  readonly key: string | number;
}

/** The RFC 6901 pointer of a way; empty for the root. */
export function pointerOf(step: Step | undefined): string {
  const keys: string[] = [];
  for (let each = step; each; each = each.parent) {
    keys.push(escapedKey(String(each.key)));
  }
  return keys
    .reverse()
    .map((key) => `/${key}`)
    .join('');
}

/** A key as RFC 6901 writes it. */
export function escapedKey(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

export function unescapedKey(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
