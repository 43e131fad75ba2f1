// Fetches the machine's files, and tells why one did not come. Browsers word the same fault differently, so it is told by
// status, first bytes and what the page's policy refused, never by a message.

/** What can go wrong. `code` is one of the widget's error codes; `file` is the file it is about. */
export class EngineError extends Error {
  /**
   * @param {string} code
   * @param {{file?: URL | undefined, cause?: unknown}} [about]
   */
  constructor(code, { file, cause } = {}) {
    super(code, { cause });
    this.name = 'EngineError';
    this.code = code;
    this.file = file ? file.pathname.replace(/.*\/(?=pkg\/|[^/]*$)/, '') : '';
  }
}

/** What the page's policy refuses while this listens: "directive address". */
export class Refusals {
  #seen = new Set();
  #listening = new AbortController();

  constructor() {
    const hear = (/** @type {SecurityPolicyViolationEvent} */ { effectiveDirective, blockedURI }) =>
      this.#seen.add(`${effectiveDirective} ${blockedURI}`);
    document.addEventListener('securitypolicyviolation', hear, { signal: this.#listening.signal });
  }

  /** Whether the page's policy has just refused a file. @param {string} directive @param {URL} url */
  async of(directive, url) {
    // The event comes in a task of its own, after the failure. After a redirect or for a blob it names less than the address.
    await new Promise((resolve) => setTimeout(resolve, 50));
    return [url.href, url.origin, url.protocol.slice(0, -1)].some((named) => this.#seen.has(`${directive} ${named}`));
  }

  stop() {
    this.#listening.abort();
  }
}

/**
 * The module's bytes, seen to be a wasm module whatever type the server gives them.
 * @param {URL} url
 * @param {Refusals} refusals
 * @param {number} [size] how many bytes it must be, where that is known
 */
export async function fetchModule(url, refusals, size = 0) {
  if (url.protocol === 'file:') throw new EngineError('file-protocol');
  const bytes = await (await get(url, refusals)).arrayBuffer().catch((cause) => {
    throw new EngineError('cors-or-network', { file: url, cause });
  });
  const [a, b, c, d] = new Uint8Array(bytes, 0, Math.min(4, bytes.byteLength));
  if (a !== 0 || b !== 0x61 || c !== 0x73 || d !== 0x6d) {
    const start = new TextDecoder().decode(bytes.slice(0, 512)).trimStart();
    throw new EngineError(start.startsWith('<') ? 'html-instead-of-wasm' : 'integrity', { file: url });
  }
  // Whole, but of another build; or cut off.
  if (size && bytes.byteLength !== size) throw new EngineError(sound(bytes) ? 'version-mismatch' : 'integrity', { file: url });
  return bytes;
}

/** @param {BufferSource} bytes */
function sound(bytes) {
  return typeof WebAssembly === 'object' && WebAssembly.validate(bytes);
}

/** @param {URL} url @param {Refusals} refusals */
async function get(url, refusals) {
  try {
    const response = await fetch(url);
    if (!response.ok) throw new EngineError('not-found', { file: url });
    return response;
  } catch (cause) {
    if (cause instanceof EngineError) throw cause;
    throw new EngineError((await refusals.of('connect-src', url)) ? 'csp-connect' : 'cors-or-network', { file: url, cause });
  }
}

/**
 * Why a script did not start: browsers do not say, so it is fetched and looked at.
 * @param {URL} url
 * @param {Refusals} refusals
 * @param {unknown} cause
 * @returns {Promise<unknown>} an `EngineError`
 */
export async function diagnose(url, refusals, cause) {
  try {
    const start = (await (await get(url, refusals)).text()).trimStart();
    return new EngineError(start.startsWith('<') ? 'not-found' : 'worker-crash', { file: url, cause });
  } catch (error) {
    return error;
  }
}
