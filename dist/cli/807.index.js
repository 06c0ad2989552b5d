export const id = 807;
export const ids = [807];
export const modules = {

/***/ 9807:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createAnalyzer: () => (/* binding */ createAnalyzer)
});

;// CONCATENATED MODULE: ./node_modules/yocto-queue/index.js
/*
How it works:
`this.#head` is an instance of `Node` which keeps track of its current value and nests another instance of `Node` that keeps the value that comes after it. When a value is provided to `.enqueue()`, the code needs to iterate through `this.#head`, going deeper and deeper to find the last value. However, iterating through every single item is slow. This problem is solved by saving a reference to the last value as `this.#tail` so that it can reference it to add a new value.
*/

class Node {
	value;
	next;

	constructor(value) {
		this.value = value;
	}
}

class Queue {
	#head;
	#tail;
	#size;

	constructor() {
		this.clear();
	}

	enqueue(value) {
		const node = new Node(value);

		if (this.#head) {
			this.#tail.next = node;
			this.#tail = node;
		} else {
			this.#head = node;
			this.#tail = node;
		}

		this.#size++;
	}

	dequeue() {
		const current = this.#head;
		if (!current) {
			return;
		}

		this.#head = this.#head.next;
		this.#size--;

		// Clean up tail reference when queue becomes empty
		if (!this.#head) {
			this.#tail = undefined;
		}

		return current.value;
	}

	peek() {
		if (!this.#head) {
			return;
		}

		return this.#head.value;

		// TODO: Node.js 18.
		// return this.#head?.value;
	}

	clear() {
		this.#head = undefined;
		this.#tail = undefined;
		this.#size = 0;
	}

	get size() {
		return this.#size;
	}

	* [Symbol.iterator]() {
		let current = this.#head;

		while (current) {
			yield current.value;
			current = current.next;
		}
	}

	* drain() {
		while (this.#head) {
			yield this.dequeue();
		}
	}
}

;// CONCATENATED MODULE: ./node_modules/p-limit/index.js


function pLimit(concurrency) {
	let rejectOnClear = false;

	if (typeof concurrency === 'object') {
		({concurrency, rejectOnClear = false} = concurrency);
	}

	validateConcurrency(concurrency);

	if (typeof rejectOnClear !== 'boolean') {
		throw new TypeError('Expected `rejectOnClear` to be a boolean');
	}

	const queue = new Queue();
	let activeCount = 0;

	const resumeNext = () => {
		// Process the next queued function if we're under the concurrency limit
		if (activeCount < concurrency && queue.size > 0) {
			activeCount++;
			queue.dequeue().run();
		}
	};

	const next = () => {
		activeCount--;
		resumeNext();
	};

	const run = async (function_, resolve, arguments_) => {
		// Execute the function and capture the result promise
		const result = (async () => function_(...arguments_))();

		// Resolve immediately with the promise (don't wait for completion)
		resolve(result);

		// Wait for the function to complete (success or failure)
		// We catch errors here to prevent unhandled rejections,
		// but the original promise rejection is preserved for the caller
		try {
			await result;
		} catch {}

		// Decrement active count and process next queued function
		next();
	};

	const enqueue = (function_, resolve, reject, arguments_) => {
		const queueItem = {reject};

		// Queue the internal resolve function instead of the run function
		// to preserve the asynchronous execution context.
		new Promise(internalResolve => { // eslint-disable-line promise/param-names
			queueItem.run = internalResolve;
			queue.enqueue(queueItem);
		}).then(run.bind(undefined, function_, resolve, arguments_)); // eslint-disable-line promise/prefer-await-to-then

		// Start processing immediately if we haven't reached the concurrency limit
		if (activeCount < concurrency) {
			resumeNext();
		}
	};

	const generator = (function_, ...arguments_) => new Promise((resolve, reject) => {
		enqueue(function_, resolve, reject, arguments_);
	});

	Object.defineProperties(generator, {
		activeCount: {
			get: () => activeCount,
		},
		pendingCount: {
			get: () => queue.size,
		},
		clearQueue: {
			value() {
				if (!rejectOnClear) {
					queue.clear();
					return;
				}

				const abortError = AbortSignal.abort().reason;

				while (queue.size > 0) {
					queue.dequeue().reject(abortError);
				}
			},
		},
		concurrency: {
			get: () => concurrency,

			set(newConcurrency) {
				validateConcurrency(newConcurrency);
				concurrency = newConcurrency;

				queueMicrotask(() => {
					// eslint-disable-next-line no-unmodified-loop-condition
					while (activeCount < concurrency && queue.size > 0) {
						resumeNext();
					}
				});
			},
		},
		map: {
			async value(iterable, function_) {
				const promises = [];

				try {
					Array.from(iterable, (value, index) => {
						const promise = generator(function_, value, index);
						promises.push(promise);
						return promise;
					});
				} catch (error) {
					// The iterable threw, so `Promise.all` never observes the already scheduled promises. Observe them here to avoid unhandled rejections.
					for (const promise of promises) {
						promise.catch(() => {}); // eslint-disable-line promise/prefer-await-to-then
					}

					throw error;
				}

				return Promise.all(promises);
			},
		},
	});

	return generator;
}

function limitFunction(function_, options) {
	const limit = pLimit(options);

	const limitedFunction = (...arguments_) => limit(() => function_(...arguments_));
	Object.defineProperty(limitedFunction, 'clearQueue', {
		value: limit.clearQueue,
	});

	return limitedFunction;
}

function validateConcurrency(concurrency) {
	if (!((Number.isInteger(concurrency) || concurrency === Number.POSITIVE_INFINITY) && concurrency > 0)) {
		throw new TypeError('Expected `concurrency` to be a number from 1 and up');
	}
}

// EXTERNAL MODULE: ./lib/review/ports.js
var ports = __webpack_require__(9128);
;// CONCATENATED MODULE: ./lib/adapters/aws/answers.js

const findingTypes = ['ERROR', 'SECURITY_WARNING', 'WARNING', 'SUGGESTION'];
/**
 * A finding of the SDK as the port has it. What this version does not understand is a failure and not a guess, since
 * its severity decides whether the job fails.
 */
function toFinding(finding) {
    const findingType = findingTypes.find((type) => type === finding.findingType);
    if (!findingType || !finding.issueCode) {
        throw new ports/* AnalyzerFailure */.d('failed', `Access Analyzer answered with a finding that this version does not understand (${String(finding.findingType)}, ${String(finding.issueCode)}). Update the action.`);
    }
    return {
        issueCode: finding.issueCode,
        findingType,
        details: finding.findingDetails ?? '',
        learnMoreLink: finding.learnMoreLink ?? '',
        locations: (finding.locations ?? []).map((location) => toPath(location.path ?? [])),
    };
}
/** The path up to a kind of step that is not known: the place is then the nearest one that is. */
function toPath(elements) {
    const steps = elements.map(toStep);
    const unknown = steps.indexOf(undefined);
    return steps.slice(0, unknown < 0 ? steps.length : unknown).filter((step) => step !== undefined);
}
function toStep({ index, key, value, substring }) {
    if (index !== undefined)
        return { index };
    if (key !== undefined)
        return { key };
    if (value !== undefined)
        return { value };
    if (substring?.start === undefined || substring.length === undefined)
        return undefined;
    return { substring: { start: substring.start, length: substring.length } };
}
/** A check's answer as the port has it. Only the word PASS passes. */
function toVerdict({ result, message = '', reasons = [] }) {
    return {
        passed: result === 'PASS',
        message,
        reasons: reasons.map(({ description = '', statementIndex }) => ({ description, statementIndex })),
    };
}

;// CONCATENATED MODULE: ./lib/adapters/aws/failure.js

/** Error names of Access Analyzer and STS, and Node's and OpenSSL's codes; the SDK puts them into `name` and `code`. */
const kinds = [
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
function toFailure(error, attempted) {
    if (error instanceof ports/* AnalyzerFailure */.d)
        return error;
    const text = error instanceof Error ? error.message : String(error);
    const kind = kindOf(error);
    // A role that does not trust the job's token is no missing permission of the role.
    const reason = kind === 'denied' && /\bsts:(AssumeRole|TagSession)/.test(text) ? 'bad-credentials' : (kind ?? 'failed');
    return new ports/* AnalyzerFailure */.d(reason, messageOf(reason, nameOf(error), text, attempted), error);
}
function messageOf(reason, name, text, { operation, region }) {
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
function kindOf(error) {
    for (const word of wordsOf(error)) {
        const found = kinds.find(([, pattern]) => pattern.test(word));
        if (found)
            return found[0];
    }
    return undefined;
}
/** Names, codes and those of the causes; five deep, since a chain of causes can go in a circle. */
function wordsOf(error, depth = 0) {
    if (!(error instanceof Error) || depth > 5)
        return [];
    const code = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
    return [error.name, ...code, ...wordsOf(error.cause, depth + 1)];
}
function nameOf(error) {
    const words = wordsOf(error);
    const word = words.find((each) => each !== 'Error') ?? 'Error';
    const status = statusOf(error);
    return status === undefined ? word : `${word}, HTTP status ${status}`;
}
/** The status of an answer that is none of AWS's, such as a proxy's page, says more than the SDK's own words. */
function statusOf(error) {
    if (!(error instanceof Error) || error.name !== 'Unknown' || !('$metadata' in error))
        return undefined;
    const metadata = error.$metadata;
    if (typeof metadata !== 'object' || metadata === null || !('httpStatusCode' in metadata))
        return undefined;
    return typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : undefined;
}
/** `arn:aws:sts::111122223333:assumed-role/review/session` in AWS's sentence, as the role that one would edit. */
function roleIn(text) {
    const match = /arn:([\w-]+):sts::(\d{12}):assumed-role\/([^/\s]+)\//.exec(text);
    if (match)
        return `The role arn:${match[1] ?? ''}:iam::${match[2] ?? ''}:role/${match[3] ?? ''}`;
    return /arn:[\w-]+:iam::\d{12}:user\/\S+/.exec(text)?.[0];
}

;// CONCATENATED MODULE: ./lib/adapters/aws/region.js

/**
 * The region to ask: the input, else AWS_REGION, else AWS_DEFAULT_REGION (which the SDK for JavaScript leaves to other
 * tools), else the profile's own, for which the SDK is asked last. Throws `no-region` where there is none.
 */
async function resolveRegion(input, env, regionOfProfile) {
    const region = input || env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || (await regionOfProfile());
    if (!region) {
        throw new ports/* AnalyzerFailure */.d('no-region', 'No AWS region is set, so Access Analyzer cannot be asked. Set the input aws-region, or AWS_REGION.');
    }
    // The region becomes a part of the host's name; the SDK refuses what no host can be called.
    if (!/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i.test(region)) {
        throw new ports/* AnalyzerFailure */.d('no-region', `"${region}" is no AWS region. Set aws-region to one such as eu-west-1.`);
    }
    return region;
}

;// CONCATENATED MODULE: ./lib/adapters/aws/client.js



/**
 * AWS publishes no rate for the policy operations, so a burst is met with patience: the SDK waits up to 1, 2, 4, 8 and
 * 16 seconds when throttled, half of that on average. AWS_MAX_ATTEMPTS, where set, goes first.
 */
const maxAttempts = 6;
/** Milliseconds. A host that lets packets vanish ends a try by the first, one that never answers by the second. */
const timeouts = { connectionTimeout: 5_000, requestTimeout: 10_000, throwOnRequestTimeout: true };
/** Loads the SDK and makes its client. Its endpoint, credentials and profile are the SDK's own business. */
async function createClient(options) {
    const { region: input, allowInstanceMetadata, env = process.env } = options;
    prepareSdk(allowInstanceMetadata);
    const sdk = await __webpack_require__.e(/* import() */ 645).then(__webpack_require__.t.bind(__webpack_require__, 1645, 19));
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
function prepareSdk(allowInstanceMetadata) {
    if (!allowInstanceMetadata)
        process.env['AWS_EC2_METADATA_DISABLED'] = 'true';
    process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
}
async function regionOfProfile(sdk) {
    const client = new sdk.AccessAnalyzerClient({});
    try {
        return await client.config.region();
    }
    catch {
        return undefined;
    }
    finally {
        client.destroy();
    }
}
/**
 * The SDK takes a document that cannot be processed for a passing trouble; it rarely is, so one more try must do.
 * Within the step `finalizeRequest` the SDK's own retries have the priority `high`, so this is called by them.
 */
function retryRefusalsOnce(client, sdk) {
    client.middlewareStack.add((next) => {
        // The stack is put together anew for each call, so this counts the tries of one.
        let refusals = 0;
        return async (args) => {
            try {
                return await next(args);
            }
            catch (error) {
                if (!(error instanceof sdk.UnprocessableEntityException) || ++refusals < 2)
                    throw error;
                // Without the cause: the SDK would find its mark "retryable" on it.
                throw new ports/* AnalyzerFailure */.d('refused-document', toFailure(error, { operation: '', region: '' }).message);
            }
        };
    }, { step: 'finalizeRequest', name: 'retryRefusalsOnce' });
}

;// CONCATENATED MODULE: ./lib/adapters/aws/analyzer.js




/** Calls under way at once, over all operations: quick for a pull request, and far from any burst. */
const mostAtOnce = 4;
/** The three checks reason about all requests that there can be, and may take longer than a validation. Milliseconds. */
const checkTimeout = { requestTimeout: 30_000 };
/**
 * IAM Access Analyzer by the AWS SDK, which is loaded here and not before. Throws an {@link AnalyzerFailure} where there
 * is no region. Needs the permissions `access-analyzer:ValidatePolicy`, and of the three checks those that are asked.
 * After a failure that is not about one document every further call fails alike, without a request.
 */
async function createAnalyzer(options) {
    const aws = await createClient(options);
    const call = new Calls(aws.region);
    const { client, sdk } = aws;
    return {
        validate: async (question) => {
            const input = validationInput(sdk, question);
            return call.run('ValidatePolicy', () => allFindings(aws, input));
        },
        checkNoNewAccess: (question) => call.run('CheckNoNewAccess', async () => toVerdict(await client.send(new sdk.CheckNoNewAccessCommand(question), checkTimeout))),
        checkAccessNotGranted: ({ access: { actions, resources }, ...question }) => call.run('CheckAccessNotGranted', async () => {
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
function validationInput(sdk, question) {
    const { policyDocument, policyType, resourceType } = question;
    const input = { policyDocument, policyType, locale: 'EN' };
    if (resourceType === undefined)
        return input;
    return { ...input, validatePolicyResourceType: known(sdk.ValidatePolicyResourceType, resourceType) };
}
async function allFindings({ client, sdk }, input) {
    const findings = [];
    for await (const page of sdk.paginateValidatePolicy({ client }, input)) {
        findings.push(...(page.findings ?? []).map(toFinding));
    }
    return findings;
}
/** One of the SDK's words; another one is our mistake, not AWS's. */
function known(words, wanted) {
    const word = Object.values(words).find((each) => each === wanted);
    if (word === undefined)
        throw new TypeError(`Access Analyzer knows no resource type ${wanted}`);
    return word;
}
/** Calls a few at a time, until one fails in a way that the next would fail as well. */
class Calls {
    #limit = pLimit(mostAtOnce);
    #region;
    #end;
    constructor(region) {
        this.#region = region;
    }
    run(operation, ask) {
        return this.#limit(async () => {
            if (this.#end)
                throw this.#end;
            try {
                return await ask();
            }
            catch (error) {
                const failure = toFailure(error, { operation, region: this.#region });
                if (failure.reason !== 'refused-document')
                    this.#end ??= failure;
                throw failure;
            }
        });
    }
}


/***/ })

};
