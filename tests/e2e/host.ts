// A publisher's page as the tests see it: an article that is not ours, one script tag and one element.
import type { Page } from '@playwright/test';
import { build } from 'esbuild';
import { createServer, type ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import { ended, listening } from '../servers';
import { STORY, test as base } from './page';

export { expect } from '@playwright/test';

/** What a server sends for a path, instead of or besides what lies in www/. */
export type Answer = { status?: number; headers?: Record<string, string>; body?: string | Buffer; wait?: boolean; hangUp?: boolean };

export type Host = {
  url: string;
  /** What has been asked for: method, address, body. */
  arrived: string[];
  /** By path, without query. */
  answers: Record<string, Answer>;
};

const TYPES: Record<string, string> = {
  js: 'text/javascript',
  wasm: 'application/wasm',
  html: 'text/html; charset=utf-8',
  json: 'application/json',
  css: 'text/css',
  svg: 'image/svg+xml',
};

type Hosting = (answers?: Record<string, Answer>) => Promise<Host>;

/** A publisher's server, as a fixture. */
export const hosting = async ({}, use: (start: Hosting) => Promise<void>) => {
  const servers: ReturnType<typeof createServer>[] = [];
  await use(async (answers = {}) => {
    const host: Host = { url: '', arrived: [], answers };
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      host.arrived.push(`${request.method} ${request.url} ${Buffer.concat(chunks)}`);
      await answer(host, new URL(request.url ?? '/', 'http://host').pathname, response);
    });
    servers.push(server);
    host.url = `http://127.0.0.1:${await listening(server)}/`;
    return host;
  });
  servers.forEach(ended);
};

export const test = base.extend<{ host: Hosting }>({ host: hosting });

async function answer({ answers }: Host, path: string, response: ServerResponse) {
  const own = answers[path] ?? {};
  if (path === '/favicon.ico') return void response.writeHead(204).end();
  if (own.wait) return;
  if (own.hangUp) return void response.destroy();
  const file = await readFile(new URL(`../../www${path}`, import.meta.url)).catch(() => null);
  const type = TYPES[path.split('.').pop() ?? ''] ?? 'text/html; charset=utf-8';
  const worker: Record<string, string> = path.endsWith('/worker.js')
    ? { 'content-security-policy': "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'" }
    : {};
  const found = own.body !== undefined || file !== null;
  response.writeHead(own.status ?? (found ? 200 : 404), { 'content-type': type, ...worker, ...own.headers });
  response.end(own.body ?? file ?? 'not here');
}

/** One of our modules as a script that a test's page can import. */
export async function module(file: string): Promise<Answer> {
  const { outputFiles } = await build({
    entryPoints: [new URL(`../../www/${file}`, import.meta.url).pathname],
    bundle: true,
    write: false,
    format: 'esm',
  });
  return { body: Buffer.from(outputFiles[0].contents), headers: { 'content-type': 'text/javascript' } };
}

/** The article as a publisher's template sets it. */
export const ARTICLE = STORY.split('\n\n')
  .map((line, i) =>
    i
      ? `<p>${line.replace('Mayor Ann Lee', 'Mayor <a href="#lee">Ann Lee</a>').replace('It could', 'It <em>could</em>')}</p>`
      : `<h1>${line}</h1>`,
  )
  .join('\n');

/** A publisher's page. */
export const hostPage = ({ article = ARTICLE, element = '<claim-light for="article"></claim-light>', head = '' } = {}) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Coastwire</title>${head}
<script>window.heard = []; for (const name of ['ready', 'progress', 'results', 'select', 'error']) document.addEventListener('claimlight-' + name, (e) => heard.push({ name, ...e.detail }));</script>
<script type="module" src="/dist/claimlight.js"></script>
<style>body { font: 18px/1.6 Georgia, serif; max-width: 40rem; margin: 2rem auto; color: #222; background: #fff; }</style></head>
<body><header><nav><a href="#a">Home</a></nav></header>
<article id="article">${article}</article>
${element}
<footer>© Coastwire</footer></body></html>`;

/** What the element has told, by name. */
export const heard = (page: Page, name?: string) =>
  page.evaluate(
    (wanted) =>
      (window as unknown as { heard: { name: string; [key: string]: unknown }[] }).heard.filter((h) => !wanted || h.name === wanted),
    name,
  );

/** The words under each of the element's highlights. */
export const painted = (page: Page) =>
  page.evaluate(() => {
    const all: Record<string, string[]> = {};
    for (const [name, highlight] of CSS.highlights as unknown as Iterable<[string, Iterable<AbstractRange>]>)
      all[name] = [...highlight].map((range) => {
        const live = document.createRange();
        live.setStart(range.startContainer, range.startOffset);
        live.setEnd(range.endContainer, range.endOffset);
        return live.toString();
      });
    return all;
  });

export const element = (page: Page) => page.locator('claim-light');
export const status = (page: Page) => page.locator('claim-light [role=status]');

/** Where some words stand in the window, brought to its middle. */
export const placeOf = (page: Page, words: string) =>
  page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0 || node.parentElement?.closest('script')) continue;
      node.parentElement?.scrollIntoView({ block: 'center' });
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const { left, top, width, height } = range.getClientRects()[0];
      return { left, x: left + width / 2, y: top + height / 2 };
    }
    throw new Error(`not on the page: ${wanted}`);
  }, words);

/** Clicks in the middle of some words of the page. */
export async function clickWords(page: Page, words: string) {
  const { x, y } = await placeOf(page, words);
  await page.mouse.click(x, y);
}

/**
 * A publisher's page that React draws in StrictMode.
 * @returns its address; `change(next)` in the page changes the component's state
 */
export async function reactPage(host: Hosting, component: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { createElement as h, StrictMode, useState } from 'react';
        import { createRoot } from 'react-dom/client';
        ${component}
        createRoot(document.getElementById('root')).render(h(StrictMode, null, h(Page)));`,
      resolveDir: new URL('.', import.meta.url).pathname,
    },
    bundle: true,
    write: false,
    format: 'iife',
    define: { 'process.env.NODE_ENV': '"development"' },
  });
  const body = hostPage({ article: '', element: '<div id="root"></div><script src="/app.js"></script>' });
  return (
    await host({ '/': { body }, '/app.js': { body: Buffer.from(outputFiles[0].contents), headers: { 'content-type': 'text/javascript' } } })
  ).url;
}

/** What a button of such a page would do. */
export const change = (page: Page, next: object) =>
  page.evaluate((n) => (window as unknown as { change(next: object): void }).change(n), next);
