import type { Node, ObjectNode } from '../../policy/node.js';
import { textOf, valueOf } from '../../policy/node.js';
import { withUnknowns } from './unknown-values.js';

/** One side of a change: a resource's values as they stand or as the plan makes them. */
export interface PlannedValues {
  /** With an unknown wherever Terraform knows a value only after the apply. */
  readonly values: ObjectNode;
  /** Terraform's marks of what is sensitive, in the form of the values; true where all below is. */
  readonly sensitive: Node | undefined;
}

/** One entry of `resource_changes`, of a managed resource. */
export interface PlannedChange {
  readonly address: string;
  /** The address of its module; empty for the root module. */
  readonly module: string;
  readonly type: string;
  readonly name: string;
  /** The key or number of its instance in brackets, as the address ends; empty where there is one only. */
  readonly index: string;
  readonly node: Node;
  /** Undefined where the resource is not there yet. */
  readonly before: PlannedValues | undefined;
  /** Undefined where the plan deletes the resource. */
  readonly after: PlannedValues | undefined;
}

/**
 * Reads an entry of `resource_changes`. Undefined for data sources, which are what other resources' values were made
 * from, and for what is no change.
 *
 * A resource that Terraform forgets (`removed` with `destroy = false`) stays as it is, so its two sides are the same. A
 * deposed object is what a replacement left behind: it has an address of its own, and the plan takes it away.
 * https://developer.hashicorp.com/terraform/internals/json-format#plan-representation
 */
export function readChange(node: Node): PlannedChange | undefined {
  const text = (key: string): string => textIn(node, key) ?? '';
  const change = valueOf(node, 'change');
  if (node.type !== 'object' || !change || text('mode') === 'data') return undefined;
  const named = text('address');
  const deposed = text('deposed');
  const address = deposed === '' ? named : `${named} (deposed object ${deposed})`;
  const before = sideOf(valueOf(change, 'before'), undefined, valueOf(change, 'before_sensitive'), address);
  const after = sideOf(
    valueOf(change, 'after'),
    valueOf(change, 'after_unknown'),
    valueOf(change, 'after_sensitive'),
    address,
  );
  const own = ownAddress(named, text('module_address'));
  return {
    address,
    module: text('module_address'),
    type: textIn(node, 'type') ?? own.type,
    name: textIn(node, 'name') ?? own.name,
    index: own.index,
    node,
    before,
    after: isForgotten(change) ? before : after,
  };
}

/** The text of a member; undefined where there is none. */
export function textIn(node: Node | undefined, key: string): string | undefined {
  const value = valueOf(node, key);
  return value?.type === 'string' ? value.value : undefined;
}

function isForgotten(change: Node): boolean {
  const actions = valueOf(change, 'actions');
  const [only, ...others] = actions?.type === 'array' ? actions.items : [];
  return only !== undefined && others.length === 0 && textOf(only) === 'forget';
}

function sideOf(
  values: Node | undefined,
  unknown: Node | undefined,
  sensitive: Node | undefined,
  address: string,
): PlannedValues | undefined {
  if (values?.type !== 'object') return undefined;
  const whole = unknown ? withUnknowns(values, unknown, address) : values;
  return { values: whole.type === 'object' ? whole : values, sensitive };
}

/** `aws_iam_role.build["a"]`, behind the module's address. */
function ownAddress(address: string, module: string): { type: string; name: string; index: string } {
  const own = module !== '' && address.startsWith(`${module}.`) ? address.slice(module.length + 1) : address;
  const found = /^(?:.*\.)?(\w+)\.([\w-]+)(\[.*\])?$/s.exec(own);
  return { type: found?.[1] ?? '', name: found?.[2] ?? '', index: found?.[3] ?? '' };
}
