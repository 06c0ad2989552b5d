import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { substringSpan } from '../../../src/policy/node.js';
import { follow } from '../../../src/review/analysis/locate.js';
import type { PathStep } from '../../../src/review/ports.js';
import { onlyPolicy, plain } from '../trees.js';
import { forms, type Form } from './forms.js';
import { isObject, listed, type Json, type JsonObject } from './values.js';

/** Paths as ValidatePolicy gives them for an issue of a policy, without their substrings. */
interface Answer {
  readonly issueCode: string;
  readonly policy: JsonObject;
  readonly paths: readonly (readonly (string | number)[])[];
}

const answers = JSON.parse(
  readFileSync(new URL('answers.json', import.meta.url), 'utf8'),
) as readonly Answer[];

const asSteps = (path: readonly (string | number)[]): PathStep[] =>
  path.map((step) => (typeof step === 'number' ? { index: step } : { value: step }));

function valueAt(document: Json, path: readonly (string | number)[]): Json {
  let at = document;
  for (const step of path) {
    const next = typeof step === 'number' ? listed(at)[step] : isObject(at) ? at[step] : undefined;
    if (next === undefined) throw new Error(`the policy has no ${path.join('.')}`);
    at = next;
  }
  return at;
}

function documentOf({ policy }: Answer, { says }: Form): JsonObject {
  return says?.(policy) ?? policy;
}

describe.each(Object.entries(forms))(
  'a place in an answer of Access Analyzer, for a policy as %s',
  (_, form) => {
    it.each(answers)('is that of the value: $issueCode', async (answer) => {
      const document = documentOf(answer, form);
      const text = form.write(document);
      const { root } = await onlyPolicy(form.path, text);
      for (const path of answer.paths) {
        const { at, node, whole } = follow(root, asSteps(path));
        const wanted = valueAt(document, path);
        expect(whole).toBe(true);
        expect(plain(node)).toEqual(wanted);
        const written = text.slice(at.start, at.end);
        if (form.value && (form.whole === true || typeof wanted === 'string')) {
          const column = at.start - (text.lastIndexOf('\n', at.start - 1) + 1);
          expect(form.value(written, column)).toEqual(wanted);
        }
        if (node.type !== 'string') continue;
        const inner = substringSpan(node, 0, node.value.length);
        expect(inner.start).toBeGreaterThanOrEqual(at.start);
        expect(inner.end).toBeLessThanOrEqual(at.end);
      }
    });
  },
);
