import { packagePublication } from '../../access/action-sets.js';
import type { Grant } from '../../access/grants.js';
import { grantsMeet } from '../../access/grants.js';
import { message } from '../../domain/message.js';
import { isWrittenFor } from '../action-pattern.js';
import type { Check } from '../check.js';
import { isOfPipeline } from '../pipeline-powers.js';
import { originControl } from '../power-sets.js';
import { pushCompanies } from '../push-pairs.js';

/**
 * Origin controls say for each package whether versions may be published, taken from upstream, or both.
 * https://docs.aws.amazon.com/codeartifact/latest/ug/package-origin-controls.html
 */
export const caOriginControl: Check = {
  id: 'ca-origin-control',
  title: 'Who publishes can lift the origin controls',
  severity: 'security-warning',
  kinds: ['identity'],
  services: ['codeartifact'],

  *find(context) {
    const counts = ({ actionItem }: Grant): boolean =>
      actionItem !== undefined && isWrittenFor(context.services, actionItem, originControl);
    for (const { what, ...place } of pushCompanies(context, originControl, counts, publication)) {
      if (!isOfPipeline(context)) return;
      yield {
        ...place,
        message: message`${what}. Whoever takes over one build can lift the guard that keeps public versions of internal packages out, and publish where it was forbidden. ${context.actor().because}`,
        help: message`Leave origin controls to the role that administers packages: no publication needs them.`,
      };
    }
  },
};

/** Package groups lie beside packages: their controls hold for packages of any repository. */
const publication = {
  actions: packagePublication,
  meets: (push: Grant, other: Grant): boolean =>
    !other.action.endsWith('PutPackageOriginConfiguration') || grantsMeet(push, other),
};
