// Times the wasm in a headless Chromium and prints JSON, in milliseconds: node bench.mjs ADDRESS. A ratio to plain JavaScript over the same text, measured
// in the same run, says more than milliseconds do when the machine is another one.
import { chromium } from '@playwright/test';

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage();
await page.goto(process.argv[2]);
const result = await page.evaluate(async () => {
  const files = (await (await fetch('samples/index.json')).json()).map((s) => `samples/${s.file}`);
  const texts = await Promise.all(files.map(async (f) => (await fetch(f)).text()));
  const words = texts.join('\n\n').match(/\s*\S+/g);
  const article = Array.from({ length: 1000 }, (_, i) => words[i % words.length]).join('');
  const long = (article + '\n\n').repeat(Math.ceil(1e6 / article.length)).slice(0, 1e6);
  const load = performance.now();
  const module = await import('./pkg/claimlight.js');
  await module.default();
  const loaded = performance.now() - load;
  const median = (runs, f) => {
    const times = [];
    for (let i = 0; i < runs; i += 1) {
      const begin = performance.now();
      f();
      times.push(performance.now() - begin);
    }
    return times.sort((a, b) => a - b)[runs >> 1];
  };
  // What a page does without us: every word of the text lower-cased and counted.
  const count = () => {
    const seen = new Map();
    for (const word of article.matchAll(/[\p{L}\p{N}]+/gu)) {
      const key = word[0].toLowerCase();
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
    return seen.size;
  };
  const first = median(1, () => module.analyze(article));
  return {
    loaded,
    first,
    article: median(51, () => module.analyze(article)),
    reference: median(101, count),
    long: median(3, () => module.analyze(long)),
    words: article.trim().split(/\s+/).length,
    version: module.version(),
  };
});
console.log(JSON.stringify({ ...result, chromium: browser.version() }));
await browser.close();
