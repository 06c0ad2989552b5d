import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The environment's variables, by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Whether AWS credentials are there, by the SDK's names for them, without asking anybody: environment keys, a web
 * identity token file with its role, a container's credentials, or a named profile. Instance metadata never counts: to
 * look for it takes a second on every machine that is none of AWS's, and it is the machine's role, not the job's.
 * https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html
 */
export function credentialsAreThere(
  env: Environment,
  readFileIfThere: ReadFileIfThere = readIfThere,
): boolean {
  return (
    hasKeys(env) ||
    hasTokenFile(env, readFileIfThere) ||
    hasContainer(env) ||
    hasProfile(env, readFileIfThere)
  );
}

/** A file's text; undefined where there is none that could be read. */
export type ReadFileIfThere = (path: string) => string | undefined;

const readIfThere: ReadFileIfThere = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

function hasKeys(env: Environment): boolean {
  return Boolean(env['AWS_ACCESS_KEY_ID'] && env['AWS_SECRET_ACCESS_KEY']);
}

function hasTokenFile(env: Environment, read: ReadFileIfThere): boolean {
  const path = env['AWS_WEB_IDENTITY_TOKEN_FILE'];
  return Boolean(path && env['AWS_ROLE_ARN'] && read(path));
}

function hasContainer(env: Environment): boolean {
  return Boolean(env['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'] || env['AWS_CONTAINER_CREDENTIALS_FULL_URI']);
}

/** AWS_PROFILE has to name a section of one of the two shared files; the default profile is nobody's wish. */
function hasProfile(env: Environment, read: ReadFileIfThere): boolean {
  const profile = env['AWS_PROFILE'];
  if (!profile) return false;
  const folder = join(env['HOME'] || env['USERPROFILE'] || homedir(), '.aws');
  const config = read(env['AWS_CONFIG_FILE'] || join(folder, 'config'));
  const credentials = read(env['AWS_SHARED_CREDENTIALS_FILE'] || join(folder, 'credentials'));
  return (
    sectionsOf(config).some((name) => name === profile || name === `profile ${profile}`) ||
    sectionsOf(credentials).includes(profile)
  );
}

/** The names of an INI file's sections: `[profile build] # ours` is `profile build`. */
function sectionsOf(text: string | undefined): readonly string[] {
  const lines = (text ?? '').split(/\r?\n/).map((line) => line.trim());
  return lines
    .filter((line) => line.startsWith('[') && line.includes(']'))
    .map((line) => line.slice(1, line.indexOf(']')).replace(/["']/g, '').trim().split(/\s+/).join(' '));
}
