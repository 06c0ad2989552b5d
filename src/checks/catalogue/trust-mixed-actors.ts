import { trustedIssuers } from '../../access/ci-issuers.js';
import { coversAction } from '../../access/grants.js';
import { code, message } from '../../domain/message.js';
import type { Statement } from '../../policy/document.js';
import type { Principal } from '../../policy/principal.js';
import { accountOf } from '../../policy/principal.js';
import { isOfPeople } from '../actor.js';
import type { Check, CheckContext } from '../check.js';
import { subjectOf } from '../element-place.js';
import { ownAccounts } from '../own-accounts.js';

/**
 * A role has the rights that any of its users needs, and its log does not tell them apart.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
 */
export const trustMixedActors: Check = {
  id: 'trust-mixed-actors',
  title: 'One role for those who build and those who use',
  severity: 'warning',
  kinds: ['trust'],
  services: ['sts'],

  *find(context) {
    const { policy } = context;
    const parties = policy.statements.flatMap((statement) => partiesOf(statement, context));
    const [first] = parties;
    const other = first && parties.find(({ party }) => party !== first.party);
    if (!other || isForEmergencies(context)) return;
    const builders = parties.every(({ party }) => party === 'ci' || party === 'codebuild');
    yield {
      at: other.item.node,
      value: other.item.text,
      statement: other.statement,
      message: message`${code(other.item.text)} lets in ${[nameOf[other.party]]}, ${code(first.item.text)} ${[nameOf[first.party]]}. In one role each has the rights of the other, and what either does looks the same in the log.`,
      help: message`Make a role for each, with what that one needs.`,
      related: [{ at: first.item.node, message: message`The role is also for ${[nameOf[first.party]]}.` }],
      // Two that build differ in what they can be made to run, not in what they are for.
      severity: builders ? 'suggestion' : 'warning',
      subject: subjectOf(policy, other.statement),
    };
  },
};

type Party = keyof typeof nameOf;

const nameOf = {
  codebuild: 'a build service',
  ci: 'a build service outside of AWS',
  runtime: 'what runs the software',
  people: 'people',
  foreign: 'an account that the config does not trust',
} as const;

interface Trusted {
  readonly party: Party;
  readonly item: Principal;
  readonly statement: Statement;
}

/** What runs software that was built, by its service principal. */
const runtimes: ReadonlySet<string> = new Set([
  'ec2.amazonaws.com',
  'ecs-tasks.amazonaws.com',
  'lambda.amazonaws.com',
  'pods.eks.amazonaws.com',
  'build.apprunner.amazonaws.com',
  'tasks.apprunner.amazonaws.com',
]);

const assuming = ['sts:AssumeRole', 'sts:AssumeRoleWithWebIdentity', 'sts:AssumeRoleWithSAML'];

function partiesOf(statement: Statement, context: CheckContext): Trusted[] {
  const { effect, principal } = statement;
  if (effect !== 'Allow' || !principal || principal.negated) return [];
  if (!assuming.some((action) => coversAction(statement, action))) return [];
  const issuers = new Set(trustedIssuers(statement).map((trusted) => trusted.principal));
  return principal.items.flatMap((item) => {
    const party = issuers.has(item) ? 'ci' : partyOf(item, context);
    return party ? [{ party, item, statement }] : [];
  });
}

function partyOf(item: Principal, context: CheckContext): Party | undefined {
  const { type, text } = item;
  if (type === 'Service') {
    const name = text.replace(/\.cn$/, '');
    return name === 'codebuild.amazonaws.com' ? 'codebuild' : runtimes.has(name) ? 'runtime' : undefined;
  }
  if (type === 'Federated') {
    if (text.includes(':saml-provider/')) return 'people';
    return /oidc-provider\/oidc\.eks\./.test(text) ? 'runtime' : undefined;
  }
  if (type !== 'AWS') return undefined;
  const account = accountOf(item);
  const isKnown = context.knowledge.trustedAccounts.length === 0 || account === undefined;
  if (!isKnown && !ownAccounts(context).has(account)) return 'foreign';
  return isOfPeople(type, text) ? 'people' : undefined;
}

/** Roles of administrators are for whoever has to help in an emergency. */
function isForEmergencies(context: CheckContext): boolean {
  const { kinds, source } = context.actor();
  return source === 'config' && (kinds.has('admin') || kinds.has('people') || kinds.has('infrastructure'));
}
