// Where the page's own machine lies.

/** @type {import('./engine.js').Files} */
export const OWN = {
  wasm: new URL('./pkg/claimlight_bg.wasm', import.meta.url),
  worker: new URL('./worker.js', import.meta.url),
  load: new URL('./load.js', import.meta.url),
  script: new URL('./pkg/claimlight.js', import.meta.url),
};
