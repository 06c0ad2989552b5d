import { UserError } from './domain/failure.js';
import { withoutCommands } from './render/safe-log.js';
import { safeTerminal } from './render/safe-terminal.js';
import { run } from './terminal/run.js';

/** Wrong usage or config ends with 2, what could not be done with 3; see the help text. */
try {
  process.exitCode = await run(process.argv.slice(2), process.env);
} catch (error) {
  const known = error instanceof UserError;
  const text =
    error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error);
  // A job may run this as well, and the runner obeys commands on either stream.
  const lines = text.split('\n').map((line) => withoutCommands(safeTerminal(line)));
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exitCode = known ? 2 : 3;
}
