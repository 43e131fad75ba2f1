// Where the element's files lie: named one by one, or in a folder, or beside its own script; or one file carries them all.

const BUILD = typeof CLAIMLIGHT_BUILD === 'undefined' ? '' : CLAIMLIGHT_BUILD;
const SIZE = typeof CLAIMLIGHT_SIZE === 'undefined' ? 0 : CLAIMLIGHT_SIZE;

/** @typedef {import('../engine.js').Carried & {marks: typeof import('./marks.js')}} Carried */

/** @type {Carried | undefined} */
let carried;

/** Has every element use these instead of fetching files. @param {Carried} files */
export function carry(files) {
  carried = files;
}

/**
 * @param {Pick<Element, 'getAttribute'>} element or what is asked like one
 * @returns {import('../engine.js').Files & {marks: URL, carried?: Carried}} Throws a TypeError where an attribute holds no address.
 */
export function filesOf(element) {
  const folder = element.getAttribute('asset-base');
  const file = (/** @type {string} */ attribute, /** @type {string} */ name, /** @type {URL} */ beside) => {
    const own = element.getAttribute(attribute);
    if (own !== null) return new URL(own, document.baseURI);
    // Turbopack hands over something that only looks like an address, without an origin.
    const url = folder === null ? new URL(`${beside}`, document.baseURI) : new URL(name, new URL(folder.replace(/\/*$/, '/'), document.baseURI));
    // The build in the address keeps a cache from handing an old file to a new script.
    if (BUILD) url.searchParams.set('v', BUILD);
    return url;
  };
  // Written out in full, in the one form by which bundlers know that these files belong to the script.
  const worker = file('worker-src', 'worker.js', new URL('./worker.js', import.meta.url));
  const wasm = file('wasm-src', 'claimlight_bg.wasm', new URL('./claimlight_bg.wasm', import.meta.url));
  const marks = file('', 'marks.js', new URL('./marks.js', import.meta.url));
  return { wasm, worker, load: worker, script: worker, marks, size: SIZE, build: BUILD, ...(carried && { carried }) };
}
