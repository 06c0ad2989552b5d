import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What is git's, npm's and Terraform's own: copies of other people's files. */
const PASSED_BY = new Set(['.git', 'node_modules', '.terraform']);

/** All files below a folder, with forward slashes, in a stable order. Links are listed and never entered. */
export function filesBelow(folder: string): readonly string[] {
  const files: string[] = [];
  const folders = [''];
  for (let prefix = folders.pop(); prefix !== undefined; prefix = folders.pop()) {
    for (const entry of readdirSync(join(folder, prefix), { withFileTypes: true })) {
      if (!entry.isDirectory()) files.push(prefix + entry.name);
      else if (!PASSED_BY.has(entry.name)) folders.push(`${prefix}${entry.name}/`);
    }
  }
  return files.sort();
}
