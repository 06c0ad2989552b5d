import type { SourceText } from '../../domain/source.js';
import type { Attribute, Block, Body } from './syntax.js';

/** A `.tf` file that was read. */
export interface TerraformFile {
  readonly file: SourceText;
  readonly body: Body;
}

/** Something that stands in one of a module's files. */
export interface Found<Item> {
  readonly item: Item;
  readonly home: TerraformFile;
}

/**
 * The `.tf` files of one folder, which is one module to Terraform: what its references can name.
 * https://developer.hashicorp.com/terraform/language/modules
 */
export class TerraformModule {
  readonly #blocks = new Map<string, Found<Block>>();
  readonly #locals = new Map<string, Found<Attribute>>();
  readonly #resources: Found<Block>[] = [];

  constructor(files: readonly TerraformFile[]) {
    for (const home of files) for (const item of home.body.blocks) this.#add({ item, home });
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

  /** Where a local, or a variable's default, is written. */
  definition(root: 'local' | 'var', name: string): Found<Attribute> | undefined {
    if (root === 'local') return this.local(name);
    const variable = this.#blocks.get(`variable ${name}`);
    const item = variable && attributeOf(variable.item.body, 'default');
    return item && { item, home: variable.home };
  }

  get resources(): readonly Found<Block>[] {
    return this.#resources;
  }

  #add(found: Found<Block>): void {
    const { type, labels, body } = found.item;
    if (type === 'locals') {
      for (const item of body.attributes) this.#locals.set(item.name, { item, home: found.home });
      return;
    }
    if (type === 'resource') this.#resources.push(found);
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
