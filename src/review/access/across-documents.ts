import type { SubjectAccess, ToldAccess } from '../../access/access-of.js';
import { touches } from '../../access/contents.js';
import { decideAccess } from '../../access/evaluation/decide-access.js';
import type { Outcome } from '../../access/evaluation/evaluate.js';
import type { AccessRequest, RequestPrincipal } from '../../access/evaluation/request.js';
import { parseArn } from '../../policy/arn.js';
import { attachmentKey } from '../../policy/attachment-key.js';
import { isBoundary, withoutBoundary } from '../../policy/boundary.js';
import type { PolicyDocument } from '../../policy/document.js';
import type { OwnAccounts } from './own-accounts.js';
import type { Side } from '../ports.js';

/** All that a change shows of the policies on both sides of a request. */
export class KnownPolicies {
  readonly #byHolder: ReadonlyMap<string, SubjectAccess>;
  readonly #onArtifacts: Readonly<Record<Side, PoliciesByArtifact>>;
  readonly #accounts: OwnAccounts;

  constructor(all: readonly SubjectAccess[], accounts: OwnAccounts) {
    this.#accounts = accounts;
    this.#byHolder = new Map(
      all.flatMap((each) => {
        const { holder, key = holder } = each.subject;
        return key === undefined ? [] : [[key, each]];
      }),
    );
    const on = all.filter(({ subject }) => subject.holder === undefined);
    const at = (side: Side) => new PoliciesByArtifact(on.flatMap(({ subject }) => subject[side]));
    this.#onArtifacts = { base: at('base'), head: at('head') };
  }

  /**
   * What is gained or lost once both sides of a request are read together. Within an account one side is enough: what the
   * other side allowed already is no gain, and what it still allows is no loss; what it denies is no gain either, and a
   * grant to the account as a whole gives nothing by itself. Across accounts both are needed, and since a change need not
   * show all policies of a principal, only a Deny is taken for sure.
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
   */
  reallyChanged({ subject }: SubjectAccess, { access, change }: ToldAccess): boolean {
    const principal = asker(subject.holder, access.request);
    if (!principal) return true;
    const request: AccessRequest = { ...access.request, principal };
    const own = subject.holder === undefined ? subject : { base: [], head: [] };
    const holder = subject.key ?? attachmentKey(access.policy, principal.arn);
    const by = this.#byHolder.get(holder)?.subject;
    const [from, to] = change.change === 'gained' ? (['base', 'head'] as const) : (['head', 'base'] as const);
    if (this.#decide(request, from, own[from], by?.[from]) === 'allowed') return false;
    const outcome = this.#decide(request, to, own[to], by?.[to]);
    if (outcome === 'explicitly-denied') return false;
    return outcome !== 'implicitly-denied' || !this.#isSameAccount(request);
  }

  #decide(
    request: AccessRequest,
    side: Side,
    own: readonly PolicyDocument[],
    held: readonly PolicyDocument[] = [],
  ): Outcome {
    const identity = withoutBoundary(held);
    const boundary = held.find(isBoundary);
    const resource = [...new Set([...own, ...this.#onArtifacts[side].about(request.resource)])];
    const sameAccount = this.#isSameAccount(request);
    return decideAccess({ request, identity, resource, boundary, sameAccount }).outcome;
  }

  /** A bucket's ARN does not tell its account: it is taken to be in the accounts of which the change shows something. */
  #isSameAccount({ principal, resource }: AccessRequest): boolean {
    const account = principal?.type === 'AWS' ? parseArn(principal.arn)?.account : undefined;
    const owner = parseArn(resource)?.account ?? '';
    return owner === '' ? this.#accounts.owns(account ?? '') : owner === account;
  }
}

/** Policies by what they hang on, so that thousands of them need not all be looked at for each request. */
class PoliciesByArtifact {
  readonly #byKey = new Map<string, PolicyDocument[]>();

  constructor(policies: readonly PolicyDocument[]) {
    for (const policy of policies)
      for (const key of new Set(resourcesOf(policy).map(keyOf)))
        this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), policy]);
  }

  about(resource: string): PolicyDocument[] {
    const candidates = [...(this.#byKey.get(keyOf(resource)) ?? []), ...(this.#byKey.get(anyKey) ?? [])];
    return candidates.filter((policy) => touches(resource, resourcesOf(policy)));
  }
}

function resourcesOf({ attachedTo, statements }: PolicyDocument): readonly string[] {
  if (attachedTo.length > 0) return attachedTo;
  return statements.flatMap(({ resource }) => (resource?.items ?? []).map(({ text }) => text));
}

const anyKey = '*';

/** What the ARNs of an artifact and of all that is in it have in common, where the pattern says it. */
function keyOf(pattern: string): string {
  const { service = '', resource = '' } = parseArn(pattern) ?? {};
  const [first = '', second = ''] = resource.split('/');
  const name = service === 's3' ? first : service === 'codeartifact' ? second : resource;
  return name === '' || /[*?$]/.test(service + name) ? anyKey : `${service} ${name}`;
}

/** The principal of a request, if it is one that can hold identity policies. */
function asker(
  holder: string | undefined,
  { principal }: AccessRequest,
): Extract<RequestPrincipal, { type: 'AWS' }> | undefined {
  if (principal) return principal.type === 'AWS' ? principal : undefined;
  return holder !== undefined && /^arn:[^*?$]+$/.test(holder) ? { type: 'AWS', arn: holder } : undefined;
}
