#!/usr/bin/env node
/**
 * Shows a review's Markdown as GitHub would, as a PNG, so that it can be looked at before anyone gets it:
 *
 *   node dist/cli.js demo --format markdown | node scripts/render-review.mjs --files examples/head --out review.png
 *   node scripts/render-review.mjs review.md --out review.png
 *
 * Every section that begins with "#### Comment on `path:line`" becomes a box; under `--files DIR` the file's lines are
 * shown above it. `--comment path:line`, once or more, shows only these. `--html FILE` keeps the page. Fenced `mermaid`
 * blocks are drawn, with `--dark` as in GitHub's dark theme. `--open` unfolds what is folded. Needs Chromium (Debian:
 * apt-get install chromium), or CHROMIUM=path.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: 'review.png' },
    html: { type: 'string' },
    files: { type: 'string' },
    width: { type: 'string', default: '920' },
    height: { type: 'string' },
    dark: { type: 'boolean', default: false },
    comment: { type: 'string', multiple: true },
    open: { type: 'boolean', default: false },
  },
});

/** What micromark makes of a fence's language; inside of a text it would be escaped. */
const drawingMark = '<code class="language-mermaid">';

const markdown = readFileSync(positionals[0] ?? 0, 'utf8');
const [summary = '', ...comments] = markdown.split(/^#### Comment on /m);
const shown = comments.filter(
  (each) => !values.comment || values.comment.some((place) => each.startsWith(`\`${place}\``)),
);
const boxes = [box(toHtml(summary), 'Artifact Access Review'), ...shown.map(commentBox)];
const main = `<main>${boxes.join('\n')}</main>`;
const page = pageOf(main, main.includes(drawingMark) ? drawingScripts() : []);
if (values.html) writeFileSync(values.html, page);
screenshot(page, resolve(values.out));

function toHtml(text) {
  const html = micromark(text, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
  });
  return values.open ? html.replaceAll('<details>', '<details open>') : html;
}

function box(html, title) {
  return `<section class="box"><header>${title}</header><div class="body">${html}</div></section>`;
}

/** "`path:12-15`", a blank line, and the comment's body. */
function commentBox(section) {
  const end = section.indexOf('\n');
  const place = section.slice(0, end).replace(/^`+ ?| ?`+$/g, '');
  const [, path, first, last] = /^(.*?)(?::(\d+)(?:-(\d+))?)?$/.exec(place);
  return `<div class="file"><header class="path">${escapeHtml(path)}</header>${excerpt(path, Number(first), Number(last ?? first))}
    ${box(toHtml(section.slice(end)), 'github-actions <span>bot</span>')}</div>`;
}

/** The lines that GitHub shows above a comment: its own and three before. */
function excerpt(path, first, last) {
  if (!values.files || !first) return '';
  const lines = readFileSync(join(values.files, path), 'utf8').split('\n');
  const from = Math.max(1, first - 3);
  const rows = lines.slice(from - 1, last).map((line, index) => {
    const number = from + index;
    const marked = number >= first ? ' class="marked"' : '';
    return `<tr${marked}><td>${number}</td><td>${escapeHtml(line)}</td></tr>`;
  });
  return `<table class="code">${rows.join('')}</table>`;
}

function escapeHtml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function screenshot(html, out) {
  const folder = mkdtempSync(join(tmpdir(), 'render-review-'));
  try {
    const file = join(folder, 'page.html');
    writeFileSync(file, html);
    const height = values.height ?? String(pageHeight(html, folder));
    chromium([`--window-size=${values.width},${height}`, `--screenshot=${out}`, `file://${file}`], folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A headless screenshot is as high as the window, so the page is asked first, by a script in a copy of it. */
function pageHeight(html, folder) {
  const probe = join(folder, 'probe.html');
  const measure =
    'drawn.then(() => { document.title = "height:" + document.documentElement.scrollHeight; });';
  const scripts = html.includes('<script>') ? drawingScripts() : ['const drawn = Promise.resolve();'];
  writeFileSync(probe, pageOf(main, [...scripts, measure]));
  const dom = chromium(
    [`--window-size=${values.width},400`, '--dump-dom', `file://${probe}`],
    folder,
  ).toString();
  const failed = /<title>failed:([^<]*)/.exec(dom)?.[1];
  if (failed !== undefined) throw new Error(`Mermaid: ${failed}`);
  return Math.min(16_000, Math.max(200, Number(/<title>height:(\d+)/.exec(dom)?.[1] ?? 4000)));
}

/** Only our scripts run, by their hashes: the review's text may hold HTML of a stranger. */
function pageOf(content, scripts) {
  const hashes = scripts.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  const allowed = hashes.length > 0 ? `; script-src ${hashes.join(' ')}` : '';
  return `<!doctype html><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'${allowed}">
<style>${style()}</style>${content}${scripts.map((script) => `<script>${script}</script>`).join('')}`;
}

/** The real Mermaid, and what makes a drawing of each block; `drawn` is done when all are there. */
function drawingScripts() {
  const library = readFileSync(
    new URL('../node_modules/mermaid/dist/mermaid.min.js', import.meta.url),
    'utf8',
  );
  if (library.includes('</script'))
    throw new Error('Mermaid cannot stand in a page: it holds the end of a script.');
  const settings = { startOnLoad: false, securityLevel: 'strict', theme: values.dark ? 'dark' : 'default' };
  const draw = `mermaid.initialize(${JSON.stringify(settings)});
const blocks = [...document.querySelectorAll('code.language-mermaid')].map((code) => code.parentElement);
for (const block of blocks) { block.textContent = block.textContent; block.className = 'mermaid'; }
const drawn = mermaid.run({ nodes: blocks }).catch((error) => { document.title = 'failed:' + error.message; throw error; });`;
  return [library, draw];
}

function chromium(args, folder) {
  const quiet = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--hide-scrollbars',
  ];
  const silent = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-extensions',
    // Waits, in the page's own time, until the drawings are there.
    '--virtual-time-budget=20000',
  ];
  const profile = `--user-data-dir=${join(folder, 'profile')}`;
  return execFileSync(process.env.CHROMIUM ?? 'chromium', [...quiet, ...silent, profile, ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 60_000,
    maxBuffer: 64 * 1024 * 1024,
  });
}

/** Own rules that come close to how GitHub shows a conversation. */
function style() {
  return `
  body { margin: 0; background: #fff; color: #1f2328; font: 14px/1.5 -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; }
  main { max-width: 880px; margin: 16px auto; padding: 0 16px; }
  .box { border: 1px solid #d1d9e0; border-radius: 6px; margin: 0 0 16px; }
  .box > header { background: #f6f8fa; border-bottom: 1px solid #d1d9e0; border-radius: 6px 6px 0 0; padding: 6px 16px; font-weight: 600; }
  .box > header span { border: 1px solid #d1d9e0; border-radius: 10px; padding: 0 6px; font-size: 12px; font-weight: 400; color: #59636e; }
  .body { padding: 12px 16px; overflow-wrap: break-word; }
  .body > :first-child { margin-top: 0; } .body > :last-child { margin-bottom: 0; }
  p, ul, ol, table, details, blockquote { margin: 0 0 12px; } ul { padding-left: 24px; } li + li { margin-top: 4px; }
  h3 { font-size: 17.5px; margin: 16px 0 12px; line-height: 1.25; } h4 { font-size: 14px; margin: 16px 0 8px; }
  a { color: #0969da; text-decoration: underline; }
  code { font: 85% ui-monospace, "DejaVu Sans Mono", monospace; background: #818b981f; border-radius: 6px; padding: .2em .4em; white-space: break-spaces; }
  sub { font-size: 75%; line-height: 0; position: relative; vertical-align: baseline; bottom: -.25em; color: inherit; }
  .body table { display: block; width: max-content; max-width: 100%; overflow: auto; border-collapse: collapse; border-spacing: 0; }
  .body th, .body td { border: 1px solid #d1d9e0; padding: 6px 13px; text-align: left; } .body tr:nth-child(2n) td { background: #f6f8fa; }
  hr { height: 3px; border: 0; background: #d1d9e0; margin: 16px 0; } summary { cursor: pointer; }
  .file { border: 1px solid #d1d9e0; border-radius: 6px; margin: 0 0 16px; } .file .box { margin: 8px; }
  .path { padding: 6px 16px; font: 12px ui-monospace, "DejaVu Sans Mono", monospace; background: #f6f8fa; border-bottom: 1px solid #d1d9e0; border-radius: 6px 6px 0 0; }
  .code { width: 100%; border-collapse: collapse; font: 12px/20px ui-monospace, "DejaVu Sans Mono", monospace; }
  .code td { white-space: pre-wrap; word-break: break-all; padding: 0 10px; } .code td:first-child { width: 40px; color: #59636e; text-align: right; vertical-align: top; }
  .mermaid { background: ${values.dark ? '#0d1117' : '#fff'}; text-align: center; margin: 0 0 12px; }
  .code .marked td { background: #dafbe1; }`;
}
