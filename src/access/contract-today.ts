import { opened } from '../policy/pattern.js';
import type { Verb } from '../domain/review.js';
import { verbs } from '../domain/review.js';
import { arnCovers, parseArn } from '../policy/arn.js';
import type { PolicyDocument } from '../policy/document.js';
import { accountOf, isAccount, isEveryone } from '../policy/principal.js';
import type { ServiceData } from '../policy/service-data.js';
import type { ToldAccess } from './access-of.js';
import { accessBeyond, allAccess } from './access-of.js';
import { touches } from './contents.js';
import type { Governed } from './contract.js';
import { contractPolicy } from './contract.js';
import { identityOf } from './evaluation/aws-identity.js';
import { granteeItem, principalText } from './grantee.js';
import { lacksResource } from './own-resource.js';

/** Policies that are read as one: those of one holder, or one policy that names its principals. */
export interface Party {
  /** The holder's ARN; undefined for a policy that names its principals. */
  readonly holder: string | undefined;
  readonly policies: readonly PolicyDocument[];
}

/** Who may do what to one artifact today. */
export interface ArtifactToday {
  /** An ARN pattern, which stands for what is in it as well. */
  readonly resource: string;
  /** ARN patterns of those who may; a verb that is not governed has none. */
  readonly may: Readonly<Partial<Record<Verb, readonly string[]>>>;
  /** Verbs that cannot be governed, since one who has them cannot stand in a contract. */
  readonly notGoverned: readonly { readonly verb: Verb; readonly who: string }[];
}

/** Each round finds those whom an entry lacks; after so many what is left is not governed. */
const mostRounds = 10;

/**
 * The contract that today's policies keep: an entry for each artifact that they name, with all four verbs, and those who
 * have them. It is made by holding the policies to it until none gives more than it says, so it breaks nothing today.
 */
export function contractOfToday(parties: readonly Party[], services: ServiceData): ArtifactToday[] {
  const all = parties.flatMap(({ holder, policies }) => allAccess(policies, holder, services));
  const contract = new Draft(all.flatMap(artifactOf));
  for (let round = 0; round < mostRounds; round++) {
    const beyond = parties.flatMap((party) =>
      accessBeyond(contract.policyFor(party), party.policies, party.holder, services)
        .found.filter((told) => isHeldToIt(told, contract))
        .map((told) => ({ told, holder: party.holder })),
    );
    if (beyond.length === 0) break;
    const steps = beyond.flatMap(({ told, holder }) => contract.stepsFor(told, holder));
    for (const step of steps) contract.take(round < mostRounds - 1 ? step : { ...step, who: undefined });
  }
  return contract.entries();
}

/** The artifact that an access is on, as a contract names it; none where it is on more than anyone would list. */
function artifactOf({ access: { policy, statement }, change }: ToldAccess): string[] {
  if (lacksResource(policy, statement)) return [];
  const pattern = opened(change.as.resource)
    .replace(/^(arn:[^:]*:s3:::[^/*]+)\/\*$/, '$1')
    .replace(
      /^(arn:[^:]*:codeartifact:[^:]*:[^:]*:)package\/([^/*]+)\/([^/*]+)(?:\/\*)+$/,
      '$1repository/$2/$3',
    );
  const { service = '*', account = '', resource = '' } = parseArn(pattern) ?? {};
  const isNamed = /[^*?/]/.test(resource.replace(/^[a-z-]+\//, ''));
  return !/[*?]/.test(service) && (isNamed || /^\d{12}$/.test(account)) ? [pattern] : [];
}

/** Services, and the artifact's own account, which delegates to its identity policies, are not held to a contract. */
function isHeldToIt({ access, change }: ToldAccess, contract: Draft): boolean {
  const { policy, statement, request } = access;
  if (request.principal?.type === 'Service' || lacksResource(policy, statement)) return false;
  const item = granteeItem(statement, request);
  const account = item && isAccount(item) ? accountOf(item) : undefined;
  if (account === undefined) return true;
  const owner = parseArn(change.resource)?.account ?? '';
  return owner === '' ? !contract.owns(account) : account !== owner;
}

interface Entry {
  readonly resource: string;
  readonly may: Map<Verb, Set<string>>;
  readonly notGoverned: Map<Verb, string>;
}

/** One change of a contract in the making. */
interface Step {
  readonly entry: Entry;
  readonly verb: Verb;
  /** Whom to list; undefined where the verb cannot be governed. */
  readonly who: string | undefined;
  /** The principal as the policy names it. */
  readonly named: string;
}

/** A contract in the making. */
class Draft {
  readonly #entries = new Map<string, Entry>();

  constructor(resources: readonly string[]) {
    for (const resource of [...resources].sort()) {
      const may = new Map(verbs.map((verb) => [verb, new Set<string>()]));
      this.#entries.set(resource, { resource, may, notGoverned: new Map() });
    }
  }

  policyFor({ holder }: Party): PolicyDocument {
    return contractPolicy(this.entries().map(governed), holder);
  }

  /** Whether an artifact is in this account. */
  owns(account: string): boolean {
    return [...this.#entries.keys()].some((resource) => parseArn(resource)?.account === account);
  }

  /**
   * What to do about an access that the contract does not give: list whoever has it in the entry of its own artifact, else
   * in all that it touches. Where listing did not help already, or cannot, the verb is not governed.
   */
  stepsFor(told: ToldAccess, holder: string | undefined): Step[] {
    const { verb, resource, as } = told.change;
    const touched = [...this.#entries.values()].filter(
      (entry) => entry.may.has(verb) && touches(resource, [entry.resource]),
    );
    const [own] = artifactOf(told);
    const exact = touched.filter((entry) => entry.resource === own);
    const who = holder ?? listed(told);
    return (exact.length > 0 ? exact : touched).map((entry) => {
      const helps = who !== undefined && entry.may.get(verb)?.has(who) !== true;
      return { entry, verb, who: helps ? who : undefined, named: as.principal };
    });
  }

  take({ entry, verb, who, named }: Step): void {
    if (who !== undefined) entry.may.get(verb)?.add(who);
    else if (entry.may.delete(verb)) entry.notGoverned.set(verb, named);
  }

  entries(): ArtifactToday[] {
    return [...this.#entries.values()].map(({ resource, may, notGoverned }) => ({
      resource,
      may: Object.fromEntries([...may].map(([verb, list]) => [verb, withoutCovered([...list])])),
      notGoverned: [...notGoverned].map(([verb, who]) => ({ verb, who })),
    }));
  }
}

function governed({ resource, may }: ArtifactToday): Governed {
  return { name: resource, resources: [resource], may };
}

/** How a contract lists someone: `*`, all of an account, a user, or the role of a session. Undefined where it cannot. */
function listed({ access: { statement, request } }: ToldAccess): string | undefined {
  const { principal } = request;
  const item = granteeItem(statement, request);
  if (item && isEveryone(item)) return '*';
  // Its users and roles are of iam, its federated users of sts.
  if (item && isAccount(item)) return `arn:*:*::${accountOf(item) ?? ''}:*`;
  if (item?.uncertain === true || principal?.type !== 'AWS') return undefined;
  const { kind, principalArn } = identityOf(principalText(principal));
  return kind === 'other' || kind === 'federated-user' ? undefined : principalArn;
}

/** Without those whom another pattern of the list takes in. */
function withoutCovered(list: readonly string[]): string[] {
  return list
    .filter((each) => !list.some((other) => other !== each && (other === '*' || arnCovers(other, each))))
    .sort();
}
