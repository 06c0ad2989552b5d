import { GitHub, getOctokitOptions } from '@actions/github/lib/utils';

export type Octokit = InstanceType<typeof GitHub>;

const silence = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** The Octokit of @actions/github, without plugins, talking to a server of the test. */
export function octokitFor(server: { readonly apiUrl: string; readonly token: string }): Octokit {
  return new GitHub(getOctokitOptions(server.token, { baseUrl: server.apiUrl, log: silence }));
}

/** The status and message of a request that has to fail. */
export async function failureOf(request: Promise<unknown>): Promise<string> {
  try {
    await request;
  } catch (error) {
    const { status, message } = error as { readonly status?: number; readonly message: string };
    return `${status ?? ''} ${message}`;
  }
  throw new Error('the request succeeded');
}
