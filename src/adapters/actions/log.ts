import { EOL } from 'node:os';
import { safeLog } from '../../render/safe-log.js';
import type { Log } from '../../review/ports.js';

/**
 * The job's log. Every text is made safe here, so that nothing in a pull request becomes a command to the runner.
 *
 * Warnings and errors are annotations, written by the toolkit, which is loaded for the first of them: it brings an HTTP
 * client along, and most runs have nothing to complain of. They come out at {@link flush}.
 */
export class ActionsLog implements Log {
  readonly #complaints: { readonly level: 'warning' | 'error'; readonly text: string }[] = [];

  info(text: string): void {
    process.stdout.write(`${safeLog(text)}${EOL}`);
  }

  warning(text: string): void {
    this.#complaints.push({ level: 'warning', text: safeLog(text) });
  }

  error(text: string): void {
    this.#complaints.push({ level: 'error', text: safeLog(text) });
  }

  /** Writes the warnings and errors so far, in their order. */
  async flush(): Promise<void> {
    const complaints = this.#complaints.splice(0);
    if (complaints.length === 0) return;
    const { error, warning } = await import('@actions/core');
    for (const { level, text } of complaints) (level === 'error' ? error : warning)(text);
  }
}
