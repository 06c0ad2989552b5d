import type { Node } from '../../policy/node.js';
import { valueOf } from '../../policy/node.js';
import { modulePath, type ConfiguredResource, type Configuration } from './configuration.js';
import type { PlannedChange, PlannedValues } from './planned-change.js';

/** Which side of the plan is asked about. */
export type PlanSide = 'before' | 'after';

/** The resources of one side of a plan: what their arguments are, and which other resources these name. */
export class PlannedResources {
  readonly changes: readonly PlannedChange[];
  readonly side: PlanSide;
  readonly #configuration: Configuration;
  readonly #byName = new Map<string, PlannedChange[]>();

  constructor(changes: readonly PlannedChange[], side: PlanSide, configuration: Configuration) {
    this.changes = changes.filter((change) => change[side] !== undefined);
    this.side = side;
    this.#configuration = configuration;
    for (const change of this.changes) {
      const key = nameKey(modulePath(change.module), change.type, change.name);
      const same = this.#byName.get(key);
      if (same) same.push(change);
      else this.#byName.set(key, [change]);
    }
  }

  valuesOf(change: PlannedChange): PlannedValues['values'] | undefined {
    return change[this.side]?.values;
  }

  argument(change: PlannedChange, name: string): Node | undefined {
    return valueOf(this.valuesOf(change), name);
  }

  /** The known text of an argument; undefined where it is empty or known only after the apply. */
  text(change: PlannedChange, name: string): string | undefined {
    const value = this.argument(change, name);
    return value?.type === 'string' && value.value !== '' ? value.value : undefined;
  }

  /** The known texts of an argument that is one or a list. */
  texts(change: PlannedChange, name: string): readonly string[] {
    const value = this.argument(change, name);
    const items = value?.type === 'array' ? value.items : value ? [value] : [];
    return items.flatMap((item) => (item.type === 'string' && item.value !== '' ? [item.value] : []));
  }

  /** Whether the author wrote the argument, as far as the plan tells. */
  isSet(change: PlannedChange, name: string): boolean {
    return this.#configuration.sets(change, name) !== false;
  }

  /** Resources of a type that an argument names by a reference; where that leaves several instances open, none. */
  referred(change: PlannedChange, argument: string, type: string): readonly PlannedChange[] {
    const value = this.argument(change, argument);
    if (value && value.type !== 'unknown') return [];
    const named = this.#configuration.referredBy(change, argument).filter((each) => each.type === type);
    return named.flatMap((resource) => this.#instances(resource, change));
  }

  #instances(
    { modules, type, name, index }: ConfiguredResource,
    from: PlannedChange,
  ): readonly PlannedChange[] {
    const all = this.#byName.get(nameKey(modules, type, name)) ?? [];
    const inModule = all.filter(({ module }) => module === from.module);
    const near = inModule.length > 0 ? inModule : all;
    const wanted = index === '' ? from.index : index;
    const exact = near.filter((each) => each.index === wanted);
    const found = exact.length > 0 ? exact : near;
    return found.length === 1 ? found : [];
  }
}

function nameKey(modules: readonly string[], type: string, name: string): string {
  return [...modules, type, name].join(' ');
}
