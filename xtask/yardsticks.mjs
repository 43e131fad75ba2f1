// How fast the module reads beside two libraries that read English in JavaScript, and what an edit costs: node yardsticks.mjs TEXTS, a
// file with a JSON array of articles. Prints JSON. All of it is processor time of one process; each round takes every reader in turn, and a
// figure is the median of the rounds, so that a busy machine is hardest on none.
import { readFileSync } from 'node:fs';
import compromise from 'compromise';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import init, { analyze, Session } from '../www/pkg/claimlight.js';

const ROUNDS = 7;
/** So much text a round, in UTF-16 units. */
const LENGTH = 60_000;
/** Words of the text in which a sentence is changed. */
const LONG = 100_000;

const articles = JSON.parse(readFileSync(process.argv[2], 'utf8'));
/** No paragraph stands in two of these: a reading of one says nothing of the next. */
const parts = [];
for (let next = 0; parts.length < ROUNDS + 1;) {
  let text = '';
  while (text.length < LENGTH) text += `${articles[next++]}\n\n`;
  parts.push(text);
}

await init({ module_or_path: readFileSync(new URL('../www/pkg/claimlight_bg.wasm', import.meta.url)) });
const wink = winkNLP(model);
const readers = {
  ours: (text) => analyze(text),
  wink: (text) => wink.readDoc(text).tokens().out(wink.its.pos),
  compromise: (text) => compromise(text).quotations().out('array'),
};

/** Milliseconds of the processor. */
function cost(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];

const [warm, ...rounds] = parts;
// Engines make code faster that has run for a while.
for (let i = 0; i < 3; i += 1) for (const read of Object.values(readers)) read(warm);
await new Promise((resolve) => setTimeout(resolve, 1000));
const costs = { ours: [], wink: [], compromise: [] };
for (const text of rounds) for (const [name, read] of Object.entries(readers)) costs[name].push(cost(() => read(text)) / text.length);
// A kilobyte a millisecond is a megabyte a second.
const speed = Object.fromEntries(Object.entries(costs).map(([name, all]) => [name, 1e-3 / median(all)]));

let long = articles
  .join('\n\n')
  .match(/\s*\S+/g)
  .slice(0, LONG)
  .join('');
const session = new Session();
const first = cost(() => session.analyze(long));
const edits = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const at = long.indexOf('. ', (long.length * (round + 1)) / (ROUNDS + 2));
  long = `${long.slice(0, at)}, Ann Lee said${long.slice(at)}`;
  edits.push(cost(() => session.analyze(long)));
}
console.log(JSON.stringify({ ...speed, first, edit: median(edits) }));
