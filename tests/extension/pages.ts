// Pages of our own in the shapes of news sites, each with words that must be lit and words that must not.

export const PARAGRAPHS = [
  '“The bridge may close in spring,” Mayor Ann Lee said on Monday. “We do not know yet how long the work will take.”',
  'Tom Reyes, who drives the 14 bus, said that the detour could cost him an hour a day. “I was told nothing,” he said.',
  'The council’s engineers believe that the northern pier has moved by several millimetres since the flood of last autumn.',
  'It could rain all week, and the river is expected to rise. Lee said that the ferry would run every twenty minutes until then.',
];
export const paragraphs = (texts: string[] = PARAGRAPHS) => texts.map((text) => `<p>${text}</p>`).join('\n');
export const STORY = paragraphs();
export const GERMAN = paragraphs(
  Array(4).fill(
    'Der Bürgermeister sagte am Montag, dass die Brücke im Frühjahr wohl gesperrt wird, und niemand weiß, wie lange. '.repeat(3),
  ),
);

/** A page with an article; the article's words are black on white unless a style says otherwise. */
export const page = (article: string, { head = '', before = '', after = '' } = {}) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Bridge may close | Coastwire</title>
<style>body{font:18px/1.6 Georgia,serif;max-width:40rem;margin:2rem auto;color:#222;background:#fff}</style>${head}</head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>${before}${article}${after}<footer><p>© Coastwire. All rights reserved.</p></footer></body></html>`;

/** A document with one line. */
export const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj
4 0 obj<</Length 44>>stream
BT /F 12 Tf 20 50 Td (It may rain, he said.) Tj ET
endstream endobj
trailer<</Root 1 0 R>>`;

export const STRICT = "default-src 'none'; style-src 'none'; script-src 'none'; connect-src 'none'; require-trusted-types-for 'script'";

export interface Shape {
  name: string;
  body: string;
  headers?: Record<string, string>;
  /** Besides the first quote. */
  lit?: string;
  unlit?: string[];
}

const teasers = '“An older story,” Bo Marsh said on Friday. The harbour may be dredged, according to Marsh. '.repeat(8);
const later = 'Nobody knows when the <b>ferry</b> will run again, Cora Bell said.';

export const SHAPES: Shape[] = [
  { name: 'a strict policy and Trusted Types', body: page(`<article>${STORY}</article>`), headers: { 'content-security-policy': STRICT } },
  {
    name: 'an app that writes its article late',
    body: page(
      `<div id="app">Loading…</div><script>setTimeout(() => (document.getElementById('app').innerHTML = ${JSON.stringify(`<div class="c-story__body">${STORY}</div>`)}), 900)</script>`,
    ),
  },
  {
    name: 'endless scrolling',
    body: page(`<div class="feed"><article><h1>Bridge may close</h1>${STORY}</article></div>`, {
      after: `<script>addEventListener('load', () => setInterval(() => document.querySelectorAll('article').length < 4 && document.querySelector('.feed').insertAdjacentHTML('beforeend', '<article><p>${teasers}</p></article>'), 700))</script>`,
    }),
    unlit: ['An older story'],
  },
  {
    name: 'a drop cap',
    body: page(
      `<article>${STORY.replace('“The', '<span style="float:left;font-size:3em;line-height:1">“T</span>he').replace('Tom', '<span class="cap" style="font-size:2em">T</span>om')}</article>`,
    ),
    lit: 'Tom Reyes',
  },
  {
    name: 'a cookie wall',
    body: page(`<article>${STORY}</article>`, {
      after: `<div class="gate" style="position:fixed;inset:auto 0 0 0;z-index:99;background:#fffd"><div><p>${'We may use cookies, our partners said. '.repeat(6)}</p><button>Accept</button></div></div>
        <div role="dialog" style="position:fixed;inset:0;z-index:100"><p>${'Our partners might read this, they said. '.repeat(40)}</p></div>`,
    }),
    unlit: ['partners'],
  },
  {
    name: 'dark colours',
    body: page(`<main><article>${STORY}</article></main>`, { head: '<style>body{background:#111;color:#eee}</style>' }),
  },
  { name: 'a wrapper from right to left', body: page(`<div dir="rtl" lang="ar"><article dir="ltr" lang="en">${STORY}</article></div>`) },
  {
    name: 'two articles',
    body: page(
      `<main><article class="story"><h1>Bridge may close</h1>${STORY}${paragraphs(PARAGRAPHS.map((text) => text.replace('spring', 'May')))}</article><article class="teaser"><p>${teasers}</p></article></main>`,
    ),
    unlit: ['An older story'],
  },
  {
    name: 'frames around it',
    body: page(`<article>${STORY}</article>`, {
      before: '<iframe src="/advert" style="width:100%;height:90px"></iframe>',
      after: '<iframe src="/comments"></iframe>',
    }),
  },
  {
    name: 'no article element, breaks for paragraphs and boxes in between',
    body: page(
      `<div class="c"><div class="l-col">
        <h1>Bridge may close</h1><figure><img src="/bridge.png" alt=""><figcaption>Photo: the bridge may fall, Bo Marsh said</figcaption></figure>
        <div>${PARAGRAPHS.slice(0, 2).join('<br><br>')}</div><aside><p>Read more: it may rain, he said.</p></aside>
        <div class="newsletter-signup"><p>Sign up: it could be worth it, Bo Marsh said.</p></div>
        <div>${PARAGRAPHS.slice(2).join('<br><br>')}</div></div>
        <div class="related-links"><ul><li><a href="/1">Marsh said no</a></li><li><a href="/2">Harbour may close</a></li></ul></div></div>`,
    ),
    lit: 'believe',
    unlit: ['it may rain', 'may fall', 'could be worth', 'Marsh'],
  },
  {
    name: 'an article cut short by a wall',
    body: page(
      `<article>${STORY}<div style="display:none"><p>${later}</p></div><div style="height:0;overflow:hidden"><p>${later}</p></div></article>`,
    ),
    unlit: ['Cora Bell', 'Nobody knows'],
  },
  {
    name: 'form fields that go by the names of members of the DOM',
    body: page(
      `<form><input name="parentNode"><input name="childNodes"><input name="querySelectorAll"><article>${STORY}</article></form><img name="body" alt=""><img name="createElement" alt=""><img name="cloneNode" alt=""><img name="querySelectorAll" alt=""><img name="addEventListener" alt="">`,
    ),
  },
];

/** Run in a page: all words that are lit, but not what is lit for being pointed at. */
export function litHere() {
  const words: string[] = [];
  for (const [name, highlight] of CSS.highlights as unknown as Iterable<[string, Iterable<AbstractRange>]>) {
    if (!/^claimlight-\d+-(?:quote|speaker|cue|doubt)/.test(name)) continue;
    for (const range of highlight) {
      const live = Document.prototype.createRange.call(document);
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      words.push(live.toString());
    }
  }
  return words.join(' | ');
}

/** Run in a page: the middle of some words' place in the window. */
export function placeHere(wanted: string) {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.textContent?.indexOf(wanted) ?? -1;
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + wanted.length);
    const { left, top, width, height } = range.getClientRects()[0];
    return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
  }
  throw new Error(`not on the page: ${wanted}`);
}
