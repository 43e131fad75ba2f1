// Where the element's files lie: named one by one, or in a folder, or beside its own script; or one file carries them all.

import { get } from './dom.js';
import { EngineError } from './errors.js';

/** Where they lie. */
export interface Files {
  wasm: URL;
  /** The worker's script, which the page itself imports where no worker may be. */
  worker: URL;
  /** What puts marks into an article. */
  marks: URL;
  /** The list, and what a card says. */
  details: URL;
  /** How many bytes the module has; 0 where that is not known. */
  size: number;
  /** What the worker must have been built with. */
  build: string;
  /** The files themselves, where one file holds them all. */
  carried: Carried | undefined;
}

export interface Carried {
  bytes: () => Promise<ArrayBuffer>;
  /** The worker's script. */
  worker: string;
  load: typeof import('./load.js').load;
}

/** An address as it was given, and whether a script gave it. Markup may be a stranger's: see `filesOf`. */
export interface Place {
  address: string;
  byScript: boolean;
}

export type PlaceName = 'asset-base' | 'wasm-src' | 'worker-src';

const BUILD = typeof CLAIMLIGHT_BUILD === 'undefined' ? '' : CLAIMLIGHT_BUILD;
const SIZE = typeof CLAIMLIGHT_SIZE === 'undefined' ? 0 : CLAIMLIGHT_SIZE;

let carried: Carried | undefined;

/** Has every element use these instead of fetching files. */
export function carry(files: Carried) {
  carried = files;
}

/**
 * What markup names must lie on the page's own server, and no script is ever taken from where markup says, not even for the worker: it
 * may be somebody's upload, and would act for the page.
 * @param named what has been named, if anything
 * @returns Throws an `EngineError`: `bad-address` where an address is none, `foreign-address` where markup names another server.
 */
export function filesOf(named: (name: PlaceName) => Place | null = () => null): Files {
  const base = get(document, 'baseURI');
  const folder = named('asset-base');
  const resolve = ({ address, byScript }: Place, from: string | URL = base) => {
    let url;
    try {
      url = new URL(address, from);
    } catch (cause) {
      throw new EngineError('bad-address', { cause });
    }
    // Files on the disk are nobody's server; that they cannot be had is told when they are asked for.
    if (!byScript && url.origin !== origin && url.protocol !== 'file:') throw new EngineError('foreign-address');
    return url;
  };
  // The build in the address keeps a cache from handing an old file to a new script.
  const dated = (url: URL) => {
    if (BUILD) url.searchParams.set('v', BUILD);
    return url;
  };
  // Turbopack hands over something that only looks like an address, without an origin.
  const own = (beside: URL) => dated(new URL(`${beside}`, base));
  const file = (place: Place | null, name: string, beside: URL) => {
    if (place) return resolve(place);
    if (!folder) return own(beside);
    return dated(new URL(name, resolve({ ...folder, address: folder.address.replace(/\/*$/, '/') })));
  };
  const script = (place: Place | null, name: string, beside: URL) => {
    // Of another server that is told.
    if (place) resolve(place);
    const given = place?.byScript ? place : null;
    return given || folder?.byScript ? file(given, name, beside) : own(beside);
  };
  // Written out in full, in the one form by which bundlers know that these files belong to the script.
  return {
    worker: script(named('worker-src'), 'worker.js', new URL('./worker.js', import.meta.url)),
    wasm: file(named('wasm-src'), 'claimlight_bg.wasm', new URL('./claimlight_bg.wasm', import.meta.url)),
    marks: script(null, 'marks.js', new URL('./marks.js', import.meta.url)),
    details: script(null, 'details.js', new URL('./details.js', import.meta.url)),
    size: SIZE,
    build: BUILD,
    carried,
  };
}
