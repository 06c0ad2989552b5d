import { isObject, listed, type Json, type JsonObject } from './values.js';

/** `${` and `%{` are Terraform's own unless doubled; a `$` before them would double them too. */
function escaped(text: string): string {
  return text.replace(/[$%](?=\{)/g, (found) => found + found);
}

/** A quoted text of HCL: of JSON's escapes it lacks \b and \f. */
export function hclText(text: string): string {
  return escaped(JSON.stringify(text)).replace(/\\\\|\\[bf]/g, (found) =>
    found === '\\b' ? '\\u0008' : found === '\\f' ? '\\u000c' : found,
  );
}

/** What a quoted text of HCL says. */
export function hclValue(written: string): unknown {
  return JSON.parse(written.replace(/([$%])\1(?=\{)/g, '$1'));
}

/** A value as an expression of HCL. */
export function hclExpression(value: Json): string {
  if (typeof value === 'string') return hclText(value);
  if (isObject(value)) {
    const members = Object.entries(value).map(([key, each]) => `  ${keyOf(key)} = ${hclExpression(each)}\n`);
    return `{\n${members.join('')}}`;
  }
  return Array.isArray(value) ? `[${listed(value).map(hclExpression).join(', ')}]` : JSON.stringify(value);
}

function keyOf(key: string): string {
  return /^[A-Z]\w*$/.test(key) ? key : hclText(key);
}

const resource = (policy: string): string => `resource "aws_iam_policy" "a" {\n  policy = ${policy}\n}\n`;

export function jsonencode(policy: JsonObject): string {
  return resource(`jsonencode(${hclExpression(policy)})`);
}

export function heredoc(policy: JsonObject): string {
  return resource(`<<EOT\n${escaped(JSON.stringify(policy, null, 2))}\nEOT`);
}

export function indentedHeredoc(policy: JsonObject): string {
  return resource(`<<-EOT\n${escaped(JSON.stringify(policy, null, 2)).replace(/^|(?<=\n)/g, '    ')}\n  EOT`);
}

export function quotedJson(policy: JsonObject): string {
  return resource(hclText(JSON.stringify(policy)));
}

/** The arguments of a data document's statement by the element that they make. */
const listArguments: readonly (readonly [string, string])[] = [
  ['Action', 'actions'],
  ['NotAction', 'not_actions'],
  ['Resource', 'resources'],
  ['NotResource', 'not_resources'],
];

const texts = (value: Json): string => hclExpression(textList(value));

/** A policy as a data document. Its values are lists of texts, see {@link asDataDocument}. */
export function dataDocument(policy: JsonObject): string {
  const { Id, Version, Statement = [] } = policy;
  const head = [
    typeof Id === 'string' ? `  policy_id = ${hclText(Id)}\n` : '',
    typeof Version === 'string' ? `  version = ${hclText(Version)}\n` : '',
  ];
  const statements = listed(Statement).map((each) => (isObject(each) ? statementBlock(each) : ''));
  return `data "aws_iam_policy_document" "a" {\n${head.join('')}${statements.join('')}}\n${resource('data.aws_iam_policy_document.a.json')}`;
}

function statementBlock(statement: JsonObject): string {
  const { Sid, Effect = 'Allow', Principal, NotPrincipal, Condition } = statement;
  const lists = listArguments.flatMap(([element, argument]) => {
    const value = statement[element];
    return value === undefined ? [] : [`    ${argument} = ${texts(value)}\n`];
  });
  return `  statement {
${typeof Sid === 'string' ? `    sid = ${hclText(Sid)}\n` : ''}    effect = ${hclText(asText(Effect))}
${lists.join('')}${principals('principals', Principal)}${principals('not_principals', NotPrincipal)}${conditions(Condition)}  }
`;
}

function principals(block: string, value: Json | undefined): string {
  if (value === undefined) return '';
  const byType = isObject(value) ? value : { '*': value };
  return Object.entries(byType)
    .map(
      ([type, identifiers]) =>
        `    ${block} {\n      type = ${hclText(type)}\n      identifiers = ${texts(identifiers)}\n    }\n`,
    )
    .join('');
}

function conditions(value: Json | undefined): string {
  if (!isObject(value)) return '';
  return Object.entries(value)
    .flatMap(([test, keys]) =>
      Object.entries(isObject(keys) ? keys : {}).map(
        ([variable, values]) =>
          `    condition {\n      test = ${hclText(test)}\n      variable = ${hclText(variable)}\n      values = ${texts(values)}\n    }\n`,
      ),
    )
    .join('');
}

const listElements = new Set(listArguments.map(([element]) => element));

/**
 * A policy as far as a data document can say it, which the provider writes: always a version, lists of texts for values, and no
 * element, operator or Sid that is empty.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
export function asDataDocument(policy: JsonObject): JsonObject {
  const { Id, Version = '2012-10-17', Statement = [] } = policy;
  const statements = listed(Statement).map((each) => (isObject(each) ? asStatement(each) : each));
  return { Version, ...(Id !== undefined && { Id }), Statement: statements };
}

function asStatement(statement: JsonObject): JsonObject {
  const members = Object.entries(statement).flatMap(([key, value]): [string, Json][] => {
    if (key === 'Sid') return value === '' ? [] : [[key, value]];
    if (listElements.has(key)) return isEmpty(value) ? [] : [[key, textList(value)]];
    if (/Principal$/.test(key)) return [[key, isObject(value) ? mapValues(value, textList) : value]];
    if (key !== 'Condition' || !isObject(value)) return [[key, value]];
    const operators = Object.entries(value).filter(
      ([, keys]) => isObject(keys) && Object.keys(keys).length > 0,
    );
    const tests = operators.map(
      ([test, keys]) => [test, isObject(keys) ? mapValues(keys, textList) : keys] as const,
    );
    return tests.length === 0 ? [] : [[key, Object.fromEntries(tests)]];
  });
  return Object.fromEntries(members);
}

function isEmpty(value: Json): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** A scalar as the text that HCL makes of it. */
function asText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function textList(value: Json): Json {
  return listed(value).map(asText);
}

function mapValues(value: JsonObject, change: (each: Json) => Json): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, change(each)]));
}
