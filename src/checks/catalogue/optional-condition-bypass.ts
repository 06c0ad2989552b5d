import { isBindingKey, keepsStrangersOut } from '../../access/binding-conditions.js';
import { coversAction } from '../../access/grants.js';
import { artifactActions } from '../../access/verbs.js';
import type { TextEdit } from '../../domain/finding.js';
import type { Message } from '../../domain/message.js';
import { code, message } from '../../domain/message.js';
import type { Condition } from '../../policy/condition.js';
import { asksForAbsence, holdsWhenAbsent, isNegated } from '../../policy/condition.js';
import type { PolicyDocument, Statement } from '../../policy/document.js';
import type { Principal } from '../../policy/principal.js';
import { isEveryone } from '../../policy/principal.js';
import { hasWholeCondition } from '../../policy/whole-condition.js';
import type { Check, CheckContext, Problem } from '../check.js';
import { replaceOperator } from '../condition-edits.js';
import { subjectOf } from '../element-place.js';
import { artifactServices, isAboutArtifacts } from '../named-services.js';
import { isOpennessTold } from '../public-told.js';

/**
 * A condition that also holds where its key is absent keeps nobody out who comes without it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists
 */
export const optionalConditionBypass: Check = {
  id: 'optional-condition-bypass',
  title: 'A condition holds for who comes without its key',
  severity: 'security-warning',
  kinds: [
    'codeartifact-domain',
    'codeartifact-repository',
    'ecr-public-repository',
    'ecr-registry',
    'ecr-repository',
    'kms-key',
    'resource',
    's3-access-point',
    's3-bucket',
    'vpc-endpoint',
  ],
  services: artifactServices,

  *find(context) {
    for (const statement of context.policy.statements) {
      const { effect, conditions } = statement;
      if (effect !== 'Allow' || conditions.length === 0 || !isAboutArtifacts(statement)) continue;
      if (keepsStrangersOut(statement) || !hasWholeCondition(statement)) continue;
      const optional = conditions.find((condition) => isOptional(condition, conditions));
      const principal = optional && openPrincipal(context.policy, statement);
      if (principal && givesArtifacts(statement)) yield problemOf(context, statement, optional, principal);
    }
  },
};

/** Whether a condition that says who may come holds without its key, and no other demands the key. */
function isOptional(condition: Condition, all: readonly Condition[]): boolean {
  const { key } = condition;
  if (!isBindingKey(key) || !holdsWhenAbsent(condition) || isToldByAnalyzer(condition)) return false;
  return !all.some((each) => each.key.toLowerCase() === key.toLowerCase() && demandsKey(each));
}

function demandsKey({ operator, values }: Condition): boolean {
  return operator.name === 'Null' && values.some(({ text }) => asksForAbsence(text) === false);
}

/** IAM Access Analyzer's FORALLVALUES_WITH_SINGLE_VALUED_KEY; only paths of organizations can be several. */
function isToldByAnalyzer({ operator, key }: Condition): boolean {
  return operator.qualifier === 'ForAllValues' && !/^aws:\w+orgpaths$/i.test(key);
}

/** Whom the condition was to bound: everyone, where no other check tells it, or a service that acts for others. */
function openPrincipal({ kind }: PolicyDocument, { principal }: Statement): Principal | undefined {
  if (!principal || principal.negated) return undefined;
  const everyone = isOpennessTold(kind) ? undefined : principal.items.find(isEveryone);
  return everyone ?? principal.items.find(({ type, uncertain }) => type === 'Service' && !uncertain);
}

const keyUse = ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:CreateGrant'];

function givesArtifacts(statement: Statement): boolean {
  return [...artifactActions, ...keyUse].some((action) => coversAction(statement, action));
}

function problemOf(
  { policy }: CheckContext,
  statement: Statement,
  condition: Condition,
  principal: Principal,
): Problem {
  const everyone = isEveryone(principal);
  const { operator, key } = condition;
  const who: Message = everyone
    ? message`Whoever has no ${code(key)} comes in`
    : message`${code(principal.text)} also comes in for a source that it does not name`;
  return {
    at: condition.operatorSpan,
    value: operator.text,
    statement,
    ...(everyone ? {} : { severity: buildServices.test(principal.text) ? 'warning' : 'suggestion' }),
    message: message`${code(operator.text)} on ${code(key)} also holds for a request that does not carry the key. ${who}, and no other condition keeps them out.`,
    help: isNegated(operator)
      ? message`Say who may come instead of who may not: ${code('StringEquals')} on ${code(key)}.`
      : message`Compare by an operator that needs the key, or demand it beside: ${code(`"Null": { "${key}": "false" }`)}.`,
    fix: fixOf(policy, statement, condition),
    subject: subjectOf(policy, statement, statement.resource?.items ?? []),
  };
}

/** Services that are known to send the source with every request. */
const buildServices = /^(?:codebuild|codepipeline)\.amazonaws\.com(?:\.cn)?$/;

function fixOf(policy: PolicyDocument, statement: Statement, condition: Condition): TextEdit[] {
  const { operator } = condition;
  if (!operator.ifExists || isNegated(operator)) return [];
  return replaceOperator(policy, statement, condition, operator.text.replace(/IfExists$/i, ''));
}
