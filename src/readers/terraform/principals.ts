import type { Node } from '../../policy/node.js';
import { itemsOf, textOf } from '../../policy/node.js';
import type { Evaluator } from './evaluate.js';
import { follow, resourceReference, type ResourceReference } from './follow.js';
import { attributeOf } from './module.js';
import type { Block, Expression } from './syntax.js';

export type Principal = 'role' | 'user' | 'group';

/** The ARNs of the roles, users or groups that an expression names, patterns of any account. */
export function principalsOf(principal: Principal, value: Expression, from: Evaluator): string[] {
  const { expression, evaluator } = follow(value, from);
  if (expression.type === 'tuple')
    return expression.items.flatMap((each) => principalsOf(principal, each, evaluator));
  const reference = resourceReference(expression, evaluator);
  if (reference?.type === `aws_iam_${principal}`) return [referredArn(principal, reference)];
  return itemsOf(evaluator.evaluate(expression)).flatMap((item) => namedArn(principal, item) ?? []);
}

function referredArn(principal: Principal, reference: ResourceReference): string {
  const { mode, type, name, evaluator } = reference;
  const { module } = evaluator;
  const found = mode === 'data' ? module.data(type, name) : module.resource(type, name);
  if (found) return principalArn(principal, found.item, evaluator.at(found.home));
  return arnOf(principal, '/', unknownName(reference));
}

/** The ARN of a role, user or group by its block. One whose name is not known has a name that is its own. */
export function principalArn(principal: Principal, block: Block, evaluator: Evaluator): string {
  const read = (name: string): string | undefined => {
    const value = attributeOf(block.body, name)?.value;
    return value && knownText(evaluator.evaluate(value));
  };
  const path = attributeOf(block.body, 'path') ? (read('path') ?? '/*/') : '/';
  const [type = '', label = ''] = block.labels.map(({ text }) => text);
  const mode = block.type === 'data' ? 'data' : 'resource';
  return arnOf(principal, path, read('name') ?? unknownName({ mode, type, name: label, evaluator }));
}

/**
 * The role of the people of a permission set: in an account it is called `AWSReservedSSO_`, the set's name and a suffix.
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
 */
export function permissionSetArn(value: Expression, from: Evaluator): string | undefined {
  const reference = resourceReference(value, from);
  if (reference?.type !== 'aws_ssoadmin_permission_set') return undefined;
  const { mode, type, name, evaluator } = reference;
  const found = mode === 'data' ? evaluator.module.data(type, name) : evaluator.module.resource(type, name);
  const given = found && attributeOf(found.item.body, 'name')?.value;
  const known = found && given && knownText(evaluator.at(found.home).evaluate(given));
  return `arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_${known ?? unknownName(reference)}_*`;
}

function arnOf(principal: Principal, path: string, name: string): string {
  return `arn:aws:iam::*:${principal}${path}${name}`;
}

/** A text that stands for one unknown name and equals only itself. */
function unknownName({ mode, type, name, evaluator }: ResourceReference): string {
  return `\${${evaluator.scope.address}${mode === 'data' ? 'data.' : ''}${type}.${name}.name}`;
}

/** A principal by its name or its ARN; the account is any, as it is where a principal is told by its block. */
function namedArn(principal: Principal, value: Node): string | undefined {
  const text = textOf(value) ?? '';
  const resource = /^arn:[^:]*:iam::[^:]*:((?:role|user|group)\/[^$]+)$/.exec(text)?.[1];
  if (resource !== undefined)
    return resource.startsWith(`${principal}/`) ? `arn:aws:iam::*:${resource}` : undefined;
  return value.type === 'string' && !text.startsWith('arn:') && text !== ''
    ? arnOf(principal, '/', text)
    : undefined;
}

export function knownText(value: Node): string | undefined {
  const [item] = itemsOf(value);
  return item?.type === 'string' ? item.value : undefined;
}
