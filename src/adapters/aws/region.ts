import { AnalyzerFailure } from '../../review/ports.js';
import type { Environment } from './credentials.js';

/**
 * The region to ask: the input, else AWS_REGION, else AWS_DEFAULT_REGION (which the SDK for JavaScript leaves to other
 * tools), else the profile's own, for which the SDK is asked last. Throws `no-region` where there is none.
 */
export async function resolveRegion(
  input: string | undefined,
  env: Environment,
  regionOfProfile: () => Promise<string | undefined>,
): Promise<string> {
  const region = input || env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || (await regionOfProfile());
  if (!region) {
    throw new AnalyzerFailure(
      'no-region',
      'No AWS region is set, so Access Analyzer cannot be asked. Set the input aws-region, or AWS_REGION.',
    );
  }
  // The region becomes a part of the host's name; the SDK refuses what no host can be called.
  if (!/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i.test(region)) {
    throw new AnalyzerFailure(
      'no-region',
      `"${region}" is no AWS region. Set aws-region to one such as eu-west-1.`,
    );
  }
  return region;
}
