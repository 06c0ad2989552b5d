import type { Verb } from '../domain/review.js';
import { verbs } from '../domain/review.js';
import { arnCovers } from '../policy/arn.js';
import type { PolicyDocument } from '../policy/document.js';
import { parsePolicy } from '../policy/parse.js';
import { SourceText } from '../domain/source.js';
import type { Node } from '../policy/node.js';
import { withContents } from './contents.js';
import { verbActions } from './verbs.js';

/** What the config says of some artifacts: for each verb that it governs, ARN patterns of those who may. */
export interface Governed {
  readonly name: string;
  /** ARN patterns. */
  readonly resources: readonly string[];
  readonly may: Readonly<Partial<Record<Verb, readonly string[]>>>;
}

/**
 * The policy that a contract amounts to: of the governed artifacts each verb for those who are listed, and everything
 * else for everyone. What a policy allows beyond it breaks the contract, so that one comparison finds all of it.
 */
export function contractPolicy(governed: readonly Governed[], holder: string | undefined): PolicyDocument {
  const isIdentity = holder !== undefined;
  const statements = verbs.flatMap((verb) => {
    const actions = verbActions[verb];
    const bound = governed.filter(({ may }) => may[verb] !== undefined);
    const resources = bound.flatMap((each) => each.resources.flatMap(withContents));
    const everyone = { Effect: 'Allow', Action: actions, ...(isIdentity ? {} : { Principal: '*' }) };
    if (resources.length === 0) return [{ ...everyone, Resource: '*' }];
    return [
      { ...everyone, NotResource: resources },
      ...bound.flatMap(({ resources: own, may }) =>
        grantTo(may[verb] ?? [], { ...everyone, Resource: own.flatMap(withContents) }, holder),
      ),
    ];
  });
  return documentOf({ Version: '2012-10-17', Statement: statements }, isIdentity);
}

/** The statement for those who are listed; none where the holder of an identity policy is not among them. */
function grantTo(
  listed: readonly string[],
  statement: Readonly<Record<string, unknown>>,
  holder: string | undefined,
): Readonly<Record<string, unknown>>[] {
  if (listed.includes('*')) return [statement];
  if (holder !== undefined) return listed.some((pattern) => arnCovers(pattern, holder)) ? [statement] : [];
  return listed.length === 0
    ? []
    : [{ ...statement, Condition: { ArnLike: { 'aws:PrincipalArn': listed } } }];
}

function documentOf(policy: unknown, isIdentity: boolean): PolicyDocument {
  const file = new SourceText('the access contract', '');
  const kind = isIdentity ? 'identity' : 'resource';
  return parsePolicy(nodeOf(policy), { file, pointer: '', kind, attachedTo: [] });
}

const nowhere = { start: 0, end: 0 };

function nodeOf(value: unknown): Node {
  if (Array.isArray(value)) return { type: 'array', items: value.map(nodeOf), ...nowhere };
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([key, item]) => ({
      key,
      keySpan: nowhere,
      value: nodeOf(item),
    }));
    return { type: 'object', members, ...nowhere };
  }
  return { type: 'string', value: String(value), content: 0, ...nowhere };
}
