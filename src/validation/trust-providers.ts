import { code, message } from '../domain/message.js';
import type { Condition } from '../policy/condition.js';
import { holdsWhenAbsent } from '../policy/condition.js';
import type { Statement } from '../policy/document.js';
import { prefixOf } from '../policy/prefix.js';
import type { Principal } from '../policy/principal.js';
import { isProviderHost } from './condition-key-facts.js';
import { rule, securityWarning, statementRule, suggestion, warning } from './rule.js';
import { trusting } from './trust-actions.js';

const github = 'token.actions.githubusercontent.com';

/** Claims of a GitHub token that say which repository, and so which code, it is for. */
const repositoryClaims: ReadonlySet<string> = new Set(
  ['sub', 'repository', 'repository_id', 'job_workflow_ref'].map((claim) => `${github}:${claim}`),
);

/** The host of an OIDC provider, by its ARN or its domain name; undefined for SAML providers and other principals. */
function hostOf({ type, text, uncertain }: Principal): string | undefined {
  if (type !== 'Federated' || uncertain) return undefined;
  if (!text.startsWith('arn:')) return text.toLowerCase();
  return /:oidc-provider\/(.+)$/.exec(text)?.[1]?.toLowerCase();
}

/**
 * OIDC providers that serve strangers as well: without a condition on the token's claims, everyone who can get a token
 * of the provider can assume the role. GitHub has its own finding. A condition that also holds without the claim counts
 * as one here: AWS asks only for the key.
 */
export const providerConditions = rule({
  class: 'text',
  issues: {
    MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL: securityWarning('Missing condition key for OIDC principal'),
    MISSING_GITHUB_REPO_CONDITION_KEY: securityWarning('Missing GitHub repo condition key'),
  },
  *find({ policy }) {
    for (const { statement, principals } of trusting(policy)) {
      if (!letsTokensIn(statement)) continue;
      for (const principal of principals) {
        const host = hostOf(principal);
        if (host === undefined) continue;
        if (host === github) {
          if (statement.conditions.some(({ key }) => repositoryClaims.has(key.toLowerCase()))) continue;
          yield {
            code: 'MISSING_GITHUB_REPO_CONDITION_KEY',
            at: principal.node,
            statement,
            message: message`No condition says which repository may assume the role, so workflows of every repository on GitHub can.`,
            help: message`Compare ${code(`${github}:sub`)} with the repository and branch, such as ${code('repo:owner/name:ref:refs/heads/main')}.`,
            value: principal.text,
          };
        } else if (!statement.conditions.some((condition) => isClaimOf(host, condition))) {
          yield {
            code: 'MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL',
            at: principal.node,
            statement,
            message: message`No condition looks at the tokens of ${code(host)}, so everyone who has one can assume the role.`,
            help: message`Compare its claims, such as ${code(`${host}:aud`)} and ${code(`${host}:sub`)}.`,
            value: principal.text,
          };
        }
      }
    }
  },
});

function letsTokensIn({ action }: Statement): boolean {
  return (
    action?.items.some(({ text }) =>
      /^(?:\*|sts:\*|sts:AssumeRole(?:\*|WithWebIdentity|With\*))$/i.test(text),
    ) ?? false
  );
}

function isClaimOf(host: string, { key }: Condition): boolean {
  return key.toLowerCase().startsWith(`${host}:`);
}

/**
 * A GitHub subject with a wildcard. AWS's page speaks of wildcards, while its answers also warn of an exact
 * `repo:o/r:environment:prod`; that names one environment with its own branch rules, and is let be. So is a wildcard
 * after the repository where another claim fixes the branch.
 */
export const githubSubject = rule({
  class: 'text',
  issues: {
    SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED: warning('Specific GitHub repo and branch recommended'),
  },
  *find({ policy }) {
    for (const { statement } of trusting(policy)) {
      for (const { key, operator, values } of statement.conditions) {
        if (key.toLowerCase() !== `${github}:sub` || !/^StringLike$/.test(operator.name ?? '')) continue;
        for (const item of values) {
          if (item.uncertain || !/[*?]/.test(item.text)) continue;
          const [, repository = ''] = /^repo:([^:]*):/.exec(item.text) ?? [];
          if (repository !== '' && !/[*?]/.test(repository) && fixesBranch(statement)) continue;
          yield {
            code: 'SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED',
            at: item.node,
            statement,
            message: message`The wildcard in ${code(item.text)} lets more than one branch assume the role, also those of pull requests where it takes them in.`,
            help: message`Name the repository and the branch, such as ${code('repo:owner/name:ref:refs/heads/main')}.`,
            value: item.text,
          };
        }
      }
    }
  },
});

function fixesBranch({ conditions }: Statement): boolean {
  return conditions.some((condition) => {
    const claim = condition.key.toLowerCase();
    return (
      (claim === `${github}:ref` || claim === `${github}:job_workflow_ref`) && !holdsWhenAbsent(condition)
    );
  });
}

/**
 * A qualifier on an audience, which is one value in most tokens. ForAnyValue lets in a token with many audiences by any
 * one of them, ForAllValues one without any. AWS asks to confirm the kind of every audience, also of one that is compared
 * as its page says; that is let be, since there is nothing to mend.
 */
export const audienceQualifier = statementRule({
  class: 'text',
  of: 'Condition',
  issues: {
    FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE: securityWarning('ForAnyValue with audience claim type'),
    CONFIRM_AUDIENCE_CLAIM_TYPE: suggestion('Confirm audience claim type'),
  },
  *find({ conditions }, { policy: { kind } }) {
    if (kind !== 'trust') return;
    for (const { key, operator, operatorSpan } of conditions) {
      if (operator.name === 'Null' || !isAudience(key)) continue;
      const any = operator.qualifier === 'ForAnyValue';
      if (!any && operator.qualifier !== 'ForAllValues') continue;
      yield {
        code: any ? 'FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE' : 'CONFIRM_AUDIENCE_CLAIM_TYPE',
        at: operatorSpan,
        message: any
          ? message`${code(operator.text)} on ${code(key)} lets in every token that has the audience among others that it is for.`
          : message`${code(operator.text)} on ${code(key)} also holds for a token without an audience.`,
        help: message`Remove ${code(`${operator.qualifier}:`)} where a token has one audience.`,
        value: key,
      };
    }
  },
});

function isAudience(key: string): boolean {
  const prefix = prefixOf(key);
  return prefix !== undefined && isProviderHost(prefix) && /:aud$/i.test(key);
}
