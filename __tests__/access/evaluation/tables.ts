import { readFileSync } from 'node:fs';
import type { AccessRequest, RequestPrincipal } from '../../../src/access/evaluation/request.js';
import { SourceText } from '../../../src/domain/source.js';
import type { PolicyDocument } from '../../../src/policy/document.js';
import type { PolicyKind } from '../../../src/policy/kind.js';
import { parsePolicy } from '../../../src/policy/parse.js';
import { Resolver } from '../../../src/readers/cloudformation/resolver.js';
import { parseJson } from '../../../src/readers/json.js';

/**
 * The rows of a table in this folder: what IAM means, for people who know IAM. Each names the page that it comes from, or
 * `logic` where it follows from the rest or from what no page says.
 */
export function tableOf(name: string): unknown {
  const rows: unknown = JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
  if (!Array.isArray(rows) || rows.length === 0) throw new Error(`${name} has no rows`);
  for (const row of rows as { source?: unknown }[]) {
    if (typeof row.source !== 'string' || !/^(?:https:\/\/|logic$)/.test(row.source))
      throw new Error(`${name} has a row without a source: ${JSON.stringify(row)}`);
  }
  return rows;
}

/** A policy as it stands in a table. `{"Ref": "Bucket"}`, `Fn::Sub` and `Fn::Join` are what a template cannot tell. */
export function policyOf(
  document: unknown,
  kind: PolicyKind = 'identity',
  path = 'policy.json',
): PolicyDocument {
  const text = JSON.stringify(document);
  const origin = { file: new SourceText(path, text), pointer: '', kind, attachedTo: [] };
  const written = parseJson(text);
  return parsePolicy(new Resolver(undefined).value(written) ?? written, origin);
}

export interface RequestRow {
  readonly principal?: RequestPrincipal;
  readonly action?: string;
  readonly resource?: string;
  readonly context?: Readonly<Record<string, readonly string[]>>;
}

/** A request as it stands in a table: what is left out is of no matter there. */
export function requestOf({ principal, action, resource, context }: RequestRow): AccessRequest {
  return {
    principal,
    action: action ?? 's3:GetObject',
    resource: resource ?? '*',
    context: new Map(Object.entries(context ?? {})),
  };
}
