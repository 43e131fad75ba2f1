// The npm package as projects install it: packed, put into a project of its own under target/cms, built there, served.
import { expect, type Page } from '@playwright/test';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { ended, listening } from '../servers';

const root = join(import.meta.dirname, '../..');
const work = join(root, 'target/cms/package');
const TYPES: Record<string, string> = {
  js: 'text/javascript',
  wasm: 'application/wasm',
  html: 'text/html; charset=utf-8',
  json: 'application/json',
};

/** The article, by paragraphs; the first is its title. */
export const STORY = readFileSync(join(root, 'www/samples/ferry.txt'), 'utf8')
  .trim()
  .split(/\n{2,}/);

/** Runs a program to its end; what it prints is told where it fails. */
export function run(folder: string, program: string, ...words: string[]): string {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', npm_config_update_notifier: 'false' };
  return execFileSync(program, words, { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Packs www/dist as `cargo xtask package` does. */
export function pack(): string {
  rmSync(join(work, 'packed'), { recursive: true, force: true });
  mkdirSync(join(work, 'packed'), { recursive: true });
  return join(work, 'packed', run(root, 'npm', 'pack', './www/dist', '--pack-destination', join(work, 'packed'), '--silent').trim());
}

/** A project with its tools and the package installed. The tools stay from one run to the next, the sources do not. */
export function project(name: string, tarball: string): string {
  const [from, folder] = [join(import.meta.dirname, 'package', name), join(work, name)];
  const [lock, mark] = [readFileSync(join(from, 'package-lock.json'), 'utf8'), join(folder, 'node_modules/.installed')];
  const kept = existsSync(mark) && readFileSync(mark, 'utf8') === lock;
  if (!kept) rmSync(folder, { recursive: true, force: true });
  for (const built of ['dist', '.next']) rmSync(join(folder, built), { recursive: true, force: true });
  cpSync(from, folder, { recursive: true });
  if (!kept) run(folder, 'npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund');
  run(folder, 'npm', 'install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', tarball);
  writeFileSync(mark, lock);
  writeFileSync(join(folder, 'article.json'), JSON.stringify(STORY));
  return folder;
}

/** Puts the article into a page of a project. */
export function fill(folder: string, page: string, to = page) {
  const [title, ...paragraphs] = STORY;
  const article = [`<h1>${title}</h1>`, ...paragraphs.map((words) => `<p>${words}</p>`)].join('\n');
  writeFileSync(
    join(folder, to),
    readFileSync(join(folder, page), 'utf8').replace('<!-- article -->', () => article),
  );
}

export type Site = { url: string; stop: () => void };

/** Serves a folder; `policy` is the pages' Content-Security-Policy. */
export async function serve(folder: string, policy = ''): Promise<Site> {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname;
    const body = await readFile(join(folder, path.endsWith('/') ? `${path}index.html` : path)).catch(() => null);
    const type = TYPES[path.split('.').pop() ?? ''] ?? TYPES.html;
    response
      .writeHead(body ? 200 : 404, { 'content-type': type, ...(policy && { 'content-security-policy': policy }) })
      .end(body ?? 'not here');
  });
  return { url: `http://127.0.0.1:${await listening(server)}/`, stop: () => ended(server) };
}

/** Starts Next's own server on a built project. */
export async function serveNext(folder: string): Promise<Site> {
  const words = ['node_modules/next/dist/bin/next', 'start', '--hostname', '127.0.0.1', '--port', '0'];
  const server = spawn('node', words, { cwd: folder, env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' }, stdio: 'pipe' });
  const stop = () => void server.kill();
  process.once('exit', stop);
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (data: Buffer) => {
      const [address] = (said += data).match(/http:\/\/127\.0\.0\.1:\d+(?=[^]*Ready)/) ?? [];
      if (address) resolve(`${address}/`);
    };
    server.stdout.on('data', hear);
    server.stderr.on('data', hear);
    server.on('exit', () => reject(new Error(`next start ended: ${said}`)));
  });
  return { url, stop };
}

type Results = {
  quotes: { type: string; content: { text: string }[]; attribution: { speaker: number | null } | null }[];
  speakers: { name: string }[];
  uncertainties: { kind: string; cue: { text: string }; scope: { text: string } }[];
};

/** What a page with the element shows, in words: the findings, and what is lit. */
export async function findings(page: Page) {
  await expect(page.locator('claim-light [role=status]')).toHaveText(/^\d+ quotes?, \d+ speakers?, \d+ doubts?$/);
  return page.evaluate(() => {
    const { quotes, speakers, uncertainties } = (document.querySelector('claim-light') as HTMLElement & { results: Results }).results;
    const words = (range: AbstractRange) => {
      const live = new Range();
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      return live.toString();
    };
    return {
      quotes: quotes.map(({ type, content, attribution }) => [
        type,
        content.map(({ text }) => text),
        speakers[attribution?.speaker ?? -1]?.name,
      ]),
      doubts: uncertainties.map(({ kind, cue, scope }) => [kind, cue.text, scope.text]),
      // The number between is the element's own.
      lit: [...CSS.highlights].map(([name, ranges]) => [name.replace(/\d+/, ''), [...ranges].map(words)]),
    };
  });
}

/** Opens a page, and tells what it asks for and what goes wrong on it. */
export async function open(page: Page, url: string) {
  const told = { asked: [] as string[], wrong: [] as string[] };
  page.on('request', (request) => told.asked.push(request.url()));
  page.on('pageerror', (error) => told.wrong.push(error.message));
  page.on(
    'console',
    (message) => message.type() === 'error' && !message.location().url.endsWith('/favicon.ico') && told.wrong.push(message.text()),
  );
  await page.goto(url);
  return told;
}
