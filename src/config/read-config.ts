import type { SourceText } from '../domain/source.js';
import { readConfigTree } from './config-tree.js';
import { interpretConfig } from './interpret.js';
import type { ConfigReading } from './problem.js';
import { typedKeys } from './schema.js';
import { validateConfig } from './validation.js';

/** Reads a config file that is not too large for the parser; all that needs a library is behind this. */
export function readConfig(file: SourceText, knownRules: readonly string[]): ConfigReading {
  const tree = readConfigTree(file, typedKeys);
  if (tree.problems.length > 0) return { problems: tree.problems };
  const validation = validateConfig(tree, knownRules);
  return 'problems' in validation ? validation : { config: interpretConfig(validation.file) };
}
