import type { Before } from '../access/before.js';
import type { Difference, Reality } from '../access/difference.js';
import { contextValues } from '../access/evaluation/request.js';
import { matchingItem } from '../access/grants.js';
import { principalText } from '../access/grantee.js';
import { code, codeList, message, type Message } from '../domain/message.js';
import type { Place, Span } from '../domain/source.js';
import type { PolicyDocument, Statement } from '../policy/document.js';
import { hasWildcard } from '../policy/pattern.js';
import { hasPrincipals, type PolicyKind } from '../policy/kind.js';
import { conditionsText } from './condition-words.js';

/** Which way the access went. */
export type Change = 'gained' | 'lost';

/** An access gained or lost in sentences, which every output shows in its own way. */
export interface AccessSentence {
  readonly change: Change;
  readonly place: Place;
  readonly policy: PolicyDocument;
  readonly statement: Statement;
  readonly reality: Reality;
  /** Who can use what on which resource, and under which condition; without a full stop. */
  readonly who: Message;
  readonly what: Message;
  readonly where: Message;
  readonly condition: Message;
  /** Which statement gives it. */
  readonly by: Message;
  /** At least one. */
  readonly cases: readonly AccessCase[];
  /** Why no real request can use it; empty where one can. */
  readonly paper: Message;
}

/** Why the other side does not give an access, with a request that shows it. */
export interface AccessCase {
  readonly otherwise: Message;
  readonly example: Message;
}

/**
 * Differences as sentences. Those of one statement for the same principals on the same resources are one, with a case for
 * each reason why the other side does not give it.
 */
export function accessSentences(differences: readonly Difference[], change: Change): AccessSentence[] {
  const groups = new Map<string, Difference[]>();
  for (const each of differences) {
    const { policy, statement, grantees, resources, reality } = each;
    const key = JSON.stringify([policy.id, statement.index, grantees, resources, reality]);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].flatMap((group) => sentence(group, change));
}

function sentence(group: readonly Difference[], change: Change): AccessSentence[] {
  const [first] = group;
  if (!first) return [];
  const { policy, statement, reality } = first;
  const whole = { ...first, actions: [...new Set(group.flatMap(({ actions }) => actions))] };
  return [
    {
      change,
      place: policy.file.placeOf(placeOf(first)),
      policy,
      statement,
      reality,
      who: whoText(first),
      what: whatText(whole),
      where: whereText(first),
      condition: conditionsText(statement.conditions),
      by: statementText(policy, statement),
      cases: casesOf(group, change),
      paper: paperText[reality],
    },
  ];
}

/** The list of actions where it is on one line, else the action of the example. */
function placeOf({ policy: { file }, statement: { action, node }, request }: Difference): Span {
  if (!action) return node;
  const { start, end } = action.node;
  if (action.negated || file.positionAt(start).line === file.positionAt(end).line) return action.node;
  return matchingItem(action, request.action)?.node ?? action.node;
}

function casesOf(group: readonly Difference[], change: Change): AccessCase[] {
  const cases = new Map<string, AccessCase>();
  for (const each of group) {
    const { before } = each;
    const key = JSON.stringify([
      before.kind,
      'statement' in before && [before.policy.id, before.statement.index],
    ]);
    if (!cases.has(key))
      cases.set(key, { otherwise: otherwiseText(each, change), example: exampleText(each) });
  }
  return [...cases.values()];
}

/** The whole as one sentence: who can use what on what, if what holds, by which statement. */
export function wholeSentence({ change, who, what, where, condition, by }: AccessSentence): Message {
  const when = condition.length > 0 ? message`, if ${condition}` : [];
  const can = change === 'gained' ? ' can now use ' : ' can no longer use ';
  const given = change === 'gained' ? message`: ${by} gives it.` : message`: ${by} gave it.`;
  return capitalized([...who, can, ...what, ' on ', ...where, ...when, ...given]);
}

/** A message that begins a sentence. */
export function capitalized([first, ...rest]: Message): Message {
  if (typeof first !== 'string') return first === undefined ? [] : [first, ...rest];
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest];
}

function whoText({ policy, statement, grantees, request }: Difference): Message {
  if (!hasPrincipals(policy.kind))
    return policy.attachedTo.length > 0
      ? codeList(policy.attachedTo, 3)
      : message`whoever holds ${code(policy.file.path)}`;
  if (statement.principal?.negated === true)
    return message`everyone that its ${code('NotPrincipal')} leaves over, such as ${code(request.principal ? principalText(request.principal) : '*')},`;
  return grantees.includes('*') ? message`anyone (${code('*')})` : codeList(grantees, 3);
}

/** How many actions of a pattern are told by name. */
const mostNames = 3;

function whatText({ actions, reality, statement: { action: element } }: Difference): Message {
  if (element?.negated === true)
    return message`all that its ${code('NotAction')} leaves over, such as ${codeList(actions.slice(0, mostNames))},`;
  const literal: string[] = [];
  const byPattern = new Map<string, string[]>();
  for (const action of actions) {
    const text = element && matchingItem(element, action)?.text;
    if (text === undefined || !hasWildcard(text)) literal.push(action);
    else byPattern.set(text, [...(byPattern.get(text) ?? []), action]);
  }
  const parts = [
    ...(literal.length > 0 ? [codeList(literal)] : []),
    ...[...byPattern].map(([pattern, names]) =>
      names.length <= mostNames && reality === 'real'
        ? message`${codeList(names)} (through ${code(pattern)})`
        : message`${code(pattern)} (such as ${codeList(names.slice(0, mostNames))})`,
    ),
  ];
  return parts.flatMap((part, index) => [...(index > 0 ? [' and '] : []), ...part]);
}

/** What policies hang on that name no resource. */
const ownResource: Readonly<Partial<Record<PolicyKind, string>>> = {
  trust: 'the role',
  'ecr-repository': 'the repository',
  'ecr-public-repository': 'the repository',
};

function whereText({ policy, statement, resources, request }: Difference): Message {
  const element = statement.resource;
  if (!element) return [ownResource[policy.kind] ?? 'the resource', ' of ', code(policy.file.path)];
  if (element.negated)
    return message`all that its ${code('NotResource')} leaves over, such as ${code(request.resource)}`;
  return resources.includes('*') ? message`every resource (${code('*')})` : codeList(resources, 3);
}

function statementText({ statements }: PolicyDocument, { sid, index }: Statement): Message {
  if (sid !== undefined) return message`statement ${code(sid)}`;
  return statements.length === 1
    ? message`its only statement`
    : message`statement ${index + 1} of ${statements.length}`;
}

/** What stands in the way on the other side: before the change for what is gained, after it for what is lost. */
function otherwiseText({ before, request }: Difference, change: Change): Message {
  const time = change === 'gained' ? 'before' : 'now';
  return [`${time}: `, ...obstacleText(before, request.action)];
}

function obstacleText(before: Before, action: string): Message {
  if (before.kind === 'no-policy') return message`nothing is allowed`;
  if (before.kind === 'no-allow') return message`no statement allows ${code(action)}`;
  const { policy, statement } = before;
  const { line } = policy.file.positionAt((statement.action ?? statement.node).start);
  const at = message` by ${statementText(policy, statement)} (${code(`${policy.file.path}:${String(line)}`)})`;
  const { conditions, principal, resource } = statement;
  switch (before.kind) {
    case 'deny':
      return conditions.length > 0
        ? message`denied if ${conditionsText(conditions)},${at}`
        : message`denied${at}`;
    case 'condition':
      return message`only if ${conditionsText(conditions)},${at}`;
    case 'principal':
      return message`only for ${listOf(principal, 'NotPrincipal')}${at}`;
    case 'resource':
      return message`${code(action)} only on ${listOf(resource, 'NotResource')}${at}`;
  }
}

function listOf(element: Statement['resource'] | Statement['principal'], negated: string): Message {
  const texts = (element?.items ?? []).map(({ text }) => text);
  return element?.negated === true
    ? message`all but ${code(negated)} ${codeList(texts, 3)}`
    : codeList(texts, 3);
}

/** A request for the reader to think through: who asks for what, with which condition keys, and without which. */
function exampleText({ request, context, before, statement }: Difference): Message {
  const by = request.principal ? message` by ${code(principalText(request.principal))}` : [];
  const given = Object.entries(context).map(
    ([key, values]) => message`${code(key)} = ${code(values.join(', '))}`,
  );
  const asked =
    'statement' in before ? [...before.statement.conditions, ...statement.conditions] : statement.conditions;
  const absent = [...new Set(asked.map(({ key }) => key))].filter(
    (key) => !contextValues(request, key.toLowerCase()),
  );
  return [
    ...message`${code(request.action)} on ${code(request.resource)}`,
    ...by,
    ...given.flatMap((part, index) => [index > 0 ? ' and ' : ' with ', ...part]),
    ...(absent.length > 0 ? message` without ${codeList(absent)}` : []),
  ];
}

const paperText: Readonly<Record<Reality, Message>> = {
  real: [],
  'unknown-action': message`on paper only: AWS has no such action`,
  'impossible-request': message`on paper only: AWS knows no request with such an action on such a resource, or with such condition keys`,
  undecided: message`whether a real request can use it could not be decided`,
};
