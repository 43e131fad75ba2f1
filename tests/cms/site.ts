// What the tests of every content system share: an article, a served folder, and what the element finds on a page, compared by
// text with what it finds on a plain one.
import type { Page } from '@playwright/test';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ended, freePort, listening } from '../servers';
import { painted } from '../e2e/host';
import { test as base } from '../e2e/page';

export { expect } from '@playwright/test';

export const root = fileURLToPath(new URL('../..', import.meta.url));
/** The element's files, as `cargo xtask build` makes them. */
export const DIST = join(root, 'www/dist');
/** Where a system and its site lie; ignored by git. */
export const workshop = (name: string) => join(root, 'target/cms', name);

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** One of the samples, typed as most people type: with straight marks, which some systems make curly. */
const [title, ...paragraphs] = readFileSync(join(root, 'www/samples/court.txt'), 'utf8')
  .trim()
  .replace(/[“”]/g, '"')
  .replace(/[‘’]/g, "'")
  .split(/\n\n+/);
export const ARTICLE = {
  title,
  paragraphs,
  markdown: paragraphs.join('\n\n'),
  html: paragraphs.map((p) => `<p>${escape(p)}</p>`).join('\n'),
};

type Fixtures = {
  /** Serves a folder; types by the endings of files. */
  folder: (path: string, types?: Record<string, string>) => Promise<string>;
  /** Starts a server that is told its port, and waits until it answers. */
  server: (start: Start) => Promise<string>;
};

type Start = (port: number) => [command: string, args: string[], options?: Options];
type Options = { cwd?: string; env?: Record<string, string> };

/** A page whose console must stay without errors, and what sites are served by. Nothing of it outlives its test. */
export const test = base.extend<Fixtures>({
  server: async ({}, use) => {
    const running: (() => void)[] = [];
    await use(async (start) => {
      const { url, stop } = await serve(start);
      running.push(stop);
      return url;
    });
    for (const stop of running) stop();
  },
  folder: async ({}, use) => {
    const servers: Server[] = [];
    await use(async (path, types = {}) => {
      const server = createServer(async (request, response) => {
        const { pathname } = new URL(request.url ?? '/', 'http://site');
        const file = join(path, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
        const body = await readFile(file).catch(() => null);
        const type = { ...TYPES, ...types }[file.split('.').pop() ?? ''] ?? 'application/octet-stream';
        response.writeHead(body ? 200 : 404, { 'content-type': type, 'x-content-type-options': 'nosniff' });
        response.end(body ?? '');
      });
      servers.push(server);
      return `http://127.0.0.1:${await listening(server)}/`;
    });
    servers.forEach(ended);
  },
});

/** Starts a server on a free port and waits until it answers; `stop` ends it with all that it has started. */
export async function serve(start: Start) {
  const port = await freePort();
  const [command, args, options = {}] = start(port);
  // A group of its own, so that what it starts ends with it.
  const child = spawn(command, args, {
    ...options,
    env: { ...process.env, ...options.env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = () => void (child.pid && child.exitCode === null && process.kill(-child.pid, 'SIGKILL'));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece) => (said += piece));
  const url = `http://127.0.0.1:${port}/`;
  try {
    await base.expect.poll(() => answers(url, child, () => said), { timeout: 90_000, message: `${command} answers` }).toBe(true);
  } catch (error) {
    stop();
    throw error;
  }
  return { url, stop };
}

/** Whether a server answers, whatever it answers; throws with its own words where it has ended. */
async function answers(url: string, { exitCode }: ChildProcess, said: () => string) {
  if (exitCode !== null) throw new Error(`the server ended with ${exitCode}:\n${said()}`);
  return fetch(url, { redirect: 'manual' }).then(
    () => true,
    () => false,
  );
}

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  wasm: 'application/wasm',
  css: 'text/css',
  json: 'application/json',
  xml: 'application/xml',
  svg: 'image/svg+xml',
  ico: 'image/x-icon',
};

/** A system that hands out its scripts as plain text; with nosniff no browser runs them. */
export const PLAIN_TEXT = { js: 'text/plain' };

/** What was found: the words that are lit, by kind, and who says what. Curly marks and straight ones are the same. */
export type Found = { lit: Record<string, string[]>; said: string[] };

/** Waits until the page's first element has read its article. */
export async function found(page: Page): Promise<Found> {
  const said = await page.evaluate(async () => {
    await customElements.whenDefined('claim-light');
    const element = document.querySelector('claim-light') as HTMLElement & { results: Results | null };
    // On a slow machine the element may have been put there a moment ago, or be done already.
    if (!element.results) await new Promise((resolve) => element.addEventListener('claimlight-results', resolve, { once: true }));
    const { quotes, speakers } = element.results as Results;
    return quotes.map(
      ({ content, attribution }) => `${speakers[attribution?.speaker ?? -1]?.name}: ${content.map(({ text }) => text).join(' … ')}`,
    );
  });
  const lit: Found['lit'] = {};
  // The names of the highlights count the elements of a page.
  for (const [name, words] of Object.entries(await painted(page)))
    if (words.length) lit[name.replace(/^claimlight-\d+-/, '')] = words.map(even);
  return { lit, said: said.map(even) };
}

type Results = { speakers: { name: string }[]; quotes: { content: { text: string }[]; attribution: { speaker: number | null } | null }[] };

const even = (text: string) => text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'");

/** What is found on a page that is nothing but the article and the element. */
export async function plain(
  page: Page,
  folder: (path: string) => Promise<string>,
  article = `<h1>${escape(title)}</h1>\n${ARTICLE.html}`,
): Promise<Found> {
  // Files may run side by side, and a folder is made anew by each.
  const path = workshop(`plain-${process.pid}`);
  write(path, {
    'index.html': `<!doctype html><html lang="en"><meta charset="utf-8"><title>Plain</title><link rel="icon" href="data:,"><script type="module" src="/claimlight/claimlight.js"></script>
<article id="article">${article}</article><claim-light for="article"></claim-light>`,
  });
  cpSync(DIST, join(path, 'claimlight'), { recursive: true });
  await page.goto(await folder(path));
  const all = await found(page);
  rmSync(path, { recursive: true });
  base.expect(all.said.length, 'quotes on the plain page').toBeGreaterThan(10);
  return all;
}

/** What holds for every system that makes files; `built` makes a site and says where it lies. */
export function bears(built: (name: string, made?: { head?: string }) => string) {
  test('the script twice, from two addresses, is the script once', async ({ page, folder }) => {
    const expected = await plain(page, folder);
    await page.goto(
      `${await folder(built('twice', { head: '<script type="module" src="/claimlight/claimlight.js?ver=2"></script>' }))}bell/`,
    );
    base.expect(await found(page)).toEqual(expected);
  });

  test('a module of an unknown type is read all the same', async ({ page, folder }) => {
    const expected = await plain(page, folder);
    await page.goto(`${await folder(built('octets'), { wasm: 'application/octet-stream' })}bell/`);
    base.expect(await found(page)).toEqual(expected);
  });
}

/** Makes a folder anew with these files in it. */
export function write(path: string, files: Record<string, string>) {
  rmSync(path, { recursive: true, force: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(path, name, '..'), { recursive: true });
    writeFileSync(join(path, name), text);
  }
}

/** Runs a program to its end; what it said comes back, whether it failed or not. */
export function run(command: string, args: string[], options: Options = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    ...options,
    env: { ...process.env, ...options.env },
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (error) throw error;
  return { status, said: `${stdout}${stderr}` };
}

/** Runs a program that must not fail. */
export function must(command: string, args: string[], options: Options = {}) {
  const { status, said } = run(command, args, options);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${said}`);
  return said;
}

/** Does what installs a system, unless it was done for these very files (lock files, lists of versions). */
export function installed(path: string, files: string[], install: () => void) {
  const stamp = join(path, '.installed');
  const now = createHash('sha256')
    .update(files.map((file) => readFileSync(file, 'utf8')).join('\0'))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  install();
  writeFileSync(stamp, now);
}
