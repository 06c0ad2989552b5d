import { AnalyzerFailure } from '../../review/ports.js';
import type { AnalyzerFailureReason } from '../../review/ports.js';

/** What was asked when it failed, to name the permission or the host. */
export interface Attempted {
  /** The operation's name, as in a permission: `ValidatePolicy`. */
  readonly operation: string;
  readonly region: string;
}

type Kind = Exclude<AnalyzerFailureReason, 'no-region' | 'failed'>;

/** Error names of Access Analyzer and STS, and Node's and OpenSSL's codes; the SDK puts them into `name` and `code`. */
const kinds: readonly (readonly [Kind, RegExp])[] = [
  ['no-credentials', /^(CredentialsProviderError|TokenProviderError)$/],
  [
    'bad-credentials',
    /^(UnrecognizedClient|InvalidClientTokenId|InvalidAccessKeyId|ExpiredToken|InvalidSignature|SignatureDoesNotMatch|IncompleteSignature|MissingAuthenticationToken|InvalidIdentityToken|IDPRejectedClaim|AuthFailure|RequestExpired)(Exception)?$/,
  ],
  ['denied', /^AccessDenied(Exception)?$/],
  [
    'throttled',
    /^(Throttling|Throttled|TooManyRequests|RequestLimitExceeded|RequestThrottled|SlowDown)(Exception)?$/,
  ],
  [
    'unreachable',
    /^(TimeoutError|RequestTimeout|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPROTO|CERT_.*|ERR_TLS_.*|ERR_SSL_.*|UNABLE_TO_.*|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN)$/,
  ],
  ['refused-document', /^(Validation|InvalidParameter|UnprocessableEntity)Exception$/],
];

/**
 * An error of the SDK as the failure that the port promises, with a message that says what is wrong and how to mend it.
 * https://docs.aws.amazon.com/access-analyzer/latest/APIReference/CommonErrors.html
 */
export function toFailure(error: unknown, attempted: Attempted): AnalyzerFailure {
  if (error instanceof AnalyzerFailure) return error;
  const text = error instanceof Error ? error.message : String(error);
  const kind = kindOf(error);
  // A role that does not trust the job's token is no missing permission of the role.
  const reason =
    kind === 'denied' && /\bsts:(AssumeRole|TagSession)/.test(text) ? 'bad-credentials' : (kind ?? 'failed');
  return new AnalyzerFailure(reason, messageOf(reason, nameOf(error), text, attempted), error);
}

function messageOf(
  reason: Kind | 'failed',
  name: string,
  text: string,
  { operation, region }: Attempted,
): string {
  const said = `${name}: ${text}`;
  switch (reason) {
    case 'no-credentials':
      return `No AWS credentials could be loaded (${text}). Sign in before this step, for example with aws-actions/configure-aws-credentials, or set access-analyzer to off.`;
    case 'bad-credentials':
      return `AWS does not accept the credentials (${said}). Check that they are not expired, and that the role's trust policy lets this job in.`;
    case 'denied':
      return `${roleIn(text) ?? 'The AWS role'} lacks the permission access-analyzer:${operation} (${text}). Allow it on "*", and check that no service control policy denies it.`;
    case 'throttled':
      return `Access Analyzer throttled ${operation} to the last try (${said}). Run the job again later, or run fewer at once.`;
    case 'unreachable':
      return `Access Analyzer could not be reached in the region ${region} (${said}). Check the region's name, and that the runner's network lets it through.`;
    case 'refused-document':
      return said;
    case 'failed':
      return `Access Analyzer failed at ${operation} (${said}). Run the job again; if it stays, see the AWS Health Dashboard.`;
  }
}

/** The first of the error and its causes whose name or code is known. */
function kindOf(error: unknown): Kind | undefined {
  for (const word of wordsOf(error)) {
    const found = kinds.find(([, pattern]) => pattern.test(word));
    if (found) return found[0];
  }
  return undefined;
}

/** Names, codes and those of the causes; five deep, since a chain of causes can go in a circle. */
function wordsOf(error: unknown, depth = 0): readonly string[] {
  if (!(error instanceof Error) || depth > 5) return [];
  const code = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  return [error.name, ...code, ...wordsOf(error.cause, depth + 1)];
}

function nameOf(error: unknown): string {
  const words = wordsOf(error);
  const word = words.find((each) => each !== 'Error') ?? 'Error';
  const status = statusOf(error);
  return status === undefined ? word : `${word}, HTTP status ${status}`;
}

/** The status of an answer that is none of AWS's, such as a proxy's page, says more than the SDK's own words. */
function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || error.name !== 'Unknown' || !('$metadata' in error)) return undefined;
  const metadata = error.$metadata;
  if (typeof metadata !== 'object' || metadata === null || !('httpStatusCode' in metadata)) return undefined;
  return typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : undefined;
}

/** `arn:aws:sts::111122223333:assumed-role/review/session` in AWS's sentence, as the role that one would edit. */
function roleIn(text: string): string | undefined {
  const match = /arn:([\w-]+):sts::(\d{12}):assumed-role\/([^/\s]+)\//.exec(text);
  if (match) return `The role arn:${match[1] ?? ''}:iam::${match[2] ?? ''}:role/${match[3] ?? ''}`;
  return /arn:[\w-]+:iam::\d{12}:user\/\S+/.exec(text)?.[0];
}
