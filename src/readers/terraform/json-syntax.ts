import type { Span } from '../../domain/source.js';
import type { Member, Node, StringNode } from '../../policy/node.js';
import { substringSpan } from '../../policy/node.js';
import { FaultError } from '../fault.js';
import { parseJson } from '../json.js';
import type { BlockFault, ParsedHcl } from './body.js';
import { Cursor } from './cursor.js';
import { readExpression } from './expressions.js';
import { movedParts } from './moved-expression.js';
import type { Attribute, Block, Body, Expression, Label, TemplatePart } from './syntax.js';
import { readWholeTemplate } from './templates.js';

/** Terraform's blocks, with how many labels each has. */
const labelCounts: ReadonlyMap<string, number> = new Map([
  ['resource', 2],
  ['data', 2],
  ['module', 1],
  ['variable', 1],
  ['output', 1],
  ['provider', 1],
  ['locals', 0],
]);

/**
 * Blocks within blocks. Which members of an object are blocks only a provider's schema says: these are those of the
 * resources that policies have to do with; anything else is an argument.
 */
const nestedBlocks: ReadonlyMap<string, number> = new Map([
  ...[
    'statement',
    'principals',
    'not_principals',
    'condition',
    'content',
    'inline_policy',
    'stage',
    'action',
  ].map((name) => [name, 0] as const),
  ['permissions_boundary', 0],
  ['dynamic', 1],
]);

/**
 * Reads Terraform's JSON syntax into the tree that its native syntax has. Strings are templates; those of a values file are
 * plain texts.
 * https://developer.hashicorp.com/terraform/language/syntax/json
 *
 * @throws DepthError where it is too deep.
 */
export function parseJsonSyntax(text: string, isValues = false): ParsedHcl {
  try {
    const reader = new JsonSyntax(!isValues);
    const root = parseJson(text);
    const body = isValues ? { attributes: reader.attributes(root), blocks: [] } : reader.file(root);
    return { body, faults: reader.faults };
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    const fault = { ...error.fault, block: { start: 0, end: text.length } };
    return { body: { attributes: [], blocks: [] }, faults: [fault] };
  }
}

class JsonSyntax {
  readonly faults: BlockFault[] = [];
  readonly #hasTemplates: boolean;

  constructor(hasTemplates: boolean) {
    this.#hasTemplates = hasTemplates;
  }

  file(root: Node): Body {
    const blocks = membersOf(root).flatMap((member) =>
      this.#blocks(member, labelCounts.get(member.key) ?? 0, []),
    );
    return { attributes: [], blocks };
  }

  attributes(node: Node): Attribute[] {
    return membersOf(node).map((member) => this.#attribute(member));
  }

  #attribute({ key, keySpan, value }: Member): Attribute {
    const expression = this.#expression(value);
    return { name: key, nameSpan: keySpan, value: expression, start: keySpan.start, end: value.end };
  }

  /** The blocks of a member: one for each object, within as many levels of names as the block has labels. */
  #blocks({ key, keySpan, value }: Member, labels: number, above: readonly Label[]): readonly Block[] {
    const blocksIn = (node: Node, left: number, known: readonly Label[]): readonly Block[] => {
      if (node.type === 'array') return node.items.flatMap((item) => blocksIn(item, left, known));
      if (node.type !== 'object') return [];
      if (left > 0)
        return membersOf(node).flatMap((each) =>
          blocksIn(each.value, left - 1, [...known, { text: each.key, ...each.keySpan }]),
        );
      const { start } = known.at(-1) ?? keySpan;
      return [{ type: key, typeSpan: keySpan, labels: known, body: this.#body(node), start, end: node.end }];
    };
    return blocksIn(value, labels, above);
  }

  #body(node: Node): Body {
    const attributes: Attribute[] = [];
    const blocks: Block[] = [];
    for (const member of membersOf(node)) {
      const labels = nestedBlocks.get(member.key);
      if (labels !== undefined && holdsObjects(member.value))
        blocks.push(...this.#blocks(member, labels, []));
      else attributes.push(this.#attribute(member));
    }
    return { attributes, blocks };
  }

  #expression(node: Node): Expression {
    const { start, end } = node;
    switch (node.type) {
      case 'string':
        return { type: 'template', start, end, parts: this.#parts(node) };
      case 'number':
        return { type: 'number', start, end, source: node.source };
      case 'boolean':
        return { type: 'keyword', start, end, value: node.value };
      case 'array':
        return { type: 'tuple', start, end, items: node.items.map((item) => this.#expression(item)) };
      case 'object': {
        const members = node.members.map(({ key, keySpan, value }) => ({
          key: this.#key(key, keySpan),
          value: this.#expression(value),
        }));
        return { type: 'object', start, end, members };
      }
      default:
        return { type: 'keyword', start, end, value: null };
    }
  }

  #key(key: string, { start, end }: Span): Expression {
    const parts = this.#parts({ type: 'string', start, end, value: key, content: start + 1 });
    return { type: 'template', start, end, parts };
  }

  #parts(node: StringNode): readonly TemplatePart[] {
    const { value, content, start, end } = node;
    const text: TemplatePart = { type: 'text', start, end, value, content };
    if (!this.#hasTemplates || !/[$%]\{/.test(value)) return [text];
    try {
      return movedParts(readWholeTemplate(new Cursor(value, 0, value.length, true), readExpression), node);
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      const { span, ...words } = error.fault;
      const at = substringSpan(node, span.start, span.end - span.start);
      this.faults.push({ ...words, span: at, block: { start, end } });
      return [text];
    }
  }
}

function holdsObjects(value: Node): boolean {
  return value.type === 'array'
    ? value.items.length > 0 && value.items.every(({ type }) => type === 'object')
    : value.type === 'object';
}

/** The members of an object, or of each object of a list. The key `//` is for comments. */
function membersOf(node: Node): readonly Member[] {
  if (node.type === 'array') return node.items.flatMap(membersOf);
  return node.type === 'object' ? node.members.filter(({ key }) => key !== '//') : [];
}
