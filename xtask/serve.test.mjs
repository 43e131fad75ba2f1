// The server of serve.mjs: node --test xtask/serve.test.mjs
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, test } from 'node:test';
import { listen, server } from './serve.mjs';

const own = server();
let port;
before(async () => {
  port = new URL(await listen(own, 0)).port;
});
after(() => own.close());

/** The answer to a path as it is: fetch() would tidy it first. */
const get = (path) =>
  new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path }, (answer) => resolve(answer.resume()))
      .on('error', reject)
      .end();
  });

test('only files under www are served', async () => {
  for (const inside of ['/', '/index.html?x=1', '/samples/ferry.txt']) assert.equal((await get(inside)).statusCode, 200, inside);
  const outside = [
    '/../Cargo.toml',
    '/..%2fCargo.toml',
    '/%2e%2e/Cargo.toml',
    '/..%5cCargo.toml',
    '//etc/passwd',
    '/%',
    'http://[/',
    '/none.html',
  ];
  for (const path of outside) assert.equal((await get(path)).statusCode, 404, path);
});

test('the worker may connect nowhere, the page to its own origin', async () => {
  const policy = async (path) => (await get(path)).headers['content-security-policy'];
  assert.match(await policy('/worker.js'), /connect-src 'none'/);
  assert.match(await policy('/index.html'), /connect-src 'self'/);
});

test('a port that is taken is an error, not a crash', async () => {
  await assert.rejects(listen(server(), Number(port)), { code: 'EADDRINUSE' });
});
