// The page as the tests see it: how it is opened and handed a text, and a server that can be made to fail.
import { test as base, expect, type Page } from '@playwright/test';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { ended, listening } from '../servers';

export { expect } from '@playwright/test';

/** What a server does otherwise than the real one, by path. */
export type Change = {
  status?: number;
  headers?: Record<string, string>;
  body?: string | ((body: Buffer) => Buffer | string);
  /** Answer nothing at all: hang up, or leave it open. */
  instead?: 'hang up' | 'wait';
};

/** One request as it arrived. */
export type Arrived = { method: string; url: string; body: string; headers: string };

export type Server = { url: string; changes: Record<string, Change>; arrived: Arrived[] };

type Fixtures = {
  /** Whether the page may log errors, as failed loads do. */
  mayLogErrors: boolean;
  quiet: void;
  serve: (changes: Record<string, Change>) => Promise<Server>;
};

export const test = base.extend<Fixtures>({
  mayLogErrors: [false, { option: true }],
  quiet: [
    async ({ page, mayLogErrors }, use) => {
      const heard: string[] = [];
      page.on('pageerror', (error) => !mayLogErrors && heard.push(`${error}`));
      page.on('console', (message) => message.type() === 'error' && !mayLogErrors && heard.push(message.text()));
      await use();
      expect(heard, 'errors on the page').toEqual([]);
    },
    { auto: true },
  ],
  serve: async ({ baseURL }, use) => {
    const servers: ReturnType<typeof createServer>[] = [];
    await use(async (changes) => {
      const state: Server = { url: '', changes, arrived: [] };
      const server = createServer((request, response) => void answer(`${baseURL}`, state, request, response));
      servers.push(server);
      state.url = `http://127.0.0.1:${await listening(server)}/`;
      return state;
    });
    servers.forEach(ended);
  },
});

/** The real server's answer, changed. */
async function answer(upstream: string, state: Server, request: IncomingMessage, response: ServerResponse) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = request.url ?? '/';
  state.arrived.push({
    method: request.method ?? '',
    url,
    body: Buffer.concat(chunks).toString(),
    headers: JSON.stringify(request.headers),
  });
  const change = state.changes[url.split('?')[0]] ?? {};
  if (change.instead === 'hang up') return void request.socket.destroy();
  if (change.instead === 'wait') return;
  const real = await fetch(new URL(url, upstream));
  const body = Buffer.from(await real.arrayBuffer());
  const headers = Object.fromEntries([...real.headers].filter(([name]) => !['content-length', 'connection'].includes(name)));
  for (const [name, value] of Object.entries(change.headers ?? {})) headers[name.toLowerCase()] = value;
  response.writeHead(change.status ?? real.status, headers);
  response.end(typeof change.body === 'function' ? change.body(body) : (change.body ?? body));
}

/** Opens the page and waits until its machine has started. */
export async function open(page: Page, url = '/') {
  await page.goto(url);
  await expect(page.locator('#version')).not.toBeEmpty();
  await expect(page.locator('.sample')).toHaveCount(3);
}

/** Puts a text into the box as typing does, and reads it by button. */
export async function read(page: Page, text: string) {
  const edit = page.locator('#edit');
  if (await edit.isVisible()) await edit.click();
  await page.locator('#text').fill(text);
  await page.locator('#analyse').click();
  await expect(page.locator('#result-title')).toBeFocused();
}

/** Has amounts that are only rough shown as well, which are off at first. */
export async function roughAmounts(page: Page) {
  await page.getByRole('button', { name: /^Rough amounts/ }).click();
  await expect(page.locator('[data-extra=approximate]')).toHaveAttribute('aria-pressed', 'true');
}

/** Opens one of the samples. */
export async function sample(page: Page, name: string) {
  await page.getByRole('button', { name }).click();
  await expect(page.locator('#result-title')).toBeFocused();
}

type Clip = { text?: string; html?: string; files?: { name: string; type?: string; bytes: number[] | string }[] };

/** Pastes or drops something on an element, as the browser would hand it over. */
export async function hand(page: Page, kind: 'paste' | 'drop', where: string, clip: Clip) {
  await page
    .locator(where)
    .first()
    .evaluate(
      (target, { kind, clip }) => {
        const data = new DataTransfer();
        if (clip.text !== undefined) data.setData('text/plain', clip.text);
        if (clip.html !== undefined) data.setData('text/html', clip.html);
        for (const { name, type = '', bytes } of clip.files ?? [])
          data.items.add(new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name, { type }));
        // Firefox empties the data of a made paste, so both events get theirs by hand.
        const event = new Event(kind, { bubbles: true, cancelable: true });
        Object.defineProperty(event, kind === 'drop' ? 'dataTransfer' : 'clipboardData', { value: data });
        target.dispatchEvent(event);
      },
      { kind, clip },
    );
}

/** The article's text as the page holds it. */
export const articleText = (page: Page) => page.locator('#article').evaluate((article) => article.textContent);

/** A text of our own with every kind of finding. */
export const STORY = [
  'Pier to stay shut, harbour board says',
  '',
  'OSTREY (Coastwire) — The pier may stay shut until June, Mayor Ann Lee said on Monday.',
  '',
  '“No word yet on what it will cost,” she added. “It could be about 300 crowns, or ten times that.”',
  '',
  'According to the harbour board, the planks are rotten. Officials said it was unclear who would pay.',
].join('\n');
