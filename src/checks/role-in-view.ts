import type { PolicyDocument } from '../policy/document.js';
import type { CheckContext } from './check.js';

/**
 * Whether all that a role may do is known: the files hold the role itself, by its trust policy, and nothing says that a
 * policy from elsewhere hangs on it. Only then is an action that no policy allows certainly not allowed.
 */
export function seesWholeRole({ companions, facts }: Pick<CheckContext, 'companions' | 'facts'>): boolean {
  return (
    companions.some(({ kind }) => kind === 'trust') &&
    !facts.some(({ says }) => says.type === 'managed-policy')
  );
}

/** Whether a managed policy of one of some names may hang on the role; one that cannot be known may be one of them. */
export function mayHaveManaged({ facts }: Pick<CheckContext, 'facts'>, names: RegExp): boolean {
  return facts.some(({ says }) => {
    if (says.type !== 'managed-policy') return false;
    return says.arn === undefined || says.arn.includes('${') || names.test(says.arn);
  });
}

/** Whether policies allow an action that cannot be read off: it may be whichever one looks for. */
export function mayAllowAnything(policies: readonly PolicyDocument[]): boolean {
  return policies.some(({ statements }) =>
    statements.some(
      ({ effect, action }) => effect === 'Allow' && action?.items.some(({ uncertain }) => uncertain) === true,
    ),
  );
}
