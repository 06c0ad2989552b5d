import type { TerraformFile, TerraformModule } from './module.js';
import type { Placed, Scope } from './scope.js';
import type { Step } from './syntax.js';

/** What a reference stands for elsewhere, and the steps into it that are left. */
export interface Referent<Evaluator> extends Placed<Evaluator> {
  readonly rest: readonly Step[];
}

/** Where references are looked up. */
export interface Lookup<Evaluator> {
  readonly module: TerraformModule;
  readonly scope: Scope<Evaluator>;
  readonly at: (home: TerraformFile) => Evaluator;
}

/** What a local, a variable or an output of a called module stands for; undefined for everything else. */
export function referentOf<Evaluator>(
  root: string,
  [first, ...rest]: readonly Step[],
  { module, scope, at }: Lookup<Evaluator>,
): Referent<Evaluator> | undefined {
  if (first?.type !== 'attribute') return undefined;
  if (root === 'module') return outputOf(scope, first.name, rest);
  if (root !== 'local' && root !== 'var') return undefined;
  const given = root === 'var' ? scope.input(first.name) : undefined;
  if (given) return { ...given, rest };
  const found = root === 'local' ? module.local(first.name) : variableOf(first.name, module, scope);
  return found && { expression: found.item.value, evaluator: at(found.home), rest };
}

/** A called module has what its caller gives, else its default: no values file tells it anything. */
function variableOf(name: string, module: TerraformModule, { isCalled }: Scope<unknown>) {
  return isCalled ? module.default(name) : module.variable(name);
}

/** `module.ci.role_name`, also `module.ci["a"].role_name` of a module that is called more than once. */
function outputOf<Evaluator>(
  scope: Scope<Evaluator>,
  call: string,
  steps: readonly Step[],
): Referent<Evaluator> | undefined {
  const [first, ...rest] = steps[0]?.type === 'index' ? steps.slice(1) : steps;
  const output = first?.type === 'attribute' ? scope.output(call, first.name) : undefined;
  return output && { ...output, rest };
}
