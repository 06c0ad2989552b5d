import { code, codeList, message } from '../../domain/message.js';
import type { Check } from '../check.js';
import { distinctTexts, subjectOf } from '../element-place.js';
import { lostPackageGrants } from '../lost-package-grants.js';

const publishing = ['codeartifact:PublishPackageVersion', 'codeartifact:PutPackageMetadata'];

/**
 * "The resource used with PublishPackageVersion must be a package."
 * https://docs.aws.amazon.com/codeartifact/latest/ug/repo-policies.html
 */
export const caPublishOnRepository: Check = {
  id: 'ca-publish-on-repository',
  title: 'Packages can never be published',
  severity: 'error',
  kinds: ['identity', 'codeartifact-repository'],
  services: ['codeartifact'],

  *find(context) {
    for (const action of publishing) {
      for (const { statement, actionItem, items } of lostPackageGrants(context, action, 'package')) {
        yield {
          at: actionItem.node,
          value: actionItem.text,
          statement,
          message: message`${code(actionItem.text)} on ${codeList(distinctTexts(items), 2)} never matches: it works on packages, not on a repository or a domain, so every publication ends in an error.`,
          help: message`Name the packages, as in ${code('arn:aws:codeartifact:REGION:ACCOUNT:package/DOMAIN/REPOSITORY/npm/NAMESPACE/*')}, in a statement of its own where the others are about the repository.`,
          subject: subjectOf(context.policy, statement, items),
        };
      }
    }
  },
};
