import type { Span } from '../../domain/source.js';
import { textOf } from '../../policy/node.js';
import type { PrincipalFact } from '../../policy/principal-fact.js';
import { spanOf } from '../places.js';
import { argumentsAt } from './arguments.js';
import type { Evaluator } from './evaluate.js';
import { managedPolicyUses, ownPolicy, type ManagedPolicyUse } from './managed-policies.js';
import { addressOf, attributeOf, type Found, type TerraformFile } from './module.js';
import { policyHolders, policyTarget } from './policy-targets.js';
import { knownText, peopleArn, permissionSetArn, principalArn, principalsOf } from './principals.js';
import { roleUsers } from './role-users.js';
import type { Block } from './syntax.js';
import type { ModuleInstance } from './tree.js';

/** What the policies of a root and its modules hang on, and what these tell of principals beside their policies. */
export class Attachments {
  /** By the address of an `aws_iam_policy`. */
  readonly #holders = new Map<string, Set<string>>();
  readonly #bounded = new Map<string, Set<string>>();
  readonly #facts = new Map<TerraformFile, PrincipalFact[]>();

  constructor(instances: readonly ModuleInstance[]) {
    for (const instance of instances)
      for (const found of instance.module.resources) this.#addResource(found, instance);
  }

  /** What a file tells of principals beside their policies. */
  factsIn(home: TerraformFile): readonly PrincipalFact[] {
    return this.#facts.get(home) ?? [];
  }

  /** Roles and users whose boundary a policy is, by its resource's address. */
  boundaryOf(address: string): readonly string[] {
    return [...(this.#bounded.get(address) ?? [])];
  }

  /**
   * ARNs of what the policies of a resource hang on, patterns of any account and region. A role whose name is not known has
   * a name that is its own; a repository or bucket whose name is not known is left out.
   */
  of(block: Block, evaluator: Evaluator): readonly string[] {
    const type = block.labels[0]?.text ?? '';
    if (type === 'aws_iam_role') return [principalArn('role', block, evaluator)];
    if (type === 'aws_iam_policy')
      return [...(this.#holders.get(evaluator.scope.address + addressOf(block)) ?? [])];
    if (type === 'aws_ssoadmin_permission_set_inline_policy') {
      const set = attributeOf(block.body, 'permission_set_arn')?.value;
      return (set && [permissionSetArn(set, evaluator)].filter((arn) => arn !== undefined)) ?? [];
    }
    const principal = policyHolders.get(type);
    const holder = principal && attributeOf(block.body, principal);
    if (principal && holder) return principalsOf(principal, holder.value, evaluator);
    return policyTarget(type, (name) => {
      const value = attributeOf(block.body, name)?.value;
      return value && knownText(evaluator.evaluate(value));
    });
  }

  #addResource({ item: block, home }: Found<Block>, { address, at }: ModuleInstance): void {
    const type = block.labels[0]?.text ?? '';
    if (!type.startsWith('aws_')) return;
    const evaluator = at(home);
    const own = address + addressOf(block);
    for (const { path, user } of roleUsers.get(type) ?? [])
      for (const argument of argumentsAt(block.body, path, own))
        for (const principal of principalsOf('role', argument.value, evaluator))
          this.#tell(home, principal, { type: 'used-by', user }, argument);
    if (type === 'aws_ssoadmin_permission_set') this.#addPermissionSet({ item: block, home }, own, evaluator);
    if (!/_attachment(?:s_exclusive)?$|^aws_iam_(?:role|user)$/.test(type)) return;
    for (const use of managedPolicyUses(block, own, evaluator)) this.#addUse(use, home);
  }

  #addPermissionSet({ item: block, home }: Found<Block>, address: string, evaluator: Evaluator): void {
    const [type = '', name = ''] = block.labels.map(({ text }) => text);
    const people = peopleArn({ mode: 'resource', type, name, evaluator });
    const value = attributeOf(block.body, 'name')?.value ?? { start: block.start, end: block.start };
    const argument = { pointer: `${address}.name`, value };
    this.#tell(home, people, { type: 'used-by', user: 'people' }, argument);
  }

  #addUse({ as, principals, policy, argument }: ManagedPolicyUse, home: TerraformFile): void {
    const address = ownPolicy(policy);
    if (address !== undefined) {
      const users = as === 'boundary' ? this.#bounded : this.#holders;
      const known = users.get(address) ?? new Set();
      users.set(address, new Set([...known, ...principals]));
      return;
    }
    const arn = arnIn(policy);
    if (arn === '') return;
    const says =
      as === 'boundary' ? ({ type: 'boundary', arn } as const) : ({ type: 'managed-policy', arn } as const);
    for (const principal of principals) this.#tell(home, principal, says, argument);
  }

  #tell(
    home: TerraformFile,
    principal: string,
    says: PrincipalFact['says'],
    { pointer, value }: { readonly pointer: string; readonly value: Span },
  ): void {
    const facts = this.#facts.get(home) ?? [];
    facts.push({ principal, says, at: spanOf(value), pointer });
    this.#facts.set(home, facts);
  }
}

/** The ARN of a policy that stands elsewhere; undefined where it is not known, empty where there is none. */
function arnIn({ expression, evaluator }: ManagedPolicyUse['policy']): string | undefined {
  const value = evaluator.evaluate(expression);
  if (value.type === 'null') return '';
  // A partition that is asked of the provider: the policies of AWS have the same name in each.
  const text = textOf(value)?.replace(/^arn:\$\{[^}:]*partition\}:/, 'arn:aws:');
  return text === undefined || text.includes('${') ? undefined : text;
}
