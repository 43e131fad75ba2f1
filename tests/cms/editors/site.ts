// Installs the editors into target/cms/editors, bundles their page, and serves it beside the element's files.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { build } from 'esbuild';
import { ended, listening } from '../../servers';

const here = import.meta.dirname;
const root = join(here, '../../..');
export const folder = join(root, 'target/cms/editors');
const dist = join(root, 'www/dist');
const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json',
};

/** The paragraphs of a sample; what begins like markup is none. */
const lines = (name: string) =>
  readFileSync(join(root, `www/samples/${name}.txt`), 'utf8')
    .split('\n\n')
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter(Boolean);
export const ARTICLE = lines('ferry');
/** 5,000 words or some more. */
export const LONG: string[] = [];
for (let words = 0, all = ['ferry', 'court', 'lake'].flatMap(lines), i = 0; words < 5000; i += 1) {
  LONG.push(all[i % all.length]);
  words += LONG[i].split(' ').length;
}

/** Installs what is not there yet, and bundles the page. */
export async function make() {
  mkdirSync(folder, { recursive: true });
  // The page is bundled from there, so that it gets these editors' own React.
  for (const file of ['package.json', 'package-lock.json', 'main.ts']) cpSync(join(here, file), join(folder, file));
  const lock = createHash('sha256')
    .update(readFileSync(join(here, 'package-lock.json')))
    .digest('hex');
  const stamp = join(folder, 'installed');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' });
    writeFileSync(stamp, lock);
  }
  await build({
    entryPoints: [join(folder, 'main.ts')],
    outfile: join(folder, 'page.js'),
    bundle: true,
    format: 'esm',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    alias: { 'claimlight/editor': join(dist, 'editor.js'), 'claimlight/prosemirror': join(dist, 'prosemirror.js') },
    // What dist imports is the page's own copy.
    nodePaths: [join(folder, 'node_modules')],
    logLevel: 'error',
  });
}

const page = (title: string, body: string) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<link rel="stylesheet" href="/ckeditor5.css"><link rel="stylesheet" href="/quill.css"><link rel="stylesheet" href="/Draft.css">
<style>body { font: 16px/1.5 Georgia, serif; max-width: 50rem; margin: 2rem auto; } .host { border: 1px solid #999; } .ProseMirror { white-space: pre-wrap; }</style></head><body>${body}</body></html>`;

/** @returns the address, and what ends it. */
export async function serve() {
  const styles: Record<string, string> = {
    '/ckeditor5.css': 'ckeditor5/dist/ckeditor5.css',
    '/quill.css': 'quill/dist/quill.snow.css',
    '/Draft.css': 'draft-js/dist/Draft.css',
  };
  const server = createServer(async ({ url = '/' }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://host');
    const article = searchParams.get('article') === 'long' ? LONG : ARTICLE;
    const send = (type: string, body: string | Buffer) => void response.writeHead(200, { 'content-type': type }).end(body);
    if (pathname === '/') return send(TYPES['.html'], page('Editors', '<script type="module" src="/page.js"></script>'));
    if (pathname === '/plain')
      return send(
        TYPES['.html'],
        page(
          'Plain',
          `<article id="a">${article.map((line) => `<p>${line}</p>`).join('\n')}</article><claim-light for="a"></claim-light><script type="module" src="/dist/claimlight.js"></script>`,
        ),
      );
    if (pathname === '/article.json') return send(TYPES['.json'], JSON.stringify(article));
    const path = normalize(pathname);
    const file =
      path in styles
        ? join(folder, 'node_modules', styles[path])
        : path.startsWith('/dist/')
          ? join(root, 'www', path)
          : path.startsWith('/tinymce/')
            ? join(folder, 'node_modules', path)
            : join(folder, path);
    const body = await readFile(file).catch(() => null);
    if (body) send(TYPES[extname(file)] ?? 'application/octet-stream', body);
    else response.writeHead(404).end();
  });
  const port = await listening(server, Number(process.env.CLAIMLIGHT_PORT ?? 0));
  return { url: `http://127.0.0.1:${port}`, stop: () => ended(server) };
}
