import { code, message } from '../../domain/message.js';
import type { Span } from '../../domain/source.js';
import type { PolicyKind } from '../../policy/kind.js';
import type { Node } from '../../policy/node.js';
import { isUncertain, itemsOf, textOf, valueOf } from '../../policy/node.js';
import { duplicateKeys } from '../duplicate-keys.js';
import { organizationKinds } from '../organization-kinds.js';
import { kindOf } from '../policy-kind.js';
import { duplicateKeyProblem, hiddenPolicyProblem, jsonProblem } from '../problems.js';
import type { DeclaredPolicy, FoundPolicy, ReaderProblem } from '../reader.js';
import { Attachments } from './attachments.js';
import { Evaluator } from './evaluate.js';
import { loosePolicies } from './loose-policies.js';
import { addressOf, attributeOf, type TerraformFile, type TerraformModule } from './module.js';
import { policyAttributes } from './policy-attributes.js';
import { PolicyReader, type PolicyValue } from './read-policy.js';
import { blocksOf } from './repeated-blocks.js';
import type { Block, Body, Expression } from './syntax.js';

/** What one file of a module gave. */
export interface FoundPolicies {
  readonly policies: readonly FoundPolicy[];
  readonly problems: readonly ReaderProblem[];
}

/**
 * The policies of one file, with what the other files of its module tell: those of known resources, those of data
 * documents that no resource here uses, and what else is a policy by what it says. A pointer is Terraform's address of the
 * argument; where one argument may have several policies, the second ends in `#2`.
 */
export function findPolicies(
  home: TerraformFile,
  module: TerraformModule,
  declared: DeclaredPolicy | undefined,
): FoundPolicies {
  const finder = new Finder(home, module, declared);
  finder.run();
  return { policies: finder.policies.sort((a, b) => a.root.start - b.root.start), problems: finder.problems };
}

/** What is known of a policy by where it stands. */
interface Setting {
  readonly pointer: string;
  readonly kind: PolicyKind | undefined;
  readonly attachedTo: readonly string[];
}

class Finder {
  readonly policies: FoundPolicy[] = [];
  readonly problems: ReaderProblem[] = [];
  readonly #home: TerraformFile;
  readonly #evaluator: Evaluator;
  readonly #attachments: Attachments;
  readonly #declared: DeclaredPolicy | undefined;
  readonly #reader = new PolicyReader();
  readonly #pointers = new Map<string, number>();
  readonly #told = new Set<string>();

  constructor(home: TerraformFile, module: TerraformModule, declared: DeclaredPolicy | undefined) {
    this.#home = home;
    this.#declared = declared;
    this.#evaluator = new Evaluator(module, home);
    this.#attachments = new Attachments(this.#evaluator);
  }

  run(): void {
    const { blocks } = this.#home.body;
    for (const block of blocks) if (block.type === 'resource') this.#resource(block);
    for (const item of blocks) {
      const [type, name = ''] = item.labels.map(({ text }) => text);
      if (item.type !== 'data' || type !== 'aws_iam_policy_document' || this.#reader.used.has(item)) continue;
      const root = this.#reader.document({ item, home: this.#home }, this.#evaluator);
      this.#add(
        { type: 'document', root },
        { pointer: `data.${type}.${name}.json`, kind: undefined, attachedTo: [] },
      );
    }
    for (const { pointer, value } of loosePolicies(blocks, this.#evaluator, this.#reader))
      this.#add(value, { pointer, kind: undefined, attachedTo: [] });
  }

  #resource(block: Block): void {
    const type = block.labels[0]?.text ?? '';
    for (const { path, kind } of policyAttributes.get(type) ?? []) {
      const own = type === 'aws_organizations_policy' ? this.#organizationKind(block, kind) : kind;
      if (!own) continue;
      for (const { pointer, value } of argumentsAt(block.body, path, addressOf(block))) {
        const attachedTo = this.#attachments.of(block);
        for (const found of this.#reader.read(value, this.#evaluator))
          this.#add(found, { pointer, kind: own, attachedTo });
      }
    }
  }

  /** The kind that an organization's policy says of itself; undefined for one that is not written in IAM's language. */
  #organizationKind({ body }: Block, otherwise: PolicyKind): PolicyKind | undefined {
    const type = attributeOf(body, 'type');
    const text = type && this.#evaluator.evaluate(type.value);
    return text?.type === 'string' ? organizationKinds.get(text.value) : otherwise;
  }

  #add(value: PolicyValue, setting: Setting): void {
    if (value.type === 'fault') this.#tell(jsonProblem(value.fault));
    else if (value.type === 'hidden') this.#tell(hiddenPolicy(setting.pointer, value.at, value.name));
    else this.#addDocument(value.root, setting);
  }

  #addDocument(root: Node, { pointer, kind, attachedTo }: Setting): void {
    const count = (this.#pointers.get(pointer) ?? 0) + 1;
    this.#pointers.set(pointer, count);
    const declared = this.#declared;
    this.policies.push({
      pointer: count > 1 ? `${pointer}#${String(count)}` : pointer,
      root,
      json: undefined,
      kind: declared?.kind ?? kind ?? kindOf(root),
      attachedTo: declared && declared.attachedTo.length > 0 ? declared.attachedTo : attachedTo,
    });
    for (const each of duplicateKeys(root)) this.#tell(duplicateKeyProblem(this.#home.file, each));
    for (const part of hiddenParts(root)) this.#tell(hiddenPart(pointer, part));
  }

  /** Tells a problem once, also where several policies share what it is about. */
  #tell(problem: ReaderProblem): void {
    const key = `${problem.rule} ${String(problem.span.start)} ${String(problem.span.end)}`;
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.problems.push(problem);
  }
}

/** The arguments at a path of nested blocks, each with its address: `aws_iam_role.build.inline_policy[0].policy`. */
function argumentsAt(
  body: Body,
  path: string,
  pointer: string,
): readonly { readonly pointer: string; readonly value: Expression }[] {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    const found = attributeOf(body, first);
    return found ? [{ pointer: `${pointer}.${first}`, value: found.value }] : [];
  }
  return blocksOf(body, first).flatMap((inner, index) =>
    argumentsAt(inner.body, rest.join('.'), `${pointer}.${first}[${String(index)}]`),
  );
}

/** The parts of a policy without which nobody knows what it allows: whole statements, and effects. */
function hiddenParts(root: Node): Node[] {
  const statement = valueOf(root, 'Statement');
  return (statement ? itemsOf(statement) : []).flatMap((item) => {
    if (isUncertain(item)) return isReviewedElsewhere(item) ? [] : [item];
    const effect = valueOf(item, 'Effect');
    return effect && isUncertain(effect) ? [effect] : [];
  });
}

function isReviewedElsewhere(node: Node): boolean {
  return (
    node.type === 'unknown' && /^data\.aws_iam_policy_document\.[\w-]+(?:\[[^\]]*\])?\.json$/.test(node.name)
  );
}

function hiddenPolicy(pointer: string, span: Span, name: string): ReaderProblem {
  return hiddenPolicyProblem(
    span,
    message`${code(pointer)} is ${code(oneLine(name))}, which this file does not tell, so what it allows cannot be reviewed.`,
  );
}

function hiddenPart(pointer: string, node: Node): ReaderProblem {
  const name = node.type === 'unknown' ? node.name : (textOf(node) ?? '');
  return hiddenPolicyProblem(
    node,
    message`A part of ${code(pointer)} is ${code(oneLine(name))}, which this file does not tell, so what it allows cannot be reviewed.`,
  );
}

/** A source as one short line, for a message. */
function oneLine(source: string): string {
  const line = source.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
