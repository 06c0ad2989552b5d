import { holdsWhenAbsent, isNegated } from '../policy/condition.js';
import type { Condition } from '../policy/condition.js';
import type { Statement, TextItem } from '../policy/document.js';
import { hasWholeCondition } from '../policy/whole-condition.js';
import { isEveryone } from '../policy/principal.js';

/**
 * Whether a statement's conditions keep out callers that nobody knows: a key that names accounts, principals, an
 * organization, a network path or a source, under an operator that fails when the key is absent, with no value that
 * takes in everyone. Keys that the caller sets (aws:Referer, aws:UserAgent, tags of the principal) and the whole
 * Internet as aws:SourceIp keep nobody out. Values and conditions that cannot be known are taken for good ones.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export function keepsStrangersOut(statement: Statement): boolean {
  if (!hasWholeCondition(statement)) return true;
  return statement.conditions.some(
    (condition) => !isNegated(condition.operator) && !holdsWhenAbsent(condition) && namesKnown(condition),
  );
}

/**
 * Whether a Deny hits every caller that nobody knows: it is for everyone, or for all but those named, and each of its
 * conditions holds for a stranger, as `StringNotEquals` on aws:PrincipalOrgID does also for those in no organization.
 */
export function deniesStrangers(statement: Statement): boolean {
  const { effect, principal, conditions } = statement;
  if (effect !== 'Deny' || !principal) return false;
  if (principal.negated ? principal.items.some(isEveryone) : !principal.items.some(isEveryone)) return false;
  if (!hasWholeCondition(statement)) return false;
  return conditions.every((condition) => exceptsOnlyKnown(condition) || exceptsOnlyServices(condition));
}

/**
 * Whether a tag of the resource must have a certain value: such a grant is not for every resource that its patterns name.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourcetag
 */
export function boundByResourceTag(statement: Statement): boolean {
  if (!hasWholeCondition(statement)) return true;
  return statement.conditions.some(
    (condition) =>
      resourceTag.test(condition.key) &&
      !isNegated(condition.operator) &&
      !holdsWhenAbsent(condition) &&
      condition.operator.name !== undefined &&
      condition.values.every(({ text }) => !anything.test(text)),
  );
}

/** Whether a Deny hits every resource but those with a certain tag. */
export function deniesUntagged(statement: Statement): boolean {
  const { effect, conditions } = statement;
  if (effect !== 'Deny' || conditions.length === 0 || !hasWholeCondition(statement)) return false;
  return conditions.every(
    (condition) =>
      resourceTag.test(condition.key) && isNegated(condition.operator) && holdsWhenAbsent(condition),
  );
}

const resourceTag = /^[a-z0-9-]+:resourcetag\//i;
const anything = /^[*?]*$/;

function exceptsOnlyKnown(condition: Condition): boolean {
  return isNegated(condition.operator) && holdsWhenAbsent(condition) && namesKnown(condition);
}

/** `"Bool": {"aws:PrincipalIsAWSService": "false"}`: what a stranger signs is never a service's own call. */
function exceptsOnlyServices({ operator, key, values }: Condition): boolean {
  if (operator.name !== 'Bool' || !/^aws:(principalisawsservice|viaawsservice)$/i.test(key)) return false;
  return values.every(({ text }) => text.toLowerCase() === 'false');
}

/** Whether the values of a binding key are all of somebody in particular. */
function namesKnown(condition: Condition): boolean {
  const { operator, key, values } = condition;
  if (operator.name === undefined || operator.name === 'Null' || !isBindingKey(key)) return false;
  return values.length > 0 && openValues(condition).length === 0;
}

/** Whether a key can say who comes, or from where. */
export function isBindingKey(key: string): boolean {
  return bindingKeys.has(key.toLowerCase());
}

/** The values of a binding key that take in everyone, or any account at all. */
export function openValues({ operator, key, values }: Condition): TextItem[] {
  const patterns = operator.name?.includes('Like') === true || operator.name?.startsWith('Arn') === true;
  return values.filter((value) => takesInEveryone(key.toLowerCase(), value, patterns));
}

const bindingKeys: ReadonlySet<string> = new Set(
  [
    'aws:EC2InstanceSourceVPC',
    'aws:PrincipalAccount',
    'aws:PrincipalArn',
    'aws:PrincipalOrgID',
    'aws:PrincipalOrgPaths',
    'aws:SourceAccount',
    'aws:SourceArn',
    'aws:SourceIp',
    'aws:SourceOrgID',
    'aws:SourceOrgPaths',
    'aws:SourceOwner',
    'aws:SourceVpc',
    'aws:SourceVpce',
    'aws:VpceAccount',
    'aws:VpceOrgID',
    'aws:VpceOrgPaths',
    'aws:userid',
    'ec2:SourceInstanceARN',
    'kms:CallerAccount',
    'lambda:SourceFunctionArn',
    's3:DataAccessPointAccount',
    's3:DataAccessPointArn',
  ].map((key) => key.toLowerCase()),
);

/** Networks with fewer fixed bits count as the whole Internet, as they do for S3's Block Public Access. */
const fewestBits = { v4: 8, v6: 32 };

function takesInEveryone(key: string, { text, uncertain }: TextItem, patterns: boolean): boolean {
  if (uncertain) return false;
  if (key === 'aws:sourceip') return isWideNetwork(text);
  // Without wildcards a `*` is a character like any other: nobody has such a name.
  if (!patterns) return false;
  if (key.endsWith('arn')) return isOfAnyAccount(text);
  return anything.test(text) || /^(o|vpc|vpce)-[*?]*(\/|$)/.test(text) || /^[*?]+\//.test(text);
}

function isWideNetwork(text: string): boolean {
  const bits = /\/(\d{1,3})$/.exec(text)?.[1];
  return bits !== undefined && Number(bits) < (text.includes(':') ? fewestBits.v6 : fewestBits.v4);
}

/** An ARN pattern with an open account is of anybody, unless it is a bucket's, whose ARN has no account. */
function isOfAnyAccount(text: string): boolean {
  const [, , service = '', , account, ...resource] = text.split(':');
  if (account === undefined) return anything.test(text) || /^arn:[^$]*\*$/.test(text);
  if (service === 's3' && account === '') return anything.test(resource.join(':'));
  return account !== '' && anything.test(account);
}
