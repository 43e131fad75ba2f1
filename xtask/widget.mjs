// Bundles the element: node xtask/widget.mjs. Into www/dist come the script that a page includes, the worker's, the module and
// what names them all as a package.
import { createHash } from 'node:crypto';
import { copyFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { minify } from 'terser';

/** The most that the element's script may weigh on its way to a reader, with gzip. */
const LARGEST = 30 * 1024;

const out = 'www/dist';
const module = await readFile('www/pkg/claimlight_bg.wasm');
const glue = await readFile('www/pkg/claimlight.js');
const id = createHash('sha256').update(module).update(glue).digest('hex').slice(0, 12);

/** Style sheets as strings without the white space. */
const styles = {
  name: 'styles',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true });
      return { contents: code, loader: 'text' };
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

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
const bundle = (entryPoints, more) => build({ ...shared, entryPoints, outdir: out, ...more });
await bundle({ claimlight: 'www/widget/define.js', element: 'www/widget/claimlight.js', worker: 'www/worker.js', doctor: 'www/widget/doctor.js', marks: 'www/widget/marks.js' });
await bundle({ analyzer: 'www/widget/analyzer-web.js', 'analyzer.node': 'www/widget/analyzer-node.js' }, { external: ['node:*'] });
// Who imports the class and the definition of it gets one class.
const beside = { name: 'beside', setup: ({ onResolve }) => onResolve({ filter: /^\.\/claimlight\.js$/ }, () => ({ path: './element.js', external: true })) };
await bundle({ define: 'www/widget/define.js' }, { plugins: [beside] });
// What it imports by address is no bundler's; esbuild drops the comments that tell them so.
const element = await readFile(`${out}/element.js`, 'utf8');
await writeFile(`${out}/element.js`, element.replace(/\bimport\((?!["'`])/g, 'import(/* webpackIgnore: true */ /* @vite-ignore */ '));
// For editors; ProseMirror is the host's own copy, since two do not know each other's classes.
const proseMirror = ['prosemirror-state', 'prosemirror-view'];
await bundle({ editor: 'www/editor/decorate.js', prosemirror: 'www/editor/prosemirror.js' }, { external: proseMirror });
const worker = JSON.stringify(await readFile(`${out}/worker.js`, 'utf8'));
await bundle({ 'one-file': 'www/widget/one-file.js' }, { define: { ...shared.define, CLAIMLIGHT_WORKER: worker } });
await copyFile('www/pkg/claimlight_bg.wasm', `${out}/claimlight_bg.wasm`);
await cp('www/widget/package', out, { recursive: true });
// The types that wasm-bindgen made, which those of the analyzer stand on.
await copyFile('www/pkg/claimlight.d.ts', `${out}/pkg.d.ts`);
for (const licence of ['LICENSE-MIT', 'LICENSE-APACHE']) await copyFile(licence, `${out}/${licence}`);
const { version } = JSON.parse(await readFile('www/pkg/package.json', 'utf8'));
const typed = (name) => ({ types: `./${name}.d.ts`, default: `./${name}.js` });
const forNode = (name) => ({ types: `./${name}.d.ts`, node: `./${name}.node.js`, default: `./${name}.js` });
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
        '.': forNode('index'),
        './define': typed('define'),
        './analyzer': forNode('analyzer'),
        './editor': typed('editor'),
        './prosemirror': typed('prosemirror'),
        './worker': typed('worker'),
        './inline': typed('inline'),
        './wasm': './claimlight_bg.wasm',
        './custom-elements.json': './custom-elements.json',
        './package.json': './package.json',
      },
      files: ['*.js', '*.d.ts', '*.wasm', 'doctor.html', 'custom-elements.json', 'LICENSE-*'],
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
