import { boundedMemo } from './bounded-memo.js';
import { patternCovers, patternsOverlap, wildcardMatches } from './pattern.js';

/**
 * An ARN or a pattern of ARNs, by its six segments. A wildcard stands for characters within its own segment; only the
 * last segment, which may hold colons itself, takes everything that is left.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** The segments of an ARN pattern, an incomplete one completed; undefined for anything else, such as `*`. */
export function parseArn(text: string): Arn | undefined {
  const segments = arnSegments(text);
  if (segments[0] !== 'arn') return undefined;
  const [, partition = '', service = '', region = '', account = '', resource = ''] = segments;
  return { partition, service, region, account, resource };
}

/** Whether the resource pattern matches one resource; `*` matches every resource, and only `*` matches `*`. */
export function arnMatches(pattern: string, arn: string): boolean {
  return bySegment(pattern, arn, wildcardMatches);
}

/** Whether every resource of `inner` is matched by `outer`. */
export function arnCovers(outer: string, inner: string): boolean {
  return bySegment(outer, inner, patternCovers);
}

/** Whether some resource is matched by both patterns. */
export function arnsOverlap(left: string, right: string): boolean {
  return bySegment(left, right, patternsOverlap);
}

/** Whether the pattern is nothing but stars: it matches every resource there is. */
export function isEverything(pattern: string): boolean {
  return /^\*+$/.test(pattern);
}

function bySegment(left: string, right: string, test: (left: string, right: string) => boolean): boolean {
  const a = arnSegments(left);
  const b = arnSegments(right);
  // What has no six segments is no ARN; AWS refuses it, and as text it can equal only its like.
  if (a.length === 0 || b.length === 0) return test(left, right);
  return a.every((segment, index) => test(segment, b[index] ?? ''));
}

/**
 * Six segments at the first five colons that stand outside of a `${variable}`; none for what is no ARN. Of an ARN
 * with fewer fields AWS completes the missing ones with `*`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export const arnSegments = boundedMemo(completed);

/** Whether a text is an ARN with all its segments: AWS completes others. */
export const isWholeArn = boundedMemo((text) => {
  const segments = ownSegments(text);
  return segments.length === 6 && segments[0] === 'arn';
});

function completed(text: string): readonly string[] {
  const segments = ownSegments(text);
  if (segments.length === 6) return segments;
  if (segments[0] !== 'arn' || segments.length < 2) return [];
  return [...segments, '*', '*', '*', '*'].slice(0, 6);
}

function ownSegments(text: string): string[] {
  const segments: string[] = [];
  let start = 0;
  for (let i = 0; i < text.length && segments.length < 5; i++) {
    if (text[i] === '$' && text[i + 1] === '{') {
      const end = text.indexOf('}', i);
      if (end > 0) i = end;
    } else if (text[i] === ':') {
      segments.push(text.slice(start, i));
      start = i + 1;
    }
  }
  segments.push(text.slice(start));
  return segments;
}
