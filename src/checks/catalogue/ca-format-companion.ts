import { packageParts } from '../../access/codeartifact-resources.js';
import type { Grant } from '../../access/grants.js';
import { byStatement, mayAlsoAllow } from '../../access/grants.js';
import { code, codeList, message } from '../../domain/message.js';
import { hasWildcard } from '../../policy/pattern.js';
import type { Check, CheckContext } from '../check.js';
import { distinctTexts, subjectOf } from '../element-place.js';

/** What a publication of a format calls beside PublishPackageVersion. */
const companions: ReadonlyMap<string, { readonly action: string; readonly why: string }> = new Map([
  [
    'maven',
    { action: 'codeartifact:PutPackageMetadata', why: 'Maven uploads the package’s metadata as well' },
  ],
  ['nuget', { action: 'codeartifact:ReadFromRepository', why: 'NuGet asks first what the repository has' }],
]);

/**
 * Publishing Maven and NuGet packages takes one permission more than other formats.
 * https://docs.aws.amazon.com/codeartifact/latest/ug/packages-overview.html
 */
export const caFormatCompanion: Check = {
  id: 'ca-format-companion',
  title: 'Publishing this format takes one permission more',
  severity: 'suggestion',
  kinds: ['identity', 'codeartifact-repository'],
  services: ['codeartifact'],

  *find(context) {
    const published = context.grants.of('codeartifact:PublishPackageVersion');
    for (const [format, { action, why }] of companions) {
      const grants = published.filter((grant) => isOf(grant, format) && !mayHave(context, grant, action));
      for (const [statement, here] of byStatement(grants)) {
        const [{ actionItem }] = here;
        if (!actionItem) continue;
        const items = here.map(({ resource }) => resource);
        yield {
          at: actionItem.node,
          value: actionItem.text,
          statement,
          message: message`${code(actionItem.text)} on ${codeList(distinctTexts(items), 2)} stands without ${code(action)}. ${[why]}, so a publication may fail.`,
          help: message`Add ${code(action)}${[format === 'nuget' ? ' on the repository' : ' to the statement']}.`,
          subject: subjectOf(context.policy, statement, items),
        };
      }
    }
  },
};

/** Only where the format stands in the ARN. */
function isOf({ resource, actionItem }: Grant, format: string): boolean {
  return (
    resource !== undefined &&
    actionItem !== undefined &&
    !hasWildcard(actionItem.text) &&
    packageParts(resource)?.[2] === format
  );
}

/** Reading is a right on the repository, wherever that is given. */
function mayHave({ grants }: CheckContext, grant: Grant, action: string): boolean {
  if (action.endsWith('ReadFromRepository'))
    return mayAlsoAllow(grants.policies, { ...grant, resource: undefined }, action);
  return mayAlsoAllow(grants.policies, grant, action);
}
