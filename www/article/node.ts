// For unit tests: a document as a browser would parse it, on Node.

// By a name that the compiler does not follow: linkedom's own types do not agree with those of the DOM.
const { DOMParser, Node } = await import(String('linkedom'));

// Members of each node there are of its class in a browser.
for (const name of ['localName', 'nodeType', 'ownerDocument', 'parentNode']) {
  const own = Symbol(name);
  Object.defineProperty(Node.prototype, name, {
    get() {
      return this[own];
    },
    set(value) {
      this[own] = value;
    },
  });
}

/** @returns a document that is not shown, as `parse` of html.ts gives one */
export function documentOf(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}
