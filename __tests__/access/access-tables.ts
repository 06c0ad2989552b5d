import { readFileSync } from 'node:fs';
import { SourceText } from '../../src/domain/source.js';
import type { PolicyDocument, Statement } from '../../src/policy/document.js';
import { parsePolicy } from '../../src/policy/parse.js';
import type { PolicyKind } from '../../src/policy/kind.js';
import { parseJson } from '../../src/readers/json.js';

/** The rows of a table in this folder: what IAM means, for people who know IAM. */
export function tableOf(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
}

/** A policy of some statements. */
export function policyWith(
  statements: readonly object[],
  kind: PolicyKind = 'identity',
  path = 'policy.json',
): PolicyDocument {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  return parsePolicy(parseJson(text), {
    file: new SourceText(path, text),
    pointer: '',
    kind,
    attachedTo: [],
  });
}

/** One statement, read as part of a policy. */
export function statementWith(statement: object): Statement {
  const [read] = policyWith([statement]).statements;
  if (!read) throw new Error('no statement');
  return read;
}
