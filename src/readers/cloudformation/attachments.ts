import { valueOf } from '../../policy/node.js';
import type { PrincipalKind } from '../principal-arns.js';
import type { Holder, Principals } from './holders.js';
import type { Resolver } from './resolver.js';
import type { Resource, Template } from './template.js';
import type { World } from './world.js';

/** The properties by which a resource says whom its policy is for. */
const holderProperties: ReadonlyMap<string, readonly (readonly [string, PrincipalKind])[]> = new Map<
  string,
  readonly (readonly [string, PrincipalKind])[]
>([
  [
    'AWS::IAM::Policy',
    [
      ['Roles', 'role'],
      ['Users', 'user'],
      ['Groups', 'group'],
    ],
  ],
  [
    'AWS::IAM::ManagedPolicy',
    [
      ['Roles', 'role'],
      ['Users', 'user'],
      ['Groups', 'group'],
    ],
  ],
  ['AWS::IAM::RolePolicy', [['RoleName', 'role']]],
  ['AWS::IAM::UserPolicy', [['UserName', 'user']]],
  ['AWS::IAM::GroupPolicy', [['GroupName', 'group']]],
]);

/** What a policy hangs on. */
export interface Attachment {
  /** ARNs of all that it may hang on, patterns of any account and region. */
  readonly to: readonly string[];
  /** Roles and users whose permissions boundary it is. */
  readonly boundaryOf: readonly string[];
  /** A condition without which it does not hang on all of them. */
  readonly when: World;
}

/** What the policies of a template hang on: its roles, users and groups, its repositories, domains, buckets and keys. */
export class Attachments {
  readonly #template: Template;
  readonly #principals: Principals;
  readonly #resolver: Resolver;
  #references: ReadonlyMap<Resource, References> | undefined;
  /** Of principals that are there under a condition, by ARN. */
  #conditions: ReadonlyMap<string, string> | undefined;

  constructor(template: Template, principals: Principals, resolver: Resolver) {
    this.#template = template;
    this.#principals = principals;
    this.#resolver = resolver;
  }

  of(resource: Resource): Attachment {
    const named = holderProperties.get(resource.type);
    if (!named) return { to: this.#targets(resource), boundaryOf: [], when: new Map() };
    const holders = named.flatMap(([property, kind]) =>
      this.#principals.named(kind, valueOf(resource.properties, property)),
    );
    this.#references ??= this.#readReferences();
    const by = this.#references.get(resource);
    const all: Holder[] = [...holders, ...(by?.attached ?? [])];
    const boundaryOf = distinct(by?.boundaries ?? []);
    return { to: distinct(all.map(({ arn }) => arn)), boundaryOf, when: this.#conditionsOf(resource, all) };
  }

  /** The condition of a policy's own resource matters not where all that it hangs on has the same. */
  #conditionsOf({ condition }: Resource, holders: readonly Holder[]): World {
    const under = holders.find(({ when }) => when.size > 0)?.when ?? new Map<string, boolean>();
    if (condition === undefined) return under;
    const isShared = holders.length > 0 && holders.every(({ arn }) => this.#conditionOf(arn) === condition);
    return isShared ? under : new Map([...under, [condition, true]]);
  }

  #conditionOf(arn: string): string | undefined {
    this.#conditions ??= new Map(
      [...this.#template.resources].flatMap((each): [string, string][] => {
        const own = each.condition === undefined ? undefined : this.#principals.arnOf(each);
        return own === undefined || each.condition === undefined ? [] : [[own, each.condition]];
      }),
    );
    return this.#conditions.get(arn);
  }

  #targets(resource: Resource): string[] {
    const principal = this.#principals.arnOf(resource);
    if (principal !== undefined) return [principal];
    if (resource.type === 'AWS::S3::BucketPolicy')
      return this.#filled(resource, 'Bucket', (bucket) => `arn:aws:s3:::${bucket}`);
    if (resource.type === 'AWS::ECR::RepositoryCreationTemplate')
      return this.#filled(resource, 'Prefix', creationPattern);
    const arn = this.#resolver.references.arnPattern(resource);
    return arn === undefined ? [] : [arn];
  }

  #filled(resource: Resource, property: string, arnOf: (text: string) => string): string[] {
    const value = valueOf(resource.properties, property);
    const texts = value ? this.#principals.texts(value) : [];
    return distinct(texts.flatMap(({ text }) => (text === undefined ? [] : [arnOf(text)])));
  }

  /** Which principals attach a policy of the template, or have it as their boundary, by their own properties. */
  #readReferences(): ReadonlyMap<Resource, References> {
    const found = new Map<Resource, References>();
    for (const each of this.#template.resources) {
      const arn = this.#principals.arnOf(each);
      if (arn === undefined) continue;
      for (const { policy, when } of this.#policiesAt(each, 'ManagedPolicyArns'))
        referencesOf(found, policy).attached.push({ arn, when });
      for (const { policy } of this.#policiesAt(each, 'PermissionsBoundary'))
        referencesOf(found, policy).boundaries.push(arn);
    }
    return found;
  }

  #policiesAt(owner: Resource, property: string): { readonly policy: Resource; readonly when: World }[] {
    const value = valueOf(owner.properties, property);
    const texts = value ? this.#principals.texts(value) : [];
    return texts.flatMap(({ text, when }) => {
      const policy = text === undefined ? undefined : this.#principals.managedPolicy(text);
      return policy ? [{ policy, when }] : [];
    });
  }
}

interface References {
  readonly attached: Holder[];
  readonly boundaries: string[];
}

function referencesOf(found: Map<Resource, References>, policy: Resource): References {
  const known = found.get(policy) ?? { attached: [], boundaries: [] };
  found.set(policy, known);
  return known;
}

/**
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-creation-templates.html: `ROOT` is for all repositories
 * without a template of their own.
 */
function creationPattern(prefix: string): string {
  return `arn:aws:ecr:*:*:repository/${prefix === 'ROOT' ? '*' : `${prefix.replace(/\/$/, '')}/*`}`;
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
