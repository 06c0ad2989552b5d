import { packagePublication } from '../../access/action-sets.js';
import { isEveryPackage } from '../../access/repository-reach.js';
import { code, message } from '../../domain/message.js';
import type { Check } from '../check.js';
import { unboundedWrites } from '../unbounded-write.js';

/**
 * Who may publish under any name can publish what others depend on; the resource can name format, namespace and package.
 * https://docs.aws.amazon.com/codeartifact/latest/ug/repo-policies.html
 */
export const caPublishAnyPackage: Check = {
  id: 'ca-publish-any-package',
  title: 'Publishing reaches every package',
  severity: 'security-warning',
  kinds: ['identity'],
  services: ['codeartifact'],

  *find(context) {
    for (const { what, ...place } of unboundedWrites(context, packagePublication, isEveryPackage)) {
      yield {
        ...place,
        message: message`${what} can publish a package of any name. One compromised build can publish a version of what other teams depend on, and their next build installs it.`,
        help: message`Name the format, the namespace and, where they are known, the packages, such as ${code('arn:aws:codeartifact:REGION:ACCOUNT:package/DOMAIN/REPOSITORY/npm/NAMESPACE/*')}.`,
      };
    }
  },
};
