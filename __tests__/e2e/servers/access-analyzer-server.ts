import { Failures, fail } from './failures.js';
import { integer, isFields, text, type Fields } from './fields.js';
import {
  beyondTheModel,
  OPERATIONS,
  problems,
  type Operation,
  type OperationName,
} from './access-analyzer-model.js';
import { bodyOf, listen, pause, send, type Answer } from './loopback.js';
import type { IncomingMessage, ServerResponse } from 'node:http';

export type { OperationName } from './access-analyzer-model.js';

/** What an operation answers: {findings} of ValidatePolicy, {result, message, reasons} of the others. */
export type PolicyAnswer = Fields;

/** Decides an answer; nothing is "no findings" or PASS. */
export type Answering = (operation: OperationName, input: Fields) => PolicyAnswer | undefined;

export type ServiceError =
  | 'AccessDeniedException'
  | 'InternalServerException'
  | 'InvalidParameterException'
  | 'ThrottlingException'
  | 'UnprocessableEntityException'
  | 'ValidationException';

/** How calls are to fail. */
export interface ServiceFailure {
  /** Every operation without it. */
  readonly operation?: OperationName;
  /** One without it. */
  readonly times?: number;
  readonly after?: number;
  readonly error?: ServiceError;
  readonly message?: string;
  readonly retryAfterSeconds?: number;
  /** Cuts the connection. */
  readonly reset?: boolean;
}

/** One request that arrived, also one that failed. */
export interface ServiceCall {
  readonly operation: OperationName;
  readonly input: Fields;
  readonly region: string;
  readonly accessKeyId: string;
  /** Which try of the SDK's this was, counting from 1. */
  readonly attempt: number;
  readonly status: number;
}

export interface AccessAnalyzerOptions {
  /** A function, or answers by the text of the policy document. */
  readonly answers?: Answering | Readonly<Record<string, PolicyAnswer>>;
  /** Findings on a page; all of them without it. */
  readonly pageSize?: number;
  /** Milliseconds that each call takes. */
  readonly delay?: number;
}

/** IAM Access Analyzer for one test. */
export interface AccessAnalyzerServer {
  /** For AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_ACCESSANALYZER or the client's `endpoint`. */
  readonly url: string;
  readonly calls: readonly ServiceCall[];
  /** What the SDK's model does not know, and answers of the test that it does not know either. */
  readonly violations: readonly string[];
  /** The largest number of calls that were under way at once. */
  readonly maxConcurrent: number;
  fail(failure: ServiceFailure): void;
  close(): Promise<void>;
}

const STATUS: Readonly<Record<ServiceError, number>> = {
  AccessDeniedException: 403,
  InternalServerException: 500,
  InvalidParameterException: 400,
  ThrottlingException: 429,
  UnprocessableEntityException: 422,
  ValidationException: 400,
};

interface Service {
  readonly options: AccessAnalyzerOptions;
  readonly failures: Failures;
  readonly calls: ServiceCall[];
  readonly violations: string[];
  underWay: number;
  most: number;
}

/** Starts an IAM Access Analyzer on the loopback interface that knows the policy operations. */
export async function startAccessAnalyzer(
  options: AccessAnalyzerOptions = {},
): Promise<AccessAnalyzerServer> {
  const service: Service = {
    options,
    failures: new Failures(),
    calls: [],
    violations: [],
    underWay: 0,
    most: 0,
  };
  const loopback = await listen(async (request, response) => {
    service.underWay += 1;
    service.most = Math.max(service.most, service.underWay);
    try {
      await serve(request, response, service);
    } finally {
      service.underWay -= 1;
    }
  });
  return {
    url: loopback.url,
    calls: service.calls,
    violations: service.violations,
    get maxConcurrent() {
      return service.most;
    },
    fail: (failure) => {
      addFailure(service.failures, failure);
    },
    close: () => loopback.close(),
  };
}

function addFailure(failures: Failures, failure: ServiceFailure): void {
  const { operation, times, after, error, message, retryAfterSeconds, reset } = failure;
  const path = OPERATIONS.find(({ name }) => name === operation)?.path;
  const answer = refusal(
    error ?? 'InternalServerException',
    message ?? 'as the test ordered',
    retryAfterSeconds,
  );
  failures.add({
    ...(path === undefined ? {} : { path: new RegExp(`^${path}$`) }),
    ...(times === undefined ? {} : { times }),
    ...(after === undefined ? {} : { after }),
    ...(reset === true
      ? { reset }
      : { status: answer.status, headers: answer.headers ?? {}, body: answer.body }),
  });
}

/** An error as rest-json says it: the type in a header, the members in the body, Retry-After in a header. */
function refusal(error: ServiceError, message: string, retryAfterSeconds?: number): Answer {
  const reason = error === 'ValidationException' ? { reason: 'fieldValidationFailed' } : {};
  return {
    status: STATUS[error],
    headers: {
      'x-amzn-errortype': error,
      ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
    },
    body: { message, ...reason },
  };
}

async function serve(request: IncomingMessage, response: ServerResponse, service: Service): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const bodyText = await bodyOf(request);
  await pause(service.options.delay);
  const operation = OPERATIONS.find(({ path }) => request.method === 'POST' && path === url.pathname);
  if (operation === undefined) {
    service.violations.push(
      `${request.method ?? ''} ${url.pathname} is no operation that the action may use`,
    );
    send(response, { status: 404, headers: { 'x-amzn-errortype': 'UnknownOperationException' }, body: {} });
    return;
  }
  const { input, found } = inputOf(operation, url.searchParams, bodyText);
  const signature = signatureOf(request);
  const call = {
    ...{ operation: operation.name, input, region: signature?.region ?? '' },
    ...{ accessKeyId: signature?.accessKeyId ?? '', attempt: attemptOf(request), status: 0 },
  };
  const at = service.calls.push(call) - 1;
  const failure = service.failures.next({ method: 'POST', path: url.pathname, text: bodyText });
  const failed = failure === undefined ? undefined : await fail(response, failure);
  const answer = failed ?? answered(operation, input, found, signature, service);
  service.calls[at] = { ...call, status: answer.status };
  if (failed === undefined) send(response, answer);
}

function answered(
  operation: Operation,
  input: Fields,
  found: readonly string[],
  signature: Signature | undefined,
  service: Service,
): Answer {
  if (signature === undefined) {
    service.violations.push(`${operation.name}: the request is not signed for access-analyzer`);
    return refusal('AccessDeniedException', 'Missing Authentication Token');
  }
  if (found.length > 0) {
    service.violations.push(...found.map((problem) => `${operation.name}: ${problem}`));
    return refusal('ValidationException', found.join('; '));
  }
  return policyAnswer(operation, input, service);
}

/** The call's members, from the body and the query, and what is wrong with them. */
function inputOf(
  operation: Operation,
  search: URLSearchParams,
  bodyText: string,
): { readonly input: Fields; readonly found: readonly string[] } {
  const body: unknown = parsed(bodyText);
  if (!isFields(body)) return { input: {}, found: ['the body is no JSON object'] };
  const query = Object.fromEntries(
    [...search].map(([name, value]) => [name, name === 'maxResults' ? Number(value) : value]),
  );
  const astray = [
    ...operation.queryMembers.filter((name) => name in body).map((name) => `${name} goes into the query`),
    ...Object.keys(query)
      .filter((name) => !operation.queryMembers.includes(name))
      .map((name) => `${name} is no query parameter`),
  ];
  const input = { ...body, ...query };
  const wrong = problems(operation.input, input);
  return { input, found: [...astray, ...wrong, ...beyondTheModel(operation.name, input)] };
}

function parsed(bodyText: string): unknown {
  try {
    return JSON.parse(bodyText) as unknown;
  } catch {
    return undefined;
  }
}

interface Signature {
  readonly accessKeyId: string;
  readonly region: string;
}

/** The scope of a request's signature. The signature itself is not computed. */
function signatureOf({ headers }: IncomingMessage): Signature | undefined {
  const pattern = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/\d{8}\/([^/]+)\/access-analyzer\/aws4_request, /;
  const match = pattern.exec(headers.authorization ?? '');
  if (match === null || headers['x-amz-date'] === undefined) return undefined;
  return { accessKeyId: match[1] ?? '', region: match[2] ?? '' };
}

/** The SDK tells which try this is: `attempt=2; max=3`. */
function attemptOf({ headers }: IncomingMessage): number {
  return Number(/attempt=(\d+)/.exec(String(headers['amz-sdk-request']))?.[1] ?? 1);
}

function policyAnswer(operation: Operation, input: Fields, service: Service): Answer {
  const isValidation = operation.name === 'ValidatePolicy';
  const nothing = isValidation
    ? { findings: [] }
    : { result: 'PASS', message: 'The policy passed.', reasons: [] };
  const answer = chosen(operation.name, input, service.options.answers) ?? nothing;
  const wrong = problems(operation.output, answer);
  if (wrong.length > 0) {
    service.violations.push(...wrong.map((problem) => `the test's answer to ${operation.name}: ${problem}`));
    return refusal('InternalServerException', 'the recorded answer does not fit the model');
  }
  return isValidation ? pageOf(answer, input, service.options.pageSize) : { status: 200, body: answer };
}

function chosen(
  name: OperationName,
  input: Fields,
  answers: AccessAnalyzerOptions['answers'],
): PolicyAnswer | undefined {
  if (answers === undefined) return undefined;
  if (typeof answers === 'function') return answers(name, input);
  return answers[text(input, 'policyDocument') ?? text(input, 'newPolicyDocument') ?? ''];
}

/** One page of the findings. A token is the number of findings before it. */
function pageOf(answer: PolicyAnswer, input: Fields, pageSize: number | undefined): Answer {
  const findings = answer['findings'] as readonly unknown[];
  const token = text(input, 'nextToken');
  const start = token === undefined ? 0 : Number(/^page-(\d+)$/.exec(token)?.[1] ?? NaN);
  if (Number.isNaN(start)) return refusal('ValidationException', 'the token is not one of this service');
  const size = Math.min(integer(input, 'maxResults') ?? Infinity, pageSize ?? Infinity);
  const end = Math.min(start + size, findings.length);
  const more = end < findings.length ? { nextToken: `page-${end}` } : {};
  return { status: 200, body: { findings: findings.slice(start, end), ...more } };
}
