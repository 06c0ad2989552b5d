import type { SourceText, Span } from '../domain/source.js';
import type { Node } from '../policy/node.js';
import { isJson, isTerraform, saysPolicy } from './candidate.js';
import { duplicateKeys } from './duplicate-keys.js';
import { DepthError, FaultError, type Fault } from './fault.js';
import { parseJson } from './json.js';
import { openText } from './open.js';
import { kindOf } from './policy-kind.js';
import { looksLikePolicy } from './policy-shape.js';
import {
  duplicateKeyProblem,
  emptyProblem,
  jsonProblem,
  noPolicyProblem,
  unreadableProblem,
} from './problems.js';
import type { DeclaredPolicy, FileReading, FoundPolicy, ReaderProblem, SkippedReading } from './reader.js';
import { findPolicies, type RecognisedPolicy } from './recognise.js';

export { isCandidate } from './candidate.js';

/** One document of a file: a JSON file has one, a YAML file may have more. */
interface FileDocument {
  readonly root: Node | undefined;
  readonly fault: Fault | undefined;
  readonly span: Span;
}

/**
 * The policies of a JSON, YAML or Terraform file, and what the author should know of those that cannot be read.
 *
 * What is no policy gives nothing, also where it is broken: that is for others to tell. What looks like a policy, or is
 * `declared` as one, gives a policy or a problem. Pointers of a YAML file with more than one document begin with `#1`
 * for the first; in a short tag they go by the long form's name: `!Sub` is `/Fn::Sub`. Those of a Terraform file are addresses.
 *
 * Never throws for what stands in a file.
 */
export async function readFile(
  path: string,
  bytes: Uint8Array,
  declared?: DeclaredPolicy,
): Promise<FileReading | SkippedReading> {
  const file = openText(path, bytes);
  if ('skipped' in file) return file;
  if (/^\s*$/.test(file.text)) {
    // A policies.tf is a module's file like any other, and may be empty.
    return {
      file,
      policies: [],
      problems: declared || (saysPolicy(path) && !isTerraform(path)) ? [emptyProblem()] : [],
    };
  }
  try {
    return isTerraform(path) ? await readHcl(file, declared) : await readText(file, declared);
  } catch (error) {
    if (error instanceof DepthError) return { skipped: 'too-deep' };
    throw error;
  }
}

async function readText(file: SourceText, declared: DeclaredPolicy | undefined): Promise<FileReading> {
  const json = isJson(file.path, file.text);
  const documents = json ? [jsonDocument(file.text)] : await yamlDocuments(file.text);
  const policies: FoundPolicy[] = [];
  const problems: ReaderProblem[] = [];
  for (const [index, { root, fault, span }] of documents.entries()) {
    if (fault && (declared || looksLikePolicy(file.text.slice(span.start, span.end)))) {
      problems.push(json ? jsonProblem(fault) : unreadableProblem(fault));
    }
    if (!root) continue;
    const { policies: found, faults } = findPolicies(root);
    const prefix = documents.length > 1 ? `#${String(index + 1)}` : '';
    for (const policy of found) {
      policies.push(foundPolicy(policy, prefix, json ? file : undefined, declared));
      problems.push(...duplicateKeys(policy.written).map((each) => duplicateKeyProblem(file, each)));
    }
    problems.push(...faults.map(jsonProblem));
  }
  if (declared && policies.length === 0 && problems.length === 0) problems.push(noPolicyProblem());
  return { file, policies, problems };
}

function jsonDocument(text: string): FileDocument {
  const span = { start: 0, end: text.length };
  try {
    return { root: parseJson(text), fault: undefined, span };
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    return { root: undefined, fault: error.fault, span };
  }
}

/** Loads what HCL needs at the first file of that kind. */
async function readHcl(file: SourceText, declared: DeclaredPolicy | undefined): Promise<FileReading> {
  const { readTerraform } = await import('./terraform/read-terraform.js');
  return readTerraform(file, declared);
}

/** Loads what YAML needs at the first file of that kind. */
async function yamlDocuments(text: string): Promise<readonly FileDocument[]> {
  const { parseYaml } = await import('./yaml.js');
  return parseYaml(text);
}

function foundPolicy(
  { pointer, written, root, direct, template }: RecognisedPolicy,
  prefix: string,
  json: SourceText | undefined,
  declared: DeclaredPolicy | undefined,
): FoundPolicy {
  return {
    pointer: prefix + pointer,
    root,
    json: direct && root === written ? json?.text.slice(root.start, root.end) : undefined,
    kind: kindOf(root, { declared: declared?.kind, template }),
    attachedTo: declared?.attachedTo ?? [],
  };
}
