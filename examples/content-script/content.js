// Marks the quotes of a page's article, without touching its elements. Nothing is sent anywhere but to the extension's own background.
const BLOCKS = 'h1, h2, h3, p, li, blockquote';

/** The text of an article, blocks apart by an empty line, and where each text node begins in it. */
function textOf(article) {
  const nodes = [];
  let text = '';
  for (const block of article.querySelectorAll(BLOCKS)) {
    if (block.querySelector(BLOCKS)) continue;
    const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      nodes.push({ node: walk.currentNode, start: text.length });
      text += walk.currentNode.data;
    }
    text += '\n\n';
  }
  return { text, nodes };
}

/** The range of a span, which is in UTF-16 units, as JavaScript counts. */
function rangeOf(nodes, [start, end]) {
  const at = (offset) => nodes.findLast((one) => one.start <= offset);
  const [first, last] = [at(start), at(end - 1)];
  const range = new Range();
  range.setStart(first.node, start - first.start);
  range.setEnd(last.node, end - last.start);
  return range;
}

async function light(article) {
  const { text, nodes } = textOf(article);
  const { found, error } = await chrome.runtime.sendMessage(text);
  if (error) return console.error('The article could not be read.', error);
  const quotes = found.quotes.filter(({ attribution }) => attribution && !attribution.tentative);
  CSS.highlights.set('who-says-what', new Highlight(...quotes.flatMap(({ content }) => content.map((span) => rangeOf(nodes, span)))));
}

const article = document.querySelector('article');
if (article) void light(article);
