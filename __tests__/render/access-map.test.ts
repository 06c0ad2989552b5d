import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { verbs, type AccessCell, type Verb } from '../../src/domain/review.js';
import { newColour } from '../../src/render/access-drawing.js';
import { accessMapSections, mostEdges } from '../../src/render/access-map.js';
import { showHidden } from '../../src/render/hidden-characters.js';
import { fitSections } from '../../src/render/sections.js';
import { accessCell } from './builders.js';
import { attacks } from './github-extras.js';
import { nodesOf } from './gfm.js';
import { hostileText } from './hostile-text.js';
import { drawingQueue, drawingsIn, pairsOf, type ParsedDrawing, type SeenPair } from './mermaid.js';

interface Row {
  readonly name: string;
  readonly matrix: readonly (readonly [
    principal: string,
    artifact: string,
    verb: Verb,
    state: AccessCell['state'],
  ])[];
  readonly drawn: readonly SeenPair[];
  readonly words?: string;
}

/** Mermaid's default cap on a drawing's source. https://mermaid.js.org/config/schema-docs/config.html#maxtextsize */
const maxTextSize = 50_000;

const states = ['gained', 'lost', 'kept', 'changed'] as const;

function mapOf(matrix: readonly AccessCell[], maxBytes = 1_000_000): string {
  return fitSections(accessMapSections(matrix), maxBytes, 'the job summary');
}

const queue = drawingQueue();

/** A map, and for later what the real Mermaid draws of it; undefined where there is no drawing. */
function drawingOf(map: string): () => ParsedDrawing | undefined {
  const answers = drawingsIn(map).map(queue);
  return () => answers[0]?.();
}

const table = JSON.parse(readFileSync(new URL('./access-map.json', import.meta.url), 'utf8')) as Row[];
const rows = table.map((row) => {
  const map = mapOf(
    row.matrix.map(([principal, artifact, verb, state]) => accessCell(principal, artifact, { verb, state })),
  );
  return [row.name, { ...row, map, drawing: drawingOf(map) }] as const;
});

describe('the access map draws', () => {
  it.each(rows)('%s', (_, row) => {
    const drawing = row.drawing();
    expect(drawing?.error).toBeUndefined();
    expect(drawing ? pairsOf(drawing) : []).toEqual(row.drawn);
    if (row.drawn.length === 0) expect(row.map).toBe('');
    expect(row.map.match(/Not drawn: .*\.(?=<)/)?.[0]).toBe(row.words);
  });

  const twoPairs = drawingOf(mapOf([accessCell('a', 'x', { state: 'lost' }), accessCell('b', 'x')]));

  it('principals on the left, with what is new in its own colour', () => {
    const drawing = twoPairs();
    expect(drawing?.direction).toBe('LR');
    expect(drawing?.title).toBe('Access map');
    const coloured = drawing?.edges.map(({ from, to, style }) => [
      `${from} ${to}`,
      style.includes(`stroke:${newColour}`),
    ]);
    expect(coloured).toEqual([
      ['p0 v0', true],
      ['v0 a0', true],
      ['p1 v1', false],
      ['v1 a0', false],
    ]);
  });

  it.each([
    ['white', 'ffffff'],
    ["GitHub's dark theme", '0d1117'],
  ])('what is new in a colour that stands out on %s', (_, ground) => {
    const [light = 0, dark = 0] = [luminance(newColour.slice(1)), luminance(ground)].sort((a, b) => b - a);
    expect((light + 0.05) / (dark + 0.05)).toBeGreaterThan(4);
  });
});

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/../g) ?? []).map((part) => {
    const value = Number.parseInt(part, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe('a map of 500 cells', () => {
  const names = ['x'.repeat(500), '\u{E0041}'.repeat(500), '*_`[|<"\\'.repeat(100), '策'.repeat(500)];
  const matrices = names.map((name) =>
    Array.from({ length: 500 }, (_, index) =>
      accessCell(`${index % 250}${name}`, `${index}${name}`, {
        verb: verbs[index % 4] ?? 'read',
        state: states[index % 4] ?? 'kept',
      }),
    ),
  );
  const maps = matrices.map((matrix) => mapOf(matrix));
  const drawings = maps.map(drawingOf);

  it('is cut to a readable size, says so, and is still drawn', () => {
    for (const answer of drawings) {
      const drawing = answer();
      expect(drawing?.error).toBeUndefined();
      expect(drawing?.edges).toHaveLength(2 * mostEdges);
    }
    // Of 500 pairs 375 change, and 16 of these are drawn.
    for (const map of maps) {
      expect(map).toContain('Not drawn: 359 pairs of principal and artifact with changes, 125 without.');
    }
  });

  it('keeps under the size beyond which Mermaid draws an error', () => {
    for (const map of maps) expect(drawingsIn(map)[0]?.length).toBeLessThan(maxTextSize);
  });

  it('is shown whole or not at all', () => {
    const whole = maps[0] ?? '';
    const size = Buffer.byteLength(whole);
    expect(mapOf(matrices[0] ?? [], size)).toBe(whole);
    expect(mapOf(matrices[0] ?? [], size - 1)).toBe('**1 access map** not shown here: see the job summary.');
  });

  it('says that it has no room where it is nowhere else either', () => {
    const sections = accessMapSections(matrices[0] ?? [], 'No room for the map.');
    expect(fitSections(sections, 1_000, 'the JSON report')).toBe('No room for the map.');
  });
});

describe('a map of names that a stranger chose', () => {
  const attackTexts = (attacks('mermaid') as { text: string }[]).map(({ text }) => text);

  /** What a reader sees of a name: all of it on one line, with hidden characters and Mermaid's own marks by their numbers. */
  function shownAs(name: string): string {
    const marksShown = showHidden(name).replaceAll('ﬂ°', '\\u{FB02}°').replaceAll('¶ß', '\\u{00B6}ß');
    return marksShown.replace(/ +/g, ' ').trim() || '""';
  }

  /** The names in maps, as many in each as it has room for; the last few, which would not fill one, are left. */
  function mapsOf(names: readonly string[]) {
    const groups = names.flatMap((_, index) =>
      index % mostEdges === 0 ? [names.slice(index, index + mostEdges)] : [],
    );
    return groups
      .filter((group) => group.length === mostEdges)
      .map((group) => {
        const map = mapOf(group.map((name) => accessCell(name, name)));
        return { group, map, drawing: drawingOf(map) };
      });
  }

  function expectOnlyNames(names: readonly string[], map: string, drawing: ParsedDrawing | undefined): void {
    expect(drawing?.error).toBeUndefined();
    expect(drawing).toMatchObject({ title: 'Access map', direction: 'LR', config: {} });
    expect(drawing?.others).toEqual(['gained', 'lost', 'kept']);
    expect(Object.keys(drawing?.nodes ?? {})).toHaveLength(3 * names.length);
    const lines = names.flatMap((_, index) => [
      [`p${index}`, `v${index}`, ''],
      [`v${index}`, `a${index}`, ''],
    ]);
    expect(drawing?.edges.map(({ from, to, text }) => [from, to, text])).toEqual(lines);
    const types = nodesOf(map).map(({ type }) => type);
    expect(types.slice(0, 2)).toEqual(['html', 'code']);
    expect(types.slice(2).filter((type) => type === 'code' || type === 'link')).toEqual([]);
  }

  const isPlain = (text: string): boolean =>
    shownAs(text).length <= 60 && !/^arn:|^\*$|^\d{12}$|^whoever holds /.test(text);
  const texts = [...new Set([...attackTexts, ...fc.sample(hostileText, 200)])];
  const plain = mapsOf(texts.filter(isPlain));
  const arns = mapsOf(
    texts
      .slice(0, 48)
      .flatMap((text) => [`arn:aws:s3:::${text}`, `arn:${text}:iam:${text}::${text.repeat(60)}`]),
  );

  it('holds nothing but these names, whole, from any text', () => {
    expect(plain.length).toBeGreaterThan(8);
    for (const { group, map, drawing } of plain) {
      expectOnlyNames(group, map, drawing());
      for (const [number, name] of group.entries()) {
        expect(drawing()?.nodes[`p${number}`]).toBe(shownAs(name));
        expect(drawing()?.nodes[`a${number}`]).toBe(shownAs(name));
      }
    }
  });

  it('holds nothing but parts of these names where they look like ARNs or are too long', () => {
    expect(arns).toHaveLength(6);
    for (const { group, map, drawing } of arns) expectOnlyNames(group, map, drawing());
  });

  const raw = attackTexts.map((text) => [text, queue(`flowchart LR\np0["${text}"] --> a0["x"]`)] as const);

  it('would hold more, were they not made safe', () => {
    const harmed = raw.filter(([text, answer]) => {
      const { error, nodes, others } = answer();
      return error !== undefined || nodes['p0'] !== text || others.length > 0;
    });
    expect(harmed.length).toBeGreaterThan(10);
  });
});
