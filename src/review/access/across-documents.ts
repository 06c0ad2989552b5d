import type { SubjectAccess, ToldAccess } from '../../access/access-of.js';
import { decideAccess } from '../../access/evaluation/decide-access.js';
import type { Outcome } from '../../access/evaluation/evaluate.js';
import type { AccessRequest } from '../../access/evaluation/request.js';
import { arnsOverlap, parseArn } from '../../policy/arn.js';
import type { PolicyDocument } from '../../policy/document.js';
import { hasPrincipals } from '../../policy/kind.js';

/** All that a change shows of the policies on both sides of a request. */
export class KnownPolicies {
  readonly #byHolder: ReadonlyMap<string, SubjectAccess>;
  readonly #onArtifacts: readonly SubjectAccess[];

  constructor(all: readonly SubjectAccess[]) {
    this.#byHolder = new Map(
      all.flatMap((each) => (each.subject.holder ? [[each.subject.holder, each]] : [])),
    );
    this.#onArtifacts = all.filter(({ subject }) => subject.holder === undefined);
  }

  /**
   * What is gained or lost once both sides of a request are read together. Within an account one side is enough: what the
   * other side allowed already is no gain, and what it still allows is no loss; what it denies is no gain either. Across
   * accounts both are needed, and since a change need not show all policies of a principal, only a Deny is taken for sure.
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
   */
  reallyChanged({ subject }: SubjectAccess, { access, change }: ToldAccess): boolean {
    const principal = asker(subject.holder, access.request);
    if (!principal) return true;
    const request: AccessRequest = { ...access.request, principal };
    const [from, to] = change.change === 'gained' ? (['base', 'head'] as const) : (['head', 'base'] as const);
    if (this.#decide(request, from) === 'allowed') return false;
    return this.#decide(request, to) !== 'explicitly-denied';
  }

  #decide(request: AccessRequest, side: 'base' | 'head'): Outcome {
    const arn = request.principal?.type === 'AWS' ? request.principal.arn : '';
    const resource = this.#onArtifacts.flatMap(({ subject }) =>
      subject[side].filter((policy) => isAbout(policy, request.resource)),
    );
    const identity = this.#byHolder.get(arn)?.subject[side] ?? [];
    const owner = parseArn(request.resource)?.account;
    const sameAccount = owner === undefined || owner === '' || owner === parseArn(arn)?.account;
    return decideAccess({ request, identity, resource, boundary: undefined, sameAccount }).outcome;
  }
}

/** The principal of a request, if it is one that can hold identity policies. */
function asker(holder: string | undefined, { principal }: AccessRequest): AccessRequest['principal'] {
  if (principal) return principal.type === 'AWS' ? principal : undefined;
  return holder !== undefined && /^arn:[^*?$]+$/.test(holder) ? { type: 'AWS', arn: holder } : undefined;
}

/** Whether a policy hangs on the resource, or on what it is in: a bucket's policy is about its objects. */
function isAbout(policy: PolicyDocument, resource: string): boolean {
  if (!hasPrincipals(policy.kind)) return false;
  if (policy.attachedTo.length > 0)
    return policy.attachedTo.some((own) => arnsOverlap(own, resource) || resource.startsWith(`${own}/`));
  return policy.statements.some(({ resource: element }) =>
    (element?.items ?? []).some(({ text }) => arnsOverlap(text, resource)),
  );
}
