import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { makeMarker, parseMarker } from '../../src/render/marker.js';
import { nodesOf } from './gfm.js';
import { hostileText } from './hostile-text.js';

describe('a marker', () => {
  it('names the tag and the findings', () => {
    expect(makeMarker({ kind: 'findings', tag: 'prod', ids: ['a1', 'b2'] })).toBe(
      '<!-- artifact-access-review:v1 tag=prod id=a1 id=b2 -->',
    );
    expect(makeMarker({ kind: 'summary', tag: '' })).toBe(
      '<!-- artifact-access-review:v1 tag= kind=summary -->',
    );
  });

  it('reads back, whatever the tag and the ids are, and stays one comment', () => {
    const text = hostileText.filter((value) => !/\p{Cs}/u.test(value));
    const id = text.filter((value) => value !== '');
    fc.assert(
      fc.property(text, fc.array(id, { minLength: 1, maxLength: 3 }), (tag, ids) => {
        const marker = { kind: 'findings', tag, ids } as const;
        const body = `Text\n\n${makeMarker(marker)}`;
        expect(parseMarker(body)).toEqual(marker);
        expect(nodesOf(body).map(({ type }) => type)).toEqual(['paragraph', 'text', 'html']);
      }),
    );
  });

  it.each([
    ['in the middle', '<!-- artifact-access-review:v1 tag= id=a -->\nmore'],
    ['with something before it', 'x <!-- artifact-access-review:v1 tag= id=a -->'],
    ['of another version', '<!-- artifact-access-review:v2 tag= id=a -->'],
    ['without an id', '<!-- artifact-access-review:v1 tag= -->'],
    ['in another spelling', '<!-- artifact-access-review:v1 tag= id==61 -->'],
    ['with two spaces', '<!-- artifact-access-review:v1  tag= id=a -->'],
  ])('is none %s', (_where, body) => {
    expect(parseMarker(body)).toBeUndefined();
  });

  it('is found where the platform changed the line ends', () => {
    expect(parseMarker('Text\r\n\r\n<!-- artifact-access-review:v1 tag=t id=a -->\r\n')).toEqual({
      kind: 'findings',
      tag: 't',
      ids: ['a'],
    });
  });
});
