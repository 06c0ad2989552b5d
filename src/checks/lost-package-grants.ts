import type { PackageResource } from '../access/codeartifact-resources.js';
import { mayBe } from '../access/codeartifact-resources.js';
import type { Grant } from '../access/grants.js';
import type { Statement, TextItem } from '../policy/document.js';
import type { CheckContext } from './check.js';

/** A statement whose grants of a CodeArtifact action match nothing. */
export interface LostGrants {
  readonly statement: Statement;
  /** The pattern that stands for this action and no other. */
  readonly actionItem: TextItem;
  readonly grants: readonly [Grant, ...Grant[]];
  /** The resources that the statement names for it. */
  readonly items: readonly TextItem[];
}

/**
 * The statements that allow a CodeArtifact action, meant on purpose, only on patterns that no resource of its type can
 * match, where nothing known of the same principal allows it on one of that type.
 */
export function lostPackageGrants(
  { grants: granted, services }: CheckContext,
  action: string,
  type: PackageResource,
): LostGrants[] {
  const own = granted.of(action);
  if (own.length === 0) return [];
  const isRight = ({ resource }: Grant): boolean => !resource || mayBe(resource, type);
  if (granted.among(action).some(isRight)) return [];
  return [...new Set(own.map(({ statement }) => statement))].flatMap((statement) => {
    const [first, ...others] = own.filter((grant) => grant.statement === statement);
    const actionItem = first?.actionItem;
    // A wider pattern is there for actions that do work on what it names.
    if (!first || !actionItem || services.expand(actionItem.text).length !== 1) return [];
    const items = [first, ...others].flatMap(({ resource }) => resource ?? []);
    return [{ statement, actionItem, grants: [first, ...others] as const, items }];
  });
}
