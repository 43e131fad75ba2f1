/** Starts the module on the page, where no worker may be. As a worker's script it needs no import. */
export function load(bytes: BufferSource, build?: string): Promise<typeof import('./pkg.js')>;
