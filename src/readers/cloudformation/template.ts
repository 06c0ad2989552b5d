import type { Span } from '../../domain/source.js';
import type { Member, Node, ObjectNode } from '../../policy/node.js';
import { itemsOf, textOf, valueOf } from '../../policy/node.js';
import { escapedKey } from '../pointer.js';

/** A resource of a template. */
export interface Resource {
  readonly id: string;
  /** `AWS::ECR::Repository`. */
  readonly type: string;
  readonly properties: ObjectNode | undefined;
  /** The name of the condition under which there is such a resource. */
  readonly condition: string | undefined;
  /** The RFC 6901 pointer of the resource in its document. */
  readonly pointer: string;
  /** Its logical id, where it is written. */
  readonly at: Span;
}

/** What a template says that one of its parameters is, unless a deployment says otherwise. */
export interface Parameter {
  /** The value, or the values of a list; undefined where it is not told. */
  readonly value: string | readonly string[] | undefined;
}

/** CloudFormation takes no longer ones. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const longestParameter = 4096;

/**
 * What a template's functions can refer to: its resources, parameters and mappings by name. Each is read when it is asked
 * for; a template is walked but once.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
 */
export class Template {
  readonly #root: ObjectNode;
  readonly #resources = new Map<string, Resource>();
  readonly #byProperties = new Map<Node, Resource>();
  #parameters: ReadonlyMap<string, Node> | undefined;
  #mappings: ReadonlyMap<string, ReadonlyMap<string, Node>> | undefined;

  constructor(root: ObjectNode, resources: ObjectNode) {
    this.#root = root;
    this.#addAll(resources.members, '/Resources');
  }

  /** In the template's order. */
  get resources(): Iterable<Resource> {
    return this.#resources.values();
  }

  resource(id: string): Resource | undefined {
    return this.#resources.get(id);
  }

  /** The resource of which an object is the `Properties`. */
  ownerOf(properties: Node): Resource | undefined {
    return this.#byProperties.get(properties);
  }

  parameter(name: string): Parameter | undefined {
    this.#parameters ??= byName(valueOf(this.#root, 'Parameters'));
    const node = this.#parameters.get(name);
    return node && { value: valueOfParameter(node) };
  }

  /** `Fn::FindInMap`. */
  mapped(map: string, first: string, second: string): Node | undefined {
    this.#mappings ??= new Map(
      [...byName(valueOf(this.#root, 'Mappings'))].map(([name, node]) => [name, byName(node)]),
    );
    return valueOf(this.#mappings.get(map)?.get(first), second);
  }

  #addAll(members: readonly Member[], pointer: string): void {
    for (const { key, keySpan, value } of members) {
      const own = `${pointer}/${escapedKey(key)}`;
      if (key.startsWith('Fn::ForEach::')) this.#addLoop(value, own);
      else this.#add({ key, keySpan, value }, own);
    }
  }

  /** A loop's body stands for all that it makes: its names hold the loop's variable, which is an unknown. */
  #addLoop(loop: Node, pointer: string): void {
    const body = loop.type === 'array' ? loop.items[2] : undefined;
    if (body?.type === 'object') this.#addAll(body.members, `${pointer}/2`);
  }

  #add({ key: id, keySpan: at, value }: Member, pointer: string): void {
    const type = valueOf(value, 'Type');
    if (type?.type !== 'string') return;
    const found = valueOf(value, 'Properties');
    const properties = found?.type === 'object' ? found : undefined;
    const condition = valueOf(value, 'Condition');
    const resource: Resource = {
      id,
      type: type.value,
      properties,
      condition: condition?.type === 'string' ? condition.value : undefined,
      pointer,
      at,
    };
    this.#resources.set(id, resource);
    if (properties) this.#byProperties.set(properties, resource);
    if (serverlessTypes.has(resource.type)) this.#addRoleOf(resource);
  }

  /**
   * SAM makes a role for a function that names none, and calls it so.
   * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-function.html
   */
  #addRoleOf(serverless: Resource): void {
    const id = roleIdOf(serverless);
    if (valueOf(serverless.properties, 'Role') || this.#resources.has(id)) return;
    const { condition, pointer, at } = serverless;
    this.#resources.set(id, {
      id,
      type: 'AWS::IAM::Role',
      properties: undefined,
      condition,
      pointer,
      at,
    });
  }
}

/** The logical id of the role that SAM makes for a function. */
export function roleIdOf(serverless: Pick<Resource, 'id'>): string {
  return `${serverless.id}Role`;
}

/** The template that a document is: it has resources with a type such as `AWS::ECR::Repository`. Else undefined. */
export function templateOf(root: Node): Template | undefined {
  const resources = valueOf(root, 'Resources');
  if (root.type !== 'object' || resources?.type !== 'object') return undefined;
  return resources.members.some(isResource) ? new Template(root, resources) : undefined;
}

function isResource({ key, value }: Member): boolean {
  if (key.startsWith('Fn::ForEach::')) return true;
  const type = valueOf(value, 'Type');
  return type?.type === 'string' && type.value.includes('::');
}

function byName(node: Node | undefined): ReadonlyMap<string, Node> {
  return new Map(node?.type === 'object' ? node.members.map(({ key, value }) => [key, value]) : []);
}

/**
 * A default, or the only value that is allowed. None of a secret, of one that names another store's value, and of one
 * that is empty: a deployment that uses it has to say more.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
function valueOfParameter(node: Node): Parameter['value'] {
  const type = textAt(node, 'Type') ?? 'String';
  if (type.startsWith('AWS::SSM::Parameter::Value') || textAt(node, 'NoEcho') === 'true') return undefined;
  const text = textAt(node, 'Default') ?? onlyAllowed(node);
  if (text === undefined || text === '' || text.length > longestParameter) return undefined;
  const isList = type === 'CommaDelimitedList' || type.startsWith('List<');
  return isList ? text.split(',').map((each) => each.trim()) : text;
}

function onlyAllowed(node: Node): string | undefined {
  const allowed = valueOf(node, 'AllowedValues');
  const [only, ...others] = allowed ? itemsOf(allowed) : [];
  return only && others.length === 0 ? textOf(only) : undefined;
}

function textAt(node: Node, key: string): string | undefined {
  const found = valueOf(node, key);
  return found && textOf(found);
}

/** SAM's resources that have a role of their own. */
export const serverlessTypes: ReadonlySet<string> = new Set([
  'AWS::Serverless::Function',
  'AWS::Serverless::StateMachine',
]);
