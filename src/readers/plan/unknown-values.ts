import type { Member, Node, ObjectNode, UnknownNode } from '../../policy/node.js';
import { spanOf } from '../places.js';

/**
 * A resource's values with an unknown wherever `unknown`, the plan's `after_unknown`, says true. Terraform leaves such
 * values out of `after`, or writes null for them. An unknown's name is its address; its place is where the plan says so.
 */
export function withUnknowns(values: Node | undefined, unknown: Node, name: string): Node {
  if (unknown.type === 'object') return objectWithUnknowns(values, unknown, name);
  if (unknown.type === 'array') {
    const known = values?.type === 'array' ? values.items : [];
    const items = unknown.items.map((item, index) =>
      holdsTrue(item) ? withUnknowns(known[index], item, `${name}[${String(index)}]`) : known[index],
    );
    const all = [...items.filter((item) => item !== undefined), ...known.slice(items.length)];
    return { type: 'array', ...spanOf(values ?? unknown), items: all };
  }
  return isTrue(unknown) || !values ? unknownAt(unknown, name) : values;
}

function objectWithUnknowns(values: Node | undefined, unknown: ObjectNode, name: string): Node {
  const marked = new Map(
    unknown.members.flatMap((each) => (holdsTrue(each.value) ? [[each.key, each] as const] : [])),
  );
  if (marked.size === 0 && values) return values;
  const members: Member[] = [];
  for (const member of values?.type === 'object' ? values.members : []) {
    const mark = marked.get(member.key);
    marked.delete(member.key);
    members.push(mark ? memberWithUnknowns(member.value, mark, name) : member);
  }
  for (const mark of marked.values()) members.push(memberWithUnknowns(undefined, mark, name));
  return { type: 'object', ...spanOf(values ?? unknown), members };
}

function memberWithUnknowns(value: Node | undefined, mark: Member, name: string): Member {
  const { key, keySpan } = mark;
  const inner = `${name}.${key}`;
  if (!isTrue(mark.value)) return { key, keySpan, value: withUnknowns(value, mark.value, inner) };
  return { key, keySpan, value: unknownAt({ start: keySpan.start, end: mark.value.end }, inner) };
}

/** Whether anything in Terraform's marks of values, of what is unknown or sensitive, says true. */
export function holdsTrue(mark: Node): boolean {
  if (mark.type === 'object') return mark.members.some(({ value }) => holdsTrue(value));
  if (mark.type === 'array') return mark.items.some(holdsTrue);
  return isTrue(mark);
}

function isTrue(mark: Node): boolean {
  return mark.type === 'boolean' && mark.value;
}

function unknownAt({ start, end }: { start: number; end: number }, name: string): UnknownNode {
  return { type: 'unknown', start, end, name };
}
