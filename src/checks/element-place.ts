import type { Span } from '../domain/source.js';
import type { Element, PolicyDocument, Statement, TextItem } from '../policy/document.js';
import type { Problem } from './check.js';

/** Where a problem with some items of an element is shown: at the item where it is one, else at the whole element. */
export function placeOf(items: readonly TextItem[], element: Element<TextItem>): { at: Span; value: string } {
  const [first] = items;
  const at = items.length === 1 && first ? first.node : element;
  return { at, value: items.map(({ text }) => text).join(', ') };
}

/** The one who is spoken of: what a policy is attached to if it is an identity's, else the statement's principals. */
function principalsOf(policy: PolicyDocument, statement: Statement): string[] {
  if (policy.kind === 'identity') return [...policy.attachedTo];
  return statement.principal?.items.map(({ text }) => text) ?? [];
}

/** What the config's `allow` is compared with: the resources that the problem is about, and who gets at them. */
export function subjectOf(
  policy: PolicyDocument,
  statement: Statement,
  resources: readonly (TextItem | undefined)[] = [],
): NonNullable<Problem['subject']> {
  const principals = principalsOf(policy, statement);
  const named = resources.flatMap((item) => (item ? [item.text] : []));
  // A resource policy is about what it hangs on, whatever its Resource says.
  if (policy.kind !== 'identity' && policy.attachedTo.length > 0)
    return { principals, resources: policy.attachedTo };
  return { principals, resources: named };
}

/** Every text once, in the order of their first coming. */
export function distinctTexts(items: readonly (TextItem | undefined)[]): string[] {
  return [...new Set(items.flatMap((item) => (item ? [item.text] : [])))];
}
