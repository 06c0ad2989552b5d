import type { Span } from '../../domain/source.js';
import type { PolicyKind } from '../../policy/kind.js';
import { hasPrincipals, hasResources } from '../../policy/kind.js';
import type { Node, TemplateNode, UnknownNode } from '../../policy/node.js';

/**
 * What is sent to AWS where a part of a policy cannot be known from the files: a text of the right form, which grants
 * as little as can be. It depends on the name of the unknown alone, so that base and head say the same for the same
 * thing, and two unknowns are never the same value.
 */

/** A piece of a text as it was sent; `known` is the author's own. */
export interface SentPart {
  readonly text: string;
  readonly known: boolean;
}

/** The keys on the way to a value, list indexes left out: `['Statement', 'Principal', 'AWS']`. */
export type KeyPath = readonly string[];

/** CloudFormation's pseudo parameters, of which the form is known. */
const pseudoParameters: ReadonlyMap<string, string> = new Map([
  ['AWS::AccountId', '123456789012'],
  ['AWS::Partition', 'aws'],
  ['AWS::Region', 'us-east-1'],
  ['AWS::URLSuffix', 'amazonaws.com'],
]);

/** Values by the beginning of a condition operator's name; a date far ahead, an address range kept for examples. */
const operandForms: readonly (readonly [RegExp, string])[] = [
  [/Numeric/i, '1'],
  [/Date/i, '2099-01-01T00:00:00Z'],
  [/Bool|Null/i, 'true'],
  [/IpAddress/i, '203.0.113.0/24'],
  [/Binary/i, 'dW5rbm93bg=='],
];

/** The texts that stand in for the parts of a template, in order, between its known texts. */
export function sentParts(node: TemplateNode, path: KeyPath): readonly SentPart[] {
  const sent: SentPart[] = [];
  node.parts.forEach((part, index) => {
    if (typeof part === 'string') sent.push({ text: part, known: true });
    else sent.push({ text: partText(part.name, sent, node.parts[index + 1], path), known: false });
  });
  return sent;
}

/** The value that stands in for one of which nothing is known; an object where AWS wants an object. */
export function standIn(node: UnknownNode, path: KeyPath, kind: PolicyKind): Node {
  const [root, element, ...rest] = path;
  if (root !== 'Statement') return textNode(node, root === 'Version' ? '2012-10-17' : word(node.name));
  if (element === undefined) return harmlessStatement(node, kind);
  if (element === 'Condition' && rest.length < 2) return { type: 'object', members: [], ...spanOf(node) };
  if (/^(Not)?Principal$/.test(element) && rest.length === 0) return principalNode(node);
  return textNode(node, wholeText(node.name, path));
}

function wholeText(name: string, path: KeyPath): string {
  const [, element = '', detail = ''] = path;
  if (element === 'Effect') return 'Allow';
  if (/^(Not)?Action$/.test(element)) return 'sts:GetCallerIdentity';
  if (/^(Not)?Principal$/.test(element)) return principalText(name, detail);
  if (isArnPlace(path)) return `arn:aws:s3:::${word(name)}`;
  const form = element === 'Condition' ? operandForms.find(([operator]) => operator.test(detail)) : undefined;
  return form?.[1] ?? pseudoParameters.get(name) ?? word(name);
}

function principalText(name: string, type: string): string {
  if (type === 'Service') return 'ec2.amazonaws.com';
  if (type === 'Federated') return `arn:aws:iam::123456789012:saml-provider/${word(name)}`;
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/finding-canonical-user-id.html: 64 hexadecimal digits.
  if (type === 'CanonicalUser') return hash(name).toString(16).padStart(64, '0');
  return `arn:aws:iam::${account(name)}:root`;
}

/** One unknown part, by what stands around it: a whole segment of an ARN, the head of one, or a word. */
function partText(
  name: string,
  before: readonly SentPart[],
  next: TemplateNode['parts'][number] | undefined,
  path: KeyPath,
): string {
  const pseudo = pseudoParameters.get(name);
  if (pseudo !== undefined) return pseudo;
  const text = before.map((part) => part.text).join('');
  if (text === '') return next === undefined || isArnPlace(path) ? wholeText(name, path) : word(name);
  const wholeSegment = text.endsWith(':') && typeof next === 'string' && next.startsWith(':');
  if (!text.startsWith('arn:') || !wholeSegment) return word(name);
  return segmentText(name, text.split(':').length - 1);
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
function segmentText(name: string, segment: number): string {
  if (segment === 1) return 'aws';
  if (segment === 3) return 'us-east-1';
  return segment === 4 ? account(name) : word(name);
}

function isArnPlace([, element = '', detail = '']: KeyPath): boolean {
  return /^(Not)?Resource$/.test(element) || (element === 'Condition' && /Arn/i.test(detail));
}

/** A statement that allows nothing, with the elements that its kind of policy must have. */
function harmlessStatement(at: Span, kind: PolicyKind): Node {
  const members = [
    textMember(at, 'Effect', 'Deny'),
    textMember(at, 'Action', kind === 'trust' ? 'sts:AssumeRole' : 'sts:GetCallerIdentity'),
    ...(hasPrincipals(kind) ? [textMember(at, 'Principal', '*')] : []),
    ...(hasResources(kind) ? [textMember(at, 'Resource', '*')] : []),
  ];
  return { type: 'object', members, ...spanOf(at) };
}

function principalNode(node: UnknownNode): Node {
  return {
    type: 'object',
    members: [textMember(node, 'AWS', principalText(node.name, 'AWS'))],
    ...spanOf(node),
  };
}

function textMember(at: Span, key: string, value: string) {
  return { key, keySpan: spanOf(at), value: textNode(at, value) };
}

/** A string that stands in no file: its place is that of what it replaces. */
export function textNode(at: Span, value: string): Node {
  return { type: 'string', value, content: at.start, ...spanOf(at) };
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

function word(name: string): string {
  return `unknown-${hash(name).toString(36)}`;
}

function account(name: string): string {
  return `9${String(hash(name)).padStart(11, '0')}`;
}

/** FNV-1a, 32 bits: equal names, equal numbers; nothing secret hangs on it. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
