import { decodeCommentValue, htmlComment } from './safe-html-comment.js';

/**
 * What a comment of ours says about itself, unseen, in its last line: by it a later run finds the comment again. `tag`
 * keeps several runs on one pull request apart. It proves nothing: who wrote the comment must be asked as well.
 */
export type Marker =
  | {
      readonly kind: 'findings';
      readonly tag: string;
      readonly ids: readonly string[];
      /** The comment says that they are fixed. */
      readonly fixed?: true;
    }
  | { readonly kind: 'summary'; readonly tag: string };

const name = 'artifact-access-review:v1';
const value = '[A-Za-z0-9_.:=-]';
const form = new RegExp(
  `^<!-- ${name} tag=(${value}*)(?:( kind=summary)|( kind=fixed)?((?: id=${value}+)+)) -->$`,
);

/** The marker's line: `<!-- artifact-access-review:v1 tag=... id=... id=... -->`, with `kind=fixed` before the ids of what is fixed. */
export function makeMarker(marker: Marker): string {
  if (marker.kind === 'summary')
    return htmlComment(name, [
      ['tag', marker.tag],
      ['kind', 'summary'],
    ]);
  const fixed = marker.fixed ? ([['kind', 'fixed']] as const) : [];
  return htmlComment(name, [['tag', marker.tag], ...fixed, ...marker.ids.map((id) => ['id', id] as const)]);
}

/** The marker of a comment's body; undefined where its last line is not exactly what {@link makeMarker} writes. */
export function parseMarker(body: string): Marker | undefined {
  const lastLine = body.trimEnd().split(/\r?\n/).at(-1) ?? '';
  const match = form.exec(lastLine);
  if (!match) return undefined;
  const tag = decodeCommentValue(match[1] ?? '');
  const ids = (match[4] ?? '').split(' id=').slice(1).map(decodeCommentValue);
  const marker: Marker = match[2]
    ? { kind: 'summary', tag }
    : { kind: 'findings', tag, ids, ...(match[3] ? { fixed: true } : {}) };
  return makeMarker(marker) === lastLine ? marker : undefined;
}
