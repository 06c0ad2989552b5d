import { code, message } from '../domain/message.js';
import type { Statement } from '../policy/document.js';
import type { Member, Node, ObjectNode } from '../policy/node.js';
import { isUncertain, itemsOf, member, textOf } from '../policy/node.js';
import { error, rule, warning } from './rule.js';
import type { Problem, StatementProblem } from './rule.js';
import { replaceText } from './text-edits.js';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
const documentElements = ['Version', 'Id', 'Statement'];
const statementElements = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];

const versions = ['2012-10-17', '2008-10-17'];

/** Version: there, and one of the two that there are. */
export const versionRule = rule({
  class: 'text',
  issues: { MISSING_VERSION: warning('Missing version'), INVALID_VERSION: error('Invalid version') },
  *find({ policy }) {
    const { root, version } = policy;
    if (root.type !== 'object') return;
    const found = member(root, 'Version');
    if (!found) {
      yield {
        code: 'MISSING_VERSION',
        at: root,
        statement: undefined,
        message: message`The policy names no Version, so IAM reads it by the rules of 2008: policy variables are plain text in it.`,
        help: message`Add ${code('"Version": "2012-10-17"')}.`,
        value: 'Version',
      };
    } else if (found.value.type === 'string' && version !== undefined && !versions.includes(version)) {
      yield {
        code: 'INVALID_VERSION',
        at: found.value,
        statement: undefined,
        message: message`${code(version)} is no version of the policy language; AWS refuses the policy.`,
        help: message`The current version is ${code('2012-10-17')}.`,
        value: version,
        fix: replaceText(policy.file, found.value, version, '2012-10-17'),
      };
    }
  },
});

/** A policy without statements says nothing, and AWS refuses it. */
export const statementRequired = rule({
  class: 'text',
  issues: { MISSING_STATEMENT: error('Missing statement') },
  *find({ policy: { root } }) {
    if (root.type !== 'object') return;
    const found = member(root, 'Statement');
    if (found && !(found.value.type === 'array' && found.value.items.length === 0)) return;
    yield {
      code: 'MISSING_STATEMENT',
      at: found ? found.value : root,
      statement: undefined,
      message: message`The policy has no statement; AWS refuses it.`,
      help: message`Add a statement with Effect and Action.`,
      value: 'Statement',
    };
  },
});

/** Only the elements of the policy grammar, spelled as there. */
export const elementNames = rule({
  class: 'text',
  issues: { INVALID_POLICY_ELEMENT: error('Invalid policy element') },
  *find({ policy, suggestions }) {
    if (policy.root.type !== 'object') return;
    const problemOf = (
      each: Member,
      names: readonly string[],
    ): StatementProblem<'INVALID_POLICY_ELEMENT'> => {
      const meant = suggestions.nearest(each.key, names);
      return {
        code: 'INVALID_POLICY_ELEMENT',
        at: each.keySpan,
        message: message`${code(each.key)} is no element of a policy; AWS refuses the document.`,
        help: meant === undefined ? message`Remove it.` : message`Did you mean ${code(meant)}?`,
        value: each.key,
        fix:
          meant?.toLowerCase() === each.key.toLowerCase()
            ? replaceText(policy.file, each.keySpan, each.key, meant)
            : [],
      };
    };
    for (const each of unknownMembers(policy.root, documentElements))
      yield { ...problemOf(each, documentElements), statement: undefined };
    for (const statement of policy.statements) {
      for (const each of unknownMembers(statement.node, statementElements))
        yield { ...problemOf(each, statementElements), statement };
    }
  },
});

function unknownMembers(node: ObjectNode, known: readonly string[]): readonly Member[] {
  return node.members.filter(({ key }) => !known.includes(key) && !key.includes('${'));
}

/**
 * Each element of the JSON type that the grammar wants. A number in the place of a Sid or an account is let be: from
 * YAML and HCL it reaches AWS as text.
 */
export const elementTypes = rule({
  class: 'text',
  issues: { DATA_TYPE_MISMATCH: error('Data type mismatch') },
  *find({ policy: { root, statements } }) {
    if (root.type !== 'object') {
      if (!isUncertain(root)) yield mismatch(['A policy', root, 'an object'], undefined);
      return;
    }
    for (const each of mistyped(root)) yield mismatch(each, undefined);
    for (const statement of statements) {
      for (const each of mistypedInStatement(statement.node)) yield mismatch(each, statement);
    }
  },
});

function mismatch(
  [element, node, wanted]: Mistyped,
  statement: Statement | undefined,
): Problem<'DATA_TYPE_MISMATCH'> {
  return {
    code: 'DATA_TYPE_MISMATCH',
    at: node,
    statement,
    message: message`${element} has to be ${wanted}, and here it is ${typeNames[node.type]}; AWS refuses the document.`,
    value: textOf(node) ?? element,
  };
}

const typeNames = {
  object: 'an object',
  array: 'a list',
  string: 'a text',
  template: 'a text',
  number: 'a number',
  boolean: 'a Boolean',
  null: 'null',
  unknown: 'unknown',
} as const;

type Mistyped = readonly [name: string, node: Node, wanted: string];

function* mistyped(root: ObjectNode): Generator<Mistyped> {
  for (const { key, value } of root.members) {
    if ((key === 'Version' || key === 'Id') && !isText(value)) yield [key, value, 'a text'];
    if (key !== 'Statement') continue;
    for (const item of itemsOf(value)) {
      if (item.type !== 'object' && !isUncertain(item)) yield ['A statement', item, 'an object'];
    }
  }
}

function* mistypedInStatement(statement: ObjectNode): Generator<Mistyped> {
  for (const { key, value } of statement.members) {
    switch (key) {
      case 'Effect':
        if (!isText(value)) yield [key, value, 'a text'];
        break;
      case 'Sid':
        if (!isText(value) && value.type !== 'number') yield [key, value, 'a text'];
        break;
      case 'Action':
      case 'NotAction':
      case 'Resource':
      case 'NotResource':
        if (isText(value)) break;
        for (const item of itemsOf(value)) if (!isText(item)) yield [key, item, 'a text or a list of texts'];
        break;
      case 'Principal':
      case 'NotPrincipal':
        yield* mistypedPrincipals(key, value);
        break;
      case 'Condition':
        yield* mistypedConditions(value);
        break;
    }
  }
}

function* mistypedPrincipals(name: string, node: Node): Generator<Mistyped> {
  if (node.type === 'null' || node.type === 'boolean') yield [name, node, 'an object of principals'];
  if (node.type !== 'object') return;
  for (const { value } of node.members) {
    for (const item of itemsOf(value))
      if (!isText(item) && item.type !== 'number') yield [`A ${name}`, item, 'a text'];
  }
}

function* mistypedConditions(node: Node): Generator<Mistyped> {
  if (node.type !== 'object') {
    if (!isUncertain(node)) yield ['Condition', node, 'an object'];
    return;
  }
  for (const { value: keys } of node.members) {
    if (keys.type !== 'object') {
      if (!isUncertain(keys)) yield ['A condition operator', keys, 'an object of condition keys'];
      continue;
    }
    for (const { value } of keys.members) {
      for (const item of itemsOf(value))
        if (textOf(item) === undefined) yield ['A condition value', item, 'a text, a number or a Boolean'];
    }
  }
}

function isText(node: Node): boolean {
  return node.type === 'string' || isUncertain(node);
}
