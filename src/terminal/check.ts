import { defaultConfigFile } from '../config/defaults.js';
import { WorkspaceChanges } from '../adapters/workspace/workspace-changes.js';
import type { Options } from './options.js';
import { readLocalConfig } from './local-config.js';
import type { LocalReview } from './run-local.js';
import { reviewLocally } from './run-local.js';

/** Examines every policy document under the paths; all findings count as introduced. */
export async function check(options: Options, env: NodeJS.ProcessEnv): Promise<LocalReview> {
  const paths = options.operands.length > 0 ? options.operands : ['.'];
  return reviewLocally(
    {
      changes: new WorkspaceChanges(process.cwd(), paths),
      config: await readLocalConfig(options.config, defaultConfigFile),
      configPath: options.config ?? defaultConfigFile,
      against: 'nothing',
      asPullRequest: false,
      options,
    },
    env,
  );
}
