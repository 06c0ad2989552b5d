import { code, codeList, message, type Message } from '../../domain/message.js';
import type { ReaderProblem } from '../../readers/reader.js';

/** That a part of a module was not read, so that names of it count as unknown where a changed file uses them. */
function moduleNotRead(what: Message): ReaderProblem {
  return {
    rule: 'module-not-read',
    severity: 'warning',
    title: 'A part of the Terraform module was not read',
    span: { start: 0, end: 0 },
    message: message`${what} What they say counts as unknown here, and a change of what policies in them allow is not seen.`,
    help: message`Split the module, or give the action a plan by ${code('plan-files')}: there every policy is as it will be.`,
  };
}

/** Files that a module has no room for here, or that cannot be read. */
export function filesNotRead(paths: readonly string[]): ReaderProblem {
  return moduleNotRead(
    message`Of this module ${codeList(paths, 5)} could not be read together with this file.`,
  );
}

/** Whole modules. */
export function foldersNotRead(folders: readonly string[]): ReaderProblem {
  return moduleNotRead(
    message`The modules in ${codeList(
      folders.map((each) => each || '.'),
      5,
    )} could not be read together with this file.`,
  );
}
