import type { PartialConfig } from '../config/given.js';
import type { ConfigLocation } from '../config/inputs.js';
import { problemLine } from '../config/problem.js';
import { UserError } from '../domain/failure.js';
import { SourceText } from '../domain/source.js';

/** The config that holds, and what must be said of it. */
export interface HeldConfig {
  readonly config: PartialConfig;
  /** Mistakes of the file: the defaults hold instead, so that the repair can be merged. */
  readonly errors: readonly string[];
}

/**
 * The config at the base branch's tip. A file that does not parse is told, line by line, and the defaults hold: else
 * nobody could merge its repair. A file that the input names and that is not there is a mistake of the workflow.
 */
export async function readBaseConfig(
  location: ConfigLocation,
  text: string | undefined,
  isInChange: (path: string) => boolean,
): Promise<HeldConfig> {
  if (text === undefined) {
    if (location.named && (location.repository || !isInChange(location.path)))
      throw new UserError(
        `The config file "${location.path}" that the input config-file names is not there.`,
      );
    return { config: {}, errors: [] };
  }
  const [{ parseConfig }, { knownRules }] = await Promise.all([
    import('../config/load.js'),
    import('../review/known-rules.js'),
  ]);
  const reading = await parseConfig(new SourceText(location.path, text), knownRules());
  if ('config' in reading) return { config: reading.config, errors: [] };
  return {
    config: {},
    errors: reading.problems.map(
      (problem) => `${problemLine(problem)} The defaults apply until the config is repaired.`,
    ),
  };
}
