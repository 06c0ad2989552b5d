import type { Node, ObjectNode } from '../policy/node.js';
import { itemsOf, textOf, valueOf } from '../policy/node.js';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html */
const statementKeys = new Set([
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]);

/** The same in lower case, of those that no other format has by the side of an effect. */
const lowerCaseKeys = new Set([
  'principal',
  'notprincipal',
  'action',
  'notaction',
  'resource',
  'notresource',
]);

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html */
const versions = new Set(['2012-10-17', '2008-10-17']);

/**
 * Whether an object is a policy document, by what it says: a Statement of which one has two of a statement's keys. Also
 * one that a person would call a policy and AWS would refuse: keys in the wrong case, or the policy language's version
 * beside a Statement that is empty, misspelt or missing.
 */
export function isPolicy(node: ObjectNode): boolean {
  if (!node.members.some(({ key }) => isNamed(key, 'statement') || isNamed(key, 'version'))) return false;
  const statement = valueOf(node, 'Statement');
  if (statement && holdsStatement(statement)) return true;
  if (hasVersion(node)) return isVersioned(node);
  return node.members.some(
    ({ key, value }) => key.toLowerCase() === 'statement' && holdsMiscasedStatement(value),
  );
}

/** Compares without case; the length first, since every key of a file is asked. */
function isNamed(key: string, name: string): boolean {
  return key.length === name.length && key.toLowerCase() === name;
}

function hasVersion(node: ObjectNode): boolean {
  const version = valueOf(node, 'Version') ?? valueOf(node, 'version');
  return version?.type === 'string' && versions.has(version.value);
}

/** With the language's version, a statement under any name will do, and so will nothing but the version and an Id. */
function isVersioned(node: ObjectNode): boolean {
  const others = node.members.filter(({ key }) => !/^(?:version|id)$/i.test(key));
  return (
    others.length === 0 ||
    others.some(({ key }) => isNamed(key, 'statement')) ||
    others.some(({ value }) => holdsStatement(value) || holdsMiscasedStatement(value))
  );
}

function holdsStatement(node: Node): boolean {
  return itemsOf(node).some((item) => item.type === 'object' && isStatement(item));
}

function isStatement(node: ObjectNode): boolean {
  return new Set(node.members.map(({ key }) => key).filter((key) => statementKeys.has(key))).size >= 2;
}

/** In the wrong case the words are common ones, so the effect must be one. */
function holdsMiscasedStatement(node: Node): boolean {
  return itemsOf(node).some((item) => {
    if (item.type !== 'object') return false;
    const effect = item.members.find(({ key }) => key.toLowerCase() === 'effect');
    const isEffect = effect !== undefined && /^(?:allow|deny)$/i.test(textOf(effect.value) ?? '');
    return isEffect && item.members.some(({ key }) => lowerCaseKeys.has(key.toLowerCase()));
  });
}

/** A key of a policy in JSON or YAML, also within a JSON string. */
const policyKey =
  /(?<![\w.-])(Statement|Effect|(?:Not)?(?:Action|Principal|Resource))\\{0,3}["']?[ \t]{0,20}:/g;
const policyVersion = /(?<![\w.-])Version\\{0,3}["']?[ \t]{0,20}:[ \t]{0,20}\\{0,3}["']?20(?:12|08)-10-17/;

/**
 * Whether a text that cannot be read was meant as a policy: it has the policy language's version, or two of its keys, of
 * which one is its own. Linear.
 */
export function looksLikePolicy(text: string): boolean {
  if (policyVersion.test(text)) return true;
  const keys = new Set(Array.from(text.matchAll(policyKey), (match) => match[1]));
  return keys.size >= 2 && (keys.has('Statement') || keys.has('Effect'));
}
