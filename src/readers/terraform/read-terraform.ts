import type { SourceText } from '../../domain/source.js';
import { looksLikePolicy } from '../policy-shape.js';
import { noPolicyProblem, unreadableProblem } from '../problems.js';
import type { DeclaredPolicy, FileReading } from '../reader.js';
import { parseHcl } from './body.js';
import { findPolicies } from './find-policies.js';
import { TerraformModule, type TerraformFile } from './module.js';

/** Words of a block that holds a policy, also where the block cannot be read. */
const policyWords = /\baws_iam_|_policy\b|\bpolicy(?:_document)?\s*=/;

/**
 * The policies of a Terraform file. `others` are the other files of its folder, which make up one module with it: what its
 * references name. A block that cannot be read costs no other; where it may hold a policy it is a problem.
 *
 * @throws DepthError where the file is nested too deep.
 */
export function readTerraform(
  file: SourceText,
  declared: DeclaredPolicy | undefined,
  others: readonly TerraformFile[] = [],
): FileReading {
  const { body, faults } = parseHcl(file.text);
  const home = { file, body };
  const { policies, problems } = findPolicies(home, new TerraformModule([...others, home]), declared);
  const unreadable = faults.filter(({ block }) => {
    const text = file.text.slice(block.start, block.end);
    return declared !== undefined || policyWords.test(text) || looksLikePolicy(text);
  });
  const all = [...unreadable.map(unreadableProblem), ...problems];
  if (declared && policies.length === 0 && all.length === 0) all.push(noPolicyProblem());
  return { file, policies, problems: all };
}
