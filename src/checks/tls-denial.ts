import type { S3Level } from '../access/s3-resource-level.js';
import { isEverything } from '../policy/arn.js';
import type { Condition } from '../policy/condition.js';
import { isNegated } from '../policy/condition.js';
import { parseBoolean } from '../policy/condition-scalars.js';
import type { Statement, TextItem } from '../policy/document.js';
import { openPart } from '../policy/pattern.js';
import { isEveryone } from '../policy/principal.js';

/** A Deny of requests that do not use TLS, or use too old a version of it. */
export interface TlsDenial {
  readonly statement: Statement;
  /** The levels on which it covers every resource of a bucket. */
  readonly levels: readonly S3Level[];
  /** What keeps it from some requests on them: its actions, its principals, or another condition. */
  readonly narrowedBy: 'actions' | 'principals' | Condition | undefined;
}

/**
 * What a statement denies of requests without TLS; undefined for every other statement.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html#example-bucket-policies-HTTP-HTTPS
 */
export function tlsDenialOf(statement: Statement): TlsDenial | undefined {
  const { effect, conditions, resource } = statement;
  if (effect !== 'Deny' || !conditions.some(asksForTls)) return undefined;
  const levels = resource?.negated === true ? both : (resource?.items ?? []).flatMap(wholeLevels);
  return { statement, levels: [...new Set(levels)], narrowedBy: narrowing(statement) };
}

/** The value by which a Deny hits those requests that do use TLS, instead of those that do not. */
export function deniesTls({ effect, conditions }: Statement): TextItem | undefined {
  if (effect !== 'Deny' || conditions.length > 1) return undefined;
  return conditions.flatMap(({ key, operator, values }) => {
    if (!isSecureTransport(key) || operator.name !== 'Bool') return [];
    return values.every(({ text, uncertain }) => !uncertain && parseBoolean(text) === true) ? values : [];
  })[0];
}

const both: readonly S3Level[] = ['bucket', 'object'];

function isSecureTransport(key: string): boolean {
  return key.toLowerCase() === 'aws:securetransport';
}

function asksForTls({ key, operator, values }: Condition): boolean {
  if (key.toLowerCase() === 's3:tlsversion') return operator.name?.startsWith('NumericLessThan') ?? false;
  if (!isSecureTransport(key) || operator.name === 'Null') return false;
  const wanted = isNegated(operator);
  return values.some(({ text, uncertain }) => uncertain || parseBoolean(text) === wanted);
}

function narrowing({ action, principal, conditions }: Statement): TlsDenial['narrowedBy'] {
  const everyAction = action?.items.some(({ text }) => isEverything(text) || text.toLowerCase() === 's3:*');
  if (!action || action.negated || everyAction !== true) return 'actions';
  if (!principal || principal.negated || !principal.items.some(isEveryone)) return 'principals';
  return conditions.find((each) => !asksForTls(each) && !exceptsServices(each));
}

/** AWS services always use TLS. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalisawsservice */
function exceptsServices({ key, values }: Condition): boolean {
  return (
    /^aws:(principalisawsservice|viaawsservice)$/i.test(key) &&
    values.every(({ text, uncertain }) => uncertain || parseBoolean(text) === false)
  );
}

/** Where a pattern takes in everything of a bucket; what cannot be known may be written so. */
function wholeLevels({ text, uncertain }: TextItem): readonly S3Level[] {
  if (isEverything(text)) return both;
  const known = text.replace(openPart, '');
  const slash = known.indexOf('/');
  if (slash >= 0) {
    const key = known.slice(slash + 1);
    return isEverything(key) || (uncertain && /\$\{[^}]*\}[^/]*$/.test(text)) ? ['object'] : [];
  }
  if (text.endsWith('*')) return both;
  // A parameter may hold either ARN; an attribute such as `Bucket.Arn` is the bucket's own.
  return /^\$\{[^}]*\}$/.test(text) && !/\.arn\}$/i.test(text) ? both : ['bucket'];
}
