// A site of Ghost's, made from nothing for each run: its owner, its themes and its posts all come by the Admin API.
import { cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIST, must, root, serve, test as base, write } from '../site';
import { GHOST, HOME, install, NODE } from './install';

export { expect } from '../site';

const SITE = join(HOME, 'site');
const OWNER = { name: 'Ada Keel', email: 'ada@coast.example', password: 'four grey herons by a pier' };
/** Where nobody listens: what Ghost wants to tell its makers ends here. */
const NOWHERE = 'http://127.0.0.1:9/';

const config = (port: number) => ({
  url: `http://127.0.0.1:${port}/`,
  server: { host: '127.0.0.1', port },
  database: { client: 'sqlite3', connection: { filename: join(SITE, 'ghost.db') }, useNullAsDefault: true },
  paths: { contentPath: join(SITE, 'content/') },
  // No letters, and none that asks who signs in from a new machine.
  mail: { transport: 'stub', from: OWNER.email },
  security: { staffDeviceVerification: false },
  privacy: { useTinfoil: true },
  updateCheck: { url: NOWHERE },
  explore: { update_url: '', testimonials_url: '' },
  // Scripts that Ghost's pages fetch from a server that is not the site's.
  portal: { url: false },
  sodoSearch: { url: false },
  logging: { level: 'error', transports: ['stdout'] },
});

/** The folder that Ghost runs in: no posts, no users, and the themes that it comes with. */
function fresh(port: number): [string, string[], object] {
  write(SITE, { 'config.production.json': JSON.stringify(config(port)) });
  cpSync(join(GHOST, 'content'), join(SITE, 'content'), { recursive: true });
  // Ghost looks there for its own version.
  symlinkSync(GHOST, join(SITE, 'current'));
  return [NODE, ['current/index.js'], { cwd: SITE, env: { NODE_ENV: 'production' } }];
}

type Post = { url: string; html: string };

/** The running site, as its owner sees it. */
export class Site {
  #cookie = '';
  constructor(readonly url: string) {}

  async #ask<T>(method: string, path: string, body?: object): Promise<T> {
    const form = body instanceof FormData;
    const headers = { origin: new URL(this.url).origin, cookie: this.#cookie, ...(form ? {} : { 'content-type': 'application/json' }) };
    const response = await fetch(`${this.url}ghost/api/admin/${path}`, {
      method,
      headers,
      body: form ? body : (JSON.stringify(body) ?? null),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} was answered with ${response.status}: ${text.slice(0, 2000)}`);
    this.#cookie ||= response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
    return (text.startsWith('{') ? JSON.parse(text) : undefined) as T;
  }

  /** Waits until Ghost has made its tables, gives it an owner, and switches off what its pages fetch from other servers. */
  async open() {
    await base.expect
      .poll(
        () =>
          fetch(`${this.url}ghost/api/admin/site/`).then(
            ({ status }) => status,
            () => 0,
          ),
        { timeout: 600_000, message: 'Ghost has started' },
      )
      .toBe(200);
    await this.#ask('POST', 'authentication/setup/', { setup: [{ ...OWNER, blogTitle: 'Coastwire' }] });
    this.#cookie = '';
    await this.#ask('POST', 'session/', { username: OWNER.email, password: OWNER.password });
    await this.#ask('PUT', 'settings/', {
      settings: [
        { key: 'cover_image', value: null },
        { key: 'comments_enabled', value: 'off' },
      ],
    });
    const { posts } = await this.#ask<{ posts: { id: string }[] }>('GET', 'posts/?fields=id');
    for (const { id } of posts) await this.#ask('DELETE', `posts/${id}/`);
    return this;
  }

  /** Uploads a theme that comes with Ghost, with the element's files in it, perhaps without one, and perhaps the partial; switches to it. */
  async theme(from: 'source' | 'casper', { partial, hash = '', without = '' }: { partial: boolean; hash?: string; without?: string }) {
    const name = `${from}-${partial ? 'partial' : 'files'}`;
    const path = join(SITE, 'themes', name);
    rmSync(path, { recursive: true, force: true });
    cpSync(join(GHOST, 'content/themes', from), path, { recursive: true });
    cpSync(DIST, join(path, 'assets/claimlight'), { recursive: true });
    if (without) rmSync(join(path, 'assets/claimlight', without));
    if (partial) {
      cpSync(join(root, 'embed/ghost/partials'), join(path, 'partials'), { recursive: true });
      const post = readFileSync(join(path, 'post.hbs'), 'utf8');
      writeFileSync(join(path, 'post.hbs'), post.replace('</article>', `</article>\n{{> "claimlight" ${hash}}}`));
    }
    must('python3', ['-m', 'zipfile', '-c', `${path}.zip`, path]);
    await this.#ask('POST', 'themes/upload/', form(`${name}.zip`, readFileSync(`${path}.zip`), 'application/zip'));
    await this.#ask('PUT', `themes/${name}/activate/`);
  }

  /** Publishes a post, handed over as HTML; what Ghost has made of it. */
  async post(title: string, html: string): Promise<Post> {
    const { posts } = await this.#ask<{ posts: Post[] }>('POST', 'posts/?source=html&formats=html', {
      posts: [{ title, html, status: 'published' }],
    });
    return posts[0];
  }

  /** Uploads a file as an editor does; its address. */
  async file(name: string) {
    const { files } = await this.#ask<{ files: { url: string }[] }>(
      'POST',
      'files/upload/',
      form(name, readFileSync(join(DIST, name)), 'text/javascript'),
    );
    return files[0].url;
  }
}

function form(name: string, bytes: Buffer, type: string) {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)], { type }), name);
  return form;
}

/** One Ghost for all tests of a file; it ends with them. */
export const test = base.extend<object, { site: Site }>({
  site: [
    async ({}, use) => {
      install();
      const { url, stop } = await serve(fresh);
      try {
        await use(await new Site(url).open());
      } finally {
        stop();
      }
    },
    { scope: 'worker', timeout: 2_400_000 },
  ],
});
