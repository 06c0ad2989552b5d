import { readFileSync } from 'node:fs';
import type { Node } from '../../../src/policy/node.js';
import { readText } from '../trees.js';
import type { FileReading } from '../../../src/readers/reader.js';

/** A JSON value of a table. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What a template has beside the policy that a row is about. */
export interface Given {
  readonly Parameters?: Json;
  readonly Mappings?: Json;
  readonly Conditions?: Json;
  readonly Resources?: { readonly [id: string]: Json };
}

/** The rows of a table in this folder: each names the page that it follows, or `logic`. */
export function tableOf(name: string): readonly { readonly source: string }[] {
  const rows = JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as { source: string }[];
  if (rows.length === 0) throw new Error(`${name} has no rows`);
  for (const { source } of rows)
    if (!/^(?:https:\/\/|logic$)/.test(source)) throw new Error(`${name} has a row without a source`);
  return rows;
}

/** Both ways to write a template. */
export const forms: readonly (readonly [string, (template: Json) => Promise<FileReading>])[] = [
  ['JSON', (template) => readText('stack.json', JSON.stringify(template, null, 2))],
  ['YAML', (template) => readText('stack.yaml', yamlOf(template))],
];

/** YAML's flow style, with functions in their short form. */
export function yamlOf(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(yamlOf).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value as { readonly [key: string]: Json });
  const [only] = members;
  if (members.length === 1 && only && /^(?:Ref$|Fn::(?!ForEach))/.test(only[0])) {
    const argument = yamlOf(only[1]);
    // YAML has no two tags on one value, so a function of a function is written in the long form.
    if (!argument.startsWith('!')) return `!${only[0].replace('Fn::', '')} ${argument}`;
  }
  return `{ ${members.map(([key, each]) => `${JSON.stringify(key)}: ${yamlOf(each)}`).join(', ')} }`;
}

/** A tree as JSON in which a part that the template does not tell stands in angle brackets: `arn:aws:s3:::<Bucket>/*`. */
export function shown(node: Node): Json {
  switch (node.type) {
    case 'object':
      return Object.fromEntries(node.members.map(({ key, value }) => [key, shown(value)]));
    case 'array':
      return node.items.map(shown);
    case 'unknown':
      return `<${node.name}>`;
    case 'template':
      return node.parts.map((part) => (typeof part === 'string' ? part : `<${part.name}>`)).join('');
    case 'null':
      return null;
    default:
      return node.value;
  }
}
