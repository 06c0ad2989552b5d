import { arnSegments } from '../../policy/arn.js';
import type { Node } from '../../policy/node.js';
import { textOf, valueOf } from '../../policy/node.js';
import { permissionSetPattern, principalPattern, type PrincipalKind } from '../principal-arns.js';
import { leavesOf, type Leaf } from './branches.js';
import type { Resolver } from './resolver.js';
import { roleIdOf, serverlessTypes, type Resource, type Template } from './template.js';
import { anyWorld, type World } from './world.js';

/** Something that a policy hangs on, by its ARN, with the conditions under which it does. */
export interface Holder {
  readonly arn: string;
  readonly when: World;
}

const principalTypes: ReadonlyMap<string, PrincipalKind> = new Map([
  ['AWS::IAM::Role', 'role'],
  ['AWS::IAM::User', 'user'],
  ['AWS::IAM::Group', 'group'],
]);

/**
 * The principals of a template and how others name them. A name that only the deployment tells is `${LogicalId}` in an ARN;
 * it equals only itself.
 */
export class Principals {
  readonly #template: Template;
  readonly #resolver: Resolver;
  #byName: ReadonlyMap<string, string> | undefined;
  #policies: ReadonlyMap<string, Resource> | undefined;

  constructor(template: Template, resolver: Resolver) {
    this.#template = template;
    this.#resolver = resolver;
  }

  /** The ARN of a role, user or group of the template, of the people of a permission set, or of a function's own role. */
  arnOf(resource: Resource): string | undefined {
    if (principalTypes.has(resource.type)) return this.#resolver.references.arnPattern(resource);
    if (resource.type === 'AWS::SSO::PermissionSet') return this.#ssoRole(resource);
    const own = serverlessTypes.has(resource.type) ? this.#template.resource(roleIdOf(resource)) : undefined;
    return own && !valueOf(resource.properties, 'Role') ? this.arnOf(own) : undefined;
  }

  /** The principals that a property names, by name or ARN, in a list or alone. */
  named(kind: PrincipalKind, value: Node | undefined): (Holder & { readonly at: Node })[] {
    if (!value) return [];
    return this.texts(value).flatMap(({ text, node, when }) => {
      const arn = text === undefined ? undefined : this.#arnFor(kind, text);
      return arn === undefined ? [] : [{ arn, when, at: node }];
    });
  }

  /** The texts of a list or a lone value; undefined of what is no text. */
  texts(value: Node): (Leaf & { readonly text: string | undefined })[] {
    return leavesOf(value).flatMap((leaf) => {
      const values = this.#resolver.values(leaf.node, { ...anyWorld, world: leaf.when });
      const items = values.flatMap((each) => (each.type === 'array' ? each.items : [each]));
      return items.map((item) => ({ ...leaf, text: textOf(item) }));
    });
  }

  /** The managed policy of the template that an ARN is, as the template's references write it. */
  managedPolicy(arn: string): Resource | undefined {
    this.#policies ??= new Map(
      [...this.#template.resources].flatMap((each): [string, Resource][] => {
        if (each.type !== 'AWS::IAM::ManagedPolicy') return [];
        const text = textOf(this.#resolver.references.ref(each.id, each.at));
        return text === undefined ? [] : [[text, each]];
      }),
    );
    return this.#policies.get(arn);
  }

  /** The role of the people of a permission set. */
  #ssoRole(set: Resource): string {
    const name = valueOf(set.properties, 'Name');
    const [only, ...others] = name ? this.texts(name) : [];
    const text = others.length === 0 ? only?.text : undefined;
    return permissionSetPattern(text ?? `\${${set.id}}`);
  }

  /** A principal by its name or its ARN, which may lie on a path that only its own resource tells. */
  #arnFor(kind: PrincipalKind, text: string): string | undefined {
    const [, , service, , account, resource = ''] = arnSegments(text);
    if (service === undefined) {
      // An ARN of which nothing is known can be of anything.
      return this.#known(kind, text) ?? principalPattern(kind, '/', text);
    }
    if (service !== 'iam' || !resource.startsWith(`${kind}/`)) return undefined;
    const known = this.#known(kind, resource.slice(resource.lastIndexOf('/') + 1));
    const isOwn = account === '${AWS::AccountId}' || account === '*';
    return isOwn ? (known ?? `arn:aws:iam::*:${resource}`) : text;
  }

  #known(kind: PrincipalKind, name: string): string | undefined {
    this.#byName ??= new Map(
      [...this.#template.resources].flatMap((each): [string, string][] => {
        const own = principalTypes.get(each.type);
        const arn = own && this.arnOf(each);
        return own && arn !== undefined ? [[`${own} ${arn.slice(arn.lastIndexOf('/') + 1)}`, arn]] : [];
      }),
    );
    return this.#byName.get(`${kind} ${name}`);
  }
}
