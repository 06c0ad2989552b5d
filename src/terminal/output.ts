import type { Review } from '../domain/review.js';
import type { Format } from './options.js';
import type { LocalReview } from './run-local.js';

/** The review in the wanted format. Formats are loaded when they are asked for. */
export async function renderAs(
  format: Format,
  { review, source }: LocalReview,
  env: NodeJS.ProcessEnv,
): Promise<string> {
  switch (format) {
    case 'json':
      return `${(await import('../render/report.js')).jsonReportText(review)}\n`;
    case 'sarif':
      return `${(await import('../render/sarif.js')).sarifText(review)}\n`;
    case 'markdown':
      return `${(await import('../render/review-markdown.js')).reviewAsMarkdown(review)}\n`;
    case 'github':
      return (await import('../render/workflow-commands.js')).githubFormat(review);
    case 'pretty': {
      const { terminalReport } = await import('../render/terminal.js');
      return terminalReport(review, { source, colors: wantsColors(env), width: process.stdout.columns });
    }
  }
}

/** https://no-color.org and https://force-color.org: the user's word first, then whether it is a terminal. */
export function wantsColors(env: NodeJS.ProcessEnv): boolean {
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR']) return env['FORCE_COLOR'] !== '0';
  return process.stdout.isTTY;
}

/** 3 where a part could not be done, 1 for findings that fail, else 0. */
export function exitCodeOf(review: Review): 0 | 1 | 3 {
  if (review.failures.length > 0) return 3;
  return review.conclusion === 'failure' ? 1 : 0;
}
