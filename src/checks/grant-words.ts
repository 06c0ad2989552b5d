import type { Grant } from '../access/grants.js';
import type { Message } from '../domain/message.js';
import { code, codeList, message } from '../domain/message.js';
import type { Span } from '../domain/source.js';
import type { Statement } from '../policy/document.js';
import { distinctTexts } from './element-place.js';

/** How grants of one statement are told: where their actions stand, and in which words. */

/** Where the actions of some grants of a statement are shown: at the pattern where it is one, else at the whole element. */
export function actionPlace(
  { action, node }: Statement,
  grants: readonly Grant[],
): { readonly at: Span; readonly value: string } {
  const items = grants.flatMap(({ actionItem }) => actionItem ?? []);
  const names = distinctTexts(items);
  const [only] = items;
  const element = action?.negated === true ? action.keySpan : action;
  return {
    at: names.length === 1 && only ? only.node : (element ?? node),
    value: names.length === 0 ? 'NotAction' : names.join(', '),
  };
}

/** The patterns of the actions, as the author wrote them; `NotAction` where that leaves them over. */
export function actionNames(grants: readonly Grant[], most: number): Message {
  const names = distinctTexts(grants.map(({ actionItem }) => actionItem));
  return names.length === 0 ? [code('NotAction')] : codeList(names, most);
}

/** ` on a, b`, or nothing where the policy hangs on its resource and names none. */
export function onResources(grants: readonly Pick<Grant, 'resource'>[]): Message {
  const texts = distinctTexts(grants.map(({ resource }) => resource));
  return texts.length === 0 ? [] : message` on ${codeList(texts, 2)}`;
}
