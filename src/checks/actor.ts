import { publications } from '../access/action-sets.js';
import { trustedIssuers } from '../access/ci-issuers.js';
import { allowsEverything } from '../access/grants.js';
import type { PolicyGrants } from '../access/policy-grants.js';
import { verbActions } from '../access/verbs.js';
import type { Message } from '../domain/message.js';
import { code, message } from '../domain/message.js';
import { arnsOverlap } from '../policy/arn.js';
import type { PolicyDocument, Statement } from '../policy/document.js';
import type { PrincipalFact, RoleUser } from '../policy/principal-fact.js';
import type { Knowledge } from './knowledge.js';
import { roleKinds, type RoleKind } from './role-kind.js';

/** Who uses a role: a service or its resources, or jobs of a build service by OpenID Connect. */
export type ActorUser = RoleUser | 'ci';

/**
 * Who has a policy, as far as it shows. `source` says by what: the config, resources that run with the role, its trust
 * policy, or, where nothing else tells, what the policies themselves allow; with `none` nothing is known.
 */
export interface Actor {
  readonly kinds: ReadonlySet<RoleKind>;
  readonly users: ReadonlySet<ActorUser>;
  readonly source: 'config' | 'resources' | 'trust' | 'content' | 'none';
  /** A sentence for the finding: for what the role was taken, and why. Empty where nothing is known. */
  readonly because: Message;
}

/** What an actor is read off. */
export interface ActorSigns {
  readonly policy: PolicyDocument;
  readonly companions: readonly PolicyDocument[];
  readonly facts: readonly PrincipalFact[];
  readonly grants: PolicyGrants;
  readonly knowledge: Pick<Knowledge, 'roles'>;
}

/** Whose policy this is, by the surest sign that there is. */
export function actorOf(signs: ActorSigns): Actor {
  return byConfig(signs) ?? byUse(signs) ?? byContent(signs) ?? nobodyKnown;
}

/** Whether a role takes part in building, releasing or deploying, by what is known or what its policies show. */
export function isPipelines({ kinds }: Actor): boolean {
  return kinds.has('build') || kinds.has('release') || kinds.has('deploy');
}

const nobodyKnown: Actor = { kinds: new Set(), users: new Set(), source: 'none', because: [] };

const kindOfUser: Readonly<Record<ActorUser, RoleKind>> = {
  ci: 'build',
  codebuild: 'build',
  codepipeline: 'deploy',
  codedeploy: 'deploy',
  ec2: 'deploy',
  'ecs-task': 'deploy',
  'ecs-agent': 'deploy',
  lambda: 'deploy',
  people: 'people',
};

const nameOfUser: Readonly<Record<ActorUser, string>> = {
  ci: 'jobs of a build service',
  codebuild: 'AWS CodeBuild',
  codepipeline: 'AWS CodePipeline',
  codedeploy: 'AWS CodeDeploy',
  ec2: 'EC2 instances',
  'ecs-task': 'ECS tasks',
  'ecs-agent': 'the ECS agent',
  lambda: 'Lambda functions',
  people: 'people',
};

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html */
const userOfService: ReadonlyMap<string, ActorUser> = new Map([
  ['codebuild', 'codebuild'],
  ['codepipeline', 'codepipeline'],
  ['codedeploy', 'codedeploy'],
  ['ec2', 'ec2'],
  ['ecs-tasks', 'ecs-task'],
  ['lambda', 'lambda'],
]);

function byConfig({ policy, knowledge }: ActorSigns): Actor | undefined {
  for (const kind of roleKinds) {
    const patterns = knowledge.roles[kind] ?? [];
    const named = policy.attachedTo.find((arn) => patterns.some((pattern) => arnsOverlap(pattern, arn)));
    if (named === undefined) continue;
    const because = message`The config lists ${code(named)} as a role of the kind ${[kind]}.`;
    return { kinds: new Set([kind]), users: new Set(), source: 'config', because };
  }
  return undefined;
}

/** By the resources that run with the role, and those whom its trust policy lets in. */
function byUse({ policy, companions, facts }: ActorSigns): Actor | undefined {
  const run = new Set(facts.flatMap(({ says }) => (says.type === 'used-by' ? [says.user] : [])));
  const trusted = new Set(
    [policy, ...companions]
      .filter(({ kind }) => kind === 'trust')
      .flatMap(({ statements }) => usersIn(statements)),
  );
  const users = new Set<ActorUser>([...run, ...trusted]);
  if (users.size === 0) return undefined;
  const kinds = new Set([...users].map((user) => kindOfUser[user]));
  const names = listed([...users].map((user) => nameOfUser[user]));
  const verb = run.size > 0 && trusted.size === 0 ? (users.size > 1 ? 'run' : 'runs') : 'can run';
  return {
    kinds,
    users,
    source: run.size > 0 ? 'resources' : 'trust',
    because: message`Taken for a role of the kind ${[listed([...kinds])]}, since ${[names]} ${[verb]} with it.`,
  };
}

function usersIn(statements: readonly Statement[]): ActorUser[] {
  return statements.flatMap((statement) => {
    if (statement.effect !== 'Allow' || !statement.principal || statement.principal.negated) return [];
    const services = statement.principal.items.flatMap(({ type, text }) => {
      if (type === 'Service') return userOfService.get(text.split('.')[0] ?? '') ?? [];
      return isOfPeople(type, text) ? (['people'] as const) : [];
    });
    return [...services, ...(trustedIssuers(statement).length > 0 ? (['ci'] as const) : [])];
  });
}

/** Users of the account, of an identity provider by SAML, or of IAM Identity Center. */
export function isOfPeople(type: string, text: string): boolean {
  if (type === 'Federated') return text.includes(':saml-provider/') || /^cognito-/.test(text);
  return type === 'AWS' && (/:user\//.test(text) || text.includes(':role/aws-reserved/sso.amazonaws.com/'));
}

/** The surest thing that nothing but the policies tells: what they are written to do. */
function byContent({ policy, grants }: ActorSigns): Actor | undefined {
  if (policy.kind !== 'identity') return undefined;
  if (grants.policies.some(({ statements }) => statements.some(allowsEverything)))
    return guess('admin', 'its policies allow everything');
  if (grants.amongAny(deployment).length > 0)
    return guess('infrastructure', 'its policies create infrastructure');
  if (grants.amongAny(publication).length > 0) return guess('build', 'its policies publish artifacts');
  if (grants.amongAny(verbActions.read).length > 0) return guess('deploy', 'its policies read artifacts');
  return undefined;
}

function guess(kind: RoleKind, why: string): Actor {
  const because = message`Taken for a role of the kind ${[kind]}, since ${[why]}.`;
  return { kinds: new Set([kind]), users: new Set(), source: 'content', because };
}

/** What roles do that set up accounts: they make roles, or have CloudFormation make anything. */
const deployment = ['iam:CreateRole', 'cloudformation:CreateStack', 'organizations:CreateAccount'];

const publication = [...publications, 's3:PutObject'];

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
