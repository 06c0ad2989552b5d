import { byStatement } from '../../access/grants.js';
import { codeList, message } from '../../domain/message.js';
import { isWrittenFor } from '../action-pattern.js';
import type { Check } from '../check.js';
import { distinctTexts, placeOf, subjectOf } from '../element-place.js';
import { accessControl } from '../power-sets.js';

const policyActions = accessControl.filter((action) => action.startsWith('codeartifact:'));

/**
 * CodeArtifact does not look at a resource's own policy to decide who may write that policy.
 * https://docs.aws.amazon.com/codeartifact/latest/ug/domain-policies.html
 */
export const caPolicyPutIgnored: Check = {
  id: 'ca-policy-put-ignored',
  title: 'The policy cannot say who may write it',
  severity: 'suggestion',
  kinds: ['codeartifact-domain', 'codeartifact-repository'],
  services: ['codeartifact'],

  *find({ policy, grants: granted, services }) {
    const grants = granted
      .ofAny(policyActions)
      .filter(
        ({ actionItem }) => actionItem !== undefined && isWrittenFor(services, actionItem, policyActions),
      );
    for (const [statement, here] of byStatement(grants)) {
      const items = [...new Set(here.flatMap(({ actionItem }) => actionItem ?? []))];
      if (!statement.action) continue;
      yield {
        ...placeOf(items, statement.action),
        statement,
        message: message`CodeArtifact ignores ${codeList(distinctTexts(items))} here: a domain’s or repository’s own policy does not decide who may write it.`,
        help: message`Allow it in a policy of the identity that administers packages, and take it out here.`,
        subject: subjectOf(policy, statement, []),
      };
    }
  },
};
