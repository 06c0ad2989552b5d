import { code, message } from '../domain/message.js';
import type { Span } from '../domain/source.js';
import type { Statement } from '../policy/document.js';
import type { PolicyKind } from '../policy/kind.js';
import type { StringNode } from '../policy/node.js';
import { valueOf } from '../policy/node.js';
import { error, rule, statementRule, suggestion, warning } from './rule.js';

/** IAM's own policies; other services have their own rules for a Sid, and most take spaces. */
const iamKinds: readonly PolicyKind[] = ['identity', 'trust'];

/** A Sid's characters. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html */
export const sidText = statementRule({
  class: 'text',
  issues: { EMPTY_SID_VALUE: suggestion('Empty Sid value'), UNSUPPORTED_SID: error('Unsupported Sid') },
  *find(statement, { policy: { kind } }) {
    const sid = sidOf(statement);
    if (!sid) return;
    if (sid.value === '') {
      yield {
        code: 'EMPTY_SID_VALUE',
        at: sid,
        message: message`The statement's Sid is empty, so it names nothing.`,
        help: message`Give it a name, or remove it.`,
        value: '',
      };
    } else if (iamKinds.includes(kind) && !/^[A-Za-z0-9]*$/.test(sid.value)) {
      yield {
        code: 'UNSUPPORTED_SID',
        at: sid,
        message: message`IAM takes only letters and digits in a Sid, and refuses ${code(sid.value)}.`,
        help: message`Remove all other characters, spaces and dashes included.`,
        value: sid.value,
      };
    }
  },
});

/** One finding for each Sid that stands more than once: IAM refuses such a policy, other services may take it. */
export const uniqueSids = rule({
  class: 'text',
  issues: {
    UNIQUE_SIDS_REQUIRED: error('Unique Sids required'),
    UNIQUE_SIDS_RECOMMENDED: warning('Unique Sids recommended'),
  },
  *find({ policy: { statements, kind } }) {
    const required = iamKinds.includes(kind);
    for (const [sid, [first, second, ...others]] of sidsOf(statements)) {
      if (!first || !second) continue;
      const places: [Span, ...Span[]] = [second.node, first.node, ...others.map(({ node }) => node)];
      yield {
        code: required ? 'UNIQUE_SIDS_REQUIRED' : 'UNIQUE_SIDS_RECOMMENDED',
        at: places,
        statement: second.statement,
        message: required
          ? message`The Sid ${code(sid)} stands at ${places.length} statements; IAM refuses a policy in which a Sid is not unique.`
          : message`The Sid ${code(sid)} stands at ${places.length} statements, so it does not say which one is meant.`,
        help: message`Give each statement its own Sid.`,
        value: sid,
      };
    }
  },
});

interface NamedStatement {
  readonly statement: Statement;
  readonly node: StringNode;
}

function sidsOf(statements: readonly Statement[]): Map<string, NamedStatement[]> {
  const bySid = new Map<string, NamedStatement[]>();
  for (const statement of statements) {
    const node = sidOf(statement);
    if (!node?.value) continue;
    const known = bySid.get(node.value);
    if (known) known.push({ statement, node });
    else bySid.set(node.value, [{ statement, node }]);
  }
  return bySid;
}

function sidOf(statement: Statement): StringNode | undefined {
  const sid = valueOf(statement.node, 'Sid');
  return sid?.type === 'string' ? sid : undefined;
}
