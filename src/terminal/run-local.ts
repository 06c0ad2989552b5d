import type { PartialConfig } from '../config/given.js';
import type { Settings } from '../config/settings.js';
import { resolveSettings } from '../config/resolve.js';
import type { Review } from '../domain/review.js';
import type { SourceText } from '../domain/source.js';
import { connectAnalyzer } from '../adapters/aws/connect.js';
import { openServiceData } from '../adapters/service-data-file.js';
import { today } from '../domain/today.js';
import { tool } from '../domain/tool.js';
import type { Collected } from '../review/collected.js';
import { collect } from '../review/collect.js';
import { docsLinks } from '../review/docs-links.js';
import type { Against } from '../review/examine.js';
import type { PlacementRules } from '../review/place.js';
import { place } from '../review/place.js';
import type { Changes, ChangeSet } from '../review/ports.js';
import { decide, pathRules } from '../review/run-review.js';
import type { Options } from './options.js';
import { progressOn } from './progress.js';

/** A review made in a terminal, with the texts that it is about. */
export interface LocalReview {
  readonly review: Review;
  readonly source: (path: string) => SourceText | undefined;
}

/** Where a local review's parts come from. */
export interface LocalRequest {
  readonly changes: Changes;
  readonly config: PartialConfig;
  readonly configPath: string;
  readonly against: Against;
  /** Whether findings are placed as on a pull request. */
  readonly asPullRequest: boolean;
  readonly options: Pick<Options, 'run'>;
}

/** Reviews what a local port gives, with the same steps as the action; posts nothing. */
export async function reviewLocally(request: LocalRequest, env: NodeJS.ProcessEnv): Promise<LocalReview> {
  const settings = settingsOf(request);
  const changeSet = await request.changes.list();
  const texts = new Map<string, SourceText>();
  const files = collect(request.changes, changeSet, pathRules(settings), progressOn(process.stderr));
  const decision = await decide({
    changeSet,
    collected: keepingTexts(files, texts),
    settings,
    against: request.against,
    services: openServiceData(),
    connect: () => connectAnalyzer(settings, env),
    docs: docsLinks(undefined),
    configPath: request.configPath,
    tool,
    today: today(),
    suggestions: request.asPullRequest,
    notes: [],
    failures: [],
  });
  const placed = place(
    decision.findings,
    placementRules(changeSet, request.asPullRequest, settings.maxComments),
  );
  return { review: { ...decision, findings: placed }, source: (path) => texts.get(path) };
}

/** Passes the files on and keeps their texts, for the frames of code in the report. */
async function* keepingTexts(
  files: AsyncIterable<Collected>,
  texts: Map<string, SourceText>,
): AsyncGenerator<Collected> {
  for await (const each of files) {
    if ('file' in each && each.file.head) texts.set(each.file.head.file.path, each.file.head.file);
    yield each;
  }
}

/**
 * The options of a terminal are the user's own, so they win outright; the contest with the config, in which the stricter
 * holds, is for workflow files that a pull request can edit. AWS is asked only when an option says so.
 */
function settingsOf({ options, config }: LocalRequest): Settings {
  const { settings } = resolveSettings({}, config);
  const { failOn = settings.failOn, accessAnalyzer = 'off', awsRegion = settings.awsRegion } = options.run;
  return { ...settings, failOn, accessAnalyzer, awsRegion };
}

function placementRules({ files }: ChangeSet, asPullRequest: boolean, maxComments: number): PlacementRules {
  const hunks = new Map(files.map((file) => [file.path, file.hunks]));
  return {
    comments: asPullRequest || 'there is no pull request',
    maxComments,
    hunksOf: (path) => (hunks.has(path) ? hunks.get(path) : null),
  };
}
