import { safeJson } from './safe-json.js';

/**
 * A text as a YAML scalar on one line: in single quotes where it is plain ASCII, else as the JSON string that it is too, in
 * which nothing is hidden and the Actions runner finds no command.
 * https://yaml.org/spec/1.2.2/#73-flow-scalar-styles
 */
export function yamlText(text: string): string {
  return /^[ -&(-~]*$/.test(text) && !text.includes('##[') ? `'${text}'` : safeJson(text).trimEnd();
}
