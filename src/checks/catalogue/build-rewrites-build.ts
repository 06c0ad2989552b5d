import { reachesItsResource } from '../../access/action-reach.js';
import { boundByResourceTag } from '../../access/binding-conditions.js';
import type { Grant } from '../../access/grants.js';
import { allowsEverything } from '../../access/grants.js';
import type { Severity } from '../../domain/finding.js';
import { code, message } from '../../domain/message.js';
import { isEverything, parseArn } from '../../policy/arn.js';
import type { Statement, TextItem } from '../../policy/document.js';
import { patternCovers } from '../../policy/pattern.js';
import { hasWholeCondition } from '../../policy/whole-condition.js';
import type { Actor } from '../actor.js';
import type { Check, CheckContext, Problem } from '../check.js';
import { subjectOf } from '../element-place.js';
import { actionNames, actionPlace, onResources } from '../grant-words.js';
import { isSurelyPipelines } from '../role-publication.js';

/**
 * A build that can change projects, webhooks or pipelines decides what the next builds run, and with which role.
 * https://docs.aws.amazon.com/codebuild/latest/userguide/action-context-keys.html
 */
export const buildRewritesBuild: Check = {
  id: 'build-rewrites-build',
  title: 'A build can change how builds are made',
  severity: 'security-warning',
  kinds: ['identity'],
  services: ['codebuild', 'codepipeline'],

  *find(context) {
    const changes = context.grants
      .ofAny(changing)
      .filter((grant) => counts(grant) && reachesItsResource(context.services, grant));
    const starts = context.grants
      .ofAny(starting)
      .filter((grant) => counts(grant) && isEveryProject(grant.resource));
    if (changes.length === 0 && starts.length === 0) return;
    const actor = context.actor();
    if (!actor.kinds.has('build') && !actor.kinds.has('release')) return;
    if (!isSurelyPipelines(context)) return;
    for (const statement of new Set([...changes, ...starts].map((grant) => grant.statement))) {
      const change = changes.filter((grant) => grant.statement === statement);
      const start = starts.filter((grant) => grant.statement === statement);
      yield problemOf(context, statement, actor, change.length > 0 ? change : start, change.length > 0);
    }
  },
};

/** What changes a project, who may trigger it, where its source is from, or a pipeline. */
const changing = [
  'codebuild:CreateProject',
  'codebuild:UpdateProject',
  'codebuild:CreateWebhook',
  'codebuild:UpdateWebhook',
  'codebuild:ImportSourceCredentials',
  'codepipeline:CreatePipeline',
  'codepipeline:UpdatePipeline',
];

/** What starts a build, and may give it another buildspec, image and role for this once. */
const starting = ['codebuild:StartBuild', 'codebuild:StartBuildBatch'];

/** Any condition on what is asked of CodeBuild shows that somebody has drawn a line; where, is not judged. */
function counts({ statement, limits }: Grant): boolean {
  if (allowsEverything(statement) || limits.length > 0) return false;
  if (!hasWholeCondition(statement) || boundByResourceTag(statement)) return false;
  return !statement.conditions.some(({ key }) => /^codebuild:/i.test(key));
}

function isEveryProject(resource: TextItem | undefined): boolean {
  if (!resource || isEverything(resource.text)) return true;
  const arn = parseArn(resource.text);
  return (
    arn !== undefined && patternCovers(arn.service, 'codebuild') && patternCovers(arn.resource, 'project/?*')
  );
}

function problemOf(
  { policy }: CheckContext,
  statement: Statement,
  actor: Actor,
  grants: readonly Grant[],
  changes: boolean,
): Problem {
  return {
    ...actionPlace(statement, grants),
    statement,
    message: message`With ${actionNames(grants, 3)}${onResources(grants)} ${changes ? whatChanges : whatStarts} ${actor.because}`,
    help: changes
      ? message`Leave projects, webhooks and pipelines to the role that sets them up.`
      : message`Name the projects that it starts, or add ${code('"Null": { "codebuild:source.buildspec": "true", "codebuild:serviceRole": "true", "codebuild:environment.image": "true" }')}.`,
    severity: severityOf(actor, changes),
    subject: subjectOf(
      policy,
      statement,
      grants.map(({ resource }) => resource),
    ),
  };
}

const whatChanges = message`a build decides what the next ones run, from which source and with which role. Whoever gets into one build stays in all that follow.`;
const whatStarts = message`a build starts any project of the account, with a buildspec and an image of its choice, and so acts with the role of each of them.`;

/** AWS's own example of a pipeline's policy starts any project; by its content it may be one. */
function severityOf({ source }: Actor, changes: boolean): Severity {
  return source === 'content' && !changes ? 'suggestion' : 'security-warning';
}
