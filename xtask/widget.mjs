// Bundles the element: node xtask/widget.mjs. Into www/dist come the script that a page includes, the worker's, the module and
// what names them all as a package.
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';

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
  define: { CLAIMLIGHT_BUILD: JSON.stringify(id), CLAIMLIGHT_SIZE: String(module.length) },
  plugins: [styles],
  logLevel: 'warning',
};

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await build({ ...shared, entryPoints: { claimlight: 'www/widget/define.js', element: 'www/widget/claimlight.js', worker: 'www/worker.js', doctor: 'www/widget/doctor.js', analyzer: 'www/widget/analyzer.js' }, outdir: out });
// For editors; ProseMirror is the host's own copy, since two do not know each other's classes.
const proseMirror = ['prosemirror-state', 'prosemirror-view'];
await build({ ...shared, entryPoints: { editor: 'www/editor/decorate.js', prosemirror: 'www/editor/prosemirror.js' }, external: proseMirror, outdir: out });
await copyFile('www/pkg/claimlight_bg.wasm', `${out}/claimlight_bg.wasm`);
for (const file of ['doctor.html', 'custom-elements.json', 'claimlight.d.ts', 'element.d.ts', 'worker.d.ts', 'analyzer.d.ts', 'editor.d.ts', 'prosemirror.d.ts'])
  await copyFile(`www/widget/package/${file}`, `${out}/${file}`);
// The package's own types, which those of the analyzer stand on.
await copyFile('www/pkg/claimlight.d.ts', `${out}/pkg.d.ts`);
for (const licence of ['LICENSE-MIT', 'LICENSE-APACHE']) await copyFile(licence, `${out}/${licence}`);
const { version } = JSON.parse(await readFile('www/pkg/package.json', 'utf8'));
const typed = (name, types = name) => ({ types: `./${types}.d.ts`, default: `./${name}.js` });
await writeFile(
  `${out}/package.json`,
  `${JSON.stringify(
    {
      name: 'claimlight',
      version,
      description: 'Shows, inside a news article, who speaks, what they say, and what the text itself leaves open.',
      license: 'MIT OR Apache-2.0',
      type: 'module',
      exports: {
        '.': typed('element'),
        './define': typed('claimlight'),
        './analyzer': typed('analyzer'),
        './editor': typed('editor'),
        './prosemirror': typed('prosemirror'),
        './worker': typed('worker'),
        './wasm': './claimlight_bg.wasm',
        './custom-elements.json': './custom-elements.json',
        './package.json': './package.json',
      },
      customElements: 'custom-elements.json',
      peerDependencies: Object.fromEntries(proseMirror.map((name) => [name, '^1.0.0'])),
      peerDependenciesMeta: Object.fromEntries(proseMirror.map((name) => [name, { optional: true }])),
      sideEffects: ['./claimlight.js', './worker.js', './doctor.js'],
    },
    null,
    2,
  )}\n`,
);

const weighs = gzipSync(await readFile(`${out}/claimlight.js`), { level: 9 }).length;
console.log(`${out}/claimlight.js: ${(weighs / 1024).toFixed(1)} KB with gzip`);
if (weighs > LARGEST) throw new Error(`the element's script weighs ${weighs} bytes with gzip, more than ${LARGEST}`);
