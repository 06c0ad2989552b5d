import type { SourceText } from '../../domain/source.js';
import type { BlockFault } from './body.js';
import type { Attribute, Block, Body } from './syntax.js';

/** A file of a module that was read. */
export interface TerraformFile {
  readonly file: SourceText;
  readonly body: Body;
  /** What of it could not be read. */
  readonly faults: readonly BlockFault[];
}

/** Something that stands in one of a module's files. */
export interface Found<Item> {
  readonly item: Item;
  readonly home: TerraformFile;
}

/** The files of one folder: what Terraform reads as one module, and the values of its variables. */
export interface ModuleFiles {
  /** `.tf` and `.tf.json`. */
  readonly files: readonly TerraformFile[];
  /** `.tfvars` that Terraform reads by itself, in the order in which they count; of a root alone. */
  readonly values: readonly TerraformFile[];
  /** Whether these are all the files that there are: only then a name that they lack is told by nobody. */
  readonly isWhole: boolean;
}

/**
 * What the references of one folder's files can name.
 * https://developer.hashicorp.com/terraform/language/modules
 */
export class TerraformModule {
  readonly files: readonly TerraformFile[];
  readonly isWhole: boolean;
  readonly #values = new Map<string, Found<Attribute>>();
  readonly #blocks = new Map<string, Found<Block>>();
  readonly #locals = new Map<string, Found<Attribute>>();
  readonly #resources: Found<Block>[] = [];
  readonly #calls: Found<Block>[] = [];

  constructor({ files, values, isWhole }: ModuleFiles) {
    this.files = files;
    this.isWhole = isWhole;
    for (const home of files) for (const item of home.body.blocks) this.#add({ item, home });
    for (const home of values)
      for (const item of home.body.attributes) this.#values.set(item.name, { item, home });
  }

  /** A managed resource. */
  resource(type: string, name: string): Found<Block> | undefined {
    return this.#blocks.get(`resource ${type} ${name}`);
  }

  /** A data source. */
  data(type: string, name: string): Found<Block> | undefined {
    return this.#blocks.get(`data ${type} ${name}`);
  }

  local(name: string): Found<Attribute> | undefined {
    return this.#locals.get(name);
  }

  /** Where the value of a root's variable is written: in a values file, else as its default. */
  variable(name: string): Found<Attribute> | undefined {
    return this.#values.get(name) ?? this.default(name);
  }

  default(name: string): Found<Attribute> | undefined {
    return this.#attribute(`variable ${name}`, 'default');
  }

  output(name: string): Found<Attribute> | undefined {
    return this.#attribute(`output ${name}`, 'value');
  }

  get resources(): readonly Found<Block>[] {
    return this.#resources;
  }

  /** Its calls of other modules. */
  get calls(): readonly Found<Block>[] {
    return this.#calls;
  }

  #attribute(block: string, name: string): Found<Attribute> | undefined {
    const found = this.#blocks.get(block);
    const item = found && attributeOf(found.item.body, name);
    return item && { item, home: found.home };
  }

  #add(found: Found<Block>): void {
    const { type, labels, body } = found.item;
    if (type === 'locals') {
      for (const item of body.attributes) this.#locals.set(item.name, { item, home: found.home });
      return;
    }
    if (type === 'resource') this.#resources.push(found);
    if (type === 'module') this.#calls.push(found);
    this.#blocks.set([type, ...labels.map(({ text }) => text)].join(' '), found);
  }
}

export function attributeOf({ attributes }: Body, name: string): Attribute | undefined {
  return attributes.find((each) => each.name === name);
}

/** A block's own address: `aws_iam_role.build`, `data.aws_iam_policy_document.build`, `local` for its locals. */
export function addressOf({ type, labels }: Block): string {
  const names = labels.map(({ text }) => text);
  if (type === 'resource') return names.join('.');
  if (type === 'locals') return 'local';
  return [type === 'variable' ? 'var' : type, ...names].join('.');
}
