import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { plainText } from '../../src/domain/message.js';
import { canonical, substringSpan, type Node } from '../../src/policy/node.js';
import { DepthError } from '../../src/readers/fault.js';
import { parseJson } from '../../src/readers/json.js';
import { parseYaml } from '../../src/readers/yaml.js';
import { nodesOf, partOf, plain, stringIn } from './trees.js';

const samples: Readonly<Record<string, string>> = {
  block:
    'Version: 2012-10-17\nStatement:\n  - Effect: Allow\n    Action:\n    - ecr:*\n    - s3:Get*\n    Resource: "*"\n    Empty:\n',
  flow: '{Version: 2012-10-17, Statement: [{Effect: Allow, Action: [ecr:*, "s3:*"], Resource: "*", x: }],\n  y: 1}\n',
  json: '{"Version": "2012-10-17",\n "Statement": [{"Effect":"Allow"}]}',
  quoted: 'a: "tab\\t\\x41\\u00e9\\U0001F600 \\"q\\" \\/ end"\nb: \'it\'\'s\'\nc: "über 😀 x"\n',
  'quoted over lines':
    'a: "one\n  two\n\n  three \\\n  four\\\n  five"\nb: \'one\n  two\n\n\n  three\'\nc: plain\n  goes on\n\n  and on\n',
  literal: 'a: |\n  {\n    "x": 1\n  }\n\n  end\nb: |2-\n    deep\n   less\nc: |+\n  kept\n\nd: 1\n',
  folded: 'a: >-\n  one\n  two\n\n  three\n    more\n    indented\n  back\nb: >\n\n  first\n  second\n',
  'odd indentation': 'a:\n      - b:\n         c: 1\n      -   - x\n          - y\n',
  comments: '# top\na: # beside\n  # before\n  b: 1 # after\n# end\n',
  scalars: 'a: ~\nb: true\nc: 12\nd: 0x1f\ne: 1.5\nf: yes\n"g": null\n12: x\n',
  'complex keys': '? a\n: 1\n? |\n  long\n: 2\n',
};

const lineEnds = [
  ['LF', '\n'],
  ['CRLF', '\r\n'],
  ['CR', '\r'],
] as const;

describe('a YAML tree', () => {
  for (const [name, lineEnd] of lineEnds) {
    it.each(Object.keys(samples))(`says what the file says, with ${name}: %s`, async (sample) => {
      const text = samples[sample] ?? '';
      const root = await only(text.replaceAll('\n', lineEnd));
      expect(plain(root)).toEqual(parse(text));
    });

    it.each(Object.keys(samples))(`has its own text at every span, with ${name}: %s`, async (sample) => {
      const text = (samples[sample] ?? '').replaceAll('\n', lineEnd);
      for (const node of nodesOf(await only(text))) expectOwnText(text, node);
    });
  }

  it('has its places behind a byte order mark', async () => {
    const root = await only('\uFEFFa: bc');
    expect(stringIn(root, 'bc')).toMatchObject({ start: 4, end: 6, content: 4 });
  });

  it('keeps an account ID as it is written', async () => {
    expect(canonical(await only('AWS: 012345678901'))).toBe('{"AWS":"012345678901"}');
  });

  it('keeps duplicate keys and takes __proto__ for a key', async () => {
    expect(canonical(await only('a: 1\n__proto__: {x: 1}\na: 2'))).toBe(
      '{"__proto__":{"x":"1"},"a":"1","a":"2"}',
    );
  });
});

describe('a scalar of YAML', () => {
  it.each([
    ['a literal block', 'p: |\n  {\n    "Sid": "One two"\n  }\n'],
    ['a folded block', 'p: >\n  {\n    "Sid": "One two"\n  }\n'],
    ['a folded text', 'p: >\n  {\n  "Sid":\n  "One two"\n  }\n'],
    ['a block with its own indentation', 'q:\n  p: |2\n      {"Sid": "One two"}\n'],
    ['single quotes', 'p: \'{"Sid":\n    "One two"}\'\n'],
    ['double quotes', 'p: "{\\"Sid\\":\n    \\"One two\\"}"\n'],
  ])('in %s knows the place of every part', async (_, text) => {
    for (const written of [text, text.replaceAll('\n', '\r\n'), text.replaceAll('\n', '\r')]) {
      const node = [...nodesOf(await only(written))].findLast((each) => each.type === 'string');
      if (node?.type !== 'string') throw new Error('no string');
      expect(partOf(written, node, 'One two')).toBe('One two');
      expect(partOf(written, node, 'Sid')).toBe('Sid');
    }
  });
});

describe('anchors and aliases', () => {
  it('stand for the anchor, with its place', async () => {
    const text = 'a: &x [ecr:*]\nb: *x\nc: *x\n';
    const root = await only(text);
    expect(plain(root)).toEqual({ a: ['ecr:*'], b: ['ecr:*'], c: ['ecr:*'] });
    expect(root.type === 'object' && root.members[2]?.value).toMatchObject({ start: 6, end: 13 });
    expect(text.slice(root.start, root.end)).toBe('a: &x [ecr:*]\nb: *x\nc: *x');
  });

  it('are the latest of their name', async () => {
    expect(plain(await only('- &x 1\n- *x\n- &x 2\n- *x\n'))).toEqual([1, 1, 2, 2]);
  });

  it.each([
    ['one map', 'b: {x: 1, y: 2}', 'a: &m {x: 1, y: 2}\nb: {<<: *m}'],
    ['own keys first', 'b: {y: 3, x: 1}', 'a: &m {x: 1, y: 2}\nb: {<<: *m, y: 3}'],
    [
      'earlier maps first',
      'b: {x: 1, y: 2, z: 3}',
      'a: &m {x: 1, y: 2}\nn: &n {x: 9, z: 3}\nb: {<<: [*m, *n]}',
    ],
    ['a text in quotes is no merge', 'b: {"<<": 1}', 'b: {"<<": 1}'],
  ])('merge: %s', async (_, expected, text) => {
    const root = await only(text);
    const merged = root.type === 'object' ? root.members.find(({ key }) => key === 'b')?.value : undefined;
    const wanted = await only(expected);
    expect(merged && canonical(merged)).toBe(
      wanted.type === 'object' ? canonical(wanted.members[0]?.value ?? wanted) : '',
    );
  });

  it.each([
    ['an alias without anchor', 'a: *x', 'No anchor before the alias is called `x`'],
    ['a cycle', 'a: &a [*a]', 'stands inside of what it names'],
    ['a merged cycle', 'a: &a {<<: *a}', 'stands inside of what it names'],
    ['a bomb', bomb(), 'repeat more than 100000 values'],
  ])('are a fault: %s', async (_, text, words) => {
    const [document] = await parseYaml(text);
    expect(document?.root).toBeUndefined();
    expect(plainText(document?.fault?.what ?? [])).toContain(words);
  });

  it('count their levels', async () => {
    const lines = Array.from(
      { length: 120 },
      (_, i) => `a${String(i + 1)}: &a${String(i + 1)} [*a${String(i)}]`,
    );
    await expect(parseYaml(`a0: &a0 x\n${lines.join('\n')}`)).rejects.toThrow(DepthError);
  });
});

describe('documents of one file', () => {
  it('are read each on its own', async () => {
    const documents = await parseYaml('a: 1\n---\nb: [\n---\n---\nc: 3\n');
    expect(documents.map(({ root, fault }) => (root ? plain(root) : fault && 'fault'))).toEqual([
      { a: 1 },
      'fault',
      null,
      { c: 3 },
    ]);
  });
});

describe('the same policy in JSON and YAML', () => {
  const text = fc.oneof(
    fc.constantFrom(
      '*',
      'ecr:*',
      'arn:aws:s3:::bucket/*',
      'a: b',
      '- x',
      '#',
      '012',
      'yes',
      'null',
      '"',
      "it's",
      '{}',
      '\\',
      '!Ref x',
      '&a',
      '*b',
    ),
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.string({ unit: fc.constantFrom('a', ' ', '\n', "'", '"', '\t', 'b', ':'), maxLength: 40 }),
  );
  const texts = fc.oneof(text, fc.array(text, { maxLength: 3 }));
  const statement = fc.record(
    {
      Sid: text,
      Effect: fc.constantFrom('Allow', 'Deny'),
      Action: texts,
      Resource: texts,
      Principal: fc.oneof(fc.constant('*'), fc.record({ AWS: texts })),
      Condition: fc.dictionary(text, fc.dictionary(text, fc.oneof(texts, fc.boolean(), fc.integer()))),
    },
    { requiredKeys: ['Effect', 'Action'] },
  );
  const policy = fc.record({
    Version: fc.constant('2012-10-17'),
    Statement: fc.array(statement, { maxLength: 3 }),
  });
  const style = fc.record({
    lineWidth: fc.constantFrom(0, 20, 80),
    defaultStringType: fc.constantFrom(
      'PLAIN' as const,
      'QUOTE_SINGLE' as const,
      'QUOTE_DOUBLE' as const,
      'BLOCK_LITERAL' as const,
      'BLOCK_FOLDED' as const,
    ),
    collectionStyle: fc.constantFrom('any' as const, 'flow' as const, 'block' as const),
    indent: fc.constantFrom(2, 4),
  });

  it('is the same tree, in which every text knows its characters', async () => {
    await fc.assert(
      fc.asyncProperty(policy, style, async (value, options) => {
        const written = stringify(value, { ...options, defaultKeyType: 'PLAIN' });
        // The library does not write every text so that it reads the same again.
        fc.pre(isDeepStrictEqual(parsed(written), value));
        const root = await only(written);
        expect(canonical(root)).toBe(canonical(parseJson(JSON.stringify(value))));
        for (const node of nodesOf(root)) expectPlaces(written, node);
      }),
      { numRuns: 150 },
    );
  });
});

function parsed(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

function bomb(): string {
  const levels = Array.from(
    { length: 9 },
    (_, i) =>
      `l${String(i + 1)}: &l${String(i + 1)} [${Array.from({ length: 9 }, () => `*l${String(i)}`).join(',')}]`,
  );
  return `l0: &l0 lol\n${levels.join('\n')}\n`;
}

async function only(text: string): Promise<Node> {
  const [document, ...others] = await parseYaml(text);
  if (!document?.root || others.length > 0)
    throw new Error(`not one tree: ${plainText(document?.fault?.what ?? [])}`);
  return document.root;
}

/** The node's text, put back at its column, says the node. */
function expectOwnText(text: string, node: Node): void {
  const lineStart =
    Math.max(text.lastIndexOf('\n', node.start - 1), text.lastIndexOf('\r', node.start - 1)) + 1;
  const own = ' '.repeat(node.start - lineStart) + text.slice(node.start, node.end);
  const said: unknown = parse(own.replace(/\r(?!\n)/g, '\n'));
  if (node.type === 'string') expect(String(said).trimEnd()).toBe(node.value.trimEnd());
  else if (node.type !== 'object' && node.type !== 'array') expect(said).toEqual(plain(node));
  else
    expect(JSON.stringify(said).replace(/(?:\\n)+"/g, '"')).toBe(
      JSON.stringify(plain(node)).replace(/(?:\\n)+"/g, '"'),
    );
  expectPlaces(text, node);
}

/** Every character that is no space stands at its place, as itself or as an escape. */
function expectPlaces(text: string, node: Node): void {
  if (node.type !== 'string') return;
  let last = node.start;
  for (const [index, unit] of node.value.split('').entries()) {
    const { start } = substringSpan(node, index, 1);
    expect(start).toBeGreaterThanOrEqual(last);
    expect(start).toBeLessThanOrEqual(node.end);
    last = start;
    if (unit.trim() && text.charAt(start) !== '\\') expect(text.charAt(start)).toBe(unit);
  }
}
