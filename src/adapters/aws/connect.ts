import type { AnalyzerAccess } from '../../review/examine.js';
import { AnalyzerFailure } from '../../review/ports.js';
import type { Environment } from './credentials.js';
import { credentialsAreThere } from './credentials.js';

/** What decides whether AWS is asked, and where. */
export interface ConnectSettings {
  readonly accessAnalyzer: 'auto' | 'required' | 'off';
  readonly awsRegion: string | undefined;
}

/**
 * Access Analyzer as the settings want it. Under `auto` only the absence of credentials means offline; under `required`
 * also instance metadata is asked for them. The AWS client is loaded here, and only when it is needed.
 */
export async function connectAnalyzer(
  { accessAnalyzer, awsRegion }: ConnectSettings,
  env: Environment,
): Promise<AnalyzerAccess> {
  if (accessAnalyzer === 'off') return { kind: 'off', note: undefined };
  const required = accessAnalyzer === 'required';
  if (!required && !credentialsAreThere(env)) {
    return {
      kind: 'off',
      note: 'There are no AWS credentials, so the policies were validated offline, without IAM Access Analyzer.',
    };
  }
  try {
    const { createAnalyzer } = await import('./analyzer.js');
    return {
      kind: 'ask',
      analyzer: await createAnalyzer({ region: awsRegion, allowInstanceMetadata: required, env }),
    };
  } catch (error) {
    if (error instanceof AnalyzerFailure) return { kind: 'unavailable', failure: error.message };
    throw error;
  }
}
