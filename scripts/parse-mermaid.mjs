#!/usr/bin/env node
/**
 * Reads flowcharts with the real Mermaid, for the tests: a JSON list of sources on standard input, a JSON list of answers
 * on standard output. An answer is `{ error }`, in Mermaid's words, where it would draw its error picture, else
 *
 *   { title, direction, nodes: {id: text}, edges: [{from, to, text, stroke, style}], config, others: [...] }
 *
 * Texts are as a reader sees them, with line breaks as `\n`; `config` is what the source itself sets, `others` names links,
 * classes and groups. Mermaid wants a DOM, and jsdom loads in Jest's modules only from Node.js 24.9 on: hence this process.
 */
import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';

const { window } = new JSDOM('<!doctype html><body></body>');
Object.assign(globalThis, { window, document: window.document });
// Mermaid takes the DOM that is there when it is loaded.
const { default: mermaid } = await import('mermaid');
mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });

const answers = [];
for (const source of JSON.parse(readFileSync(0, 'utf8'))) answers.push(await parse(source));
process.stdout.write(JSON.stringify(answers));

async function parse(source) {
  try {
    const { config } = await mermaid.parse(source);
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(source);
    const nodes = [...db.getVertices().values()];
    return {
      title: db.getAccTitle(),
      direction: db.getDirection(),
      nodes: Object.fromEntries(nodes.map(({ id, text }) => [id, shown(text)])),
      edges: db.getEdges().map(edge),
      config,
      others: [
        ...nodes.flatMap(({ link, haveCallback, img, icon }) =>
          link || haveCallback || img || icon ? ['link'] : [],
        ),
        ...db.getClasses().keys(),
        ...db.getSubGraphs().map(({ id }) => id),
      ],
    };
  } catch (error) {
    return { error: error.message };
  }
}

function edge({ start, end, text, stroke, style = [] }) {
  return { from: start, to: end, text: shown(text), stroke, style };
}

/** Until it draws, Mermaid keeps an entity code such as `#35;` as `ﬂ°°35¶ß`. */
function shown(text) {
  return text
    .replaceAll('<br>', '\n')
    .replace(/ﬂ°°(\d+)¶ß/g, (_, number) => String.fromCodePoint(Number(number)));
}
