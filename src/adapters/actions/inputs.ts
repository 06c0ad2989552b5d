/**
 * Reads an input as the runner passes it: `INPUT_` and the name in upper case, empty where it is not given.
 * https://docs.github.com/actions/reference/workflows-and-actions/metadata-syntax#inputs
 */
export function inputOf(env: NodeJS.ProcessEnv): (name: string) => string {
  return (name) => env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '';
}
