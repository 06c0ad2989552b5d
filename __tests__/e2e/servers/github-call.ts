import { integer, type Fields } from './fields.js';
import type { Answer } from './loopback.js';
import type { World } from './github-world.js';

/** A request that was understood and allowed, as its handler gets it. */
export interface Call {
  readonly path: Fields;
  readonly query: Fields;
  readonly body: Fields;
  /** The whole address, for the Link header. */
  readonly url: string;
  /** Whether the request asks for the bytes instead of JSON around them. */
  readonly raw: boolean;
}

export type Handler = (call: Call, world: World) => Promise<Answer> | Answer;
export type Handlers = Readonly<Record<string, Handler>>;

const DEFAULT_PAGE = 30;
const LARGEST_PAGE = 100;

/** The part of a list that a request asks for, and the Link header that leads to the rest. */
export function page<T>(
  call: Call,
  items: readonly T[],
  defaultSize = DEFAULT_PAGE,
): { readonly items: readonly T[]; readonly headers: Readonly<Record<string, string>> } {
  const asked = integer(call.query, 'per_page') ?? defaultSize;
  // GitHub takes a larger number without a word and gives 100.
  const size = Math.min(Math.max(asked, 1), Math.max(LARGEST_PAGE, defaultSize));
  const number = Math.max(integer(call.query, 'page') ?? 1, 1);
  const last = Math.max(Math.ceil(items.length / size), 1);
  const to = (target: number, relation: string): string => {
    const url = new URL(call.url);
    url.searchParams.set('page', String(target));
    return `<${url.href}>; rel="${relation}"`;
  };
  const links = [
    ...(number > 1 ? [to(number - 1, 'prev')] : []),
    ...(number < last ? [to(number + 1, 'next'), to(last, 'last')] : []),
    ...(number > 1 ? [to(1, 'first')] : []),
  ];
  return {
    items: items.slice((number - 1) * size, number * size),
    headers: links.length === 0 ? {} : { link: links.join(', ') },
  };
}

/** A list's page as an answer. */
export function pageAnswer(call: Call, items: readonly unknown[]): Answer {
  const { items: body, headers } = page(call, items);
  return { status: 200, headers, body };
}
