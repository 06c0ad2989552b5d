import pLimit from 'p-limit';
import { blobId } from '../git/objects.js';
import { OutageError } from '../../domain/failure.js';
import type { GitHubClient, RepositoryName } from './client.js';

/** Below GitHub's 100 requests at once and the throttling plugin's 10. */
const AT_ONCE = 8;
/** Up to so many announced blobs are read one by one; more would use up the 1,000 REST requests of an hour. */
const ONE_BY_ONE = 200;
const BATCH = 50;
/** GraphQL cuts a longer text. https://docs.github.com/graphql/reference/objects#blob says so by `isTruncated`. */
const LONGEST_TEXT = 512_000;

/** A blob that will be read, `reads` times. */
interface Wanted {
  readonly oid: string;
  readonly size: number;
  reads: number;
  bytes: Promise<Uint8Array> | undefined;
}

/**
 * Blobs by id. What was announced is fetched a little ahead of its readers and forgotten after the last of them, so
 * that memory holds a window and never the whole change.
 */
export class Blobs {
  readonly #client: GitHubClient;
  readonly #repository: RepositoryName;
  readonly #limit = pLimit(AT_ONCE);
  readonly #wanted = new Map<string, Wanted>();
  #inBatches = false;

  constructor(client: GitHubClient, repository: RepositoryName) {
    this.#client = client;
    this.#repository = repository;
  }

  /** Tells that a blob will be read, once more. */
  announce(oid: string, size: number): void {
    const wanted = this.#wanted.get(oid) ?? { oid, size, reads: 0, bytes: undefined };
    wanted.reads += 1;
    this.#wanted.set(oid, wanted);
    this.#inBatches ||= this.#wanted.size > ONE_BY_ONE;
  }

  async read(oid: string): Promise<Uint8Array> {
    const wanted = this.#wanted.get(oid);
    if (wanted === undefined) return this.#limit(() => this.#fetch(oid));
    wanted.bytes ??= this.#start(wanted);
    wanted.reads -= 1;
    if (wanted.reads === 0) this.#wanted.delete(oid);
    this.#fetchAhead();
    return wanted.bytes;
  }

  /** Keeps a few blobs under way that nobody has asked for yet. */
  #fetchAhead(): void {
    if (this.#inBatches) return;
    let ahead = 0;
    for (const wanted of this.#wanted.values()) {
      if (ahead === AT_ONCE) return;
      ahead += 1;
      wanted.bytes ??= this.#start(wanted);
    }
  }

  #start(wanted: Wanted): Promise<Uint8Array> {
    const inBatch = this.#inBatches && wanted.size <= LONGEST_TEXT;
    return readLater(inBatch ? this.#startBatch(wanted) : this.#limit(() => this.#fetch(wanted.oid)));
  }

  /** The batch of the next announced blobs, this one first; gives this one's bytes. */
  #startBatch(first: Wanted): Promise<Uint8Array> {
    const batch = [first];
    for (const wanted of this.#wanted.values()) {
      if (batch.length === BATCH) break;
      if (wanted !== first && wanted.bytes === undefined && wanted.size <= LONGEST_TEXT) batch.push(wanted);
    }
    const texts = this.#limit(() => this.#fetchTexts(batch.map(({ oid }) => oid)));
    const bytesOf = async ({ oid }: Wanted): Promise<Uint8Array> =>
      exactBytes(oid, (await texts).get(oid)) ?? this.#limit(() => this.#fetch(oid));
    for (const wanted of batch.slice(1)) wanted.bytes = readLater(bytesOf(wanted));
    return bytesOf(first);
  }

  /** The texts by id: null for what is binary, and none at all when GitHub cannot give so much at once. */
  async #fetchTexts(oids: readonly string[]): Promise<ReadonlyMap<string, string | null | undefined>> {
    const fields = oids.map((oid, index) => `b${index}: object(oid: "${oid}") { ... on Blob { text } }`);
    const query = `query ($owner: String!, $repo: String!) {
      repository(owner: $owner, name: $repo) { ${fields.join('\n')} }
    }`;
    try {
      const { repository } = await this.#client.ask((octokit) =>
        octokit.graphql<BlobsAnswer>(query, { ...this.#repository }),
      );
      return new Map(oids.map((oid, index) => [oid, repository?.[`b${index}`]?.text]));
    } catch (error) {
      if (error instanceof OutageError) return new Map();
      throw error;
    }
  }

  async #fetch(oid: string): Promise<Uint8Array> {
    const { data } = await this.#client.ask((octokit) =>
      octokit.rest.git.getBlob({ ...this.#repository, file_sha: oid }),
    );
    return Buffer.from(data.content, data.encoding === 'base64' ? 'base64' : 'utf8');
  }
}

/** Whoever reads it gets the failure; what nobody reads after all must not end the process by failing. */
function readLater(bytes: Promise<Uint8Array>): Promise<Uint8Array> {
  bytes.catch(() => undefined);
  return bytes;
}

interface BlobsAnswer {
  readonly repository: Readonly<Record<string, { readonly text?: string | null } | null>> | null;
}

/** A text is the blob only if it has the blob's id: cut, repaired and re-encoded ones have not. */
function exactBytes(oid: string, text: string | null | undefined): Uint8Array | undefined {
  if (typeof text !== 'string') return undefined;
  const bytes = Buffer.from(text);
  return blobId(bytes, oid.length) === oid ? bytes : undefined;
}
