import type { PolicyKind } from '../../policy/kind.js';
import { organizationKinds } from '../organization-kinds.js';
import { argumentsAt } from './arguments.js';
import { Attachments } from './attachments.js';
import type { Evaluator } from './evaluate.js';
import { FoundInFiles, type Declared, type Setting } from './found-in-files.js';
import { loosePolicies } from './loose-policies.js';
import { addressOf, attributeOf, type TerraformFile } from './module.js';
import { policyAttributes } from './policy-attributes.js';
import { PolicyReader } from './read-policy.js';
import type { Block } from './syntax.js';
import type { ModuleInstance } from './tree.js';

/**
 * The policies of a root and of the modules that it calls: those of known resources, those of data documents that no
 * resource uses, and what else is a policy by what it says. Each is found in the file in which it is written, also where
 * another one uses it. A pointer is Terraform's address of the argument; where one argument may have several policies, the
 * second ends in `#2`.
 */
export function findInModules(instances: readonly ModuleInstance[], declared: Declared): FoundInFiles {
  const finder = new Finder(instances, declared);
  // What resources refer to has to be known before what is left over is looked at.
  finder.eachFile((home, instance) => {
    finder.resources(home, instance);
  });
  finder.eachFile((home, instance) => {
    finder.unusedDocuments(home, instance);
    finder.loosePolicies(home, instance);
  });
  return finder.found;
}

class Finder {
  readonly found: FoundInFiles;
  readonly #instances: readonly ModuleInstance[];
  readonly #attachments: Attachments;
  readonly #reader = new PolicyReader();

  constructor(instances: readonly ModuleInstance[], declared: Declared) {
    this.#instances = instances;
    this.#attachments = new Attachments(instances);
    this.found = new FoundInFiles(declared);
  }

  eachFile(visit: (home: TerraformFile, instance: ModuleInstance) => void): void {
    for (const instance of this.#instances) for (const home of instance.module.files) visit(home, instance);
  }

  resources(home: TerraformFile, { address, at }: ModuleInstance): void {
    const evaluator = at(home);
    this.found.addFacts(home.file, this.#attachments.factsIn(home));
    for (const block of home.body.blocks)
      if (block.type === 'resource') this.#resource(block, evaluator, address + addressOf(block));
  }

  unusedDocuments(home: TerraformFile, { address, at }: ModuleInstance): void {
    const evaluator = at(home);
    for (const item of home.body.blocks) {
      const [type, name = ''] = item.labels.map(({ text }) => text);
      if (item.type !== 'data' || type !== 'aws_iam_policy_document') continue;
      if (this.#reader.hasRead(item, evaluator)) continue;
      const root = this.#reader.document({ item, home }, evaluator);
      this.found.add(
        { type: 'document', root, file: home.file },
        loose(`${address}data.${type}.${name}.json`),
      );
    }
  }

  loosePolicies(home: TerraformFile, { address, at }: ModuleInstance): void {
    for (const { pointer, value } of loosePolicies(home.body.blocks, at(home), this.#reader))
      this.found.add(value, loose(address + pointer));
  }

  #resource(block: Block, evaluator: Evaluator, address: string): void {
    const type = block.labels[0]?.text ?? '';
    for (const { path, kind } of policyAttributes.get(type) ?? []) {
      const own = type === 'aws_organizations_policy' ? organizationKind(block, kind, evaluator) : kind;
      if (!own) continue;
      for (const { pointer, value } of argumentsAt(block.body, path, address)) {
        const attachedTo = this.#attachments.of(block, evaluator);
        const boundaryOf = this.#attachments.boundaryOf(address);
        for (const found of this.#reader.read(value, evaluator))
          this.found.add(found, { pointer, kind: own, attachedTo, boundaryOf });
      }
    }
  }
}

/** The kind that an organization's policy says of itself; undefined for one that is not written in IAM's language. */
function organizationKind(
  { body }: Block,
  otherwise: PolicyKind,
  evaluator: Evaluator,
): PolicyKind | undefined {
  const type = attributeOf(body, 'type');
  const text = type && evaluator.evaluate(type.value);
  return text?.type === 'string' ? organizationKinds.get(text.value) : otherwise;
}

function loose(pointer: string): Setting {
  return { pointer, kind: undefined, attachedTo: [], boundaryOf: [] };
}
