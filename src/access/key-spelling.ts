import type { PolicyDocument } from '../policy/document.js';
import type { AccessRequest } from './evaluation/request.js';

/** The context of a request with its keys as the policies write them, of two ways as the first does. */
export function spelledContext(
  { context }: AccessRequest,
  policies: readonly PolicyDocument[],
): Readonly<Record<string, readonly string[]>> {
  const spelling = new Map<string, string>();
  for (const { statements } of policies)
    for (const { conditions } of statements)
      for (const { key } of conditions)
        if (!spelling.has(key.toLowerCase())) spelling.set(key.toLowerCase(), key);
  return Object.fromEntries([...context].map(([key, values]) => [spelling.get(key) ?? key, values]));
}
