import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** What a handler answers. A Buffer is sent as it is, anything else as JSON, undefined as an empty body. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A server on the loopback interface, at a port that the system chose. */
export interface Loopback {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts a server for one test; `handle` answers each request by itself. */
export async function listen(
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<Loopback> {
  const server = createServer((request, response) => {
    handle(request, response).catch(() => {
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** The request's body as text. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}

/** Writes an answer. */
export function send(response: ServerResponse, { status, headers, body }: Answer): void {
  const bytes = body instanceof Buffer;
  const payload = bytes ? body : body === undefined ? '' : JSON.stringify(body);
  const type = bytes ? 'application/octet-stream' : 'application/json; charset=utf-8';
  response.writeHead(status, { 'content-type': type, ...headers });
  response.end(payload);
}

/** Writes the first half of an answer and cuts the connection. */
export function sendHalf(response: ServerResponse, { status, headers, body }: Answer): void {
  const bytes = Buffer.from(JSON.stringify(body));
  const type = 'application/json; charset=utf-8';
  response.writeHead(status, { 'content-type': type, 'content-length': String(bytes.length), ...headers });
  response.write(bytes.subarray(0, bytes.length / 2), () => {
    response.destroy();
  });
}

/** Waits, where a test asked for slowness. */
export async function pause(milliseconds: number | undefined): Promise<void> {
  if (milliseconds === undefined || milliseconds <= 0) return;
  await new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
