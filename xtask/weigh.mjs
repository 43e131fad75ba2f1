// What a reader fetches for the page, in bytes with brotli, as JSON: {"module": …, "all": …}.
import { readFile } from 'node:fs/promises';
import { brotliCompressSync, constants } from 'node:zlib';

const BEST = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } };
const packed = async (file) => brotliCompressSync(await readFile(file), BEST).length;

const module = await packed('www/dist/claimlight_bg.wasm');
const others = ['index.html', 'dist/page.css', 'dist/start.js', 'dist/page.js', 'dist/worker.js'].map((file) => packed(`www/${file}`));
const all = (await Promise.all(others)).reduce((sum, size) => sum + size, module);
console.log(JSON.stringify({ module, all }));
