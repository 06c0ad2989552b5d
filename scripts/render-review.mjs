#!/usr/bin/env node
/**
 * Shows a review's Markdown as GitHub would, as a PNG, so that it can be looked at before anyone gets it:
 *
 *   node dist/cli.js demo --format markdown | node scripts/render-review.mjs --files examples/head --out review.png
 *   node scripts/render-review.mjs review.md --out review.png
 *
 * Every section that begins with "#### Comment on `path:line`" becomes a box; under `--files DIR` the file's lines are
 * shown above it. `--comment path:line`, once or more, shows only these. `--html FILE` keeps the page. Needs Chromium (Debian: apt-get install chromium), or CHROMIUM=path.
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
    comment: { type: 'string', multiple: true },
  },
});

const markdown = readFileSync(positionals[0] ?? 0, 'utf8');
const [summary = '', ...comments] = markdown.split(/^#### Comment on /m);
const shown = comments.filter(
  (each) => !values.comment || values.comment.some((place) => each.startsWith(`\`${place}\``)),
);
const boxes = [box(toHtml(summary), 'Artifact Access Review'), ...shown.map(commentBox)];
const page = `<!doctype html><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>${style()}</style><main>${boxes.join('\n')}</main>`;
if (values.html) writeFileSync(values.html, page);
screenshot(page, resolve(values.out));

function toHtml(text) {
  return micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });
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
    const height = values.height ?? String(pageHeight(file, folder));
    chromium([`--window-size=${values.width},${height}`, `--screenshot=${out}`, `file://${file}`], folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A headless screenshot is as high as the window, so the page is asked first. Only this measuring copy runs a script. */
function pageHeight(file, folder) {
  const probe = join(folder, 'probe.html');
  const script = '<script>document.title = "height:" + document.documentElement.scrollHeight</script>';
  const html = readFileSync(file, 'utf8').replace(/<meta http-equiv[^>]*>/, probePolicy(script));
  writeFileSync(probe, html + script);
  const dom = chromium(
    [`--window-size=${values.width},400`, '--dump-dom', `file://${probe}`],
    folder,
  ).toString();
  return Math.min(16_000, Math.max(200, Number(/<title>height:(\d+)/.exec(dom)?.[1] ?? 4000)));
}

/** Lets the measuring script run, by its hash, and no other: the review's text may hold HTML of a stranger. */
function probePolicy(script) {
  const hash = createHash('sha256')
    .update(script.slice('<script>'.length, -'</script>'.length))
    .digest('base64');
  return `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'">`;
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
  .code .marked td { background: #dafbe1; }`;
}
