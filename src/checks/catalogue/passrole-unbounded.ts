import { reachesItsResource } from '../../access/action-reach.js';
import { boundByResourceTag } from '../../access/binding-conditions.js';
import type { Grant } from '../../access/grants.js';
import { allowsEverything, byStatement } from '../../access/grants.js';
import { isEveryIam, isRolePattern } from '../../access/iam-reach.js';
import type { Severity } from '../../domain/finding.js';
import { code, codeList, message } from '../../domain/message.js';
import type { Message } from '../../domain/message.js';
import { isEverything } from '../../policy/arn.js';
import { isNegated } from '../../policy/condition.js';
import type { Condition } from '../../policy/condition.js';
import type { Statement, TextItem } from '../../policy/document.js';
import { hasWholeCondition } from '../../policy/whole-condition.js';
import type { Actor } from '../actor.js';
import type { Check, CheckContext, Problem } from '../check.js';
import { distinctTexts, placeOf, subjectOf } from '../element-place.js';
import { isSurelyPipelines } from '../role-publication.js';

const passRole = 'iam:PassRole';

/**
 * Whoever passes a role to a service that runs code acts with that role's rights.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 */
export const passroleUnbounded: Check = {
  id: 'passrole-unbounded',
  title: 'A build can pass on more roles than it should',
  severity: 'security-warning',
  kinds: ['identity'],
  services: ['iam'],

  *find(context) {
    const grants = context.grants
      .of(passRole)
      .filter((grant) => counts(grant) && reachesItsResource(context.services, grant));
    if (grants.length === 0) return;
    if (!isSurelyPipelines(context)) return;
    const actor = context.actor();
    for (const [statement, here] of byStatement(grants)) {
      const items = here.flatMap(({ resource }) => resource ?? []);
      for (const width of widths) {
        const wide = items.filter((item) => widthOf(item, statement) === width);
        if (wide.length > 0) yield problemOf(context, statement, actor, width, wide);
      }
    }
  },
};

/** NotResource is told by IAM Access Analyzer, an administrator's `*` on `*` by another check. */
function counts({ statement, resource, limits }: Grant): boolean {
  if (!resource || limits.length > 0 || allowsEverything(statement)) return false;
  return (
    hasWholeCondition(statement) && !boundByResourceTag(statement) && !statement.conditions.some(namesTarget)
  );
}

/** The one resource that the role may be passed to. */
function namesTarget({ key, operator }: Condition): boolean {
  return key.toLowerCase() === 'iam:associatedresourcearn' && !isNegated(operator);
}

const widths = ['every role', 'roles by pattern', 'any service'] as const;
type Width = (typeof widths)[number];

/** Every role for every service is what IAM Access Analyzer tells of (PASS_ROLE_WITH_STAR_IN_RESOURCE). */
function widthOf(item: TextItem, statement: Statement): Width | undefined {
  const bound = statement.conditions.some(namesService);
  if (isEveryIam(item, 'role')) return bound ? 'every role' : undefined;
  if (bound) return undefined;
  return isRolePattern(item) ? 'roles by pattern' : 'any service';
}

function namesService({ key, operator, values }: Condition): boolean {
  if (key.toLowerCase() !== 'iam:passedtoservice' || operator.name === 'Null' || isNegated(operator))
    return false;
  return values.length > 0 && values.every(({ text }) => !isEverything(text));
}

function problemOf(
  { policy }: CheckContext,
  statement: Statement,
  actor: Actor,
  width: Width,
  wide: readonly TextItem[],
): Problem {
  const { resource } = statement;
  const place = resource ? placeOf(wide, resource) : { at: statement.node, value: '' };
  const { what, help, severity } = wordsOf(width, actor, statement);
  return {
    ...place,
    statement,
    message: message`${code(passRole)} on ${codeList(distinctTexts(wide), 2)} ${what} ${actor.because}`,
    help,
    severity,
    subject: subjectOf(policy, statement, wide),
  };
}

interface Words {
  readonly what: Message;
  readonly help: Message;
  readonly severity: Severity;
}

function wordsOf(width: Width, { kinds }: Actor, statement: Statement): Words {
  const name = message`Name the role that it hands on, such as ${code('arn:aws:iam::ACCOUNT:role/NAME')}`;
  const service = message`add ${code('StringEquals')} on ${code('iam:PassedToService')} with the service that gets it`;
  switch (width) {
    case 'every role':
      return {
        what: message`lets this role hand on every role of the account, an administrator's too, to ${servicesOf(statement)}, and so run code with its rights.`,
        help: message`${name}.`,
        // A pipeline passes what its definition says, and AWS's own example for it is as wide; a build runs any code.
        severity: kinds.has('build') || kinds.has('release') ? 'security-warning' : 'suggestion',
      };
    case 'roles by pattern':
      return {
        what: message`lets this role hand on every role whose name fits to any service, also one that somebody makes tomorrow.`,
        help: message`${name}, and ${service}.`,
        severity: 'warning',
      };
    case 'any service':
      return {
        what: message`does not say to which service: whichever takes the role can be made to run code with it.`,
        help: message`To bound it, ${service}.`,
        severity: 'suggestion',
      };
  }
}

function servicesOf({ conditions }: Statement): Message {
  const named = conditions.filter(namesService).flatMap(({ values }) => values);
  return codeList(distinctTexts(named), 2);
}
