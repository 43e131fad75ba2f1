// Builds the browser extension: node xtask/extension.mjs VERSION [--pack]. Into target/extension come a folder for each browser, to be
// installed unpacked; with --pack also the zip files that the stores take, after Firefox' linter has passed.
import { execFileSync } from 'node:child_process';
import { copyFile, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { build } from 'esbuild';
import { zipSync } from 'fflate';

/** The most that a store's file may weigh, in bytes. */
const LARGEST = 1.6e6;

const source = 'embed/extension';
const out = 'target/extension';
const BROWSERS = ['chromium', 'firefox'];
const [version, pack] = process.argv.slice(2);
if (!version) throw new Error('which version is it? node xtask/extension.mjs VERSION [--pack]');

/** Style sheets as strings without the white space. */
const styles = {
  name: 'styles',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { outputFiles } = await build({ entryPoints: [path], bundle: true, minify: true, write: false });
      return { contents: outputFiles[0].text, loader: 'text' };
    }),
};

/** What finds the article takes a copy of a page apart, and keeps what it was as HTML. Nodes do as well, and the stores like them better. */
const NODES = [
  ['var pageCacheHtml = page.innerHTML;', 'var pageCache = page.cloneNode(true);'],
  ['page.innerHTML = pageCacheHtml;', 'page.replaceChildren(...pageCache.cloneNode(true).childNodes);'],
  ['tmp.innerHTML = noscript.innerHTML;', 'tmp.append(...noscript.cloneNode(true).childNodes);'],
];
const nodes = {
  name: 'nodes',
  setup: ({ onLoad }) =>
    onLoad({ filter: /readability\/Readability\.js$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8');
      for (const [html, better] of NODES) {
        if (!contents.includes(html)) throw new Error(`${path} is another version: it does not say ${html}`);
        contents = contents.replace(html, better);
      }
      return { contents };
    }),
};

await rm(out, { recursive: true, force: true });
for (const browser of BROWSERS) await unpacked(browser);
if (pack) {
  lint(`${out}/firefox`);
  for (const browser of BROWSERS) await packed(browser);
}

/** The folder that a browser installs. */
async function unpacked(browser) {
  const folder = `${out}/${browser}`;
  await mkdir(folder, { recursive: true });
  const size = (await readFile('www/pkg/claimlight_bg.wasm')).length;
  const entry = (name) => `${source}/src/${name}.ts`;
  const shared = {
    bundle: true,
    minify: true,
    target: browser === 'firefox' ? 'firefox142' : 'chrome122',
    outdir: folder,
    legalComments: 'none',
    define: { CLAIMLIGHT_BUILD: JSON.stringify(version), CLAIMLIGHT_SIZE: String(size), 'Node.TEXT_NODE': '3', 'Node.ELEMENT_NODE': '1' },
    plugins: [styles, nodes],
    logLevel: 'warning',
  };
  // A page's script is no module.
  await build({ ...shared, format: 'iife', entryPoints: { content: entry('content') }, inject: [entry('event-target')] });
  await build({
    ...shared,
    format: 'esm',
    entryPoints: {
      background: entry(`background.${browser}`),
      panel: entry('panel'),
      options: entry('options'),
      worker: 'www/engine/worker.ts',
      ...(browser === 'chromium' ? { offscreen: entry('offscreen') } : {}),
    },
  });
  const pages = ['panel.html', 'options.html', 'pages.css', ...(browser === 'chromium' ? ['offscreen.html'] : [])];
  for (const page of pages) await copyFile(`${source}/${page}`, `${folder}/${page}`);
  for (const inside of ['icons', '_locales']) await cp(`${source}/${inside}`, `${folder}/${inside}`, { recursive: true });
  for (const notice of ['LICENSE-MIT', 'LICENSE-APACHE', 'THIRD-PARTY.txt', 'src/reader/MODEL.md'])
    await copyFile(notice, `${folder}/${basename(notice)}`);
  await copyFile('www/pkg/claimlight_bg.wasm', `${folder}/claimlight_bg.wasm`);
  const json = async (name) => JSON.parse(await readFile(`${source}/${name}`, 'utf8'));
  const manifest = { ...(await json('manifest.json')), ...(await json(`manifest.${browser}.json`)), version };
  await writeFile(`${folder}/manifest.json`, `${JSON.stringify(manifest, null, 2)}\n`);
}

/** What Firefox' store finds wrong with it ends this. */
function lint(folder) {
  const linter = 'node_modules/addons-linter/bin/addons-linter';
  execFileSync(process.execPath, [linter, '--warnings-as-errors', folder], { stdio: 'inherit' });
}

/** The file that a store takes: the same bytes from the same source, wherever and whenever it is packed. */
async function packed(browser) {
  const folder = `${out}/${browser}`;
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name}`)
    .sort();
  const files = await Promise.all(names.map(async (name) => [name.slice(folder.length + 1), await readFile(name)]));
  const bytes = zipSync(Object.fromEntries(files), { level: 9, mtime: new Date(1980, 0, 1) });
  const file = `${out}/claimlight-${version}-${browser}.zip`;
  await writeFile(file, bytes);
  console.log(`${file}: ${bytes.length} bytes`);
  if (bytes.length > LARGEST) throw new Error(`${file} weighs ${bytes.length} bytes, more than ${LARGEST}`);
}
