// Fetches the machine's files, and tells why one did not come. Browsers word the same fault differently, so it is told by
// status, first bytes and what the page's policy refused, never by a message.

import { listen, plain } from './dom.js';
import { EngineError } from './errors.js';

/** How long a server may take to answer, and a file to arrive, in milliseconds. */
const ANSWERING = 30_000;
const ARRIVING = 300_000;

/** @returns the same promise, or a `timeout` where it takes longer than `limit` milliseconds */
export async function within<T>(promise: Promise<T>, limit: number, file: URL): Promise<T> {
  let timer;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new EngineError('timeout', { file })), limit);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What the page's policy refuses while this listens: "directive address". */
export class Refusals {
  #seen = new Set();
  #listening = new AbortController();

  constructor() {
    const hear = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent) =>
      this.#seen.add(`${effectiveDirective} ${blockedURI}`);
    listen(document, 'securitypolicyviolation', hear, this.#listening.signal);
  }

  /** Whether the page's policy has just refused a file. */
  async of(directive: string, url: URL) {
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
 * @param size how many bytes it must be, where that is known
 */
export async function fetchModule(url: URL, refusals: Refusals, size: number = 0) {
  if (url.protocol === 'file:') throw new EngineError('file-protocol');
  const response = await get(url, refusals);
  const bytes = await within(response.arrayBuffer(), ARRIVING, url).catch((cause) => {
    throw cause instanceof EngineError ? cause : new EngineError('cors-or-network', { file: url, cause });
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

function sound(bytes: BufferSource) {
  return typeof WebAssembly === 'object' && WebAssembly.validate(bytes);
}

async function get(url: URL, refusals: Refusals) {
  const ending = new AbortController();
  try {
    const response = await within(fetch(url, plain({ signal: ending.signal })), ANSWERING, url);
    if (!response.ok) throw new EngineError('not-found', { file: url });
    return response;
  } catch (cause) {
    // A browser lets the next request for the same address wait for this one.
    ending.abort();
    if (cause instanceof EngineError) throw cause;
    throw new EngineError((await refusals.of('connect-src', url)) ? 'csp-connect' : 'cors-or-network', { file: url, cause });
  }
}

/**
 * Why a script did not start: browsers do not say, so it is fetched and looked at.
 * @returns an `EngineError`
 */
export async function diagnose(url: URL, refusals: Refusals, cause: unknown): Promise<unknown> {
  try {
    const start = (await within((await get(url, refusals)).text(), ARRIVING, url)).trimStart();
    return new EngineError(start.startsWith('<') ? 'not-found' : 'worker-crash', { file: url, cause });
  } catch (error) {
    return error;
  }
}
