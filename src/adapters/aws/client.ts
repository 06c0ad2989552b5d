import type * as Sdk from '@aws-sdk/client-accessanalyzer';
import { AnalyzerFailure } from '../../review/ports.js';
import { toFailure } from './failure.js';
import type { Environment } from './credentials.js';
import { resolveRegion } from './region.js';

export interface ClientOptions {
  /** The input `aws-region`; without it the environment and the profile are asked, see region.ts. */
  readonly region: string | undefined;
  /** Whether the machine's own role may be used: only where AWS's answer is required. */
  readonly allowInstanceMetadata: boolean;
  /** Where the region is looked for, this process's by default. Everything else the SDK reads from the process itself. */
  readonly env?: Environment;
}

/** The SDK with a client of it, and the region that it asks. */
export interface AwsClient {
  readonly sdk: typeof Sdk;
  readonly client: Sdk.AccessAnalyzerClient;
  readonly region: string;
}

/**
 * AWS publishes no rate for the policy operations, so a burst is met with patience: the SDK waits up to 1, 2, 4, 8 and
 * 16 seconds when throttled, half of that on average. AWS_MAX_ATTEMPTS, where set, goes first.
 */
const maxAttempts = 6;

/** Milliseconds. A host that lets packets vanish ends a try by the first, one that never answers by the second. */
const timeouts = { connectionTimeout: 5_000, requestTimeout: 10_000, throwOnRequestTimeout: true };

/** Loads the SDK and makes its client. Its endpoint, credentials and profile are the SDK's own business. */
export async function createClient(options: ClientOptions): Promise<AwsClient> {
  const { region: input, allowInstanceMetadata, env = process.env } = options;
  prepareSdk(allowInstanceMetadata);
  const sdk = await import('@aws-sdk/client-accessanalyzer');
  const region = await resolveRegion(input, env, () => regionOfProfile(sdk));
  const client = new sdk.AccessAnalyzerClient({
    region,
    requestHandler: timeouts,
    ...(process.env['AWS_MAX_ATTEMPTS'] ? {} : { maxAttempts }),
  });
  retryRefusalsOnce(client, sdk);
  return { sdk, client, region };
}

/**
 * The SDK looks for credentials and for a region on the instance metadata service, and reads its switches for that from
 * this process's environment alone. The second switch stops advice about Node.js versions, which is not the user's to
 * follow: the action brings its own.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-imds-credentials.html
 */
function prepareSdk(allowInstanceMetadata: boolean): void {
  if (!allowInstanceMetadata) process.env['AWS_EC2_METADATA_DISABLED'] = 'true';
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
}

async function regionOfProfile(sdk: typeof Sdk): Promise<string | undefined> {
  const client = new sdk.AccessAnalyzerClient({});
  try {
    return await client.config.region();
  } catch {
    return undefined;
  } finally {
    client.destroy();
  }
}

/**
 * The SDK takes a document that cannot be processed for a passing trouble; it rarely is, so one more try must do.
 * Within the step `finalizeRequest` the SDK's own retries have the priority `high`, so this is called by them.
 */
function retryRefusalsOnce(client: Sdk.AccessAnalyzerClient, sdk: typeof Sdk): void {
  client.middlewareStack.add(
    (next) => {
      // The stack is put together anew for each call, so this counts the tries of one.
      let refusals = 0;
      return async (args) => {
        try {
          return await next(args);
        } catch (error) {
          if (!(error instanceof sdk.UnprocessableEntityException) || ++refusals < 2) throw error;
          // Without the cause: the SDK would find its mark "retryable" on it.
          throw new AnalyzerFailure(
            'refused-document',
            toFailure(error, { operation: '', region: '' }).message,
          );
        }
      };
    },
    { step: 'finalizeRequest', name: 'retryRefusalsOnce' },
  );
}
