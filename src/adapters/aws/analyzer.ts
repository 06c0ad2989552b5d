import type { ValidatePolicyCommandInput } from '@aws-sdk/client-accessanalyzer';
import pLimit from 'p-limit';
import type {
  AnalyzerFailure,
  AnalyzerFinding,
  PolicyAnalyzer,
  ValidationQuestion,
} from '../../review/ports.js';
import { toFinding, toVerdict } from './answers.js';
import type { AwsClient, ClientOptions } from './client.js';
import { createClient } from './client.js';
import { toFailure } from './failure.js';

/** Calls under way at once, over all operations: quick for a pull request, and far from any burst. */
const mostAtOnce = 4;

/** The three checks reason about all requests that there can be, and may take longer than a validation. Milliseconds. */
const checkTimeout = { requestTimeout: 30_000 };

/**
 * IAM Access Analyzer by the AWS SDK, which is loaded here and not before. Throws an {@link AnalyzerFailure} where there
 * is no region. Needs the permissions `access-analyzer:ValidatePolicy`, and of the three checks those that are asked.
 * After a failure that is not about one document every further call fails alike, without a request.
 */
export async function createAnalyzer(options: ClientOptions): Promise<PolicyAnalyzer> {
  const aws = await createClient(options);
  const call = new Calls(aws.region);
  const { client, sdk } = aws;
  return {
    validate: async (question) => {
      const input = validationInput(sdk, question);
      return call.run('ValidatePolicy', () => allFindings(aws, input));
    },
    checkNoNewAccess: (question) =>
      call.run('CheckNoNewAccess', async () =>
        toVerdict(await client.send(new sdk.CheckNoNewAccessCommand(question), checkTimeout)),
      ),
    checkAccessNotGranted: ({ access: { actions, resources }, ...question }) =>
      call.run('CheckAccessNotGranted', async () => {
        const access = {
          ...(actions && { actions: [...actions] }),
          ...(resources && { resources: [...resources] }),
        };
        const command = new sdk.CheckAccessNotGrantedCommand({ ...question, access: [access] });
        return toVerdict(await client.send(command, checkTimeout));
      }),
    checkNoPublicAccess: async ({ policyDocument, resourceType: wanted }) => {
      const resourceType = known(sdk.AccessCheckResourceType, wanted);
      const command = new sdk.CheckNoPublicAccessCommand({ policyDocument, resourceType });
      return call.run('CheckNoPublicAccess', async () => toVerdict(await client.send(command, checkTimeout)));
    },
  };
}

/** In English: the texts go into comments beside ours. */
function validationInput(sdk: AwsClient['sdk'], question: ValidationQuestion): ValidatePolicyCommandInput {
  const { policyDocument, policyType, resourceType } = question;
  const input = { policyDocument, policyType, locale: 'EN' } as const;
  if (resourceType === undefined) return input;
  return { ...input, validatePolicyResourceType: known(sdk.ValidatePolicyResourceType, resourceType) };
}

async function allFindings(
  { client, sdk }: AwsClient,
  input: ValidatePolicyCommandInput,
): Promise<readonly AnalyzerFinding[]> {
  const findings: AnalyzerFinding[] = [];
  for await (const page of sdk.paginateValidatePolicy({ client }, input)) {
    findings.push(...(page.findings ?? []).map(toFinding));
  }
  return findings;
}

/** One of the SDK's words; another one is our mistake, not AWS's. */
function known<Word extends string>(words: Readonly<Record<string, Word>>, wanted: string): Word {
  const word = Object.values(words).find((each) => each === wanted);
  if (word === undefined) throw new TypeError(`Access Analyzer knows no resource type ${wanted}`);
  return word;
}

/** Calls a few at a time, until one fails in a way that the next would fail as well. */
class Calls {
  readonly #limit = pLimit(mostAtOnce);
  readonly #region: string;
  #end: AnalyzerFailure | undefined;

  constructor(region: string) {
    this.#region = region;
  }

  run<T>(operation: string, ask: () => Promise<T>): Promise<T> {
    return this.#limit(async () => {
      if (this.#end) throw this.#end;
      try {
        return await ask();
      } catch (error) {
        const failure = toFailure(error, { operation, region: this.#region });
        if (failure.reason !== 'refused-document') this.#end ??= failure;
        throw failure;
      }
    });
  }
}
