import { parseConfig } from '../../src/config/load.js';
import { plainText } from '../../src/domain/message.js';
import { SourceText } from '../../src/domain/source.js';

export const rules = ['kms-wide-use', 's3-tls-deny-gap', 'ecr-push-any-repo', 'ecr-repo-policy-public'];
export const file = (text: string) => new SourceText('.github/artifact-access.yml', text);

/** What a config gives, without what it leaves out. */
export async function configOf(text: string) {
  const reading = await parseConfig(file(text), rules);
  if ('problems' in reading)
    throw new Error(reading.problems.map(({ message }) => plainText(message)).join('\n'));
  return JSON.parse(JSON.stringify(reading.config)) as unknown;
}

/** What is wrong with a config, one line each: place, key and message. */
export async function problemsOf(text: string): Promise<string[]> {
  const reading = await parseConfig(file(text), rules);
  if (!('problems' in reading)) return [];
  return reading.problems.map(
    ({ key, place, message }) => `${place.start.line}:${place.start.column} ${key}: ${plainText(message)}`,
  );
}
