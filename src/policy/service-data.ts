import { ActionNames } from './action-names.js';
import { ConditionKeyTable } from './condition-key-table.js';
import { prefixOf } from './prefix.js';
import { ageNotes } from './service-data-age.js';
import { openServiceData } from './service-data-format.js';
import type { ServiceDataFile } from './service-data-format.js';
import type { ActionFacts, ConditionKeyFacts, ResourceTypeFacts, ServiceFacts } from './service-facts.js';

export type * from './service-facts.js';

/**
 * AWS's public facts of its services: which actions there are, on what, with which condition keys. It answers from the
 * packed bytes of service-data.bin, which its owner reads from wherever they lie, and unpacks only what is asked for.
 * Services, actions and keys are found whatever their case, as IAM does.
 *
 * What AWS does not publish is not here, above all the keys of an OpenID Connect provider that every token has
 * (`token.actions.githubusercontent.com:sub`, `:aud`): a key that is not found here need not be wrong.
 */
export class ServiceData {
  /** The day of the data, `2026-09-26`. */
  readonly date: string;
  /** The package and version that the data is from. */
  readonly source: string;
  /** The prefixes of the services to which resource control policies apply. */
  readonly rcpServices: readonly string[];
  readonly #file: ServiceDataFile;
  readonly #globalKeys: ConditionKeyTable;
  readonly #services = new Map<string, ServiceFacts>();
  readonly #keys = new Map<string, ConditionKeyTable>();
  readonly #names: ActionNames;

  /** Throws an Error if the bytes are no service data, or of a layout that this program does not read. */
  constructor(bytes: Uint8Array) {
    this.#file = openServiceData(bytes);
    this.date = this.#file.date;
    this.source = this.#file.source;
    this.rcpServices = this.#file.rcpServices;
    this.#globalKeys = new ConditionKeyTable(this.#file.globalKeys);
    this.#names = new ActionNames({
      namesOf: (prefix) => {
        const actions = this.service(prefix)?.actions.values();
        return actions && Array.from(actions, ({ name }) => `${prefix}:${name}`).join('\n');
      },
      all: () => this.#file.actionNames(),
    });
  }

  /** What to say of the data's age on a day, YYYY-MM-DD in UTC; see {@link ageNotes}. */
  ageNotes(today: string): string[] {
    return ageNotes(this.date, today);
  }

  /** The prefixes of all services, in lower case and in order. */
  get prefixes(): readonly string[] {
    return this.#file.prefixes;
  }

  /** The facts of one service; undefined if there is none of that prefix. Unpacked at the first call, then kept. */
  service(prefix: string): ServiceFacts | undefined {
    const name = prefix.toLowerCase();
    const known = this.#services.get(name);
    if (known) return known;
    const facts = this.#file.service(name);
    if (facts) this.#services.set(name, facts);
    return facts;
  }

  /** One action by its full name, `ecr:PutImage`; undefined for what AWS does not list, wildcards included. */
  action(name: string): ActionFacts | undefined {
    const colon = name.indexOf(':');
    if (colon < 0) return undefined;
    return this.service(name.slice(0, colon))?.actions.get(name.slice(colon + 1).toLowerCase());
  }

  /** The types of resources that an action can be about, by its full name; none for what AWS does not list. */
  resourceTypesOf(action: string): readonly ResourceTypeFacts[] {
    const types = this.service(prefixOf(action) ?? '')?.resourceTypes;
    return (this.action(action)?.resourceTypes ?? []).flatMap(({ name }) => types?.get(name) ?? []);
  }

  /** The keys that AWS lists for an action by its full name, those of its resource types among them. */
  conditionKeysOf(action: string): readonly string[] {
    const facts = this.action(action);
    if (!facts) return [];
    const keysOf = [facts, ...facts.resourceTypes, ...this.resourceTypesOf(action)];
    return keysOf.flatMap(({ conditionKeys }) => conditionKeys);
  }

  /**
   * All actions that a pattern matches (`ecr:*Image*`, `e*:Get*`, `*`), as AWS spells them with their prefix, ordered by
   * service and name; empty if it matches none that AWS lists. `*` and `?` match as in any policy, see pattern.ts.
   */
  expand(pattern: string): readonly string[] {
    return this.#names.expand(pattern);
  }

  /** A key that requests to any service can carry (`aws:PrincipalArn`), also one with a tag's name in it. */
  globalConditionKey(key: string): ConditionKeyFacts | undefined {
    return this.#globalKeys.find(key);
  }

  /**
   * A key of the list of one service, also one with a tag's name in it (`s3:RequestObjectTag/team`); undefined where the
   * service or the key is unknown. The key's own prefix need not be the service's: `sts` has `saml:aud`.
   */
  conditionKey(prefix: string, key: string): ConditionKeyFacts | undefined {
    const facts = this.service(prefix);
    if (!facts) return undefined;
    const table = this.#keys.get(facts.prefix) ?? new ConditionKeyTable(facts.conditionKeys.values());
    this.#keys.set(facts.prefix, table);
    return table.find(key);
  }
}
