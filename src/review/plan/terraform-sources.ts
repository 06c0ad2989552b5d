import { posix } from 'node:path';
import type { Finding } from '../../domain/finding.js';
import { addTo } from '../../domain/grouped.js';
import type { Place, Span } from '../../domain/source.js';
import type { Node } from '../../policy/node.js';
import { itemsOf, textOf, valueOf } from '../../policy/node.js';
import type { FileReading, PlanSources } from '../../readers/reader.js';
import type { Block } from '../../readers/terraform/syntax.js';
import { parseAddress, type ArgumentAddress } from './argument-address.js';

/** A `.tf` file that was read, with the resources that it declares. */
interface TerraformSource {
  readonly reading: FileReading;
  readonly folder: string;
  readonly block: Block;
}

/** Where an address of a plan stands in a file: the very text, where it is found there, and the whole argument. */
export interface SourcePlace {
  readonly at: Place;
  readonly argument: Place;
}

/** The Terraform files of a run, by the resources that they declare. */
export class TerraformSources {
  readonly #readings: FileReading[] = [];
  readonly #byResource = new Map<string, TerraformSource[]>();

  add(reading: FileReading): void {
    if (/\.tf$/i.test(reading.file.path)) this.#readings.push(reading);
  }

  get isEmpty(): boolean {
    return this.#readings.length === 0;
  }

  /** Finds the declarations. Loads HCL's parser, so only where there is a plan to place. */
  async open(): Promise<void> {
    const { parseHcl } = await import('../../readers/terraform/body.js');
    for (const reading of this.#readings) {
      const folder = posix.dirname(reading.file.path);
      for (const block of parseHcl(reading.file.text).body.blocks) {
        if (block.type !== 'resource') continue;
        const resource = block.labels.map(({ text }) => text).join('.');
        addTo(this.#byResource, resource, { reading, folder, block });
      }
    }
  }

  /** The place of a plan's address; undefined where no file, or more than one module's, may be meant. */
  find(address: string, plan: string, sources: PlanSources, finding?: Finding): SourcePlace | undefined {
    const parsed = parseAddress(address);
    const source = parsed && this.#declaring(parsed, plan, sources);
    if (!source) return undefined;
    const { reading, block } = source;
    const whole = argumentSpan(block, parsed.argument);
    const root = reading.policies.find(({ pointer }) => isPointerOf(pointer, parsed))?.root;
    const at = (root && finding && spanIn(root, finding)) ?? root ?? whole;
    return { at: reading.file.placeOf(at), argument: reading.file.placeOf(whole) };
  }

  #declaring(
    { module, resource }: ArgumentAddress,
    plan: string,
    { folderOf }: PlanSources,
  ): TerraformSource | undefined {
    const relative = folderOf(module);
    if (relative === undefined) return undefined;
    const end = relative.replace(/^(?:\.\.?(?:\/|$))+/, '');
    const fitting = (this.#byResource.get(resource) ?? []).filter(
      ({ folder }) => end === '' || folder === end || folder.endsWith(`/${end}`),
    );
    const beside = fitting.filter(({ folder }) => folder === posix.join(posix.dirname(plan), relative));
    const found = beside.length > 0 ? beside : fitting;
    return found.length === 1 ? found[0] : undefined;
  }
}

function isPointerOf(pointer: string, address: ArgumentAddress): boolean {
  const own = parseAddress(pointer);
  return own?.resource === address.resource && own.argument === address.argument;
}

/** The argument with its name; the resource's type and name where it has none of that name. */
function argumentSpan(block: Block, argument: string): Span {
  const [, first = ''] = /^\.(\w+)/.exec(argument) ?? [];
  const found =
    block.body.attributes.find(({ name }) => name === first) ??
    block.body.blocks.find(({ type, labels }) => type === first || labels[0]?.text === first);
  const { start, end } = found ?? { start: block.start, end: block.labels.at(-1)?.end ?? block.end };
  return { start, end };
}

/** The text that a finding is about, in its statement; else the statement. */
function spanIn(root: Node, { statement, value }: Finding): Span | undefined {
  const list = valueOf(root, 'Statement');
  const node = statement && list ? itemsOf(list)[statement.index] : root;
  const found = node ? textsIn(node).filter((each) => textOf(each) === value) : [];
  return found.length === 1 ? found[0] : statement ? node : undefined;
}

function textsIn(node: Node): readonly Node[] {
  if (node.type === 'array') return node.items.flatMap(textsIn);
  if (node.type === 'object') return node.members.flatMap(({ value }) => textsIn(value));
  return [node];
}

/** Whether one place is within another. */
export function holds(outer: Place, inner: Place): boolean {
  const isBefore = (a: Place['start'], b: Place['start']): boolean =>
    a.line < b.line || (a.line === b.line && a.column <= b.column);
  return outer.path === inner.path && isBefore(outer.start, inner.start) && isBefore(inner.end, outer.end);
}
