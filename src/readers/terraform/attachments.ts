import type { Node } from '../../policy/node.js';
import { itemsOf } from '../../policy/node.js';
import type { Evaluator } from './evaluate.js';
import { addressOf, attributeOf, type Found } from './module.js';
import type { Block, Expression } from './syntax.js';

type Principal = 'role' | 'user' | 'group';

/** The attribute of a resource that says whom its policy is for. */
const holders: ReadonlyMap<string, Principal> = new Map([
  ['aws_iam_role_policy', 'role'],
  ['aws_iam_user_policy', 'user'],
  ['aws_iam_group_policy', 'group'],
  ['aws_iam_role_policy_attachment', 'role'],
  ['aws_iam_user_policy_attachment', 'user'],
  ['aws_iam_group_policy_attachment', 'group'],
]);

/** The ARN of what a resource policy hangs on, from what its own block says of it. */
const targets: ReadonlyMap<string, string> = new Map([
  ['aws_ecr_repository_policy', 'arn:aws:ecr:*:*:repository/{repository}'],
  ['aws_ecrpublic_repository_policy', 'arn:aws:ecr-public::*:repository/{repository_name}'],
  ['aws_codeartifact_domain_permissions_policy', 'arn:aws:codeartifact:*:*:domain/{domain}'],
  [
    'aws_codeartifact_repository_permissions_policy',
    'arn:aws:codeartifact:*:*:repository/{domain}/{repository}',
  ],
  ['aws_s3_bucket_policy', 'arn:aws:s3:::{bucket}'],
  ['aws_s3_bucket', 'arn:aws:s3:::{bucket}'],
]);

/** What the policies of a module hang on: its roles, users and groups, and its repositories, domains and buckets. */
export class Attachments {
  readonly #evaluator: Evaluator;
  /** By the address of an `aws_iam_policy`. */
  readonly #byPolicy = new Map<string, string[]>();

  constructor(evaluator: Evaluator) {
    this.#evaluator = evaluator;
    for (const found of evaluator.module.resources) this.#addAttachment(found, evaluator.at(found.home));
  }

  /**
   * ARNs of what the policy of a resource of the evaluator's file hangs on, patterns of any account and region. A role
   * whose name is not known has a name that is its own; a repository or bucket whose name is not known is left out.
   */
  of(block: Block): readonly string[] {
    const evaluator = this.#evaluator;
    const [type = '', name = ''] = block.labels.map(({ text }) => text);
    if (type === 'aws_iam_role') return [this.#principalArn('role', block, name, evaluator)];
    if (type === 'aws_iam_policy') return this.#byPolicy.get(addressOf(block)) ?? [];
    const principal = holders.get(type);
    const holder = principal && attributeOf(block.body, principal);
    if (principal && holder) return this.#principals(principal, holder.value, evaluator);
    return targetArn(type, block, evaluator);
  }

  #addAttachment({ item: block }: Found<Block>, evaluator: Evaluator): void {
    const [type = '', name = ''] = block.labels.map(({ text }) => text);
    if (type === 'aws_iam_role') {
      const arn = attributeOf(block.body, 'managed_policy_arns')?.value;
      const arns = arn?.type === 'tuple' ? arn.items : [];
      for (const each of arns) this.#attach(each, [this.#principalArn('role', block, name, evaluator)]);
      return;
    }
    const arn = attributeOf(block.body, 'policy_arn')?.value;
    if (!arn) return;
    const principals: readonly Principal[] =
      type === 'aws_iam_policy_attachment' ? ['role', 'user', 'group'] : [];
    const own = holders.get(type);
    for (const [principal, attribute] of [
      ...principals.map((each) => [each, `${each}s`] as const),
      ...(own ? [[own, own] as const] : []),
    ]) {
      const value = attributeOf(block.body, attribute)?.value;
      if (value) this.#attach(arn, this.#principals(principal, value, evaluator));
    }
  }

  #attach(policyArn: Expression, principals: readonly string[]): void {
    const reference = resourceReference(policyArn);
    if (reference?.type !== 'aws_iam_policy') return;
    const address = `aws_iam_policy.${reference.name}`;
    this.#byPolicy.set(address, [...new Set([...(this.#byPolicy.get(address) ?? []), ...principals])]);
  }

  #principals(principal: Principal, value: Expression, evaluator: Evaluator): string[] {
    if (value.type === 'tuple')
      return value.items.flatMap((each) => this.#principals(principal, each, evaluator));
    const reference = resourceReference(value);
    const type = `aws_iam_${principal}`;
    if (reference?.type === type) {
      const found = evaluator.module.resource(type, reference.name);
      if (!found) return [arnOf(principal, '/', unknownName(principal, reference.name))];
      return [this.#principalArn(principal, found.item, reference.name, evaluator.at(found.home))];
    }
    return knownTexts(evaluator.evaluate(value)).map((text) => arnOf(principal, '/', text));
  }

  #principalArn(principal: Principal, { body }: Block, label: string, evaluator: Evaluator): string {
    const read = (name: string): string | undefined => {
      const value = attributeOf(body, name)?.value;
      return value && knownTexts(evaluator.evaluate(value))[0];
    };
    const path = attributeOf(body, 'path') ? (read('path') ?? '/*/') : '/';
    return arnOf(principal, path, read('name') ?? unknownName(principal, label));
  }
}

function arnOf(principal: Principal, path: string, name: string): string {
  return `arn:aws:iam::*:${principal}${path}${name}`;
}

/** A text that stands for one unknown name and equals only itself. */
function unknownName(principal: Principal, label: string): string {
  return `\${aws_iam_${principal}.${label}.name}`;
}

function knownTexts(value: Node): string[] {
  return itemsOf(value).flatMap((item) => (item.type === 'string' ? [item.value] : []));
}

function targetArn(type: string, { body }: Block, evaluator: Evaluator): readonly string[] {
  const form = targets.get(type);
  if (form === undefined) return [];
  const texts = form.split(/\{(\w+)\}/).map((part, index) => {
    if (index % 2 === 0) return part;
    const value = attributeOf(body, part)?.value;
    return value && knownTexts(evaluator.evaluate(value))[0];
  });
  return texts.includes(undefined) ? [] : [texts.join('')];
}

/** The resource that an expression refers to by one of its attributes: `aws_iam_role.build.name`. */
function resourceReference(
  expression: Expression,
): { readonly type: string; readonly name: string } | undefined {
  if (expression.type !== 'traversal' || typeof expression.root !== 'string') return undefined;
  const [first] = expression.steps;
  return first?.type === 'attribute' ? { type: expression.root, name: first.name } : undefined;
}
