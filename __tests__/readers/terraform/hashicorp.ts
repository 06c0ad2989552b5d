import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type {
  Body,
  Expression,
  ObjectMember,
  TemplatePart,
  TraversalExpression,
} from '../../../src/readers/terraform/syntax.js';
import { wrapped } from '../../../src/readers/terraform/as-written.js';

/** What HashiCorp's own parser, compiled for npm, makes of a text: a refusal, or its value where hcl2json can write it. */
export interface Verdict {
  readonly refused?: boolean;
  readonly value?: unknown;
}

/** Asks HashiCorp's parser about texts, in their order. */
export function askHashicorp(texts: readonly string[]): readonly Verdict[] {
  const script = fileURLToPath(new URL('hashicorp-process.mjs', import.meta.url));
  const { stdout, stderr, status } = spawnSync(process.execPath, [script], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`hcl2json ended with ${String(status)}: ${stderr}`);
  return JSON.parse(stdout) as Verdict[];
}

/**
 * Our tree in the form that hcl2json gives to HashiCorp's, so that the two can be compared. An expression that is no plain
 * value is its own source there, and so the comparison holds spans together as well.
 * https://github.com/tmccombs/hcl2json
 */
export function asHcl2json(text: string, body: Body): unknown {
  return new Converter(text).body(body);
}

/** Whether hcl2json has two values for one place, which stops it for good: blocks of one type with fewer and more labels. */
export function isAmbiguous({ attributes, blocks }: Body): boolean {
  const names = new Set(attributes.map(({ name }) => name));
  const paths = blocks.map(({ type, labels }) => [type, ...labels.map(({ text }) => text)]);
  const whole = new Set(paths.map((path) => JSON.stringify(path)));
  return (
    paths.some((path) =>
      path.some((_, length) => length > 0 && whole.has(JSON.stringify(path.slice(0, length)))),
    ) ||
    paths.some(([type]) => type !== undefined && names.has(type)) ||
    blocks.some(({ body }) => isAmbiguous(body))
  );
}

type Tree = Map<string, unknown>;

class Converter {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  body({ attributes, blocks }: Body): unknown {
    const out: Tree = new Map();
    for (const { type, labels, body } of blocks) {
      const path = [type, ...labels.map(({ text }) => text)];
      const last = path.pop() ?? '';
      let at = out;
      for (const key of path) {
        const inner: Tree = subtree(at, key);
        at.set(key, inner);
        at = inner;
      }
      const others = at.get(last);
      at.set(last, [...list(others), this.body(body)]);
    }
    for (const { name, value } of attributes) out.set(name, this.#value(value));
    return plain(out);
  }

  #value(expression: Expression): unknown {
    switch (expression.type) {
      case 'number':
        return Number(expression.source);
      case 'keyword':
        return expression.value;
      case 'unary':
        return this.#unary(expression);
      case 'template': {
        const inner = wrapped(expression);
        return inner ? this.#value(inner) : this.#parts(expression.parts);
      }
      case 'tuple':
        return expression.items.map((item) => this.#value(item));
      case 'object':
        return Object.fromEntries(
          expression.members.map((each) => [this.#key(each), this.#value(each.value)]),
        );
      default:
        return this.#source(expression);
    }
  }

  #unary(expression: Expression & { type: 'unary' }): unknown {
    const { operand, operator } = expression;
    if (operand.type === 'number' && operator === '-') return -Number(operand.source);
    if (operand.type === 'keyword' && operator === '!') return operand.value !== true;
    return this.#source(expression);
  }

  #parts(parts: readonly TemplatePart[]): string {
    return parts.map((part) => this.#part(part)).join('');
  }

  #part(part: TemplatePart): string {
    switch (part.type) {
      case 'text':
        return part.value.replace(/[$%]\{/g, (found) => `${found.charAt(0)}${found}`);
      case 'interpolation':
        return this.#inText(part.expression);
      case 'if': {
        const otherwise = this.#parts(part.otherwise);
        const rest = otherwise ? `%{else}${otherwise}` : '';
        return `%{if ${this.#range(part.condition)}}${this.#parts(part.then)}${rest}%{endif}`;
      }
      case 'for': {
        const names = part.key === undefined ? part.item : `${part.key}, ${part.item}`;
        return `%{for ${names} in ${this.#range(part.collection)}}${this.#parts(part.parts)}%{endfor}`;
      }
    }
  }

  #inText(expression: Expression): string {
    switch (expression.type) {
      case 'template': {
        const inner = wrapped(expression);
        return inner ? this.#inText(inner) : this.#parts(expression.parts);
      }
      case 'number':
        return String(Number(expression.source));
      case 'keyword':
        return String(expression.value);
      case 'conditional':
        return this.#part({
          ...expression,
          type: 'if',
          then: [inPart(expression.then)],
          otherwise: [inPart(expression.otherwise)],
        });
      default:
        return this.#source(expression);
    }
  }

  #key({ key }: ObjectMember): string {
    if (key.type === 'traversal') return isPlainReference(key) ? this.#range(key) : this.#source(key);
    return this.#inText(key);
  }

  #source(expression: Expression): string {
    return `\${${this.#range(expression)}}`;
  }

  #range({ start, end }: Expression): string {
    return this.#text.slice(start, end);
  }
}

/** A name with steps of which each is a name or a literal. */
function isPlainReference({ root, steps }: TraversalExpression): boolean {
  const isLiteral = (key: Expression): boolean =>
    key.type === 'number' ||
    key.type === 'keyword' ||
    (key.type === 'template' && key.parts.every(({ type }) => type === 'text'));
  return (
    typeof root === 'string' &&
    steps.every((step) => step.type === 'attribute' || (step.type === 'index' && isLiteral(step.key)))
  );
}

function inPart(expression: Expression): TemplatePart {
  return { type: 'interpolation', expression, start: expression.start, end: expression.end };
}

function subtree(tree: Tree, key: string): Tree {
  const found = tree.get(key);
  return isTree(found) ? found : new Map<string, unknown>();
}

function isTree(value: unknown): value is Tree {
  return value instanceof Map;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function plain(value: unknown): unknown {
  if (!(value instanceof Map)) return value;
  return Object.fromEntries([...value].map(([key, each]) => [String(key), plain(each)]));
}
