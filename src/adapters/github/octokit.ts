import type { GitHub } from '@actions/github/lib/utils';

/** The Octokit of @actions/github: requests typed by GitHub's own description, through the runner's proxy. */
export type Octokit = InstanceType<typeof GitHub>;
