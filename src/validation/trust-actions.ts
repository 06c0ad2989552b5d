import { code, codeList, message } from '../domain/message.js';
import type { Span } from '../domain/source.js';
import type { PolicyDocument, Statement } from '../policy/document.js';
import { patternCovers } from '../policy/pattern.js';
import type { Principal } from '../policy/principal.js';
import { error, rule } from './rule.js';

/** How a principal proves who it is, and the one action by which it can assume a role. */
const assumeActions: Readonly<Record<Proof, string>> = {
  'AWS credentials': 'sts:AssumeRole',
  'an OIDC token': 'sts:AssumeRoleWithWebIdentity',
  'a SAML assertion': 'sts:AssumeRoleWithSAML',
};
type Proof = 'AWS credentials' | 'an OIDC token' | 'a SAML assertion';

function proofOf({ type, text }: Principal): Proof {
  if (type !== 'Federated') return 'AWS credentials';
  return /:saml-provider\//.test(text) ? 'a SAML assertion' : 'an OIDC token';
}

/**
 * Each AssumeRole action against the principals of its statement. An action that suits one of them is let be, since
 * people put several kinds of principals and their actions into one statement.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_Operations.html
 */
export const actionForPrincipal = rule({
  class: 'text',
  issues: { MISMATCHED_ACTION_FOR_PRINCIPAL: error('Mismatched action for principal') },
  *find({ policy }) {
    for (const { statement, principals } of trusting(policy)) {
      if (principals.length === 0 || principals.some((principal) => principal.uncertain)) continue;
      const proofs = new Set(principals.map(proofOf));
      for (const item of statement.action?.items ?? []) {
        const needed = [...Object.entries(assumeActions)].find(
          ([, action]) => action.toLowerCase() === item.text.toLowerCase(),
        );
        if (!needed || [...proofs].some((proof) => proof === needed[0])) continue;
        const right = [...proofs].map((proof) => assumeActions[proof]);
        const places: readonly [Span, ...Span[]] = [item.node, ...principals.map(({ node }) => node)];
        yield {
          code: 'MISMATCHED_ACTION_FOR_PRINCIPAL',
          at: places,
          statement,
          message: message`${code(item.text)} needs ${needed[0]}, which ${codeList(
            principals.map(({ text }) => text),
            3,
          )} does not have, so the role cannot be assumed in this way.`,
          help: message`Use ${codeList(right)}.`,
          value: item.text,
        };
      }
    }
  },
});

const rolesAnywhere = 'rolesanywhere.amazonaws.com';

/** What IAM Roles Anywhere needs. https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html */
const rolesAnywhereActions = ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'];

/** IAM Roles Anywhere with fewer actions than its sessions need, all statements of the policy taken together. */
export const rolesAnywhereRule = rule({
  class: 'text',
  issues: {
    MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY: error('Missing action for Roles Anywhere trust policy'),
  },
  *find({ policy }) {
    const own = trusting(policy).filter(({ principals }) =>
      principals.some(({ text }) => text === rolesAnywhere),
    );
    const [first] = own;
    if (!first?.statement.action || own.some(({ statement }) => statement.action?.negated === true)) return;
    const patterns = own.flatMap(({ statement }) => statement.action?.items ?? []);
    if (patterns.some((item) => item.uncertain)) return;
    const missing = rolesAnywhereActions.filter(
      (action) => !patterns.some(({ text }) => patternCovers(text.toLowerCase(), action.toLowerCase())),
    );
    if (missing.length === 0) return;
    yield {
      code: 'MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY',
      at: first.statement.action.node,
      statement: first.statement,
      message: message`${code(rolesAnywhere)} cannot open a session of this role without ${codeList(missing)}.`,
      help: message`Allow ${codeList(rolesAnywhereActions)}.`,
      value: missing.join(', '),
    };
  },
});

interface Trusting {
  readonly statement: Statement;
  readonly principals: readonly Principal[];
}

/** The statements of a trust policy that let somebody in, with the principals that they name. */
export function trusting({ kind, statements }: PolicyDocument): Trusting[] {
  if (kind !== 'trust') return [];
  return statements.flatMap((statement) =>
    statement.effect === 'Allow' && statement.principal?.negated === false
      ? [{ statement, principals: statement.principal.items }]
      : [],
  );
}
