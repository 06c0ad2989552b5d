import { posix } from 'node:path';
import type { SourceText } from '../../domain/source.js';
import type { Node } from '../../policy/node.js';
import { onlyText } from './as-written.js';
import { Budget } from './budget.js';
import { Evaluator } from './evaluate.js';
import { attributeOf, TerraformModule, type Found, type ModuleFiles, type TerraformFile } from './module.js';
import type { Scope } from './scope.js';
import type { Block } from './syntax.js';

/** The files of one side of a repository, as far as they were fetched. Paths are from its root. */
export interface Repository {
  /** The module in a folder; undefined where there is none. */
  moduleAt(folder: string): ModuleFiles | undefined;
  /** A file that `file` or `templatefile` names; undefined where it is not there, or not fetched yet. */
  fileAt(path: string): SourceText | undefined;
}

/** A module as one call has it: a folder's files with the values of their variables. */
export interface ModuleInstance {
  /** What its addresses begin with: nothing for a root, `module.ci.` for one that it calls. */
  readonly address: string;
  readonly folder: string;
  readonly module: TerraformModule;
  readonly at: (home: TerraformFile) => Evaluator;
}

/** Calls in calls; a person has three or four. */
const deepest = 32;

/** Calls of one root, with those in the modules that it calls: each may be a module's whole work once more. */
const mostCalls = 200;

/** The modules of a root: itself first, then those that it calls, each before those that it calls itself. */
export function moduleTree(folder: string, repository: Repository): readonly ModuleInstance[] {
  const files = repository.moduleAt(folder);
  if (!files) return [];
  const tree = new Tree(folder, repository, files);
  return tree.instances;
}

/** The folder of a module's call, where it is one of the repository: `./x` and `../x`. Others are fetched from elsewhere. */
function sourceFolder({ body }: Block, folder: string): string | undefined {
  const source = attributeOf(body, 'source')?.value;
  const text = source && onlyText(source);
  if (text === undefined || !/^\.\.?(?:\/|$)/.test(text)) return undefined;
  const joined = posix.join(folder, text).replace(/\/+$/, '');
  return joined === '.' ? '' : joined;
}

/** Arguments of a call that are Terraform's own and no inputs. */
const ownArguments = new Set(['source', 'version', 'count', 'for_each', 'providers', 'depends_on']);

type Children = Map<string, ModuleInstance>;

class Tree {
  readonly instances: ModuleInstance[] = [];
  readonly #root: string;
  readonly #repository: Repository;
  readonly #budget: Budget;
  readonly #folders = new Map<string, string>();

  constructor(root: string, repository: Repository, files: ModuleFiles) {
    this.#root = root;
    this.#repository = repository;
    this.#budget = new Budget(files.files.reduce((sum, { file }) => sum + file.text.length, 0));
    const children: Children = new Map();
    const scope = this.#scope('', children, undefined);
    const instance = this.#add(root, '', files, scope);
    this.#call(instance, children, [root]);
  }

  #add(folder: string, address: string, files: ModuleFiles, scope: Scope<Evaluator>): ModuleInstance {
    const module = new TerraformModule(files);
    const instance = { address, folder, module, at: Evaluator.of(module, scope, this.#budget) };
    this.#folders.set(address, folder);
    this.instances.push(instance);
    return instance;
  }

  #call(parent: ModuleInstance, children: Children, chain: readonly string[]): void {
    for (const call of parent.module.calls) {
      const name = call.item.labels[0]?.text ?? '';
      const folder = sourceFolder(call.item, parent.folder);
      // A module that calls itself is refused by Terraform.
      if (folder === undefined || chain.includes(folder) || chain.length > deepest) continue;
      const files = this.#repository.moduleAt(folder);
      if (!files || this.instances.length > mostCalls) continue;
      const address = `${parent.address}module.${name}.`;
      const own: Children = new Map();
      const scope = this.#scope(address, own, { call, parent });
      const child = this.#add(folder, address, files, scope);
      children.set(name, child);
      this.#call(child, own, [...chain, folder]);
    }
  }

  #scope(
    address: string,
    children: Children,
    caller: { readonly call: Found<Block>; readonly parent: ModuleInstance } | undefined,
  ): Scope<Evaluator> {
    return {
      address,
      isCalled: caller !== undefined,
      input(name) {
        const value =
          caller && !ownArguments.has(name) ? attributeOf(caller.call.item.body, name)?.value : undefined;
        return caller && value && { expression: value, evaluator: caller.parent.at(caller.call.home) };
      },
      output(call, name) {
        const child = children.get(call);
        const found = child?.module.output(name);
        return child && found && { expression: found.item.value, evaluator: child.at(found.home) };
      },
      fileAt: (path) => {
        const named = this.#pathOf(path);
        return named === undefined ? undefined : this.#repository.fileAt(named);
      },
    };
  }

  /** The path in the repository that a value names. One that does not begin with `path.module` counts from the root. */
  #pathOf(path: Node): string | undefined {
    if (path.type === 'string') return within(this.#root, path.value);
    const [first, ...rest] = path.type === 'template' ? path.parts : [];
    if (first === undefined || typeof first === 'string') return undefined;
    const [, address, kind] = /^(.*)path\.(module|root|cwd)$/.exec(first.name) ?? [];
    const folder = kind === 'module' ? this.#folders.get(address ?? '') : kind && this.#root;
    const texts = rest.filter((part) => typeof part === 'string');
    return folder === undefined || texts.length < rest.length
      ? undefined
      : within(folder, `.${texts.join('')}`);
  }
}

function within(folder: string, path: string): string | undefined {
  if (path.startsWith('/') || path.includes('\0')) return undefined;
  return posix.join(folder, path);
}
