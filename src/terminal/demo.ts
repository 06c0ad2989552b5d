import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FolderPairChanges } from '../adapters/workspace/folder-pair-changes.js';
import { bundleFile } from '../adapters/bundle-files.js';
import { UserError } from '../domain/failure.js';
import type { LocalReview } from './run-local.js';
import { reviewLocally } from './run-local.js';

/** The sample stands at the repository's top, two folders above the bundle (dist/cli/). */
const samples = '../../examples/';

/** Reviews the sample pull request; asks nobody and reads no config. */
export async function demo(env: NodeJS.ProcessEnv): Promise<LocalReview> {
  const folder = fileURLToPath(bundleFile(samples));
  if (!existsSync(join(folder, 'head')))
    throw new UserError(
      'The sample is not here: demo runs in a clone of artifact-access-review, where examples/ stands beside dist/.',
    );
  return reviewLocally(
    {
      changes: new FolderPairChanges(join(folder, 'base'), join(folder, 'head')),
      config: {},
      configPath: '',
      against: 'merge-base',
      asPullRequest: true,
      options: { run: { accessAnalyzer: 'off' } },
    },
    env,
  );
}
