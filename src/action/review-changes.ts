import { workspaceOf } from '../adapters/actions/runner.js';
import { connectAnalyzer } from '../adapters/aws/connect.js';
import { collectPlans } from '../adapters/workspace/plan-files.js';
import { openServiceData } from '../adapters/service-data-file.js';
import { resolveSettings } from '../config/resolve.js';
import type { Settings } from '../config/settings.js';
import type { Collected } from '../review/collected.js';
import { collect } from '../review/collect.js';
import type { AnalyzerAccess, Against } from '../review/examine.js';
import type { Changes, ChangeSet } from '../review/ports.js';
import type { Decision } from '../review/run-review.js';
import { decide, pathRules } from '../review/run-review.js';
import { today } from '../domain/today.js';
import { tool } from '../domain/tool.js';
import type { HeldConfig } from './base-config.js';
import type { ActionContext } from './context.js';

/** One change to review: where it comes from, and the config that holds for it. */
export interface ChangeToReview {
  readonly changes: Changes;
  readonly changeSet: ChangeSet;
  readonly against: Against;
  readonly held: HeldConfig;
}

/** What came of it, with the settings, since what follows needs them. */
export interface Reviewed {
  readonly decision: Decision;
  readonly settings: Settings;
  /** Decides the same change by another config, without connecting to AWS anew. */
  readonly tryBy: (settings: Settings) => Promise<Decision>;
}

/** Collects and decides. */
export async function reviewChanges(change: ChangeToReview, context: ActionContext): Promise<Reviewed> {
  const { settings, overridden } = resolveSettings(context.inputs.run, change.held.config);
  for (const error of change.held.errors) context.log.error(error);
  const connect = once(() => connectAnalyzer(settings, context.env));
  const tryBy = async (by: Settings): Promise<Decision> =>
    decide({
      changeSet: change.changeSet,
      collected: everything(change, by, context),
      settings: by,
      against: change.against,
      services: openServiceData(),
      connect,
      docs: context.docs,
      configPath: context.inputs.configFile.path,
      tool,
      today: today(),
      suggestions: true,
      notes: [...overridden, ...change.held.errors],
      failures: [],
    });
  return { decision: await tryBy(settings), settings, tryBy };
}

/** The change's own files, then the plans that the job made. */
async function* everything(
  change: ChangeToReview,
  settings: Settings,
  { env }: ActionContext,
): AsyncGenerator<Collected> {
  yield* collect(change.changes, change.changeSet, pathRules(settings));
  yield* collectPlans(workspaceOf(env), settings.planFiles);
}

/** Keeps the first answer: a trial by another config asks AWS no second time for its connection. */
function once(connect: () => Promise<AnalyzerAccess>): () => Promise<AnalyzerAccess> {
  let answer: Promise<AnalyzerAccess> | undefined;
  return () => (answer ??= connect());
}
