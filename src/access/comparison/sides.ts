import type { Condition } from '../../policy/condition.js';
import { isBoundary } from '../../policy/boundary.js';
import type { PolicyDocument, Statement, TextItem } from '../../policy/document.js';
import { hasPrincipals } from '../../policy/kind.js';
import { canonical, isUncertain, itemsOf, valueOf } from '../../policy/node.js';
import { hasWholeCondition } from '../../policy/whole-condition.js';
import { mayLackResource } from '../evaluation/element-match.js';
import { readsVariables } from '../evaluation/fill.js';
import { Undecided } from './box.js';
import type { Term } from './terms.js';

/** A statement with what tells it from others. */
export interface SidedTerm extends Term {
  /** Everything but actions, in one text: terms with equal bodies take in the same requests for the same action. */
  readonly body: string;
}

/**
 * The statements of both sides. Those that are not known are left out where both sides have the same: what these give or
 * take they do on both, unless base denied more. Throws Undecided where that cannot be said.
 */
export function sidedTerms(base: readonly PolicyDocument[], head: readonly PolicyDocument[]): SidedTerm[] {
  const terms = [...termsOf(head, 'head'), ...termsOf(base, 'base')];
  const before = new Set(base.flatMap(hiddenOf));
  const after = new Set(head.flatMap(hiddenOf));
  if (before.size === 0 && after.size === 0) return terms;
  if ([...base, ...head].some((policy) => isBoundary(policy) && hiddenOf(policy).length > 0))
    throw new Undecided('a statement of a permissions boundary is not known');
  if (before.size !== after.size || [...before].some((each) => !after.has(each)))
    throw new Undecided('a statement is not known');
  const denied = new Set(terms.flatMap((term) => (term.role === 'head-deny' ? [wholeOf(term)] : [])));
  if (terms.some((term) => term.role === 'base-deny' && !denied.has(wholeOf(term))))
    throw new Undecided('what a Deny took away may be allowed by a statement that is not known');
  return terms;
}

function termsOf(policies: readonly PolicyDocument[], side: 'head' | 'base'): SidedTerm[] {
  return policies.flatMap((policy) =>
    policy.statements.flatMap((statement): SidedTerm[] => {
      const { effect } = statement;
      if (!effect) return [];
      const role = `${side}-${effect === 'Deny' ? 'deny' : isBoundary(policy) ? 'bound' : 'allow'}` as const;
      return [{ policy, statement, role, body: bodyOf(policy, statement) }];
    }),
  );
}

/** Statements that cannot be known, or of which the effect cannot be. */
function hiddenOf({ root, statements }: PolicyDocument): string[] {
  if (isUncertain(root)) return [canonical(root)];
  const found = valueOf(root, 'Statement');
  const whole = found ? itemsOf(found).filter(isUncertain) : [];
  const undetermined = statements.flatMap(({ effect, node }) => {
    const written = valueOf(node, 'Effect');
    return !effect && written && isUncertain(written) ? [node] : [];
  });
  return [...whole, ...undetermined].map(canonical);
}

function wholeOf({ statement: { action }, body }: SidedTerm): string {
  return JSON.stringify([body, elementText(action)]);
}

function bodyOf(policy: PolicyDocument, statement: Statement): string {
  const { principal, resource, conditions, node } = statement;
  const who = principal && { ...principal, items: principal.items.map(named) };
  const unread = hasWholeCondition(statement) ? undefined : valueOf(node, 'Condition');
  return JSON.stringify([
    readsVariables(policy),
    elementText(who),
    hasPrincipals(policy.kind),
    elementText(resource),
    mayLackResource(policy),
    conditions.map(conditionText).sort(),
    unread && canonical(unread),
  ]);
}

interface Items {
  readonly negated: boolean;
  readonly items: readonly Pick<TextItem, 'text' | 'uncertain'>[];
}

function named({ type, text, uncertain }: { type: string; text: string; uncertain: boolean }) {
  return { text: `${type} ${text}`, uncertain };
}

/** A part that is not known, and a policy variable of the same name, are two things. */
function elementText(element: Items | undefined) {
  if (!element) return null;
  const texts = element.items.map(({ text, uncertain }) => `${uncertain ? '?' : '='}${text}`);
  return [element.negated, [...new Set(texts)].sort()];
}

function conditionText({ operator, key, node }: Condition): string {
  return `${operator.text.toLowerCase()} ${key.toLowerCase()} ${canonical(node)}`;
}
