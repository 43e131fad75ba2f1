// The reading alone, for a server or a tool: no page, no element. It starts from the module's bytes:
//   await init({ module_or_path: await readFile(fileURLToPath(import.meta.resolve('claimlight/wasm'))) });

export { analyze, default, version } from '../pkg/claimlight.js';
