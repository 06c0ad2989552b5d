import { afterEach, beforeEach, expect } from '@jest/globals';
import { createAnalyzer } from '../../../src/adapters/aws/analyzer.js';
import type { PolicyAnalyzer, ValidationQuestion } from '../../../src/review/ports.js';
import type {
  AccessAnalyzerOptions,
  AccessAnalyzerServer,
} from '../../e2e/servers/access-analyzer-server.js';
import { startAccessAnalyzer } from '../../e2e/servers/access-analyzer-server.js';
import { withOneErrorClass, withoutAws } from './environment.js';

/** Environment keys that the server takes. */
export const keys = { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' };

let server: AccessAnalyzerServer | undefined;

/** Starts the server of this test; the SDK finds it by its own variables. */
export async function start(options: AccessAnalyzerOptions = {}): Promise<AccessAnalyzerServer> {
  server = await startAccessAnalyzer(options);
  Object.assign(process.env, keys, { AWS_ENDPOINT_URL: server.url });
  return server;
}

/** The analyzer under test, without instance metadata. */
export function analyzer(region: string | undefined = 'eu-west-1'): Promise<PolicyAnalyzer> {
  return createAnalyzer({ region, allowInstanceMetadata: false });
}

/** A question about an identity policy. */
export function question(policyDocument = '{}'): ValidationQuestion {
  return { policyDocument, policyType: 'IDENTITY_POLICY', resourceType: undefined };
}

/** For a test file: no AWS around, and a server that is closed after each test and has seen nothing it may not see. */
export function withServer(): void {
  withoutAws();
  withOneErrorClass();
  beforeEach(() => {
    server = undefined;
  });

  afterEach(async () => {
    expect(server?.violations ?? []).toEqual([]);
    await server?.close();
  });
}
