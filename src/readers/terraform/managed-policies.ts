import { principalKinds, type PrincipalKind } from '../principal-arns.js';
import { argumentsAt, type Argument } from './arguments.js';
import type { Evaluator } from './evaluate.js';
import { follow, resourceReference } from './follow.js';
import { addressOf, attributeOf } from './module.js';
import { permissionSetArn, principalArn, principalsOf } from './principals.js';
import type { Placed } from './scope.js';
import type { Block, Expression } from './syntax.js';

/** That a managed policy hangs on principals, or is their boundary, by an argument of a resource. */
export interface ManagedPolicyUse {
  readonly as: 'policy' | 'boundary';
  readonly principals: readonly string[];
  readonly policy: Placed<Evaluator>;
  readonly argument: Argument;
}

/** What a resource says of managed policies: of its own, or of others by an attachment. */
export function managedPolicyUses(
  block: Block,
  address: string,
  evaluator: Evaluator,
): readonly ManagedPolicyUse[] {
  const type = block.labels[0]?.text ?? '';
  const own = type === 'aws_iam_role' ? 'role' : type === 'aws_iam_user' ? 'user' : undefined;
  if (own) {
    const principals = [principalArn(own, block, evaluator)];
    return [
      ...uses('policy', 'managed_policy_arns', principals, { block, address, evaluator }),
      ...uses('boundary', 'permissions_boundary', principals, { block, address, evaluator }),
    ];
  }
  const set = attributeOf(block.body, 'permission_set_arn')?.value;
  const people = set && permissionSetArn(set, evaluator);
  if (people !== undefined)
    return permissionSetUses.flatMap(({ as, path }) =>
      uses(as, path, [people], { block, address, evaluator }),
    );
  return attachmentUses(type, { block, address, evaluator });
}

const permissionSetUses = [
  { as: 'policy', path: 'managed_policy_arn' },
  { as: 'boundary', path: 'permissions_boundary.managed_policy_arn' },
] as const;

interface Place {
  readonly block: Block;
  readonly address: string;
  readonly evaluator: Evaluator;
}

function attachmentUses(type: string, place: Place): readonly ManagedPolicyUse[] {
  const { block, evaluator } = place;
  const named = (principal: PrincipalKind, attribute: string): readonly string[] => {
    const value = attributeOf(block.body, attribute)?.value;
    return value ? principalsOf(principal, value, evaluator) : [];
  };
  if (type === 'aws_iam_policy_attachment') {
    const all = principalKinds.flatMap((each) => named(each, `${each}s`));
    return uses('policy', 'policy_arn', all, place);
  }
  const [, kind, exclusive] = /^aws_iam_(role|user|group)_policy_attachment(s_exclusive)?$/.exec(type) ?? [];
  const principal = principalKinds.find((each) => each === kind);
  if (!principal) return [];
  return exclusive === undefined
    ? uses('policy', 'policy_arn', named(principal, principal), place)
    : uses('policy', 'policy_arns', named(principal, `${principal}_name`), place);
}

function uses(
  as: ManagedPolicyUse['as'],
  path: string,
  holders: readonly string[],
  { block, address, evaluator }: Place,
): readonly ManagedPolicyUse[] {
  return argumentsAt(block.body, path, address).flatMap((argument) =>
    policiesIn(argument.value, block, evaluator).map((policy) => ({
      as,
      principals: holders,
      policy,
      argument,
    })),
  );
}

/** The policies that an argument names: each of a list, and for `each.value` each that the resource is made for. */
function policiesIn(value: Expression, block: Block, from: Evaluator): readonly Placed<Evaluator>[] {
  const placed = follow(value, from);
  const { expression, evaluator } = placed;
  if (expression.type === 'tuple') return expression.items.map((each) => follow(each, evaluator));
  const isEach = expression.type === 'traversal' && expression.root === 'each' && evaluator === from;
  const forEach = isEach ? attributeOf(block.body, 'for_each')?.value : undefined;
  return (forEach && eachOf(forEach, from)) ?? [placed];
}

/** What `each.value` stands for, where the whole of it is written out. */
function eachOf(forEach: Expression, from: Evaluator): readonly Placed<Evaluator>[] | undefined {
  const { expression, evaluator } = follow(forEach, from);
  if (expression.type === 'call' && expression.name === 'toset' && expression.args[0])
    return eachOf(expression.args[0], evaluator);
  const items =
    expression.type === 'tuple'
      ? expression.items
      : expression.type === 'object'
        ? expression.members.map(({ value }) => value)
        : undefined;
  return items?.map((each) => follow(each, evaluator));
}

/** The address of the `aws_iam_policy` of these modules that an expression refers to. */
export function ownPolicy({ expression, evaluator }: Placed<Evaluator>): string | undefined {
  const reference = resourceReference(expression, evaluator);
  if (reference?.type !== 'aws_iam_policy' || reference.mode === 'data') return undefined;
  const found = reference.evaluator.module.resource(reference.type, reference.name);
  return found && reference.evaluator.scope.address + addressOf(found.item);
}
