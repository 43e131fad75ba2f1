// Times the wasm in a headless Chromium and prints JSON, in milliseconds: node bench.mjs ADDRESS TEXTS, a
// file with a JSON array of articles. A ratio to plain JavaScript over the same text, measured
// in the same run, says more than milliseconds do when the machine is another one.
import { chromium } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const articles = JSON.parse(readFileSync(process.argv[3], 'utf8'));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage();
await page.goto(process.argv[2]);
const result = await page.evaluate(async (all) => {
  const article = all
    .match(/\s*\S+/g)
    .slice(0, 1000)
    .join('');
  const long = all.slice(0, 1e6);
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
}, articles.join('\n\n'));

const paragraphs = articles.flatMap((text) => text.split(/\n\n+/));

/** The element over an article of so many words: until it is lit, the longest task of more than 50 ms until the list is open, what has moved. */
async function element(words) {
  const host = await browser.newPage();
  // A page of somebody else's: our own has styles for the element.
  await host.route('**/host', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Host</title>' }));
  await host.goto(new URL('host', process.argv[2]).href);
  const found = await host.evaluate(
    async ([count, paragraphs]) => {
      const [long, shifts] = [[0], [0]];
      const article = document.createElement('article');
      article.id = 'bench';
      for (let i = 0, n = 0; n < count; i += 1) {
        const p = document.createElement('p');
        p.textContent = paragraphs[i];
        n += p.textContent.split(/\s+/).length;
        article.append(p);
      }
      document.body.append(article);
      await import('./dist/claimlight.js');
      // The host's own layout is over.
      await new Promise((resolve) => setTimeout(resolve, 1500));
      const own = document.createElement('claim-light');
      // Our own bar and list lie over the page; what is in a shadow root has no node here.
      const ofHost = ({ sources }) => sources.some(({ node }) => node && !own.contains(node));
      new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
      const moved = (list) =>
        shifts.push(
          ...list
            .getEntries()
            .filter(ofHost)
            .map(({ value }) => value),
        );
      new PerformanceObserver(moved).observe({ type: 'layout-shift' });
      own.setAttribute('for', 'bench');
      const begin = performance.now();
      const lit = new Promise((resolve) => own.addEventListener('claimlight-results', resolve));
      document.body.prepend(own);
      await lit;
      const time = performance.now() - begin;
      const settled = () => new Promise((resolve) => setTimeout(resolve, 500));
      await settled();
      // What opens because somebody clicks has not moved by itself.
      const shift = shifts.reduce((a, b) => a + b);
      for (const part of ['.next', '.toggle']) {
        own.shadowRoot.querySelector(part).click();
        await settled();
      }
      return { time, task: Math.max(...long), shift };
    },
    [words, paragraphs],
  );
  await host.close();
  return found;
}
const [short, book] = [await element(1000), await element(100_000)];
const script = Buffer.from(await (await fetch(new URL('dist/claimlight.js', process.argv[2]))).arrayBuffer());
const own = {
  script: gzipSync(script, { level: 9 }).length,
  lit: short.time,
  litLong: book.time,
  task: Math.max(short.task, book.task),
  shift: short.shift + book.shift,
};
console.log(JSON.stringify({ ...result, ...own, chromium: browser.version() }));
await browser.close();
