import type { PackageResource } from '../access/codeartifact-resources.js';
import { mayBe } from '../access/codeartifact-resources.js';
import type { Grant } from '../access/grants.js';
import { byStatement } from '../access/grants.js';
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
  return [...byStatement(own)].flatMap(([statement, grants]) => {
    const [{ actionItem }] = grants;
    // A wider pattern is there for actions that do work on what it names.
    if (!actionItem || services.expand(actionItem.text).length !== 1) return [];
    const items = grants.flatMap(({ resource }) => resource ?? []);
    return [{ statement, actionItem, grants, items }];
  });
}
