import { UserError } from '../domain/failure.js';
import { tool } from '../domain/tool.js';
import type { DatedComparison } from './compare.js';
import type { Options } from './options.js';
import { help, readOptions } from './options.js';
import { exitCodeOf, renderAs } from './output.js';
import type { LocalReview } from './run-local.js';

/** Runs one command line and gives its exit code. Throws a UserError for wrong usage or config. */
export async function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const options = readOptions(args);
  if (options === 'help') return print(help);
  if (options === 'version') return print(`${tool.name} ${tool.version}\n`);
  switch (options.command) {
    case 'check':
      return show(await (await import('./check.js')).check(options, env), options, env);
    case 'review':
      return show(await (await import('./review.js')).review(options, env), options, env);
    case 'demo':
      await show(await (await import('./demo.js')).demo(env), options, env);
      return 0;
    case 'compare':
      return showCompared(await (await import('./compare.js')).compare(options), options, env);
    case 'init':
      return print(await (await import('./init.js')).init(options));
    case 'explain': {
      const [id, ...more] = options.operands;
      if (id === undefined || more.length > 0)
        throw new UserError('explain takes the id of one check or issue code.');
      return print(await (await import('./explain.js')).explain(id));
    }
  }
}

async function show(made: LocalReview, options: Options, env: NodeJS.ProcessEnv): Promise<number> {
  print(await renderAs(options.format, made, env));
  return exitCodeOf(made.review);
}

async function showCompared(
  made: DatedComparison,
  { format }: Options,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const { comparedAs, exitCodeOfCompared } = await import('./compare-output.js');
  print(await comparedAs(format, made, env));
  return exitCodeOfCompared(made.compared);
}

function print(text: string): 0 {
  process.stdout.write(text);
  return 0;
}
