import {
  permissionSetPattern,
  principalKinds,
  principalPattern,
  type PrincipalKind,
} from '../principal-arns.js';
import { policyHolders, policyTarget } from '../terraform/policy-targets.js';
import { nameArguments } from '../terraform/resource-names.js';
import type { PlannedChange } from './planned-change.js';
import type { PlannedResources } from './planned-resources.js';

/** What the policies of one side of a plan hang on. ARNs are patterns of any account and region, as for Terraform files. */
export class PlanAttachments {
  readonly #resources: PlannedResources;
  /** By the address of an `aws_iam_policy`. */
  readonly #byPolicy = new Map<string, Set<string>>();
  readonly #boundaries = new Map<string, Set<string>>();
  readonly #policiesByArn = new Map<string, string>();
  readonly #setsByArn = new Map<string, PlannedChange>();
  readonly #principalsByName = new Map<string, PlannedChange>();

  constructor(resources: PlannedResources) {
    this.#resources = resources;
    for (const change of resources.changes) {
      const arn = resources.text(change, 'arn');
      if (change.type === 'aws_iam_policy' && arn !== undefined) this.#policiesByArn.set(arn, change.address);
      if (change.type === permissionSet && arn !== undefined) this.#setsByArn.set(arn, change);
      const name = resources.text(change, 'name');
      if (name !== undefined) this.#principalsByName.set(`${change.type} ${name}`, change);
    }
    for (const change of resources.changes) this.#addAttachments(change);
  }

  /** ARNs of what the policies of a resource hang on. */
  of(change: PlannedChange): readonly string[] {
    if (change.type === 'aws_iam_role') return [this.principalArn('role', change)];
    if (change.type === 'aws_iam_policy') return [...(this.#byPolicy.get(change.address) ?? [])];
    if (change.type === 'aws_ssoadmin_permission_set_inline_policy') return this.#peopleOf(change);
    const holder = policyHolders.get(change.type);
    if (holder) return this.principals(holder, change, holder);
    return policyTarget(change.type, (argument) => this.#nameIn(change, argument));
  }

  /** ARNs of the roles and users whose permissions boundary a policy is. */
  boundaryOf(change: PlannedChange): readonly string[] {
    return [...(this.#boundaries.get(change.address) ?? [])];
  }

  /** The principals that an argument names: by name, by ARN, or by a reference to what does not exist yet. */
  principals(principal: PrincipalKind, change: PlannedChange, argument: string): readonly string[] {
    const texts = this.#resources.texts(change, argument);
    if (texts.length > 0) return texts.map((text) => this.principalNamed(principal, text));
    return this.#resources
      .referred(change, argument, `aws_iam_${principal}`)
      .map((each) => this.principalArn(principal, each));
  }

  principalArn(principal: PrincipalKind, change: PlannedChange): string {
    const path = this.#resources.argument(change, 'path');
    const at = path?.type === 'string' ? path.value : path?.type === 'unknown' ? '/*/' : '/';
    return principalPattern(principal, at, this.#nameOf(change));
  }

  /** The role of the people of a permission set. */
  permissionSetArn(change: PlannedChange): string {
    return permissionSetPattern(this.#nameOf(change));
  }

  /** Its name, or one that is its own where it is not known. */
  #nameOf(change: PlannedChange): string {
    return this.#resources.text(change, 'name') ?? `\${${change.address}.name}`;
  }

  #peopleOf(change: PlannedChange): readonly string[] {
    const arn = this.#resources.text(change, 'permission_set_arn');
    const known = arn === undefined ? undefined : this.#setsByArn.get(arn);
    const sets = known ? [known] : this.#resources.referred(change, 'permission_set_arn', permissionSet);
    return sets.map((each) => this.permissionSetArn(each));
  }

  /** The policies that an argument names: those of this plan by address, those written elsewhere by ARN. */
  policiesNamed(
    change: PlannedChange,
    argument: string,
  ): { readonly here: readonly string[]; readonly elsewhere: readonly string[] } {
    const arns = this.#resources.texts(change, argument);
    const known = arns.map((arn) => ({ arn, address: this.#policiesByArn.get(arn) }));
    const referred = this.#resources.referred(change, argument, 'aws_iam_policy');
    return {
      here: [
        ...known.flatMap(({ address }) => (address === undefined ? [] : [address])),
        ...referred.map(({ address }) => address),
      ],
      elsewhere: known.flatMap(({ arn, address }) => (address === undefined ? [arn] : [])),
    };
  }

  #addAttachments(change: PlannedChange): void {
    for (const { argument, principals } of this.attachmentsOf(change))
      for (const address of this.policiesNamed(change, argument).here)
        add(this.#byPolicy, address, principals);
    for (const principal of ['role', 'user'] as const) {
      if (change.type !== `aws_iam_${principal}`) continue;
      const own = [this.principalArn(principal, change)];
      for (const address of this.policiesNamed(change, 'permissions_boundary').here)
        add(this.#boundaries, address, own);
    }
  }

  /** The arguments of a resource that attach managed policies, with whom they attach them to. */
  attachmentsOf(
    change: PlannedChange,
  ): readonly { readonly argument: string; readonly principals: readonly string[] }[] {
    const { type } = change;
    if (type === 'aws_iam_role')
      return this.#resources.isSet(change, 'managed_policy_arns')
        ? [{ argument: 'managed_policy_arns', principals: [this.principalArn('role', change)] }]
        : [];
    if (type === 'aws_iam_policy_attachment') {
      const all = principalKinds.flatMap((each) => this.principals(each, change, `${each}s`));
      return [{ argument: 'policy_arn', principals: all }];
    }
    const found = /^aws_iam_(role|user|group)_policy_attachment(s_exclusive)?$/.exec(type);
    if (!found) return [];
    const principal = principalKinds.find((each) => each === found[1]) ?? 'role';
    const [argument, holder] =
      found[2] === undefined ? ['policy_arn', principal] : ['policy_arns', `${principal}_name`];
    return [{ argument, principals: this.principals(principal, change, holder) }];
  }

  /** The ARN of a principal by its name or ARN. */
  principalNamed(principal: PrincipalKind, text: string): string {
    const arn = /^arn:[^:]*:iam::[^:]*:(?:role|user|group)(\/(?:.*\/)?)([^/]+)$/.exec(text);
    const name = arn?.[2] ?? text;
    const change = this.#principalsByName.get(`aws_iam_${principal} ${name}`);
    if (change) return this.principalArn(principal, change);
    return principalPattern(principal, arn?.[1] ?? '/', name);
  }

  /** The name in an argument, or that of the resource that it refers to. */
  #nameIn(change: PlannedChange, argument: string): string | undefined {
    const own = this.#resources.text(change, argument);
    if (own !== undefined) return own;
    for (const [type, attribute] of nameArguments) {
      const [named] = this.#resources.referred(change, argument, type);
      const name = named && this.#resources.text(named, attribute);
      if (name !== undefined) return name;
    }
    return undefined;
  }
}

const permissionSet = 'aws_ssoadmin_permission_set';

function add(map: Map<string, Set<string>>, key: string, values: readonly string[]): void {
  const known = map.get(key) ?? new Set();
  for (const value of values) known.add(value);
  map.set(key, known);
}
