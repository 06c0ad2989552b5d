import { annotate, setOutputs, writeJobSummary, writeReport } from '../adapters/actions/runner.js';
import type { Settings } from '../config/settings.js';
import { counted } from '../domain/review.js';
import type { Review } from '../domain/review.js';
import { annotations } from '../render/annotations.js';
import { jobSummary, reportMarkdown } from '../render/summary.js';
import { verdictText } from '../render/verdict.js';
import type { ActionContext } from './context.js';
import { outputsOf } from './outputs.js';
import { sourceRoot } from './context.js';

/** Whether the findings stand in comments on the pull request, where a person looks for them first. */
export type Delivery = 'commented' | 'not-commented';

/**
 * Everything but the comments: the job summary, annotations where there are no comments, report files, outputs, and the
 * verdict's line. Gives the exit code.
 */
export async function deliver(
  review: Review,
  delivery: Delivery,
  settings: Settings,
  context: ActionContext,
): Promise<0 | 1> {
  const commented = delivery === 'commented';
  if (isWorthSummary(review)) {
    const root = sourceRoot(context, review.head);
    writeJobSummary(
      jobSummary(review, {
        commentsPosted: commented,
        elsewhere: reportMarkdown(settings.reportFile),
        ...(root ? { sourceRoot: root } : {}),
      }),
      context.env,
    );
  }
  if (!commented) await annotateFindings(review, context);
  const files = await writeReports(review, settings, context);
  setOutputs({ ...outputsOf(review), ...files }, context.env);
  return announce(review, context);
}

/** A pull request without policies leaves nothing to read. */
function isWorthSummary(review: Review): boolean {
  return (
    review.policies.length > 0 ||
    review.findings.length > 0 ||
    review.failures.length > 0 ||
    review.skipped.length > 0
  );
}

async function annotateFindings(review: Review, { log }: ActionContext): Promise<void> {
  // An audit counts nothing as new, and its findings are what it is for.
  const shown =
    counted(review).length > 0
      ? undefined
      : review.findings.map(({ finding }) => finding).filter((finding) => !finding.exception);
  const plan = annotations(review, undefined, shown);
  await annotate(plan.shown);
  if (plan.left.length > 0)
    log.info(
      `${String(plan.left.length)} more findings have no annotation, since the runner keeps ten of each level, the verdict among them: they are in the job summary.`,
    );
}

async function writeReports(
  review: Review,
  settings: Settings,
  { env }: ActionContext,
): Promise<Record<string, string>> {
  const { reportFile, sarifFile } = settings;
  const written: Record<string, string> = { 'report-file': '', 'sarif-file': '' };
  if (reportFile) {
    const { jsonReportText } = await import('../render/report.js');
    written['report-file'] = writeReport(reportFile, `${jsonReportText(review)}\n`, env);
  }
  if (sarifFile) {
    const { sarifText } = await import('../render/sarif.js');
    written['sarif-file'] = writeReport(sarifFile, `${sarifText(review)}\n`, env);
  }
  return written;
}

function announce(review: Review, { log }: ActionContext): 0 | 1 {
  for (const note of review.notes) log.info(note);
  for (const failure of review.failures) log.error(failure);
  for (const { path, reason } of review.skipped) log.info(`Skipped ${path}: ${reason}`);
  if (review.conclusion === 'success') {
    log.info(review.policies.length === 0 ? 'No policy files changed.' : `Passed: ${verdictText(review)}.`);
    return 0;
  }
  log.error(`Failed: ${verdictText(review)}.`);
  return 1;
}
