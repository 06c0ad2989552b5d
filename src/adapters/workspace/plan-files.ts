import { anyGlob } from '../../config/glob.js';
import { UserError } from '../../domain/failure.js';
import { planSizeLimit, readPlan } from '../../readers/terraform-plan.js';
import type { Collected } from '../../review/collected.js';
import { FolderFiles } from './folder-files.js';
import { filesBelow } from './walk.js';

/**
 * The Terraform plans of a workspace, as files whose base is the plan's own `before`. They are made in the job, so they
 * are in no diff. Links are not followed. Globs that match nothing are a mistake: the plans would pass unseen.
 */
export function* collectPlans(workspace: string, globs: readonly string[]): Generator<Collected> {
  if (globs.length === 0) return;
  const matches = anyGlob(globs);
  const paths = filesBelow(workspace).filter(matches);
  if (paths.length === 0)
    throw new UserError(`The input plan-files matches no file in the workspace: ${globs.join(', ')}.`);
  const files = new FolderFiles(workspace, planSizeLimit);
  for (const path of paths) {
    const content = files.read(path);
    if (content.kind === 'absent') continue;
    const reading = content.kind === 'skipped' ? { skipped: content.reason } : readPlan(path, content.bytes);
    if ('skipped' in reading) yield { skipped: { path, reason: reading.skipped } };
    else
      yield {
        file: {
          change: { path, previousPath: undefined, status: 'modified', hunks: undefined, sameBytes: false },
          ...reading,
        },
      };
  }
}
