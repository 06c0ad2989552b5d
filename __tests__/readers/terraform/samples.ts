import { readFileSync } from 'node:fs';
import { itemsOf, valueOf, type Node } from '../../../src/policy/node.js';

/** A policy with one statement, as an object of HCL, whose Resource is an expression. */
export function policyOn(resource: string): string {
  return `{ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = ${resource} }] }`;
}

export function statementsOf(root: Node): readonly Node[] {
  const found = valueOf(root, 'Statement');
  return found ? itemsOf(found) : [];
}

/** A table of this folder. */
export function readTable(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
}
