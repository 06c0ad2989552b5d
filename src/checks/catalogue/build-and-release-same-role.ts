import { identityConditions, namesSomebody, trustedIssuers } from '../../access/ci-issuers.js';
import { takesAnyBranch } from '../../access/ci-subjects.js';
import { withContents } from '../../access/contents.js';
import { reachesItsResource } from '../../access/action-reach.js';
import type { Grant } from '../../access/grants.js';
import { allowsEverything } from '../../access/grants.js';
import { resourcesMeet } from '../../access/resource-overlap.js';
import { verbActions } from '../../access/verbs.js';
import type { Message } from '../../domain/message.js';
import { codeList, message } from '../../domain/message.js';
import type { Statement } from '../../policy/document.js';
import { hasWholeCondition } from '../../policy/whole-condition.js';
import type { Check, CheckContext, Problem } from '../check.js';
import type { KnownArtifacts } from '../knowledge.js';
import { distinctTexts, subjectOf } from '../element-place.js';
import { actionNames, actionPlace } from '../grant-words.js';

/**
 * What every build may publish, every change may, before anybody has reviewed it. Which artifacts are released only the
 * config can say.
 * https://docs.aws.amazon.com/codebuild/latest/userguide/webhooks.html
 */
export const buildAndReleaseSameRole: Check = {
  id: 'build-and-release-same-role',
  title: 'The role of every build can publish releases',
  severity: 'security-warning',
  kinds: ['identity'],
  services: ['ecr', 'ecr-public', 'codeartifact', 's3'],
  offByDefault: true,

  *find(context) {
    const released = context.knowledge.artifacts.filter((artifacts) => artifacts.released);
    if (released.length === 0) return;
    const found = context.grants.ofAny(verbActions.publish).flatMap((grant) => {
      if (allowsEverything(grant.statement) || !reachesItsResource(context.services, grant)) return [];
      const artifacts = released.find((each) => reaches(grant, each));
      return artifacts ? [{ grant, artifacts }] : [];
    });
    if (found.length === 0 || !isAnyBuild(context)) return;
    for (const statement of new Set(found.map(({ grant }) => grant.statement)))
      yield problemOf(
        context,
        statement,
        found.filter(({ grant }) => grant.statement === statement),
      );
  },
};

interface Release {
  readonly grant: Grant;
  readonly artifacts: KnownArtifacts;
}

function reaches({ resource, limits }: Grant, { resources }: KnownArtifacts): boolean {
  if (!resource || limits.length > 0) return false;
  const released = resources.flatMap(withContents);
  return released.some((text) => resourcesMeet({ ...resource, text, uncertain: false }, resource));
}

/** Whether builds of unreviewed changes run with the role: by the config, in CodeBuild, or as jobs of any branch. */
function isAnyBuild({ actor, companions }: CheckContext): boolean {
  const { source, kinds, users } = actor();
  if (source === 'config') return kinds.has('build');
  if (users.has('codebuild')) return true;
  const trusts = companions.filter(({ kind }) => kind === 'trust');
  return trusts.some(({ statements }) => statements.some(letsAnyBranchIn));
}

function letsAnyBranchIn(statement: Statement): boolean {
  if (statement.effect !== 'Allow' || !hasWholeCondition(statement)) return false;
  return trustedIssuers(statement).some((trusted) => {
    const named = identityConditions(statement, trusted).filter((each) =>
      namesSomebody(each, trusted, 'Allow'),
    );
    const subjects = named.filter(({ key }) => key.toLowerCase().endsWith(':sub'));
    if (named.length > subjects.length) return false;
    return subjects.every(({ values }) => values.some((value) => takesAnyBranch(value, trusted)));
  });
}

function problemOf(
  { policy, actor }: CheckContext,
  statement: Statement,
  releases: readonly Release[],
): Problem {
  const grants = releases.map(({ grant }) => grant);
  const resources = grants.map(({ resource }) => resource);
  const artifacts = [...new Set(releases.map((each) => each.artifacts.name))];
  return {
    ...actionPlace(statement, grants),
    statement,
    message: message`With ${actionNames(grants, 3)} on ${codeList(distinctTexts(resources), 2)} every build can publish ${releasedOf(artifacts)}, also a build of what nobody has reviewed. ${actor().because}`,
    help: message`Let builds publish elsewhere, and move what was reviewed with a role for releases, which only a protected branch, an environment or the pipeline can assume.`,
    subject: subjectOf(policy, statement, resources),
  };
}

function releasedOf(names: readonly string[]): Message {
  return message`${codeList(names, 2)}, which the config lists as released`;
}
