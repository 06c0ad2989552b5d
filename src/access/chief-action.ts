import { artifactActions, verbOf } from './verbs.js';

/** Pushing an image says more than the layers that it is made of. */
const places: ReadonlyMap<string, number> = new Map(
  artifactActions.toSorted(publishFirst).map((action, index) => [action.toLowerCase(), index]),
);

function publishFirst(left: string, right: string): number {
  return Number(verbOf(right) === 'publish') - Number(verbOf(left) === 'publish');
}

/** Actions with what is done to artifacts first, the ones that say most before others; the rest as it comes. */
export function chiefFirst<Action extends string>(actions: readonly Action[]): Action[] {
  const chief: { readonly action: Action; readonly place: number }[] = [];
  const others: Action[] = [];
  for (const action of actions) {
    const place = places.get(action.toLowerCase());
    if (place === undefined) others.push(action);
    else chief.push({ action, place });
  }
  chief.sort((left, right) => left.place - right.place);
  return [...chief.map(({ action }) => action), ...others];
}
