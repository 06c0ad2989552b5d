import type { Finding } from '../../domain/finding.js';
import { grouped } from '../../domain/grouped.js';
import { message } from '../../domain/message.js';
import type { ReviewedPolicy } from '../../domain/review.js';
import type { Place } from '../../domain/source.js';
import type { PlanSources } from '../../readers/reader.js';
import type { CollectedFile } from '../collected.js';
import { parseAddress } from './argument-address.js';
import { holds, TerraformSources } from './terraform-sources.js';

/**
 * Puts what is found in a Terraform plan where its author wrote it: on the argument of the `.tf` file that the same run
 * read. What both the file and the plan tell is told once, and what the file does not tell and the plan does is not
 * called hidden.
 */
export class PlanPlaces {
  readonly #sources = new TerraformSources();
  readonly #plans = new Map<string, PlanSources>();

  add({ head }: CollectedFile): void {
    if (head?.plan) this.#plans.set(head.file.path, head.plan);
    else if (head) this.#sources.add(head);
  }

  /** The findings of a run, with those of plans moved and merged. */
  async settle(
    findings: readonly Finding[],
    policies: readonly ReviewedPolicy[],
  ): Promise<readonly Finding[]> {
    if (this.#plans.size === 0 || this.#sources.isEmpty) return findings;
    await this.#sources.open();
    const known = new Map(policies.map((policy) => [policy.id, policy]));
    const told = new Told(
      findings.filter(({ place }) => !this.#plans.has(place.path)),
      known,
    );
    const clear = this.#clearPlaces(policies, findings);
    return findings.flatMap((finding) => {
      if (!this.#plans.has(finding.place.path)) {
        const isClear =
          finding.rule === 'hidden-policy' && clear.some((place) => holds(place, finding.place));
        return isClear ? [] : [finding];
      }
      return this.#moved(finding, known, told);
    });
  }

  #moved(finding: Finding, known: ReadonlyMap<string, ReviewedPolicy>, told: Told): readonly Finding[] {
    const address = addressOf(finding, known);
    const source = address === undefined ? undefined : this.#placeOf(address, finding.place.path, finding);
    if (address === undefined || !source) return [finding];
    if (told.again(finding, source.argument, address)) return [];
    const inPlan = { ...finding.place, message: message`In the plan it is here.` };
    return [
      { ...finding, place: source.at, related: [inPlan, ...finding.related], fix: [], suggestion: null },
    ];
  }

  #placeOf(
    address: string,
    plan: string,
    finding?: Finding,
  ): { readonly at: Place; readonly argument: Place } | undefined {
    const sources = this.#plans.get(plan);
    return sources && this.#sources.find(address, plan, sources, finding);
  }

  /** The arguments whose policies the plans have, and of which these hide nothing. */
  #clearPlaces(policies: readonly ReviewedPolicy[], findings: readonly Finding[]): readonly Place[] {
    const hidden = findings.filter(({ rule, place }) => this.#plans.has(place.path) && unreviewed.has(rule));
    const isHidden = new Set(hidden.map(({ value }) => value));
    const plain = policies.filter(({ path, pointer, state }) => {
      return this.#plans.has(path) && state !== 'removed' && !isHidden.has(pointer);
    });
    return plain.flatMap(({ path, pointer }) => this.#placeOf(pointer, path)?.argument ?? []);
  }
}

/** Rules by which a plan says that it does not tell a policy, or a part of one. */
const unreviewed = new Set(['policy-known-after-apply', 'hidden-policy']);

/** The address of the argument that a plan's finding is about. */
function addressOf(finding: Finding, known: ReadonlyMap<string, ReviewedPolicy>): string | undefined {
  if (finding.policy !== null) return known.get(finding.policy)?.pointer;
  return finding.source === 'reader' && finding.value !== '' ? finding.value : undefined;
}

/** What the files say themselves: each of it stands for one finding of every plan's document of its argument. */
class Told {
  readonly #byRule: ReadonlyMap<string, readonly Finding[]>;
  readonly #known: ReadonlyMap<string, ReviewedPolicy>;
  readonly #used = new Map<string, number>();

  constructor(findings: readonly Finding[], known: ReadonlyMap<string, ReviewedPolicy>) {
    this.#known = known;
    this.#byRule = grouped(findings, ({ rule }) => rule);
  }

  again(finding: Finding, argument: Place, address: string): boolean {
    const same = (this.#byRule.get(finding.rule) ?? []).filter(
      (each) => each.state === finding.state && this.#isSame(each, finding, argument, address),
    );
    const key = JSON.stringify([address, finding.rule, finding.value, finding.state]);
    const used = this.#used.get(key) ?? 0;
    if (used >= same.length) return false;
    this.#used.set(key, used + 1);
    return true;
  }

  /** About the same text of the same argument; or, where no policy could be read, about the argument. */
  #isSame(each: Finding, finding: Finding, argument: Place, address: string): boolean {
    if (each.policy === null) return finding.policy === null && holds(argument, each.place);
    const policy = this.#known.get(each.policy);
    return (
      each.value === finding.value &&
      policy?.path === argument.path &&
      isSameArgument(policy.pointer, address)
    );
  }
}

/** Whether a pointer in a file and an address of a plan are of one argument; a file has it once for all instances. */
function isSameArgument(pointer: string, address: string): boolean {
  const inFile = parseAddress(pointer);
  const inPlan = parseAddress(address);
  return (
    inFile !== undefined &&
    inFile.resource === inPlan?.resource &&
    inFile.argument.replace(/#\d+$/, '') === inPlan.argument
  );
}
