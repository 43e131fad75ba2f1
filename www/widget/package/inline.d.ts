/** The one-file build, a module script: the element, its worker and the wasm module. It asks for no other file. Node only. */
export function inline(): Promise<string>;
