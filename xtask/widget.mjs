// Bundles www: node xtask/widget.mjs VERSION. Into www/dist come the script that a page includes, the worker's, the module, our own page's
// scripts, and what names them all as a package.
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { minify } from 'terser';

/** The most that the element's script may weigh on its way to a reader, with gzip. */
const LARGEST = 32 * 1024;

const out = 'www/dist';
const [version] = process.argv.slice(2);
if (!version) throw new Error('which version is it? node xtask/widget.mjs VERSION');
const module = await readFile('www/pkg/claimlight_bg.wasm');
const glue = await readFile('www/pkg/claimlight.js');
const id = createHash('sha256').update(module).update(glue).digest('hex').slice(0, 12);

/** Style sheets as strings without the white space. */
const styles = {
  name: 'styles',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { outputFiles } = await build({ entryPoints: [path], bundle: true, minify: true, write: false });
      return { contents: outputFiles[0].text, loader: 'text' };
    }),
};
const shared = {
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  legalComments: 'none',
  define: { CLAIMLIGHT_BUILD: JSON.stringify(id), CLAIMLIGHT_SIZE: String(module.length), 'Node.TEXT_NODE': '3', 'Node.ELEMENT_NODE': '1' },
  plugins: [styles],
  logLevel: 'warning',
};
const bundle = (entryPoints, more) => build({ ...shared, entryPoints, outdir: out, ...more });

/** Who imports the class by two ways gets one class: the package's files import one another instead of holding copies. */
const beside = (files) => ({
  name: 'beside',
  setup: ({ onResolve }) =>
    Object.entries(files).forEach(([name, file]) =>
      onResolve({ filter: new RegExp(`/${name}\\.js$`) }, () => ({ path: file, external: true })),
    ),
});

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await bundle({
  claimlight: 'www/element/define.ts',
  element: 'www/element/claim-light.ts',
  marks: 'www/article/marks.ts',
  details: 'www/view/details.ts',
  de: 'www/view/de.ts',
  doctor: 'www/element/doctor.ts',
  worker: 'www/engine/worker.ts',
  page: 'www/page/page.ts',
  start: 'www/page/start.ts',
});
await build({ entryPoints: ['www/page/page.css'], bundle: true, minify: true, outdir: out, logLevel: 'warning' });
// Apart, since few readers need it; whose it is comes with it, the licence is in THIRD-PARTY.txt.
await bundle(
  { finder: 'www/article/finder.ts' },
  { banner: { js: '/*! Holds @mozilla/readability (Apache-2.0): https://github.com/mozilla/readability */' } },
);
const node = { external: ['node:*'] };
await bundle(
  { analyzer: 'www/engine/analyzer-web.ts', 'analyzer.node': 'www/engine/analyzer-node.ts', inline: 'www/element/inline.ts' },
  node,
);
await bundle({ define: 'www/element/define.ts' }, { plugins: [beside({ 'claim-light': './element.js' })] });
await bundle({ command: 'www/element/command.ts' }, { ...node, plugins: [beside({ inline: './inline.js' })] });
for (const [name, analyzer] of [
  ['index', 'analyzer.js'],
  ['index.node', 'analyzer.node.js'],
])
  await bundle(
    { [name]: 'www/element/index.ts' },
    { plugins: [beside({ 'claim-light': './element.js', 'analyzer-web': `./${analyzer}` })] },
  );
// What it imports by address is no bundler's; esbuild drops the comments that tell them so.
const element = await readFile(`${out}/element.js`, 'utf8');
await writeFile(`${out}/element.js`, element.replace(/\bimport\((?!["'`])/g, 'import(/* webpackIgnore: true */ /* @vite-ignore */ '));
// For editors; ProseMirror is the host's own copy, since two do not know each other's classes.
const proseMirror = ['prosemirror-state', 'prosemirror-view'];
await bundle({ editor: 'www/editor/decorate.ts', prosemirror: 'www/editor/prosemirror.ts' }, { external: proseMirror });
const worker = JSON.stringify(await readFile(`${out}/worker.js`, 'utf8'));
await bundle({ 'one-file': 'www/element/one-file.ts' }, { define: { ...shared.define, CLAIMLIGHT_WORKER: worker } });

await copyFile('www/pkg/claimlight_bg.wasm', `${out}/claimlight_bg.wasm`);
await copyFile('www/element/doctor.html', `${out}/doctor.html`);
await copyFile('embed/npm/README.md', `${out}/README.md`);
for (const licence of ['LICENSE-MIT', 'LICENSE-APACHE']) await copyFile(licence, `${out}/${licence}`);

const run = (script, ...options) =>
  execFileSync(process.execPath, [`node_modules/${script}`, ...options], { stdio: ['ignore', 'ignore', 'inherit'] });
run('typescript/bin/tsc', '--project', 'www/tsconfig.package.json');
// The types that wasm-bindgen made, which those of the worker stand on.
await mkdir(`${out}/types/pkg`, { recursive: true });
await copyFile('www/pkg/claimlight.d.ts', `${out}/types/pkg/claimlight.d.ts`);
run('@custom-elements-manifest/analyzer/cem.js', 'analyze', '--config', 'xtask/manifest.config.mjs', '--quiet');

const typed = (name, source) => ({ types: `./types/${source}.d.ts`, default: `./${name}.js` });
const forNode = (name, source) => ({ types: `./types/${source}.d.ts`, node: `./${name}.node.js`, default: `./${name}.js` });
await writeFile(
  `${out}/package.json`,
  `${JSON.stringify(
    {
      name: 'claimlight',
      version,
      description: 'Shows, inside a news article, who speaks, what they say, and what the text itself leaves open.',
      keywords: ['news', 'quotation', 'attribution', 'uncertainty', 'custom-element', 'wasm'],
      license: 'MIT OR Apache-2.0',
      type: 'module',
      engines: { node: '>=20' },
      bin: { claimlight: 'command.js' },
      exports: {
        '.': forNode('index', 'element/index'),
        './define': typed('define', 'element/define'),
        './analyzer': forNode('analyzer', 'engine/analyzer-web'),
        './editor': typed('editor', 'editor/decorate'),
        './prosemirror': typed('prosemirror', 'editor/prosemirror'),
        './worker': typed('worker', 'engine/worker'),
        './inline': typed('inline', 'element/inline'),
        './wasm': './claimlight_bg.wasm',
        './custom-elements.json': './custom-elements.json',
        './package.json': './package.json',
      },
      files: [
        '*.js',
        '!page.js',
        '!start.js',
        '!finder.js',
        'types',
        '*.wasm',
        'doctor.html',
        'custom-elements.json',
        'LICENSE-*',
        'THIRD-PARTY.txt',
        'MODEL.md',
      ],
      customElements: 'custom-elements.json',
      peerDependencies: Object.fromEntries(proseMirror.map((name) => [name, '^1.0.0'])),
      peerDependenciesMeta: Object.fromEntries(proseMirror.map((name) => [name, { optional: true }])),
      sideEffects: ['./claimlight.js', './command.js', './define.js', './doctor.js', './one-file.js', './worker.js'],
    },
    null,
    2,
  )}\n`,
);

// The one file that every reader waits for is worth a second, slower look: a fortieth less.
const script = `${out}/claimlight.js`;
const { code } = await minify(await readFile(script, 'utf8'), { module: true, ecma: 2020, compress: { passes: 3 } });
await writeFile(script, code);
const weighs = gzipSync(code, { level: 9 }).length;
console.log(`${script}: ${(weighs / 1024).toFixed(1)} KB with gzip`);
if (weighs > LARGEST) throw new Error(`the element's script weighs ${weighs} bytes with gzip, more than ${LARGEST}`);
