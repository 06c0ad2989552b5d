/** The way from a file's root to a value, as a list that shares its beginnings: a pointer is written when it is asked for. */
export interface Step {
  readonly parent: Step | undefined;
  readonly key: string | number;
}

/** The RFC 6901 pointer of a way; empty for the root. */
export function pointerOf(step: Step | undefined): string {
  const keys: string[] = [];
  for (let each = step; each; each = each.parent) {
    keys.push(String(each.key).replaceAll('~', '~0').replaceAll('/', '~1'));
  }
  return keys
    .reverse()
    .map((key) => `/${key}`)
    .join('');
}
