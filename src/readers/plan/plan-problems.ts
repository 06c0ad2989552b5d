import type { Span } from '../../domain/source.js';
import { code, message, type Message } from '../../domain/message.js';
import type { Node } from '../../policy/node.js';
import { itemsOf, valueOf } from '../../policy/node.js';
import type { Fault } from '../fault.js';
import { unreadableProblem } from '../problems.js';
import type { ReaderProblem } from '../reader.js';
import { policyAttributes } from '../terraform/policy-attributes.js';
import { textIn } from './planned-change.js';

/** Values that Terraform knows only after the apply, where they make a policy or a part of it. */
export function knownAfterApply(address: string, at: Span, isPart: boolean): ReaderProblem {
  const what = isPart ? message`A part of ${code(address)}` : message`${code(address)}`;
  return afterApply(
    at,
    message`${what} depends on something that Terraform knows only after the apply, so what it will allow cannot be reviewed.`,
  );
}

function afterApply({ start, end }: Span, what: Message): ReaderProblem {
  return {
    rule: 'policy-known-after-apply',
    severity: 'warning',
    title: 'The policy is known only after the apply',
    span: { start, end },
    message: what,
    help: message`Take the unknown part out of the policy, for example by naming the resource instead of referring to it, or plan again once it exists.`,
  };
}

/** A policy that the configuration marks as sensitive: a review would repeat parts of it where others read them. */
export function sensitivePolicy(address: string, { start, end }: Span): ReaderProblem {
  return {
    rule: 'hidden-policy',
    severity: 'warning',
    title: 'The policy is marked as sensitive',
    span: { start, end },
    message: message`${code(address)} is marked as sensitive, and a review would show parts of it in comments and logs. It was not reviewed.`,
    help: message`Keep what is secret out of the policy, or mark it with ${code('nonsensitive')}: AWS shows policies to whoever may read them.`,
  };
}

/** What the plan says of itself that leaves policies out: it is not whole, or it puts changes off. */
export function incompletePlan(plan: Node): ReaderProblem[] {
  const deferred = valueOf(plan, 'deferred_changes');
  const changes = deferred?.type === 'array' ? deferred.items : [];
  const putOff = changes.flatMap((each) => deferredChange(valueOf(each, 'resource_change')));
  const complete = valueOf(plan, 'complete');
  const errored = valueOf(plan, 'errored');
  const isErrored = errored?.type === 'boolean' && errored.value;
  const isPartial = complete?.type === 'boolean' && !complete.value;
  if (isErrored)
    return [notWhole(errored, message`Terraform met an error while it made this plan`), ...putOff];
  if (isPartial && changes.length === 0)
    return [
      notWhole(complete, message`Terraform says that this plan is not complete, as with ${code('-target')}`),
    ];
  return putOff;
}

function deferredChange(change: Node | undefined): ReaderProblem[] {
  const address = valueOf(change, 'address');
  if (address?.type !== 'string' || textIn(change, 'mode') === 'data') return [];
  if (!policyAttributes.has(textIn(change, 'type') ?? '')) return [];
  const what = message`Terraform puts off the change of ${code(address.value)} to a later plan, so what its policy will allow in the end cannot be reviewed.`;
  return [{ ...afterApply(address, what), pointer: address.value }];
}

function notWhole({ start, end }: Span, what: Message): ReaderProblem {
  return {
    rule: 'policy-known-after-apply',
    severity: 'warning',
    title: 'The plan does not hold every change',
    span: { start, end },
    message: message`${what}. Policies that it leaves out were not reviewed.`,
    help: message`Give the review a plan of the whole configuration.`,
  };
}

/** A file that `plan-files` names and that is no plan. */
export function noPlan(): ReaderProblem {
  return unreadableProblem({
    span: { start: 0, end: 0 },
    what: message`The input ${code('plan-files')} names this file, and it is no output of ${code('terraform show -json')} for a plan.`,
    fix: message`Write it by ${code('terraform show -json PLANFILE')}, or leave it out of the globs.`,
  });
}

/** A plan that cannot be read as JSON: cut off, or what Terraform prints while it plans. */
export function brokenPlan({ span, what }: Fault): ReaderProblem {
  return unreadableProblem({
    span,
    what: message`The plan is no JSON. ${what}`,
    fix: message`Write it by ${code('terraform show -json PLANFILE')}, with nothing else in the file.`,
  });
}

/**
 * A format of another major version than those that this reader knows, which is to be refused.
 * https://developer.hashicorp.com/terraform/internals/json-format
 */
export function unknownFormat(version: Node): ReaderProblem {
  const [written] = itemsOf(version);
  return unreadableProblem({
    span: { start: version.start, end: version.end },
    what: message`The plan is of format ${code(written?.type === 'string' ? written.value : '')}, and only 0.x and 1.x can be read.`,
    fix: message`Make the plan with a version of Terraform that writes format 1.x, or use a newer version of this action.`,
  });
}
