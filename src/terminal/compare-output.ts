import type { Compared } from '../render/compared.js';
import { answerText } from '../render/compared.js';
import { safeLog, withoutCommands } from '../render/safe-log.js';
import type { DatedComparison } from './compare.js';
import type { Format } from './options.js';
import { wantsColors } from './output.js';

/** The comparison in the wanted format. Formats are loaded when they are asked for. */
export async function comparedAs(
  format: Format,
  { compared, serviceDataDate }: DatedComparison,
  env: NodeJS.ProcessEnv,
): Promise<string> {
  switch (format) {
    case 'json':
      // The document has no place for notes.
      process.stderr.write(compared.notes.map((note) => `${safeLog(`note: ${note}`)}\n`).join(''));
      return (await import('../render/compared-json.js')).comparedAsJson(compared);
    case 'markdown': {
      const { comparedAsMarkdown } = await import('../render/compared-markdown.js');
      // Markdown is safe by itself; on its way to a file it may pass a job's log.
      return withoutCommands(comparedAsMarkdown(compared));
    }
    case 'sarif': {
      const { comparedAsReview } = await import('../render/compared-review.js');
      return (await import('../render/sarif.js')).sarifText(comparedAsReview(compared, serviceDataDate));
    }
    case 'github': {
      const { comparedAsReview } = await import('../render/compared-review.js');
      const { githubFormat } = await import('../render/workflow-commands.js');
      const notes = compared.notes.map((note) => `Note: ${note}`);
      return githubFormat(comparedAsReview(compared, serviceDataDate), [
        ...notes,
        `${answerText(compared)}.`,
      ]);
    }
    case 'pretty': {
      const { comparedForTerminal } = await import('../render/compared-terminal.js');
      return comparedForTerminal(compared, { colors: wantsColors(env), width: process.stdout.columns });
    }
  }
}

/** 3 where a part could not be done, 1 for new access or where nobody knows, else 0. */
export function exitCodeOfCompared({ result, failures }: Compared): 0 | 1 | 3 {
  if (failures.length > 0) return 3;
  return result === 'no-new-access' ? 0 : 1;
}
