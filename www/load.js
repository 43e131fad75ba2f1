// Starts the wasm module from its bytes, on the page or in a worker, and names what went wrong by its kind: browsers word
// the same fault differently, so no message is ever read.

/** @typedef {typeof import('./pkg/claimlight.js')} Claimlight */

/**
 * @param {BufferSource} bytes the whole module
 * @returns {Promise<Claimlight>} the package, started. Rejects with an Error that has a `code`.
 */
export async function load(bytes) {
  if (typeof WebAssembly !== 'object') throw coded('wasm-unavailable');
  const claimlight = await import('./pkg/claimlight.js').catch((cause) => {
    throw coded('script-missing', cause);
  });
  const module = await WebAssembly.compile(bytes).catch((cause) => {
    // A policy forbids compiling but not looking: bytes that are sound and will not compile are forbidden ones.
    throw coded(WebAssembly.validate(bytes) ? 'csp-wasm' : 'integrity', cause);
  });
  await claimlight.default({ module_or_path: module }).catch((/** @type {unknown} */ cause) => {
    throw coded('version-mismatch', cause);
  });
  return claimlight;
}

/**
 * @param {string} code
 * @param {unknown} [cause]
 */
function coded(code, cause) {
  return Object.assign(new Error(code, { cause }), { code });
}
