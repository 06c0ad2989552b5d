import { code, message } from '../domain/message.js';
import type { Statement } from '../policy/document.js';
import { canonical } from '../policy/node.js';
import { rule, suggestion } from './rule.js';

/** Statements that say the same, their Sids apart: someone will change one and forget the other. */
export const redundantStatements = rule({
  class: 'text',
  issues: { REDUNDANT_STATEMENT: suggestion('Redundant statement') },
  *find({ policy: { statements } }) {
    if (statements.length < 2) return;
    const alike = groups(statements, outline);
    for (const candidates of alike) {
      for (const [first, second, ...others] of groups(candidates, meaning)) {
        if (!first || !second) continue;
        yield {
          code: 'REDUNDANT_STATEMENT',
          at: [second.node, first.node, ...others.map(({ node }) => node)],
          statement: second,
          message: message`The statement says the same as ${code(`Statement[${first.index}]`)}; at most their Sids differ.`,
          help: message`Keep one of them.`,
          value: second.sid ?? String(second.index),
        };
      }
    }
  },
});

/** What equal statements share and most others do not, so that few have to be written out in full. */
function outline({ effect, action, resource }: Statement): string {
  return [
    effect,
    action?.items.length,
    action?.items[0]?.text,
    resource?.items.length,
    resource?.items[0]?.text,
  ].join(' ');
}

function meaning({ node }: Statement): string {
  return canonical({ ...node, members: node.members.filter(({ key }) => key !== 'Sid') });
}

/** The groups of two and more with the same key. */
function groups(statements: readonly Statement[], keyOf: (statement: Statement) => string): Statement[][] {
  const byKey = new Map<string, Statement[]>();
  for (const statement of statements) {
    const key = keyOf(statement);
    const group = byKey.get(key);
    if (group) group.push(statement);
    else byKey.set(key, [statement]);
  }
  return [...byKey.values()].filter((group) => group.length > 1);
}
