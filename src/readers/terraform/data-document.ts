import type { Span } from '../../domain/source.js';
import type { Member, Node, ObjectNode } from '../../policy/node.js';
import { itemsOf, textOf, valueOf } from '../../policy/node.js';
import { spanOf, unknownAt, wordAt } from '../places.js';
import type { Evaluator } from './evaluate.js';
import { attributeOf } from './module.js';
import { withVariables } from './policy-variables.js';
import { blocksOf, type RepeatedBlock } from './repeated-blocks.js';
import type { Block, Body, Expression } from './syntax.js';

/**
 * The policies that an expression stands for: more than one where a condition is not known, an unknown where nobody can
 * tell.
 */
export type ReadPolicies = (expression: Expression) => readonly Node[];

/**
 * The policy that an `aws_iam_policy_document` makes, with the places of its block. What the provider adds by itself (the
 * Version, the effect Allow) has the place of the block's or the statement's first word. Lists stay lists, also of one.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
export function dataDocument(block: Block, evaluator: Evaluator, readPolicies: ReadPolicies): ObjectNode {
  const reader = new DocumentReader(evaluator, readPolicies);
  const { body, start, end } = block;
  const own = blocksOf(body, 'statement').map((each) => reader.statement(each));
  const statements = merged([
    ...reader.sources(body, ['source_json', 'source_policy_documents']),
    own,
    ...reader.sources(body, ['override_json', 'override_policy_documents']),
  ]);
  const version = attributeOf(body, 'version');
  const id = attributeOf(body, 'policy_id');
  const members: Member[] = [
    version
      ? memberOf('Version', version.nameSpan, evaluator.evaluate(version.value))
      : added('Version', '2012-10-17', block.typeSpan),
    ...(id ? [memberOf('Id', id.nameSpan, evaluator.evaluate(id.value))] : []),
    memberOf('Statement', block.typeSpan, { type: 'array', start, end, items: statements }),
  ];
  return { type: 'object', start, end, members };
}

function memberOf(key: string, { start, end }: Span, value: Node): Member {
  return { key, keySpan: { start, end }, value };
}

function added(key: string, value: string, span: Span): Member {
  return memberOf(key, span, wordAt(span, value));
}

/** A statement takes the place of an earlier one with its Sid. */
function merged(lists: readonly (readonly Node[])[]): Node[] {
  const statements: Node[] = [];
  const places = new Map<string, number>();
  for (const each of lists.flat()) {
    const sid = sidOf(each);
    const place = sid ? places.get(sid) : undefined;
    if (place !== undefined) statements[place] = each;
    else {
      statements.push(each);
      if (sid) places.set(sid, statements.length - 1);
    }
  }
  return statements;
}

function sidOf(statement: Node): string | undefined {
  const sid = valueOf(statement, 'Sid');
  return sid?.type === 'string' ? sid.value : undefined;
}

const listElements: readonly (readonly [attribute: string, element: string])[] = [
  ['actions', 'Action'],
  ['not_actions', 'NotAction'],
  ['resources', 'Resource'],
  ['not_resources', 'NotResource'],
];

class DocumentReader {
  readonly #evaluator: Evaluator;
  readonly #readPolicies: ReadPolicies;

  constructor(evaluator: Evaluator, readPolicies: ReadPolicies) {
    this.#evaluator = evaluator;
    this.#readPolicies = readPolicies;
  }

  /** The statements of the documents that the attributes name, a list for each document. */
  sources(body: Body, names: readonly string[]): (readonly Node[])[] {
    return names.flatMap((name) => {
      const value = attributeOf(body, name)?.value;
      if (!value) return [];
      const documents = value.type === 'tuple' ? value.items : [value];
      return documents.flatMap((each) => this.#readPolicies(each)).map(statementsOf);
    });
  }

  statement({ block, body }: RepeatedBlock): Node {
    const { start, end, typeSpan } = block;
    const members: Member[] = [];
    const sid = this.#value(body, 'sid');
    if (sid && textOf(sid.value) !== '') members.push(memberOf('Sid', sid.span, sid.value));
    const effect = this.#value(body, 'effect');
    members.push(effect ? memberOf('Effect', effect.span, effect.value) : added('Effect', 'Allow', typeSpan));
    for (const [type, element] of [
      ['principals', 'Principal'],
      ['not_principals', 'NotPrincipal'],
    ] as const) {
      const principals = blocksOf(body, type);
      if (principals.length > 0) members.push(this.#principals(element, principals));
    }
    for (const [attribute, element] of listElements) {
      const value = this.#value(body, attribute);
      const isEmpty = value?.value.type === 'array' && value.value.items.length === 0;
      if (value && !isEmpty) members.push(memberOf(element, value.span, withVariables(value.value)));
    }
    const conditions = blocksOf(body, 'condition');
    if (conditions.length > 0) members.push(this.#conditions(conditions));
    return { type: 'object', start, end, members };
  }

  /** The value of an attribute; null counts as none. */
  #value(body: Body, name: string): { readonly span: Span; readonly value: Node } | undefined {
    const found = attributeOf(body, name);
    const value = found && this.#evaluator.evaluate(found.value);
    return found && value && value.type !== 'null' ? { span: found.nameSpan, value } : undefined;
  }

  #principals(element: string, blocks: readonly RepeatedBlock[]): Member {
    const [first] = blocks;
    const keySpan = first?.block.typeSpan ?? { start: 0, end: 0 };
    const types = new Members();
    for (const { block, body } of blocks) {
      const type = this.#value(body, 'type');
      const identifiers = this.#value(body, 'identifiers');
      if (type && identifiers)
        types.add(textOf(type.value) ?? '', type.value, withVariables(identifiers.value));
      else types.add('', block.typeSpan, { type: 'null', ...spanOf(block) });
    }
    return memberOf(element, keySpan, everyone(types.list) ?? types.object(spanOf(first?.block ?? keySpan)));
  }

  #conditions(blocks: readonly RepeatedBlock[]): Member {
    const [first] = blocks;
    const place = first?.block ?? { start: 0, end: 0 };
    const operators = new Map<
      string,
      { readonly place: Span; readonly keys: Members; readonly unknown: Node | undefined }
    >();
    for (const { block, body, isDynamic } of blocks) {
      const test = this.#value(body, 'test');
      const operator = (test && textOf(test.value)) ?? '';
      const known = operators.get(operator) ?? {
        place: test?.value ?? block.typeSpan,
        keys: new Members(),
        unknown: undefined,
      };
      operators.set(operator, known);
      // Whether it is there at all is not known, so that it is a condition that nobody can read.
      if (isDynamic) operators.set(operator, { ...known, unknown: unknownOf(block, this.#evaluator) });
      else this.#condition(body, known.keys, block);
    }
    const members = [...operators].map(([operator, { place: at, keys, unknown }]) =>
      memberOf(operator, at, unknown ?? keys.object(spanOf(place))),
    );
    return memberOf('Condition', first?.block.typeSpan ?? place, {
      type: 'object',
      ...spanOf(place),
      members,
    });
  }

  #condition(body: Body, keys: Members, block: Block): void {
    const variable = this.#value(body, 'variable');
    const values = this.#value(body, 'values');
    const key = variable && withVariables(variable.value);
    keys.add(
      (key && textOf(key)) ?? '',
      key ?? block.typeSpan,
      withVariables(values?.value ?? { type: 'null', ...spanOf(block) }),
    );
  }
}

function unknownOf(block: Block, evaluator: Evaluator): Node {
  const forEach = evaluator.nameOf(attributeOf(block.body, 'for_each')?.value ?? block.typeSpan);
  return unknownAt(block, `dynamic ${block.labels[0]?.text ?? ''} ${forEach}`);
}

/** A document's statements; an unknown document is one unknown among them. */
function statementsOf(document: Node): readonly Node[] {
  if (document.type !== 'object') return [document];
  const statement = valueOf(document, 'Statement');
  return statement ? itemsOf(statement) : [];
}

/** Members of which the same key's values become one list. */
class Members {
  readonly #byKey = new Map<string, Member>();

  get list(): readonly Member[] {
    return [...this.#byKey.values()];
  }

  add(key: string, keySpan: Span, value: Node): void {
    const known = this.#byKey.get(key);
    if (!known) this.#byKey.set(key, memberOf(key, keySpan, value));
    else {
      const items = [...itemsOf(known.value), ...itemsOf(value)];
      const { start, end } = known.value;
      this.#byKey.set(key, { ...known, value: { type: 'array', start, end, items } });
    }
  }

  object({ start, end }: Span): ObjectNode {
    return { type: 'object', start, end, members: this.list };
  }
}

/** `type = "*"` with the one identifier `*` is everyone, which is written without a type. */
function everyone(members: readonly Member[]): Node | undefined {
  const [only, ...more] = members;
  const [item, ...others] = only?.key === '*' ? itemsOf(only.value) : [];
  return item && more.length === 0 && others.length === 0 && textOf(item) === '*' ? item : undefined;
}
