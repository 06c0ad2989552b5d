import type { PolicyDocument } from '../../policy/document.js';
import type { PolicyKind } from '../../policy/kind.js';
import type { Member, Node, ObjectNode } from '../../policy/node.js';
import { isUncertain, toJson } from '../../policy/node.js';
import type { AnalyzerPolicyType, ValidationQuestion } from '../ports.js';
import type { KeyPath, SentPart } from './stand-ins.js';
import { sentParts, standIn, textNode } from './stand-ins.js';

/** What AWS is asked about a document, and in what its text differs from the author's. */
export interface Question {
  readonly asked: ValidationQuestion;
  /** The values of the document's own tree for which something else was sent; no parts where nothing is known. */
  readonly standIns: ReadonlyMap<Node, readonly SentPart[]>;
  /** The statements to which a `Resource` was added. */
  readonly completed: ReadonlySet<Node>;
}

/** Everything that is not here is asked as a resource policy without a resource type: AWS has none for it. */
const types: Partial<Readonly<Record<PolicyKind, readonly [AnalyzerPolicyType, string?]>>> = {
  identity: ['IDENTITY_POLICY'],
  trust: ['RESOURCE_POLICY', 'AWS::IAM::AssumeRolePolicyDocument'],
  's3-bucket': ['RESOURCE_POLICY', 'AWS::S3::Bucket'],
  's3-access-point': ['RESOURCE_POLICY', 'AWS::S3::AccessPoint'],
  'service-control': ['SERVICE_CONTROL_POLICY'],
  'resource-control': ['RESOURCE_CONTROL_POLICY'],
};

/**
 * The question about a document: its type by its kind, and its text. The text is the author's own (`json`) where the
 * file holds it as JSON; else it is written from the tree, with stand-ins for what cannot be known.
 *
 * A policy of an ECR repository must not have a Resource (the service refuses it), and Access Analyzer, which has no
 * type for it, calls that MISSING_RESOURCE: so one is added to what is sent.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html
 * https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_ValidatePolicy.html
 */
export function questionOf(policy: PolicyDocument, json: string | undefined): Question {
  const rewriting = new Rewriting(policy.kind);
  const tree = rewriting.rewrite(policy.root, []);
  const { standIns, completed } = rewriting;
  const untouched = standIns.size === 0 && completed.size === 0;
  const policyDocument = untouched && json !== undefined ? json : toJson(tree, () => '');
  const [policyType, resourceType] = types[policy.kind] ?? ['RESOURCE_POLICY' as const];
  return { asked: { policyDocument, policyType, resourceType }, standIns, completed };
}

/** One walk through a document's tree that puts in what AWS needs, and remembers where. */
class Rewriting {
  readonly standIns = new Map<Node, readonly SentPart[]>();
  readonly completed = new Set<Node>();
  readonly #kind: PolicyKind;

  constructor(kind: PolicyKind) {
    this.#kind = kind;
  }

  rewrite(node: Node, path: KeyPath): Node {
    if (node.type === 'array') return { ...node, items: node.items.map((item) => this.rewrite(item, path)) };
    if (node.type === 'object') return this.#object(node, path);
    if (node.type === 'unknown') {
      this.standIns.set(node, []);
      return this.#withResource(standIn(node, path, this.#kind), path);
    }
    if (node.type !== 'template') return node;
    const parts = sentParts(node, path);
    this.standIns.set(node, parts);
    return textNode(node, parts.map((part) => part.text).join(''));
  }

  #object(node: ObjectNode, path: KeyPath): Node {
    const members = node.members.map((each) => ({
      ...each,
      value: this.rewrite(each.value, [...path, each.key]),
    }));
    const full = this.#withResource({ ...node, members }, path);
    if (full.type === 'object' && full.members.length > members.length) this.completed.add(node);
    return full;
  }

  #withResource(statement: Node, path: KeyPath): Node {
    const isEcr = this.#kind === 'ecr-repository' || this.#kind === 'ecr-public-repository';
    if (!isEcr || path.length !== 1 || path[0] !== 'Statement' || statement.type !== 'object')
      return statement;
    if (statement.members.some(({ key }) => /^(not)?resource$/i.test(key))) return statement;
    const { start, end } = statement;
    const resource: Member = { key: 'Resource', keySpan: { start, end }, value: textNode(statement, '*') };
    return { ...statement, members: [...statement.members, resource] };
  }
}

/** Whether a part of a value, however deep, cannot be known. */
export function holdsUnknown(node: Node): boolean {
  if (node.type === 'array') return node.items.some(holdsUnknown);
  if (node.type === 'object') return node.members.some((each) => holdsUnknown(each.value));
  return isUncertain(node);
}
