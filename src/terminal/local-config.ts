import { lstatSync, readFileSync } from 'node:fs';
import type { PartialConfig } from '../config/given.js';
import { parseConfig } from '../config/load.js';
import { problemLine } from '../config/problem.js';
import { UserError } from '../domain/failure.js';
import { SourceText } from '../domain/source.js';
import { knownRules } from '../review/known-rules.js';

/** The config of a file that the user names, or of the usual place where there is one. */
export async function readLocalConfig(named: string | undefined, usual: string): Promise<PartialConfig> {
  const path = named ?? usual;
  if (!lstatSync(path, { throwIfNoEntry: false })) {
    if (named !== undefined) throw new UserError(`The config file "${named}" is not there.`);
    return {};
  }
  return parseLocalConfig(path, readText(path));
}

/** A config's text, or a UserError that tells every mistake in it with its place. */
export async function parseLocalConfig(path: string, text: string): Promise<PartialConfig> {
  const reading = await parseConfig(new SourceText(path, text), knownRules());
  if ('config' in reading) return reading.config;
  throw new UserError(reading.problems.map(problemLine).join('\n'));
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UserError(
      `The config file "${path}" cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
