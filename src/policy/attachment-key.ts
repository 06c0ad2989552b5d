import type { PolicyDocument } from './document.js';

/**
 * By what documents that hang on the same thing find each other: the target's text; with the template or the Terraform
 * folder before it where the text holds a name that only that template or folder knows, such as
 * `arn:aws:iam::*:role/${BuildRole}`. Two templates' `BuildRole` are two roles. What stands in a called Terraform module
 * carries the call's address, which caller and module share.
 */
export function attachmentKey({ file }: Pick<PolicyDocument, 'file'>, target: string): string {
  if (!target.includes('${') || target.includes('${module.')) return target;
  return `${scopeOf(file.path)} ${target}`;
}

function scopeOf(path: string): string {
  return /\.tf(?:\.json)?$/.test(path) ? path.slice(0, path.lastIndexOf('/') + 1) : path;
}
