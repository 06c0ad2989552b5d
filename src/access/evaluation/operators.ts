import { arnCovers, arnMatches, arnsOverlap, isWholeArn } from '../../policy/arn.js';
import type { OperatorName } from '../../policy/condition.js';
import { isBase64, parseBoolean, parseMoment, parseNumber } from '../../policy/condition-scalars.js';
import type { TextItem } from '../../policy/document.js';
import type { IpRange } from '../../policy/ip-range.js';
import { contains, parseRange } from '../../policy/ip-range.js';
import { patternCovers, patternsOverlap, wildcardMatches, opened } from '../../policy/pattern.js';
import type { FilledText } from './fill.js';
import { isSymbolic } from './request.js';
import type { Verdict } from './verdict.js';
import { certain, either, perhaps } from './verdict.js';

/** A value of a condition, and the same with the request's values in the place of variables; undefined for null. */
export interface PolicyValue {
  readonly item: TextItem;
  readonly filled: FilledText | undefined;
}

/**
 * Whether a value of the request is the one that a condition names: the operator without its `Not`. Undefined where one of
 * the two cannot be read as what the operator compares; AWS does not say what it does then.
 */
export type Comparison = (given: string, value: PolicyValue) => Verdict | undefined;

/**
 * What each operator compares. `Null` compares no values. Only text and ARN operators read policy variables.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export const comparisons: Readonly<Record<Exclude<OperatorName, 'Null'>, Comparison>> = (() => {
  const equals = ofText((given, { text }) => given === text);
  const equalsIgnoringCase = ofText((given, { text }) => given.toLowerCase() === text.toLowerCase(), {
    ignoringCase: true,
  });
  const like = ofText((given, { pattern }) => wildcardMatches(pattern, given), { covers: patternCovers });
  const numeric = (test: Relation) => ofScalar(parseNumber, test);
  const date = (test: Relation) => ofScalar(parseMoment, test);
  const ip = ofScalar<IpRange>(parseRange, (given, range) => contains(range, given));
  return {
    StringEquals: equals,
    StringNotEquals: equals,
    StringEqualsIgnoreCase: equalsIgnoringCase,
    StringNotEqualsIgnoreCase: equalsIgnoringCase,
    StringLike: like,
    StringNotLike: like,
    NumericEquals: numeric((given, value) => given === value),
    NumericNotEquals: numeric((given, value) => given === value),
    NumericLessThan: numeric((given, value) => given < value),
    NumericLessThanEquals: numeric((given, value) => given <= value),
    NumericGreaterThan: numeric((given, value) => given > value),
    NumericGreaterThanEquals: numeric((given, value) => given >= value),
    DateEquals: date((given, value) => given === value),
    DateNotEquals: date((given, value) => given === value),
    DateLessThan: date((given, value) => given < value),
    DateLessThanEquals: date((given, value) => given <= value),
    DateGreaterThan: date((given, value) => given > value),
    DateGreaterThanEquals: date((given, value) => given >= value),
    Bool: compareBooleans,
    BinaryEquals: ofScalar(
      (text) => (isBase64(text) ? text : undefined),
      (given, value) => given === value,
    ),
    IpAddress: ip,
    NotIpAddress: ip,
    ArnEquals: compareArns,
    ArnLike: compareArns,
    ArnNotEquals: compareArns,
    ArnNotLike: compareArns,
  };
})();

type Relation = (given: number, value: number) => boolean;

interface Unknowns {
  readonly ignoringCase?: boolean;
  /** Whether a pattern takes in a text whatever its unknown parts are; without it, nothing is a pattern. */
  readonly covers?: (pattern: string, given: string) => boolean;
}

function ofText(test: (given: string, filled: FilledText) => boolean, unknowns: Unknowns = {}): Comparison {
  return (given, { item, filled }) => {
    if (!filled) return 'no';
    if (filled.known && !isSymbolic(given)) return certain(test(given, filled));
    return compareUnknown(given, item, filled, unknowns);
  };
}

/** An unknown equals itself for sure, is surely taken in by a `*`, and otherwise may be whatever fits around it. */
function compareUnknown(
  given: string,
  item: TextItem,
  filled: FilledText,
  { ignoringCase = false, covers }: Unknowns,
): Verdict {
  if (item.uncertain && item.text === given) return 'yes';
  if (filled.known && covers?.(filled.pattern, given) === true) return 'yes';
  const [left, right] = [filled.pattern, opened(given)];
  return perhaps(
    ignoringCase ? patternsOverlap(left.toLowerCase(), right.toLowerCase()) : patternsOverlap(left, right),
  );
}

function ofScalar<Value>(
  parse: (text: string) => Value | undefined,
  test: (given: Value, value: Value) => boolean,
): Comparison {
  return (given, { item }) => {
    if (item.uncertain || isSymbolic(given)) return 'unknown';
    const [left, right] = [parse(given), parse(item.text)];
    return left === undefined || right === undefined ? undefined : certain(test(left, right));
  };
}

const compareTruth = ofScalar(parseBoolean, (given, value) => given === value);

/** AWS's page on operators lets Bool read policy variables, its page on variables does not. */
function compareBooleans(given: string, value: PolicyValue): Verdict | undefined {
  return value.item.text.includes('${') ? 'unknown' : compareTruth(given, value);
}

/**
 * Segment by segment; ArnEquals and ArnLike are one. AWS says of resources, not of conditions, that it completes an ARN
 * with missing segments, so such a value is left open where completing it would match.
 */
function compareArns(given: string, { item, filled }: PolicyValue): Verdict | undefined {
  if (!filled) return 'no';
  if (!filled.known || isSymbolic(given)) {
    const isWhole = isWholeArn(item.text) && isWholeArn(given);
    const asText = compareUnknown(given, item, filled, isWhole ? { covers: arnCovers } : {});
    return either(asText, perhaps(arnsOverlap(filled.pattern, opened(given))));
  }
  if (!isWholeArn(given)) return undefined;
  const match = arnMatches(filled.pattern, given);
  return isWholeArn(item.text) ? certain(match) : perhaps(match);
}
