import type { SourceText, Span } from '../domain/source.js';
import type { Node } from '../policy/node.js';
import type { PrincipalFact } from '../policy/principal-fact.js';
import { isJson, isPart, isTerraform, saysPolicy } from './candidate.js';
import type { TemplatePolicy, TemplateReading } from './cloudformation/read-template.js';
import { duplicateKeys } from './duplicate-keys.js';
import { DepthError, FaultError, type Fault } from './fault.js';
import { parseJson } from './json.js';
import { openText, sizeLimitOf, startsAsPlan } from './open.js';
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
import { findPolicies } from './recognise.js';

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
  const file = openText(path, bytes, sizeLimitOf(bytes));
  if ('skipped' in file) return file;
  if (isPart(path) && !declared) return { file, policies: [], problems: [] };
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
  if (json && startsAsPlan(file.text)) {
    const plan = await readPlanFile(file);
    if (plan) return plan;
  }
  const documents = json ? [jsonDocument(file.text)] : await yamlDocuments(file.text);
  const policies: FoundPolicy[] = [];
  const problems: ReaderProblem[] = [];
  const facts: PrincipalFact[] = [];
  for (const [index, { root, fault, span }] of documents.entries()) {
    if (fault && (declared || looksLikePolicy(file.text.slice(span.start, span.end)))) {
      problems.push(json ? jsonProblem(fault) : unreadableProblem(fault));
    }
    if (!root) continue;
    const found = await policiesIn(root, file.text);
    const prefix = documents.length > 1 ? `#${String(index + 1)}` : '';
    for (const policy of found.policies) {
      policies.push(foundPolicy(policy, prefix, json ? file : undefined, declared));
      problems.push(...duplicateKeys(policy.written).map((each) => duplicateKeyProblem(file, each)));
    }
    // A megabyte may hold more of them than a call takes arguments.
    for (const each of found.faults) problems.push(jsonProblem(each));
    for (const each of found.problems) problems.push(placed(each, prefix));
    for (const each of found.facts) facts.push({ ...each, pointer: prefix + each.pointer });
  }
  if (declared && policies.length === 0 && problems.length === 0) problems.push(noPolicyProblem());
  return { file, policies, problems, ...(facts.length > 0 ? { facts } : {}) };
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

/**
 * What a Terraform plan makes of its resources, as `terraform show -json` tells it; undefined for another JSON file. Loads
 * what plans need at the first file of that kind.
 */
async function readPlanFile(file: SourceText): Promise<FileReading | undefined> {
  const { root } = jsonDocument(file.text);
  if (!root) return undefined;
  const { isPlan, readPlanTree } = await import('./plan/read-plan.js');
  return isPlan(root) ? readPlanTree(file, root).head : undefined;
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

/** Words without which a file is no template and has none of CloudFormation's functions. */
const templateWords = /AWS::|Fn::|\bRef\b|![A-Z]/;

/** The policies of a document. Loads what templates need at the first one of that kind. */
async function policiesIn(root: Node, text: string): Promise<TemplateReading> {
  if (templateWords.test(text)) {
    const { readTemplate } = await import('./cloudformation/read-template.js');
    return readTemplate(root);
  }
  const { policies, faults } = findPolicies(root);
  const plain = policies.map(({ pointer, written, direct }) => ({
    pointer,
    written,
    direct,
    root: written,
    kind: undefined,
    attachedTo: [],
    boundaryOf: [],
  }));
  return { policies: plain, faults, problems: [], facts: [] };
}

/** A problem in one of a file's documents. */
function placed(problem: ReaderProblem, prefix: string): ReaderProblem {
  return problem.pointer === undefined ? problem : { ...problem, pointer: prefix + problem.pointer };
}

function foundPolicy(
  { pointer, written, root, direct, kind, attachedTo, boundaryOf }: TemplatePolicy,
  prefix: string,
  json: SourceText | undefined,
  declared: DeclaredPolicy | undefined,
): FoundPolicy {
  return {
    pointer: prefix + pointer,
    root,
    json: direct && root === written ? json?.text.slice(root.start, root.end) : undefined,
    kind: kindOf(root, { declared: declared?.kind, template: kind }),
    attachedTo: declared && declared.attachedTo.length > 0 ? declared.attachedTo : attachedTo,
    ...(boundaryOf.length > 0 ? { boundaryOf } : {}),
  };
}
