import type { PolicyKind } from '../../policy/kind.js';
import type { Node, ObjectNode } from '../../policy/node.js';
import { itemsOf, valueOf } from '../../policy/node.js';
import type { PrincipalFact } from '../../policy/principal-fact.js';
import type { Fault } from '../fault.js';
import { kindOf } from '../policy-kind.js';
import type { ReaderProblem } from '../reader.js';
import { findPolicies, type RecognisedPolicy } from '../recognise.js';
import { Attachments, type Attachment } from './attachments.js';
import { leavesOf } from './branches.js';
import { factsOf } from './facts.js';
import { hiddenPartsOf, hiddenPolicies, hiddenProblem, type Hidden } from './hidden.js';
import { Principals } from './holders.js';
import { intrinsicOf, sourceOf } from './intrinsic.js';
import { templateKind } from './policy-properties.js';
import { Resolver } from './resolver.js';
import { isPolicyTemplate, policyOfTemplate } from './sam-policies.js';
import { perhapsDenied, resolvePolicy } from './statements.js';
import { serverlessTypes, templateOf, type Resource, type Template } from './template.js';
import { textPolicy } from './text-policy.js';
import type { World } from './world.js';

/** A policy of a template. */
export interface TemplatePolicy extends Pick<RecognisedPolicy, 'pointer' | 'direct'> {
  readonly written: Node;
  /** With CloudFormation's functions resolved; the same object as `written` where it has none. */
  readonly root: Node;
  /** What the resource tells of its kind. */
  readonly kind: PolicyKind | undefined;
  readonly attachedTo: readonly string[];
  readonly boundaryOf: readonly string[];
}

/** What a file with CloudFormation's functions, or a whole template, gave. */
export interface TemplateReading {
  readonly policies: readonly TemplatePolicy[];
  readonly faults: readonly Fault[];
  readonly problems: readonly ReaderProblem[];
  readonly facts: readonly PrincipalFact[];
}

/**
 * The policies of a CloudFormation or SAM template, of CDK's output, or of a part of one that uses their functions. What a
 * template does not tell of a policy is a problem where nobody can know without it what the policy allows.
 */
export function readTemplate(root: Node): TemplateReading {
  const template = templateOf(root);
  const resolver = new Resolver(template);
  const found = findPolicies(root, {
    ownerOf: (properties) => template?.ownerOf(properties),
    textPolicy: (node) => textPolicy(node, resolver),
  });
  const principals = template && new Principals(template, resolver);
  const attachments = template && principals && new Attachments(template, principals, resolver);
  const reading = new Reading(resolver, attachments);
  for (const each of found.policies) reading.add(each);
  if (template) reading.addPolicyTemplates(template);
  const hidden: Hidden[] = [
    ...found.hidden.map((each) => ({ ...each, source: writtenAs(each.node), isPart: false })),
    ...(template ? hiddenPolicies(template, resolver) : []),
    ...reading.policies.flatMap(({ root: policy, pointer }) => hiddenPartsOf(policy, pointer)),
  ];
  return {
    policies: reading.policies,
    faults: found.faults,
    problems: hidden.map(hiddenProblem),
    facts: template && principals ? factsOf(template, principals) : [],
  };
}

/** The function that puts a text together, in the author's words. */
function writtenAs(node: Node): string {
  const intrinsic = intrinsicOf(node);
  return intrinsic ? sourceOf(intrinsic) : '';
}

const nowhere: Attachment = { to: [], boundaryOf: [], when: new Map() };

class Reading {
  readonly policies: TemplatePolicy[] = [];
  readonly #resolver: Resolver;
  readonly #attachments: Attachments | undefined;

  constructor(resolver: Resolver, attachments: Attachments | undefined) {
    this.#resolver = resolver;
    this.#attachments = attachments;
  }

  add({ pointer, written, direct, owner, given }: RecognisedPolicy): void {
    const attachment = owner && this.#attachments?.of(owner.resource);
    const resource = owner?.resource;
    const kind = owner && resource && templateKind(resource.type, owner.name, resource.properties);
    const resolved = resolvePolicy(written, this.#resolver, given);
    this.#push({ pointer, written, direct, kind, root: resolved }, attachment ?? nowhere, given);
  }

  /** The policies that SAM's policy templates stand for. */
  addPolicyTemplates(template: Template): void {
    for (const resource of template.resources)
      if (serverlessTypes.has(resource.type)) this.#addPolicyTemplatesOf(resource);
  }

  #addPolicyTemplatesOf(resource: Resource): void {
    const value = valueOf(resource.properties, 'Policies');
    for (const { node, when, path } of value ? leavesOf(value) : []) {
      for (const member of node.type === 'object' ? node.members : []) {
        const root = isPolicyTemplate(member.key)
          ? policyOfTemplate(member, this.#resolver, when)
          : undefined;
        const attachment = root && this.#attachments?.of(resource);
        if (!root || !attachment) continue;
        const pointer = `${resource.pointer}/Properties/Policies${path}/${member.key}`;
        this.#push({ pointer, written: root, root, direct: false, kind: 'identity' }, attachment, when);
      }
    }
  }

  #push(
    policy: Omit<TemplatePolicy, 'attachedTo' | 'boundaryOf'>,
    { to, boundaryOf, when }: Attachment,
    given: World,
  ): void {
    const root = withPerhaps(policy.root, policy.kind ?? kindOf(policy.root), new Map([...when, ...given]));
    this.policies.push({ ...policy, root, attachedTo: to, boundaryOf });
  }
}

/**
 * An identity's policies count together, so a Deny of one that may be absent takes nothing from the others for sure. A
 * resource has one policy, of which all is there or nothing.
 */
function withPerhaps(root: Node, kind: PolicyKind, when: World): Node {
  if (when.size === 0 || kind !== 'identity' || root.type !== 'object') return root;
  const statement = valueOf(root, 'Statement');
  if (!statement) return root;
  const items = itemsOf(statement).map((item) => perhapsDenied(item, when));
  if (items.every((item, index) => item === itemsOf(statement)[index])) return root;
  return withStatement(root, statement, { type: 'array', start: statement.start, end: statement.end, items });
}

function withStatement(root: ObjectNode, before: Node, value: Node): Node {
  return {
    ...root,
    members: root.members.map((each) => (each.value === before ? { ...each, value } : each)),
  };
}
