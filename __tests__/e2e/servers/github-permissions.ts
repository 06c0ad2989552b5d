import { notAccessible } from './github-refusal.js';

export type Scope = 'actions' | 'contents' | 'issues' | 'pull-requests' | 'statuses';
/** A workflow's `permissions`: what is not named is not granted. */
export type Permissions = Readonly<Partial<Record<Scope, 'read' | 'write' | 'none'>>>;
type Need = readonly [Scope, 'read' | 'write'];

const READ_CONTENTS: readonly Need[] = [['contents', 'read']];
const READ_PULL: readonly Need[] = [['pull-requests', 'read']];
const WRITE_PULL: readonly Need[] = [['pull-requests', 'write']];
/** A pull request's conversation is its issue's: either permission does. */
const WRITE_CONVERSATION: readonly Need[] = [
  ['issues', 'write'],
  ['pull-requests', 'write'],
];

/** What each operation asks for, any one of the list (docs.github.com, permissions required for GitHub Apps). */
const NEEDS: Readonly<Record<string, readonly Need[]>> = {
  'pulls/get': READ_PULL,
  'pulls/list-files': READ_PULL,
  'pulls/list-reviews': READ_PULL,
  'pulls/list-review-comments': READ_PULL,
  'pulls/create-review': WRITE_PULL,
  'pulls/create-review-comment': WRITE_PULL,
  'pulls/update-review-comment': WRITE_PULL,
  'pulls/delete-review-comment': WRITE_PULL,
  'repos/compare-commits': READ_CONTENTS,
  'repos/compare-commits-with-basehead': READ_CONTENTS,
  'git/get-tree': READ_CONTENTS,
  'git/get-blob': READ_CONTENTS,
  'repos/get-content': READ_CONTENTS,
  'issues/list-comments': [
    ['issues', 'read'],
    ['pull-requests', 'read'],
  ],
  'issues/create-comment': WRITE_CONVERSATION,
  'issues/update-comment': WRITE_CONVERSATION,
  'issues/delete-comment': WRITE_CONVERSATION,
  'reactions/create-for-issue-comment': WRITE_CONVERSATION,
  'actions/list-workflow-runs': [['actions', 'read']],
  'actions/re-run-workflow': [['actions', 'write']],
  'repos/create-commit-status': [['statuses', 'write']],
  // Metadata is always granted.
  'repos/get-collaborator-permission-level': [],
  'graphql/contents': READ_CONTENTS,
  'graphql/threads': READ_PULL,
  'graphql/minimize': WRITE_CONVERSATION,
};

/** Whether a token may do an operation. In a public repository everyone may read. */
export function mayDo(operation: string, granted: Permissions, isPublic: boolean): boolean {
  const needs = needsOf(operation);
  return (
    needs.length === 0 ||
    needs.some(
      ([scope, level]) =>
        granted[scope] === 'write' || (level === 'read' && (granted[scope] === 'read' || isPublic)),
    )
  );
}

/** Throws GitHub's 403 where a token may not do an operation. */
export function demand(operation: string, granted: Permissions, isPublic: boolean): void {
  if (mayDo(operation, granted, isPublic)) return;
  const accepted = needsOf(operation).map(([scope, level]) => `${scope.replace('-', '_')}=${level}`);
  throw notAccessible(accepted.join('; '));
}

function needsOf(operation: string): readonly Need[] {
  const needs = NEEDS[operation];
  if (needs === undefined) throw new Error(`nobody wrote down which permission ${operation} needs`);
  return needs;
}
