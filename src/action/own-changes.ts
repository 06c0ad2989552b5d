import { resolveSettings } from '../config/resolve.js';
import { parseConfig } from '../config/load.js';
import type { Finding } from '../domain/finding.js';
import { isCounted } from '../domain/finding.js';
import type { Message } from '../domain/message.js';
import { message } from '../domain/message.js';
import type { Place } from '../domain/source.js';
import { SourceText } from '../domain/source.js';
import { configChanged, configInvalid, workflowChanged } from '../review/own-findings.js';
import type { ChangedFile, Changes, ChangeSet } from '../review/ports.js';
import type { Decision } from '../review/run-review.js';
import type { ActionContext } from './context.js';
import { ownWorkflows } from './context.js';
import { knownRules } from '../review/known-rules.js';
import type { Reviewed } from './review-changes.js';

/**
 * What a change does to its own review: it edits the config, which takes effect only after the merge, or the workflow
 * that runs this action, which on `pull_request` takes effect at once.
 */
export async function ownChanges(
  changes: Changes,
  changeSet: ChangeSet,
  reviewed: Reviewed,
  context: ActionContext,
): Promise<readonly Finding[]> {
  const { configFile } = context.inputs;
  const workflows = ownWorkflows(context.env, reviewed.settings);
  const config = configFile.repository
    ? undefined
    : changeSet.files.find(({ path }) => path === configFile.path);
  const workflowFiles = changeSet.files.filter(({ path }) => workflows.includes(path));
  return [
    ...(config ? await ofConfig(config, changes, reviewed, context) : []),
    ...workflowFiles.map((file) => workflowChanged(firstChange(file), context.docs)),
  ];
}

async function ofConfig(
  file: ChangedFile,
  changes: Changes,
  reviewed: Reviewed,
  context: ActionContext,
): Promise<Finding[]> {
  const place = firstChange(file);
  const { docs, inputs } = context;
  const content =
    file.status === 'removed' ? { kind: 'absent' as const } : await changes.read(file.path, 'head');
  if (content.kind === 'absent') return [configChanged(place, message`It removes the config.`, docs)];
  if (content.kind === 'skipped')
    return [configChanged(place, message`The new version cannot be read (${content.reason}).`, docs)];
  const reading = await parseConfig(
    new SourceText(file.path, new TextDecoder().decode(content.bytes)),
    knownRules(),
  );
  if ('problems' in reading) return reading.problems.map((problem) => configInvalid(problem, docs));
  const theirs = await reviewed.tryBy(resolveSettings(inputs.run, reading.config).settings);
  return [configChanged(place, outcomeOf(reviewed.decision, theirs), docs)];
}

/** What the new config would say of the same change. */
function outcomeOf(mine: Decision, theirs: Decision): Message {
  const [now, then] = [countOf(mine), countOf(theirs)];
  const verdict = theirs.conclusion === 'success' ? 'pass' : 'fail';
  const same = now === then && mine.conclusion === theirs.conclusion;
  if (same) return message`By its own version this change would get the same verdict and as many findings.`;
  return message`By its own version this change would ${verdict} with ${then} findings that count, instead of ${now}.`;
}

function countOf({ findings }: Decision): number {
  return findings.filter(isCounted).length;
}

/** The first line that the change adds, else the file's first line. */
function firstChange({ path, hunks }: ChangedFile): Place {
  const line = hunks?.flatMap(({ added }) => added)[0] ?? 1;
  return { path, start: { line, column: 1 }, end: { line, column: 1 } };
}
