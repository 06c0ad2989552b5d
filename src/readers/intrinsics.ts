import type { Node } from '../policy/node.js';
import { Resolver } from './cloudformation/resolver.js';
import { resolvePolicy } from './cloudformation/statements.js';

/** A policy on its own, outside of any template, with CloudFormation's functions resolved: every reference is an unknown. */
export function resolveIntrinsics(policy: Node): Node {
  return policy.type === 'object' ? resolvePolicy(policy, new Resolver(undefined), new Map()) : policy;
}
