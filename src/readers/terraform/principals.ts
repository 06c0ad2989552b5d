import type { Node } from '../../policy/node.js';
import { itemsOf, textOf } from '../../policy/node.js';
import { permissionSetPattern, principalPattern, type PrincipalKind } from '../principal-arns.js';
import type { Evaluator } from './evaluate.js';
import { follow, resourceReference, type ResourceReference } from './follow.js';
import { attributeOf, type Found } from './module.js';
import type { Block, Expression } from './syntax.js';

/** The ARNs of the roles, users or groups that an expression names, patterns of any account. */
export function principalsOf(principal: PrincipalKind, value: Expression, from: Evaluator): string[] {
  const { expression, evaluator } = follow(value, from);
  if (expression.type === 'tuple')
    return expression.items.flatMap((each) => principalsOf(principal, each, evaluator));
  const reference = resourceReference(expression, evaluator);
  if (reference?.type === `aws_iam_${principal}`) return [referredArn(principal, reference)];
  return itemsOf(evaluator.evaluate(expression)).flatMap((item) => namedArn(principal, item) ?? []);
}

function referredArn(principal: PrincipalKind, reference: ResourceReference): string {
  const found = blockOf(reference);
  if (found) return principalArn(principal, found.item, reference.evaluator.at(found.home));
  return principalPattern(principal, '/', unknownName(reference));
}

/** The ARN of a role, user or group by its block. One whose name is not known has a name that is its own. */
export function principalArn(principal: PrincipalKind, block: Block, evaluator: Evaluator): string {
  const read = (name: string): string | undefined => {
    const value = attributeOf(block.body, name)?.value;
    return value && knownText(evaluator.evaluate(value));
  };
  const path = attributeOf(block.body, 'path') ? (read('path') ?? '/*/') : '/';
  const [type = '', label = ''] = block.labels.map(({ text }) => text);
  const mode = block.type === 'data' ? 'data' : 'resource';
  return principalPattern(
    principal,
    path,
    read('name') ?? unknownName({ mode, type, name: label, evaluator }),
  );
}

/** The role of the people of the permission set that an expression refers to. */
export function permissionSetArn(value: Expression, from: Evaluator): string | undefined {
  const reference = resourceReference(value, from);
  return reference?.type === 'aws_ssoadmin_permission_set' ? peopleArn(reference) : undefined;
}

/** The role of the people of a permission set, by its resource. */
export function peopleArn(set: ResourceReference): string {
  const { evaluator } = set;
  const found = blockOf(set);
  const given = found && attributeOf(found.item.body, 'name')?.value;
  const known = found && given && knownText(evaluator.at(found.home).evaluate(given));
  return permissionSetPattern(known ?? unknownName(set));
}

function blockOf({ mode, type, name, evaluator: { module } }: ResourceReference): Found<Block> | undefined {
  return mode === 'data' ? module.data(type, name) : module.resource(type, name);
}

/** A text that stands for one unknown name and equals only itself. */
function unknownName({ mode, type, name, evaluator }: ResourceReference): string {
  return `\${${evaluator.scope.address}${mode === 'data' ? 'data.' : ''}${type}.${name}.name}`;
}

/** A principal by its name or its ARN; the account is any, as it is where a principal is told by its block. */
function namedArn(principal: PrincipalKind, value: Node): string | undefined {
  const text = textOf(value) ?? '';
  const resource = /^arn:[^:]*:iam::[^:]*:((?:role|user|group)\/[^$]+)$/.exec(text)?.[1];
  if (resource !== undefined)
    return resource.startsWith(`${principal}/`) ? `arn:aws:iam::*:${resource}` : undefined;
  return value.type === 'string' && !text.startsWith('arn:') && text !== ''
    ? principalPattern(principal, '/', text)
    : undefined;
}

export function knownText(value: Node): string | undefined {
  const [item] = itemsOf(value);
  return item?.type === 'string' ? item.value : undefined;
}
