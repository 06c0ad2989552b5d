import { posix } from 'node:path';
import type { Node } from '../../policy/node.js';
import { valueOf } from '../../policy/node.js';
import { textIn, type PlannedChange } from './planned-change.js';

/** A resource as the configuration names it: without the keys of its instances. */
export interface ConfiguredResource {
  readonly modules: readonly string[];
  readonly type: string;
  readonly name: string;
  /** The instance that a reference names, in brackets; empty where it names none. */
  readonly index: string;
}

/** References by way of variables and outputs; Terraform's own modules nest a few levels. */
const mostSteps = 20;

/**
 * The plan's `configuration`: which arguments the author wrote, and what these refer to. It has no values, and neither
 * locals nor dynamic blocks.
 * https://developer.hashicorp.com/terraform/internals/json-format#configuration-representation
 */
export class Configuration {
  readonly #root: Node | undefined;
  readonly #modules = new Map<string, Node | undefined>();
  readonly #resources = new Map<Node, ReadonlyMap<string, Node>>();

  constructor(plan: Node) {
    this.#root = valueOf(valueOf(plan, 'configuration'), 'root_module');
  }

  /** Whether a resource has an argument or a block of that name; undefined where the configuration does not tell. */
  sets({ module, type, name }: PlannedChange, argument: string): boolean | undefined {
    const resource = this.#resource(modulePath(module), type, name);
    return resource && valueOf(valueOf(resource, 'expressions'), argument) !== undefined;
  }

  /** The resources that an argument's expression refers to, through variables and outputs of modules. */
  referredBy({ module, type, name }: PlannedChange, argument: string): readonly ConfiguredResource[] {
    const modules = modulePath(module);
    const expressions = valueOf(this.#resource(modules, type, name), 'expressions');
    return this.#resolve(modules, referencesOf(valueOf(expressions, argument)), mostSteps);
  }

  /** The folder of a module, relative to the root module's; undefined for one that is not of this repository. */
  folderOf(module: string): string | undefined {
    let folder: string | undefined = '.';
    const path: string[] = [];
    for (const call of modulePath(module)) {
      const source = textIn(valueOf(valueOf(this.#module(path), 'module_calls'), call), 'source');
      folder =
        folder !== undefined && source !== undefined && /^\.\.?(?:\/|$)/.test(source)
          ? posix.join(folder, source)
          : undefined;
      path.push(call);
    }
    return folder;
  }

  #module(path: readonly string[]): Node | undefined {
    const key = path.join('/');
    if (!this.#modules.has(key)) {
      let at = this.#root;
      for (const call of path) at = valueOf(valueOf(valueOf(at, 'module_calls'), call), 'module');
      this.#modules.set(key, at);
    }
    return this.#modules.get(key);
  }

  #resource(path: readonly string[], type: string, name: string): Node | undefined {
    const module = this.#module(path);
    if (!module) return undefined;
    const known = this.#resources.get(module) ?? resourcesOf(module);
    this.#resources.set(module, known);
    return known.get(`${type}.${name}`);
  }

  #resolve(path: readonly string[], references: readonly string[], steps: number): ConfiguredResource[] {
    if (steps === 0) return [];
    return mostExact(references).flatMap((reference) => {
      const [, root = '', name = '', index = '', output = ''] = referenceForm.exec(reference) ?? [];
      if (root === 'var') return this.#input(path, name, steps);
      if (root === 'module') return this.#output([...path, name], output, steps);
      if (root === '' || unnamed.has(root)) return [];
      return [{ modules: path, type: root, name, index }];
    });
  }

  #input(path: readonly string[], name: string, steps: number): ConfiguredResource[] {
    const outer = path.slice(0, -1);
    const call =
      path.length > 0 ? valueOf(valueOf(this.#module(outer), 'module_calls'), path.at(-1) ?? '') : undefined;
    const given = valueOf(valueOf(call, 'expressions'), name);
    return this.#resolve(outer, referencesOf(given), steps - 1);
  }

  #output(path: readonly string[], name: string, steps: number): ConfiguredResource[] {
    const output = valueOf(valueOf(this.#module(path), 'outputs'), name);
    return this.#resolve(path, referencesOf(valueOf(output, 'expression')), steps - 1);
  }
}

/** Root, name, instance and attribute of a reference: `aws_iam_role.build["a"].name`, `module.ci[0].role`, `var.name`. */
const referenceForm = /^(\w+)\.([\w-]+)(\[(?:"(?:[^"\\]|\\.)*"|[^\]"]*)\])?(?:\.([\w-]+))?/;

/** Roots of references that name no managed resource. */
const unnamed = new Set(['data', 'local', 'each', 'count', 'path', 'terraform', 'self']);

/** The names of the calls in a module's address, without their instances: `module.a["x"].module.b` is a, b. */
export function modulePath(address: string): readonly string[] {
  const step = /module\.([\w-]+)(?:\[(?:"(?:[^"\\]|\\.)*"|[^\]"]*)\])?\.?/gy;
  return Array.from(address.matchAll(step), ([, name = '']) => name);
}

function resourcesOf(module: Node): ReadonlyMap<string, Node> {
  const list = valueOf(module, 'resources');
  const managed = (list?.type === 'array' ? list.items : []).filter(
    (each) => textIn(each, 'mode') !== 'data',
  );
  return new Map(
    managed.map((each) => [`${textIn(each, 'type') ?? ''}.${textIn(each, 'name') ?? ''}`, each]),
  );
}

/** An expression of a list or of blocks has its references inside. */
function referencesOf(expression: Node | undefined): string[] {
  if (expression?.type === 'array') return expression.items.flatMap(referencesOf);
  const references = valueOf(expression, 'references');
  return references?.type === 'array'
    ? references.items.flatMap((each) => (each.type === 'string' ? [each.value] : []))
    : [];
}

/** Terraform lists with `aws_iam_role.a.name` also `aws_iam_role.a`, which says no more. */
function mostExact(references: readonly string[]): readonly string[] {
  return references.filter(
    (each) => !references.some((other) => other.startsWith(`${each}.`) || other.startsWith(`${each}[`)),
  );
}
