// Starts the wasm module from its bytes, on the page or in a worker, and names what went wrong by its kind: browsers word
// the same fault differently, so no message is ever read.

/** @typedef {typeof import('./pkg/claimlight.js')} Claimlight */

/** What the script and the module were built together with; `cargo xtask build` writes it into the element's files. */
export const BUILD = typeof CLAIMLIGHT_BUILD === 'undefined' ? '' : CLAIMLIGHT_BUILD;

/**
 * @param {BufferSource} bytes the whole module
 * @param {string} [build] what whoever asks was built with
 * @returns {Promise<Claimlight>} the package, started. Rejects with an Error that has a `code`.
 */
export async function load(bytes, build = BUILD) {
  if (typeof WebAssembly !== 'object') throw coded('wasm-unavailable');
  if (build !== BUILD) throw coded('version-mismatch');
  const claimlight = await import('./pkg/claimlight.js').catch((cause) => {
    throw coded('script-missing', cause);
  });
  const module = await WebAssembly.compile(bytes).catch((cause) => {
    // A policy forbids compiling but not looking: bytes that are sound and will not compile are forbidden ones.
    throw coded(WebAssembly.validate(bytes) ? 'csp-wasm' : 'integrity', cause);
  });
  await claimlight.default({ module_or_path: module }).catch((/** @type {unknown} */ cause) => {
    // WebKit compiles what a policy forbids, and refuses to start it.
    const forbidden = cause instanceof EvalError || cause instanceof WebAssembly.CompileError;
    throw coded(forbidden ? 'csp-wasm' : 'version-mismatch', cause);
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
