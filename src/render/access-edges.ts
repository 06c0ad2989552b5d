import { verbs, type AccessCell, type Verb } from '../domain/review.js';

/** What one principal may do to one artifact, before and after. */
export interface AccessEdge {
  readonly principal: string;
  readonly artifact: string;
  readonly cells: CellsByVerb;
}

type CellsByVerb = ReadonlyMap<Verb, AccessCell>;

/** The cells of a matrix by principal, artifact and verb. No key is made of all three: names may be long. */
export type CellIndex = ReadonlyMap<string, ReadonlyMap<string, CellsByVerb>>;

/** The edges that are drawn, and how many are not. */
export interface ChosenEdges {
  readonly drawn: readonly AccessEdge[];
  /** How many edges with a change have no room. */
  readonly changedLeft: number;
  readonly keptLeft: number;
}

/** Where a matrix has several cells of one kind, the first of these is told: nothing new is hidden by what was there before. */
const byWeight = ['gained', 'changed', 'lost', 'kept'] as const;

/**
 * The edges that a reader needs, at most so many: those with something new, those that only lose, and then those of the
 * same principals or artifacts that stay as they are. None where nothing changes.
 */
export function chooseEdges(matrix: readonly AccessCell[], most: number): ChosenEdges {
  const edges = edgesOf(indexCells(matrix));
  const changed = [
    ...edges.filter(hasNew),
    ...edges.filter((edge) => !hasNew(edge) && hasState(edge, 'lost')),
  ];
  const kept = edges.filter((edge) => !hasNew(edge) && !hasState(edge, 'lost'));
  const shown = changed.slice(0, most);
  const principals = new Set(shown.map(({ principal }) => principal));
  const artifacts = new Set(shown.map(({ artifact }) => artifact));
  const beside = kept.filter((edge) => principals.has(edge.principal) || artifacts.has(edge.artifact));
  const context = beside.slice(0, most - shown.length);
  return {
    drawn: [...shown, ...context],
    changedLeft: changed.length - shown.length,
    keptLeft: kept.length - context.length,
  };
}

/** Whether the pull request gives something along this edge: access, or access under other conditions. */
export function hasNew(edge: AccessEdge): boolean {
  return hasState(edge, 'gained') || hasState(edge, 'changed');
}

/** Whether all of the edge is lost. */
export function isGone(edge: AccessEdge): boolean {
  return [...edge.cells.values()].every(({ state }) => state === 'lost');
}

/** The verbs of the edge in one state. */
export function verbsIn(edge: AccessEdge, state: AccessCell['state']): Verb[] {
  return verbs.filter((verb) => edge.cells.get(verb)?.state === state);
}

function hasState(edge: AccessEdge, state: AccessCell['state']): boolean {
  return verbsIn(edge, state).length > 0;
}

/** The matrix to look up in, in the order in which each principal and artifact is first named. */
export function indexCells(matrix: readonly AccessCell[]): CellIndex {
  const index = new Map<string, Map<string, Map<Verb, AccessCell>>>();
  for (const cell of matrix) {
    const artifacts = index.get(cell.principal) ?? new Map<string, Map<Verb, AccessCell>>();
    index.set(cell.principal, artifacts);
    const cells = artifacts.get(cell.artifact) ?? new Map<Verb, AccessCell>();
    artifacts.set(cell.artifact, cells);
    const before = cells.get(cell.verb);
    if (!before || byWeight.indexOf(cell.state) < byWeight.indexOf(before.state)) cells.set(cell.verb, cell);
  }
  return index;
}

function edgesOf(index: CellIndex): AccessEdge[] {
  return [...index].flatMap(([principal, artifacts]) =>
    [...artifacts].map(([artifact, cells]) => ({ principal, artifact, cells })),
  );
}
