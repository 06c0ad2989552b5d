import { parse, stringify } from 'yaml';
import {
  asDataDocument,
  dataDocument,
  hclValue,
  heredoc,
  indentedHeredoc,
  jsonencode,
  quotedJson,
} from './hcl-writer.js';
import { shortForms, template, withIntrinsics } from './template-writer.js';
import type { Json, JsonObject } from './values.js';

/** One way to write a policy down. */
export interface Form {
  readonly path: string;
  readonly write: (policy: JsonObject) => string;
  /** What the form can say of a policy, where it cannot say all. */
  readonly says?: (policy: JsonObject) => JsonObject;
  /**
   * What the file's text of a value says, if the value stands in one piece: a scalar, or also lists and objects where
   * `whole`. `column` is that of its first character, from 0.
   */
  readonly value?: (written: string, column: number) => unknown;
  readonly whole?: boolean;
  /** Whether the library that wrote the text reads the policy back from it, which for odd texts it does not always. */
  readonly isFaithful?: (text: string, policy: JsonObject) => boolean;
}

const jsonValue = (written: string): unknown => JSON.parse(written);
/** A line after the first keeps its indentation, so the first gets its own back. */
const yamlValue = (written: string, column: number): unknown => parse(' '.repeat(column) + written);
const inText = (written: string): unknown => JSON.parse(String(JSON.parse(`"${written}"`)));
const inHeredoc = (written: string): unknown => JSON.parse(written.replace(/([$%])\1(?=\{)/g, '$1'));
const inHclText = (written: string): unknown => JSON.parse(String(hclValue(`"${written}"`)));

const pretty = (value: Json): string => `${JSON.stringify(value, null, 2)}\n`;
/** With an indentation before each line; a line ends at a line feed and at nothing else. */
export const indented = (text: string, by: string): string => text.replace(/^|(?<=\n)(?!$)/g, by);
const json = { path: 'a.json', value: jsonValue, whole: true };
const isFaithful = (text: string, policy: JsonObject): boolean => {
  try {
    return JSON.stringify(parse(text)).includes(JSON.stringify(policy));
  } catch {
    return false;
  }
};
const yaml = { path: 'a.yaml', value: yamlValue, whole: true, isFaithful };
const hcl = { path: 'main.tf', value: hclValue };

/** Every form in which a policy is read. */
export const forms: Readonly<Record<string, Form>> = {
  'JSON on one line': { ...json, write: (policy) => JSON.stringify(policy) },
  'JSON with spaces': { ...json, write: pretty },
  'JSON with carriage returns and a byte order mark': {
    ...json,
    write: (policy) => `\uFEFF${JSON.stringify(policy, null, '\t').replaceAll('\n', '\r\n')}\r\n`,
  },
  'JSON with every character escaped': { ...json, write: (policy) => escapedJson(policy) },
  'JSON of `aws iam get-policy-version`': {
    ...json,
    write: (policy) =>
      pretty({ PolicyVersion: { Document: policy, VersionId: 'v1', IsDefaultVersion: true } }),
  },
  'JSON in a text, of `aws ecr get-repository-policy`': {
    path: 'a.json',
    write: (policy) => pretty({ registryId: '111122223333', policyText: JSON.stringify(policy) }),
    value: inText,
    whole: true,
  },
  'YAML in block style': { ...yaml, write: (policy) => stringify(policy) },
  'YAML in block style with carriage returns': {
    ...yaml,
    write: (policy) => stringify(policy).replaceAll('\n', '\r\n'),
  },
  'YAML in flow style': { ...yaml, write: (policy) => stringify(policy, { collectionStyle: 'flow' }) },
  'YAML in single quotes': {
    ...yaml,
    write: (policy) =>
      stringify(policy, { defaultStringType: 'QUOTE_SINGLE', defaultKeyType: 'PLAIN', lineWidth: 40 }),
  },
  'YAML in double quotes': {
    ...yaml,
    write: (policy) =>
      stringify(policy, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 40 }),
  },
  'YAML with folded and literal texts': {
    path: 'a.yaml',
    isFaithful,
    write: (policy) =>
      stringify(policy, { defaultStringType: 'BLOCK_FOLDED', defaultKeyType: 'PLAIN', lineWidth: 40 }),
  },
  'a YAML file that is JSON': { ...yaml, write: pretty },
  'JSON in a block scalar': {
    path: 'a.yaml',
    write: (policy) => `policy: |\n${indented(pretty(policy), '  ')}`,
    value: jsonValue,
    whole: true,
  },
  'a CloudFormation template in JSON': { ...json, write: (policy) => pretty(template(policy)) },
  'a CloudFormation template in YAML': { ...yaml, write: (policy) => stringify(template(policy)) },
  'a CloudFormation template in JSON with functions': {
    path: 'a.json',
    write: (policy) => pretty(template(withIntrinsics(policy))),
  },
  'a CloudFormation template in YAML with functions': {
    path: 'a.yaml',
    write: (policy) => stringify(template(withIntrinsics(policy))),
  },
  'a CloudFormation template in YAML with functions in short form': {
    path: 'a.yaml',
    write: (policy) => shortForms(template(withIntrinsics(policy))),
  },
  'Terraform: jsonencode': { ...hcl, write: jsonencode },
  'Terraform: a heredoc': { ...hcl, write: heredoc, value: inHeredoc, whole: true },
  'Terraform: an indented heredoc': { ...hcl, write: indentedHeredoc, value: inHeredoc, whole: true },
  'Terraform: JSON in quotes': { ...hcl, write: quotedJson, value: inHclText, whole: true },
  'Terraform: a data document': { ...hcl, write: dataDocument, says: asDataDocument },
  'Terraform in JSON syntax': {
    path: 'main.tf.json',
    write: (policy) => {
      const text = JSON.stringify(policy).replace(/[$%](?=\{)/g, (found) => found + found);
      return pretty({ resource: { aws_iam_policy: { a: { policy: text } } } });
    },
    value: inHclText,
    whole: true,
  },
  'a Terraform plan': {
    path: 'plan.json',
    write: (policy) => pretty(plan(policy)),
    value: inText,
    whole: true,
  },
};

function plan(policy: JsonObject): JsonObject {
  const after = { name: 'a', policy: JSON.stringify(policy) };
  return {
    format_version: '1.2',
    terraform_version: '1.15.0',
    resource_changes: [
      {
        address: 'aws_iam_policy.a',
        mode: 'managed',
        type: 'aws_iam_policy',
        name: 'a',
        change: { actions: ['create'], before: null, after, after_unknown: { arn: true } },
      },
    ],
  };
}

/** Every text as `\uXXXX`, keys too. */
function escapedJson(value: Json): string {
  return JSON.stringify(value).replace(/"((?:[^"\\]|\\.)*)"/g, (text) => {
    const units = Array.from({ length: String(JSON.parse(text)).length }, (_, i) =>
      String(JSON.parse(text)).charCodeAt(i),
    );
    return `"${units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('')}"`;
  });
}
