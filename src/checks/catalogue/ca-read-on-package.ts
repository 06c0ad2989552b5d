import type { Grant } from '../../access/grants.js';
import { byStatement } from '../../access/grants.js';
import { isOnlyPackages } from '../../access/repository-reach.js';
import type { TextEdit } from '../../domain/finding.js';
import { code, codeList, message } from '../../domain/message.js';
import type { PolicyDocument, TextItem } from '../../policy/document.js';
import { arnCovers } from '../../policy/arn.js';
import { hasWildcard } from '../../policy/pattern.js';
import type { ServiceData } from '../../policy/service-data.js';
import type { Check } from '../check.js';
import { replaceText } from '../edits.js';
import { placeOf, subjectOf } from '../element-place.js';

const read = 'codeartifact:ReadFromRepository';

/**
 * Reading is a right on the repository: one can read all its packages or none.
 * https://docs.aws.amazon.com/codeartifact/latest/ug/repo-policies.html
 */
export const caReadOnPackage: Check = {
  id: 'ca-read-on-package',
  title: 'Packages can never be read',
  severity: 'error',
  kinds: ['identity', 'codeartifact-repository'],
  services: ['codeartifact'],

  *find({ policy, grants: granted, services }) {
    const readable = granted.among(read).filter(({ resource }) => !resource || !isOnlyPackages(resource));
    const grants = granted.of(read).filter((grant) => !isReadElsewhere(grant, readable));
    for (const [statement, here] of byStatement(grants)) {
      const items = here.flatMap(({ resource }) => (resource ? [resource] : []));
      const [{ actionItem }] = here;
      // A wider pattern is there for the actions that do work on packages.
      if (!actionItem || !statement.resource || !isReadAlone(services, actionItem)) continue;
      yield {
        ...placeOf(items, statement.resource),
        statement,
        message: message`${code(actionItem.text)} on ${codeList(
          items.map(({ text }) => text),
          2,
        )} never matches: it works on repositories, not on packages, so no package can be installed.`,
        help: message`Name the repository, as in ${code('arn:aws:codeartifact:REGION:ACCOUNT:repository/DOMAIN/REPOSITORY')}. It opens all packages of the repository; what must stay apart needs a repository of its own.`,
        fix: fixOf(policy, here),
        subject: subjectOf(policy, statement, items),
      };
    }
  },
};

/** Whether the package's repository can be read by another grant: then this one is superfluous, and does no harm. */
function isReadElsewhere({ resource }: Grant, readable: readonly Grant[]): boolean {
  const repository = resource && repositoryOf(resource);
  if (repository === undefined) return readable.length > 0;
  return readable.some((grant) => !grant.resource || arnCovers(grant.resource.text, repository));
}

/** Whether a pattern stands for this action and no other. */
function isReadAlone(services: ServiceData, { text }: TextItem): boolean {
  return text.toLowerCase().startsWith('codeartifact:') && services.expand(text).length === 1;
}

/** Certain where the statement does nothing but read, and its ARN says the repository in full. */
function fixOf(policy: PolicyDocument, grants: readonly Grant[]): TextEdit[] {
  const [grant] = grants;
  const item = grant?.resource;
  const element = grant?.statement.resource;
  if (!item || element?.items.length !== 1 || grant.statement.action?.items.length !== 1) return [];
  const repository = repositoryOf(item);
  return repository ? replaceText(policy, element, item, [repository]) : [];
}

function repositoryOf({ text }: TextItem): string | undefined {
  const match = /^(arn:[^/]*:)package\/([^/]+)\/([^/]+)\//.exec(text);
  const [, start, domain, repository] = match ?? [];
  if (!start || !domain || !repository || hasWildcard(domain + repository)) return undefined;
  return `${start}repository/${domain}/${repository}`;
}
