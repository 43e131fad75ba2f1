// Reads a file and prints who says what, one quote a line. Nothing is sent anywhere.
//
//     npm install claimlight
//     node who-says-what.mjs article.txt
import { readFileSync } from 'node:fs';
import { analyze } from 'claimlight';

const text = readFileSync(process.argv[2], 'utf8');
const { quotes, speakers } = await analyze(text);
for (const { attribution, content } of quotes) {
  if (!attribution) continue;
  const name = speakers[attribution.speaker]?.name ?? 'somebody whom the text does not name';
  // Spans are in UTF-16 units, as JavaScript counts; a quote that is broken off has several.
  const words = content.map((span) => text.slice(...span));
  console.log(`${attribution.confidence.toFixed(2)}  ${name}: ${words.join(' … ')}`);
}
