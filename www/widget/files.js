// Where the element's files lie: named one by one, or in a folder, or beside its own script.

const BUILD = typeof CLAIMLIGHT_BUILD === 'undefined' ? '' : CLAIMLIGHT_BUILD;
const SIZE = typeof CLAIMLIGHT_SIZE === 'undefined' ? 0 : CLAIMLIGHT_SIZE;

/**
 * @param {Pick<Element, 'getAttribute'>} element or what is asked like one
 * @returns {import('../engine.js').Files} Throws a TypeError where an attribute holds no address.
 */
export function filesOf(element) {
  const folder = element.getAttribute('asset-base');
  const base = folder === null ? new URL('.', import.meta.url) : new URL(folder.replace(/\/*$/, '/'), document.baseURI);
  const file = (/** @type {string} */ attribute, /** @type {string} */ name) => {
    const own = element.getAttribute(attribute);
    // The build in the address keeps a cache from handing an old file to a new script.
    return own === null ? new URL(`${name}${BUILD && `?v=${BUILD}`}`, base) : new URL(own, document.baseURI);
  };
  const worker = file('worker-src', 'worker.js');
  return { wasm: file('wasm-src', 'claimlight_bg.wasm'), worker, load: worker, script: worker, size: SIZE, build: BUILD };
}
