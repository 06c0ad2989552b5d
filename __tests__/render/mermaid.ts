import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { valuesOf } from './gfm.js';

/** A drawing as Mermaid itself understands it; see scripts/parse-mermaid.mjs. */
export interface ParsedDrawing {
  readonly error?: string;
  readonly title: string;
  readonly direction: string;
  /** What a reader sees of each node, by its id. */
  readonly nodes: Readonly<Record<string, string>>;
  readonly edges: readonly {
    readonly from: string;
    readonly to: string;
    readonly text: string;
    readonly stroke: string;
    readonly style: readonly string[];
  }[];
  readonly config: Readonly<Record<string, unknown>>;
  readonly others: readonly string[];
}

/** What a reader sees of one pair: principal, verbs, artifact, and Mermaid's word for the line. */
export type SeenPair = readonly [principal: string, verbs: string, artifact: string, line: string];

const script = fileURLToPath(new URL('../../scripts/parse-mermaid.mjs', import.meta.url));

/**
 * Sources to be read by the real Mermaid, each with its answer for later: the process takes a second to start, so all that
 * were given are asked at once, when the first answer is wanted.
 */
export function drawingQueue(): (source: string) => () => ParsedDrawing {
  const sources: string[] = [];
  let answers: readonly ParsedDrawing[] | undefined;
  return (source) => {
    const index = sources.push(source) - 1;
    return () => {
      answers ??= parseDrawings(sources);
      const answer = answers[index];
      if (!answer) throw new Error('a source was given after the first answer');
      return answer;
    };
  };
}

function parseDrawings(sources: readonly string[]): readonly ParsedDrawing[] {
  const output = execFileSync(process.execPath, [script], {
    input: JSON.stringify(sources),
    encoding: 'utf8',
  });
  return JSON.parse(output) as ParsedDrawing[];
}

/** The sources of the drawings in a Markdown text without other blocks of code, as GitHub's parser finds them. */
export function drawingsIn(markdown: string): string[] {
  return valuesOf(markdown, 'code').filter((value) => value !== undefined);
}

/** The pairs of a drawing in their order. Throws where a node of verbs does not stand between two others. */
export function pairsOf({ nodes, edges }: ParsedDrawing): SeenPair[] {
  const text = (id: string): string => {
    const shown = nodes[id];
    if (shown === undefined) throw new Error(`no node ${id}`);
    return shown;
  };
  return edges
    .filter(({ to }) => to.startsWith('v'))
    .map((first) => {
      const second = edges.filter(({ from }) => from === first.to);
      if (second.length !== 1 || second[0]?.stroke !== first.stroke)
        throw new Error(`${first.to} leads nowhere`);
      return [text(first.from), text(first.to), text(second[0].to), first.stroke];
    });
}
