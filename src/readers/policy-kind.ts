import type { PolicyKind } from '../policy/kind.js';
import type { Node, ObjectNode } from '../policy/node.js';
import { itemsOf, textOf } from '../policy/node.js';

/** What is known of a policy beside its content. */
export interface KindHints {
  /** The kind that the configuration declares. */
  readonly declared?: PolicyKind | undefined;
  /** The kind that the template's resource tells. */
  readonly template?: PolicyKind | undefined;
}

/**
 * What a policy is attached to: as declared, else as the template's resource says, else by what its statements say. The
 * first rule that fits decides. Keys are compared without case, so that a misspelt policy keeps its kind.
 */
export function kindOf(root: Node, { declared, template }: KindHints = {}): PolicyKind {
  return declared ?? template ?? kindByContent(root);
}

function kindByContent(root: Node): PolicyKind {
  const statements = statementsOf(root);
  const has = (name: string): boolean => statements.some((statement) => element(statement, name).length > 0);
  if (!has('principal')) return 'identity';
  const actions = statements.flatMap((statement) => actionsOf(statement));
  const of = (service: string): boolean => actions.some((action) => action.startsWith(`${service}:`));
  if (!has('resource') && of('sts')) return 'trust';
  if (of('ecr')) return has('resource') ? 'ecr-registry' : 'ecr-repository';
  if (of('ecr-public')) return 'ecr-public-repository';
  if (of('codeartifact'))
    return actions.some((action) => domainActions.has(action))
      ? 'codeartifact-domain'
      : 'codeartifact-repository';
  if (of('s3')) return 's3-bucket';
  if (of('kms')) return 'kms-key';
  return 'resource';
}

/** Actions on a domain. https://docs.aws.amazon.com/codeartifact/latest/ug/domain-policies.html */
const domainActions = new Set([
  'codeartifact:getauthorizationtoken',
  'codeartifact:createrepository',
  'codeartifact:listrepositoriesindomain',
]);

function statementsOf(root: Node): readonly ObjectNode[] {
  if (root.type !== 'object') return [];
  const found = root.members.filter(({ key }) => key.toLowerCase() === 'statement');
  return found.flatMap(({ value }) => itemsOf(value)).filter((item) => item.type === 'object');
}

/** The values of an element or its Not- form. */
function element(statement: ObjectNode, name: string): readonly Node[] {
  return statement.members
    .filter(({ key }) => key.toLowerCase() === name || key.toLowerCase() === `not${name}`)
    .map(({ value }) => value);
}

function actionsOf(statement: ObjectNode): readonly string[] {
  return element(statement, 'action')
    .flatMap((value) => itemsOf(value))
    .map((item) => textOf(item)?.toLowerCase() ?? '');
}
