import type { SourceText } from '../../domain/source.js';
import { looksLikePolicy } from '../policy-shape.js';
import { noPolicyProblem, unreadableProblem } from '../problems.js';
import type { DeclaredPolicy, FileReading } from '../reader.js';
import { parseHcl } from './body.js';
import { findInModules } from './find-in-modules.js';
import type { Declared, Setting } from './found-in-files.js';
import { parseJsonSyntax } from './json-syntax.js';
import type { TerraformFile } from './module.js';
import { moduleTree, type Repository } from './tree.js';

/** Words of a block that holds a policy, also where the block cannot be read. */
const policyWords = /\baws_iam_|_policy\b|\bpolicy(?:_document)?\s*=/;

/** What a root and the modules that it calls say. */
export interface TreeReading {
  /** The files of all its modules, and others in which policies of theirs stand. */
  readonly byPath: ReadonlyMap<string, FileReading>;
  /** Of policy files that are read by themselves: what the resources that use them tell, by path. */
  readonly settings: ReadonlyMap<string, Setting>;
}

/** Parses a file of a module, or of values, by its name. @throws DepthError where it is nested too deep. */
export function parseTerraform(file: SourceText): TerraformFile {
  const isValues = /\.tfvars(?:\.json)?$/i.test(file.path);
  const isJson = /\.json$/i.test(file.path);
  const { body, faults } = isJson ? parseJsonSyntax(file.text, isValues) : parseHcl(file.text);
  return { file, body, faults };
}

/**
 * The policies of the module in a folder, read as a root, and of those that it calls: each with the file in which it is
 * written. A block that cannot be read costs no other; where it may hold a policy it is a problem.
 */
export function readTree(folder: string, repository: Repository, declared: Declared): TreeReading {
  const instances = moduleTree(folder, repository);
  const found = findInModules(instances, declared);
  const homes = new Map(
    instances.flatMap(({ module }) => module.files.map((home) => [home.file.path, home])),
  );
  const readings = new Map(found.readings.map((reading) => [reading.file.path, reading]));
  for (const [path, home] of homes) {
    const known = readings.get(path) ?? { file: home.file, policies: [], problems: [] };
    readings.set(path, { ...known, problems: [...unreadable(home, declared(path)), ...known.problems] });
  }
  return { byPath: readings, settings: found.settings };
}

function unreadable({ file, faults }: TerraformFile, declared: DeclaredPolicy | undefined) {
  return faults
    .filter(({ block }) => {
      const text = file.text.slice(block.start, block.end);
      return declared !== undefined || policyWords.test(text) || looksLikePolicy(text);
    })
    .map(unreadableProblem);
}

/**
 * The policies of one Terraform file, of which nothing is known but itself.
 *
 * @throws DepthError where the file is nested too deep.
 */
export function readTerraform(file: SourceText, declared: DeclaredPolicy | undefined): FileReading {
  const files = [parseTerraform(file)];
  const repository: Repository = {
    moduleAt: (folder) => (folder === '' ? { files, values: [], isWhole: false } : undefined),
    fileAt: () => undefined,
  };
  const { byPath } = readTree('', repository, () => declared);
  const reading = byPath.get(file.path) ?? { file, policies: [], problems: [] };
  const isEmpty = reading.policies.length === 0 && reading.problems.length === 0;
  return declared && isEmpty ? { ...reading, problems: [noPolicyProblem()] } : reading;
}
