import { packagePublication } from '../../access/action-sets.js';
import { grantsMeet } from '../../access/grants.js';
import { message } from '../../domain/message.js';
import type { Check } from '../check.js';
import { pushCompanies } from '../push-pairs.js';

/** What frees the number of a version for other content. */
const removal = ['codeartifact:DeletePackageVersions', 'codeartifact:DeletePackage'];

/**
 * A published version cannot be changed, but one that was deleted can be published with other content.
 * https://docs.aws.amazon.com/codeartifact/latest/ug/packages-overview.html
 */
export const caDeleteAndRepublish: Check = {
  id: 'ca-delete-and-republish',
  title: 'Package versions can be deleted and published anew',
  severity: 'security-warning',
  kinds: ['identity', 'codeartifact-repository'],
  services: ['codeartifact'],

  *find(context) {
    const publication = { actions: packagePublication, meets: grantsMeet };
    for (const { what, ...place } of pushCompanies(context, removal, undefined, publication)) {
      yield {
        ...place,
        message: message`${what}. A published version cannot be changed, but whoever deletes it can publish another under the same number, and builds that pin the version install that.`,
        help: message`Leave deleting to a role that cannot publish. To take a version back, archive it: its number stays taken.`,
      };
    }
  },
};
