import { code, message } from '../../domain/message.js';
import type { Node, ObjectNode } from '../../policy/node.js';
import { textOf, valueOf } from '../../policy/node.js';
import { hiddenName, hiddenParts, hiddenPolicyProblem } from '../hidden-policy.js';
import type { ReaderProblem } from '../reader.js';
import { leavesOf } from './branches.js';
import { intrinsicOf } from './intrinsic.js';
import { policyProperties, type PolicyProperty } from './policy-properties.js';
import type { Resolver } from './resolver.js';
import { serverlessTypes, type Resource, type Template } from './template.js';
import { startsJson } from './text-policy.js';

/** A policy, or a part of one, that the template does not tell. */
export interface Hidden {
  readonly node: Node;
  readonly pointer: string;
  /** What stands in its place, in the author's words. */
  readonly source: string;
  /** Whether the rest of the policy is told. */
  readonly isPart: boolean;
}

/** The policies of a template's resources that an import, a macro or a parameter hides as a whole. */
export function hiddenPolicies(template: Template, resolver: Resolver): Hidden[] {
  return [...template.resources].flatMap((resource) => {
    const { type, properties } = resource;
    const places = properties ? policyProperties(type, properties) : [];
    return places.flatMap((property) => hiddenAt(resource, property, resolver));
  });
}

function hiddenAt(resource: Resource, { name, inner }: PolicyProperty, resolver: Resolver): Hidden[] {
  const value = valueOf(resource.properties, name);
  if (!value) return [];
  const pointer = `${resource.pointer}/Properties/${name}`;
  return leavesOf(value).flatMap(({ node, path }) => {
    const own = `${pointer}${path}`;
    if (inner === undefined || intrinsicOf(node)) {
      // A function's policies may be named, and whoever has these is told by facts.ts.
      if (name === 'Policies' && serverlessTypes.has(resource.type)) return [];
      return hiddenBy(node, own, resolver);
    }
    const document = valueOf(node, inner);
    const leaves = document ? leavesOf(document) : [];
    return leaves.flatMap((leaf) => hiddenBy(leaf.node, `${own}/${inner}${leaf.path}`, resolver));
  });
}

function hiddenBy(node: Node, pointer: string, resolver: Resolver): Hidden[] {
  const intrinsic = intrinsicOf(node);
  if (!intrinsic)
    return node.type === 'object' ? hiddenByMacro(node, pointer) : hiddenText(node, pointer, resolver);
  if (intrinsic.name === 'Fn::ToJsonString')
    return hiddenBy(intrinsic.argument, `${pointer}/Fn::ToJsonString`, resolver);
  // What is put together to the text of a policy is read as one; see text-policy.ts.
  if (startsJson(node, resolver)) return [];
  return hiddenText(node, pointer, resolver);
}

function hiddenText(node: Node, pointer: string, resolver: Resolver): Hidden[] {
  return resolver.values(node).flatMap((each): Hidden[] => {
    if (each.type === 'object' || (each === node && each.type !== 'unknown')) return [];
    return [{ node, pointer, source: hiddenName(each), isPart: false }];
  });
}

/** `Fn::Transform` beside other keys: a macro makes what it is to be. */
function hiddenByMacro(node: ObjectNode, pointer: string): Hidden[] {
  const macro = valueOf(node, 'Fn::Transform');
  const name = macro && (valueOf(macro, 'Name') ?? macro);
  return name ? [{ node: macro, pointer, source: `Transform ${textOf(name) ?? ''}`, isPart: false }] : [];
}

/** The parts of a policy that the template does not tell. */
export function hiddenPartsOf(root: Node, pointer: string): Hidden[] {
  return hiddenParts(root).map((node) => ({ node, pointer, source: hiddenName(node), isPart: true }));
}

/** The finding about something hidden. */
export function hiddenProblem({ node, pointer, source, isPart }: Hidden): ReaderProblem {
  const policy = isPart ? message`A part of ${code(pointer)}` : message`${code(pointer)}`;
  return {
    ...hiddenPolicyProblem(node, policy, source, message`template`),
    pointer,
    help: message`Write the policy out in this template, or look at the processed template by hand: imports, macros and parameters without a default have their values only when the stack is deployed.`,
  };
}
