/** Endings of files that can hold a policy as JSON, YAML or HCL; `.template` is CloudFormation's own, `.tf` Terraform's. */
const endings = /\.(?:json|ya?ml|template|policy|tf)$/i;

/**
 * Names of files that say something only by a `.tf` file: values that Terraform reads by itself, and templates.
 * https://developer.hashicorp.com/terraform/language/values/variables#variable-definitions-tfvars-files
 */
const parts = /(?:^|\/)(?:terraform|[^/]*\.auto)\.tfvars$|\.(?:tftpl|tpl|tmpl)$/i;

/** Tools' own files of a fixed form in which a policy has no place; often large, and changed all the time. */
const others = new Set([
  'package.json',
  'package-lock.json',
  'npm-shrinkwrap.json',
  'pnpm-lock.yaml',
  'composer.json',
  'tsconfig.json',
  'jsconfig.json',
]);

/**
 * Whether a file may hold policies that the readers find, by its name alone. `.jsonc` does not count: AWS takes no
 * JSON with comments, so what stands there is no policy yet. Case does not matter, `/` parts folders.
 */
export function isCandidate(path: string): boolean {
  return standsAlone(path) || isPart(path);
}

/** Whether a file, by its name, says something of policies only by a Terraform file that uses it. */
export function isPart(path: string): boolean {
  return parts.test(path);
}

/** Whether a file may hold policies that are found without another file. */
export function standsAlone(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return endings.test(name) && !others.has(name);
}

/** Whether a file is to be read as JSON: by its ending, else by its first character that is no space. */
export function isJson(path: string, text: string): boolean {
  if (/\.json$/i.test(path)) return true;
  if (/\.ya?ml$/i.test(path)) return false;
  return /^\uFEFF?\s*[{[]/.test(text);
}

/** Whether a file is to be read as Terraform's, in HCL or in its JSON syntax. */
export function isTerraform(path: string): boolean {
  return /\.tf(?:\.json)?$/i.test(path);
}

/** Whether a file's name says that it holds a policy. */
export function saysPolicy(path: string): boolean {
  return /polic(?:y|ies)/i.test(path.slice(path.lastIndexOf('/') + 1));
}
