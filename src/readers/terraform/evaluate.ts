import type { SourceText, Span } from '../../domain/source.js';
import type { Node } from '../../policy/node.js';
import { placedAt, piecesAt, textAt } from '../places.js';
import { composeText } from '../text-pieces.js';
import { Budget } from './budget.js';
import { ExpressionValues } from './expression-values.js';
import { functions } from './functions.js';
import { TerraformModule, type TerraformFile } from './module.js';
import { referentOf, type Referent } from './referent.js';
import { resourceAttribute } from './resource-names.js';
import { alone, type Placed, type Scope } from './scope.js';
import { selected } from './steps.js';
import type { CallExpression, Expression, Step, TemplatePart, TraversalExpression } from './syntax.js';
import { wholeTemplate } from './whole-template.js';

/** A file that `templatefile` names, and what evaluates it with the values that the call gives. */
export interface FileTemplate {
  readonly file: SourceText;
  readonly parts: readonly TemplatePart[];
  readonly evaluator: Evaluator;
}

/** Names that a loop or a template has, with their values; foreign ones stand in another file. */
type Names = ReadonlyMap<string, { readonly value: Node; readonly isForeign: boolean }>;

/** What the evaluators of one module's files have in common. */
interface Shared {
  readonly module: TerraformModule;
  readonly scope: Scope<Evaluator>;
  readonly budget: Budget;
  readonly byFile: Map<TerraformFile, Evaluator>;
}

const noModule = new TerraformModule({ files: [], values: [], isWhole: true });

/**
 * Values of a module's expressions, as far as its files and its scope tell. What they do not tell is an unknown by its
 * source: a resource's computed attribute, a variable without a value, most functions. Places are those of where a value is
 * written; of one from another file, of the reference.
 */
export class Evaluator extends ExpressionValues {
  readonly home: TerraformFile;
  readonly #shared: Shared;
  readonly #names: Names;
  readonly #known = new Map<Expression, Node>();
  readonly #open = new Set<Expression>();

  private constructor(home: TerraformFile, shared: Shared, names: Names = new Map()) {
    super(shared.budget);
    this.home = home;
    this.#shared = shared;
    this.#names = names;
  }

  /** The evaluators of a module's files; `budget` is that of all modules that are read together. */
  static of(
    module: TerraformModule,
    scope: Scope<Evaluator> = alone,
    budget = new Budget(),
  ): (home: TerraformFile) => Evaluator {
    const shared = { module, scope, budget, byFile: new Map<TerraformFile, Evaluator>() };
    return (home) => Evaluator.#at(home, shared);
  }

  static #at(home: TerraformFile, shared: Shared): Evaluator {
    const known = shared.byFile.get(home) ?? new Evaluator(home, shared);
    shared.byFile.set(home, known);
    return known;
  }

  get module(): TerraformModule {
    return this.#shared.module;
  }

  get scope(): Scope<Evaluator> {
    return this.#shared.scope;
  }

  /** The evaluator of another file of the module. */
  at(home: TerraformFile): Evaluator {
    return Evaluator.#at(home, this.#shared);
  }

  within(names: ReadonlyMap<string, Node>): Evaluator {
    const own = [...names].map(([name, value]) => [name, { value, isForeign: false }] as const);
    return new Evaluator(this.home, this.#shared, new Map([...this.#names, ...own]));
  }

  source({ start, end }: Span): string {
    return this.home.file.text.slice(start, end);
  }

  /** The name of an unknown: its source, in a called module with that module's address. */
  nameOf(span: Span): string {
    return this.scope.address + this.source(span);
  }

  /** The file that a path names; undefined where nobody knows which, or it is not there. */
  fileOf(path: Expression | undefined): SourceText | undefined {
    return path && this.scope.fileAt(this.evaluate(path));
  }

  /** What a call of `templatefile` makes; undefined where the file is not to be had, or is no template. */
  templateOf({ args: [path, values] }: CallExpression): FileTemplate | undefined {
    const file = this.fileOf(path);
    const parts = file && wholeTemplate(file);
    if (!file || !parts) return undefined;
    const given = values && this.evaluate(values);
    const members = given?.type === 'object' ? given.members : [];
    const names = new Map(members.map(({ key, value }) => [key, { value, isForeign: true }]));
    const shared = { ...this.#shared, module: noModule, byFile: new Map<TerraformFile, Evaluator>() };
    return {
      file,
      parts,
      evaluator: new Evaluator({ file, body: { attributes: [], blocks: [] }, faults: [] }, shared, names),
    };
  }

  /** What a local, a variable or an output of a called module stands for; undefined for everything else. */
  referentOf(root: string, steps: readonly Step[]): Referent<Evaluator> | undefined {
    if (this.#names.has(root)) return undefined;
    return referentOf(root, steps, { ...this.#shared, at: (home) => this.at(home) });
  }

  protected called(expression: CallExpression): Node | undefined {
    const { name, args, expands } = expression;
    if (expands) return undefined;
    if (name === 'file') {
      const found = this.fileOf(args[0]);
      return found && textAt(expression, found.text);
    }
    if (name === 'templatefile') {
      const found = this.templateOf(expression);
      return found && composeText(expression, piecesAt(expression, found.evaluator.pieces(found.parts)));
    }
    const known = functions.get(name);
    const values = known ? args.map((arg) => this.evaluate(arg)) : [];
    return known?.(expression, values);
  }

  protected referred(expression: TraversalExpression): Node | undefined {
    const { root, steps } = expression;
    const value =
      typeof root === 'string' ? this.#reference(expression, root) : selected(this.evaluate(root), steps);
    return value && this.affords(value) ? value : undefined;
  }

  #reference(expression: TraversalExpression, root: string): Node | undefined {
    const { steps } = expression;
    const name = this.#names.get(root);
    if (name) return selected(name.isForeign ? this.#copied(name.value, expression) : name.value, steps);
    const referent = this.referentOf(root, steps);
    if (!referent) return this.#resourceAttribute(expression, root);
    const value = this.#valueOf(referent, expression);
    return value && selected(value, referent.rest);
  }

  #resourceAttribute(expression: TraversalExpression, root: string): Node | undefined {
    const [first, ...rest] = expression.steps;
    const resource = first?.type === 'attribute' ? this.module.resource(root, first.name) : undefined;
    const [index, last] = rest.length === 2 ? rest : [undefined, rest[0]];
    if (!first || !resource || rest.length > 2 || last?.type !== 'attribute') return undefined;
    if (index && index.type !== 'index') return undefined;
    const address = this.nameOf({ start: expression.start, end: (index ?? first).end });
    const evaluator = this.at(resource.home);
    const evaluate = (each: Expression): Node => evaluator.evaluate(each);
    return resourceAttribute({ block: resource.item, type: root, address, evaluate }, last.name, expression);
  }

  /** The value of what a reference stands for; undefined where it refers to itself. */
  #valueOf({ expression, evaluator }: Placed<Evaluator>, reference: Span): Node | undefined {
    const value = evaluator.#once(expression);
    if (!value || evaluator.home.file === this.home.file) return value;
    return this.#copied(value, reference);
  }

  /** A value of another file at the place of its reference. */
  #copied(value: Node, reference: Span): Node {
    return this.budget.allowsCopy(value) ? placedAt(value, reference) : this.unknownAt(reference);
  }

  #once(expression: Expression): Node | undefined {
    const known = this.#known.get(expression);
    if (known) return known;
    if (this.#open.has(expression)) return undefined;
    this.#open.add(expression);
    const value = this.evaluate(expression);
    this.#open.delete(expression);
    this.#known.set(expression, value);
    return value;
  }
}
