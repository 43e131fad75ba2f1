// Serves www/ on this machine only, with the headers that a publisher should send: node xtask/serve.mjs [PORT]
// Port 0 takes any that is free. The first line of the output ends with the address.
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';

/** What the page may do: its own files, its own wasm, nothing else. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What the worker may do: compute. The page hands it the module, so it needs no connection at all. */
const WORKER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'";

/** What every answer carries besides its policy. */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-cache',
};

/** A server of the files under www/ that does not listen yet. Files are looked up for each request: a new build needs no restart. */
export function server() {
  const www = fileURLToPath(new URL('../www', import.meta.url));
  const files = sirv(www, { dev: true, etag: true });
  return createServer((request, response) => {
    const worker = request.url.split('?', 1)[0].endsWith('/worker.js');
    const policy = worker ? WORKER_POLICY : PAGE_POLICY;
    for (const [name, value] of Object.entries({ ...HEADERS, 'content-security-policy': policy })) response.setHeader(name, value);
    files(request, response, () => response.writeHead(404).end());
  });
}

/** Listens on 127.0.0.1. Resolves to the address, rejects where the port is taken. */
export function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(`http://127.0.0.1:${server.address().port}/`));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const port = Number(process.argv[2] ?? 8080);
  try {
    console.log(`Claimlight, until Ctrl-C, is at ${await listen(server(), port)}`);
  } catch (error) {
    console.error(`cannot listen on 127.0.0.1:${port} (${error.code}). Another port: cargo xtask serve --port 8081`);
    process.exitCode = 1;
  }
}
