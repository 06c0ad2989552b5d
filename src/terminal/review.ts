import { rangeChanges } from '../adapters/git/changes.js';
import { defaultConfigFile } from '../config/defaults.js';
import type { PartialConfig } from '../config/given.js';
import { UserError } from '../domain/failure.js';
import { parseLocalConfig, readLocalConfig } from './local-config.js';
import type { Options } from './options.js';
import type { LocalReview } from './run-local.js';
import { reviewLocally } from './run-local.js';

/** The pull request's review on a local range; the config is that of the base, as on a pull request. */
export async function review(options: Options, env: NodeJS.ProcessEnv): Promise<LocalReview> {
  if (options.base === undefined)
    throw new UserError('review needs --base REF: the branch that the change goes into.');
  if (options.operands.length > 0)
    throw new UserError(`review takes no paths, and got "${options.operands[0] ?? ''}".`);
  const changes = await rangeChanges(process.cwd(), options.base, options.head);
  return reviewLocally(
    {
      changes,
      config: await configAt(options.base, options, changes),
      configPath: options.config ?? defaultConfigFile,
      against: 'merge-base',
      asPullRequest: true,
      options,
    },
    env,
  );
}

async function configAt(
  base: string,
  { config }: Options,
  changes: Awaited<ReturnType<typeof rangeChanges>>,
): Promise<PartialConfig> {
  if (config !== undefined) return readLocalConfig(config, config);
  const bytes = await changes.readAtRef(defaultConfigFile, base);
  return bytes ? parseLocalConfig(`${base}:${defaultConfigFile}`, new TextDecoder().decode(bytes)) : {};
}
