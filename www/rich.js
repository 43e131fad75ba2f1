// Rich text to plain text: what a reader would see, paragraphs kept. The HTML is parsed into a document of its own, which
// runs nothing and loads nothing, and is never put into the page.

const SKIPPED = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE TEXTAREA SELECT IFRAME OBJECT AUDIO VIDEO CANVAS HEAD DATALIST METER PROGRESS RP SVG BUTTON'.split(' '),
);
const BLOCKS = new Set(
  ('ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 ' +
    'H5 H6 HEADER HGROUP HR LEGEND LI MAIN MENU NAV OL P PRE SEARCH SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL').split(' '),
);
const HIDDEN = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))/i;

/** @param {string} html @returns {string} its text, blocks parted by an empty line */
export function textOfHtml(html) {
  return textOf(parse(html).body);
}

/**
 * The text of a whole page.
 * @param {string} html
 * @returns {{whole: string, article: string}} the text of all of it, and of its article where it has exactly one; else empty
 */
export function textsOfPage(html) {
  const { body } = parse(html);
  const articles = body.querySelectorAll('article');
  return { whole: textOf(body), article: articles.length === 1 ? textOf(articles[0]) : '' };
}

/** @param {string} html */
function parse(html) {
  // The page's policy is asked about every style and handler even of a document that is never shown, and would complain
  // of them; they go by another name here.
  const quiet = html.replace(/<\/?[a-z][^<>]*>/gi, (tag) =>
    tag.replace(/^(<\/?)style\b/i, '$1template').replace(/([\s"'/])(style|on\w+)(?=\s*=)/gi, '$1data-$2'),
  );
  return new DOMParser().parseFromString(quiet, 'text/html');
}

/** What stands between two pieces of text: nothing, a space, a new line, an empty line. */
const GAPS = ['', ' ', '\n', '\n\n'];
const [SPACE, LINE, BLOCK] = [1, 2, 3];

/** @param {Element} root */
function textOf(root) {
  let text = '';
  let gap = 0;
  const write = (/** @type {string} */ words) => {
    text += (text && GAPS[gap]) + words;
    gap = 0;
  };
  /** @param {Node} node @param {boolean} preformatted */
  const read = (node, preformatted) => {
    if (node instanceof Text && preformatted) {
      if (node.data) write(node.data.replace(/\r\n?/g, '\n'));
    } else if (node instanceof Text) {
      for (const [part] of node.data.matchAll(/[ \t\n\r\f]+|[^ \t\n\r\f]+/g))
        if (/[ \t\n\r\f]/.test(part[0])) gap = Math.max(gap, SPACE);
        else write(part);
    } else if (node instanceof Element && !SKIPPED.has(node.tagName.toUpperCase()) && !isHidden(node)) {
      const block = BLOCKS.has(node.tagName);
      if (block) gap = BLOCK;
      if (node.tagName === 'BR') gap = gap < LINE ? LINE : BLOCK;
      for (const child of node.childNodes) read(child, preformatted || node.tagName === 'PRE');
      if (block) gap = BLOCK;
    }
  };
  for (const child of root.childNodes) read(child, false);
  return text;
}

/** @param {Element} element */
function isHidden(element) {
  return element.hasAttribute('hidden') || HIDDEN.test(element.getAttribute('data-style') ?? '');
}
