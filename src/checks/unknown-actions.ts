import type { PolicyDocument } from '../policy/document.js';

/** Whether a statement allows an action that cannot be read off: it may be whichever one looks for. */
export function mayAllowAnything(policies: readonly PolicyDocument[]): boolean {
  return policies.some(({ statements }) =>
    statements.some(({ effect, action }) => effect === 'Allow' && (action?.items ?? []).some(isUnknown)),
  );
}

function isUnknown({ uncertain }: { readonly uncertain: boolean }): boolean {
  return uncertain;
}
