import type { Condition } from '../../policy/condition.js';
import type { Element, PolicyDocument, Statement } from '../../policy/document.js';
import { canonical, isUncertain, valueOf } from '../../policy/node.js';
import { readsVariables } from '../evaluation/fill.js';
import { Undecided } from './box.js';
import type { Term } from './terms.js';

/** What a statement does to the question: "allowed by head and not by base". */
export type Role = 'head-allow' | 'head-deny' | 'base-allow' | 'base-deny';

/** A statement in its role. */
export interface SidedTerm extends Term {
  readonly role: Role;
  /** Everything but actions, in one text: terms with equal bodies take in the same requests for the same action. */
  readonly body: string;
}

/** The statements of both sides. Throws Undecided where an effect is not known. */
export function sidedTerms(base: readonly PolicyDocument[], head: readonly PolicyDocument[]): SidedTerm[] {
  return [...termsOf(head, 'head'), ...termsOf(base, 'base')];
}

function termsOf(policies: readonly PolicyDocument[], side: 'head' | 'base'): SidedTerm[] {
  return policies.flatMap((policy) =>
    policy.statements.flatMap((statement): SidedTerm[] => {
      const { effect } = statement;
      const found = valueOf(statement.node, 'Effect');
      if (!effect && found && isUncertain(found))
        throw new Undecided('the effect of a statement is not known');
      if (!effect) return [];
      return [
        {
          policy,
          statement,
          role: `${side}-${effect === 'Allow' ? 'allow' : 'deny'}`,
          body: bodyOf(policy, statement),
        },
      ];
    }),
  );
}

function bodyOf(policy: PolicyDocument, { principal, resource, conditions }: Statement): string {
  const who = principal?.items.map(({ type, text }) => `${type} ${text}`);
  const what = resource?.items.map(({ text }) => text);
  return JSON.stringify([
    readsVariables(policy),
    elementText(principal, who),
    elementText(resource, what),
    conditions.map(conditionText).sort(),
  ]);
}

function elementText(element: Element<unknown> | undefined, texts: readonly string[] = []) {
  return element ? [element.negated, [...new Set(texts)].sort()] : null;
}

function conditionText({ operator, key, node }: Condition): string {
  return `${operator.text.toLowerCase()} ${key.toLowerCase()} ${canonical(node)}`;
}
