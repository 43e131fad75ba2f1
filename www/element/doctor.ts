// The doctor's page: tries what the element needs, one thing after the other, and prints the fix for what it finds.

import { canHighlight } from '../article/highlighter.js';
import { fetchModule, Refusals } from '../engine/assets.js';
import type { Analysis } from '../engine/analysis.js';
import { Engine } from '../engine/engine.js';
import { EngineError } from '../engine/errors.js';
import { filesOf } from '../engine/files.js';
import { make } from '../view/make.js';
import './define.js';
import { judge } from './policy.js';
import { failure } from '../view/failures.js';

const CSS = `:root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; }
main { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; } ol { list-style: none; padding: 0; }
li { padding: .5rem .75rem; margin-block: .4rem; border: 1px solid; border-inline-start-width: 6px; border-radius: 4px; overflow-wrap: anywhere; }
li.fault { border-style: solid; border-inline-start-style: double; border-inline-start-width: 10px; } strong { margin-inline-end: .5rem; }
pre { white-space: pre-wrap; margin: .4rem 0 0; } input { min-height: 2rem; width: min(24rem, 100%); font: inherit; } button { min-height: 2rem; font: inherit; }
#verdict { font-weight: 600; }`;

const $ = (id: string) => document.getElementById(id) as HTMLElement;
const WORKER_HEADER = "Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'";

/** The files of the element that stands on this page, with what its attributes say of them. */
const named = document.querySelector('claim-light');
/** The doctor's page is its owner's own: what its element names is the owner's word. */
const files = filesOf((name) => {
  const address = named?.getAttribute(name) ?? null;
  return address === null ? null : { address, byScript: true };
});
/** Where they lie, if that is another server: it shows this page neither all its headers nor, unless it says so, its files. */
const foreign = files.worker.origin === location.origin ? '' : files.worker.origin;
const ALLOW = `Access-Control-Allow-Origin: *, sent by ${foreign} with all the folder’s files`;

async function headersOf(url: URL, how?: RequestInit) {
  const { headers } = await fetch(url, how).catch((cause) => {
    throw new EngineError('cors-or-network', { file: url, cause });
  });
  return headers;
}

/** One thing that is tried. */
export type Outcome = { what: string; fix?: string; better?: boolean };
const checks: [name: string, () => Promise<Outcome>][] = [
  [
    'Where it is served from',
    async () => {
      const secure = isSecureContext;
      return {
        what: secure ? `${location.protocol} will do.` : 'http: everybody on the way can change what readers get.',
        fix: secure ? '' : 'Serve the site by https.',
        better: true,
      };
    },
  ],
  [
    'The module',
    async () => {
      const refusals = new Refusals();
      try {
        const bytes = await fetchModule(files.wasm, refusals, files.size);
        return { what: `${files.wasm.pathname} is whole: ${Math.round(bytes.byteLength / 1024)} KB.` };
      } finally {
        refusals.stop();
      }
    },
  ],
  [
    'The module’s type',
    async () => {
      const type = (await headersOf(files.wasm)).get('content-type') ?? 'none';
      const ok = type.startsWith('application/wasm');
      return { what: `It is sent as ${type}.`, fix: ok ? '' : 'Content-Type: application/wasm', better: true };
    },
  ],
  [
    'The module on its way',
    async () => {
      const encoding = (await headersOf(files.wasm, { cache: 'reload' })).get('content-encoding');
      if (foreign && !encoding) return { what: 'Another server does not show this page whether it packs it.' };
      return {
        what: encoding ? `It is packed with ${encoding}.` : 'It travels unpacked, two to three times as large.',
        fix: encoding ? '' : 'Switch on gzip or Brotli for application/wasm.',
        better: true,
      };
    },
  ],
  [
    'The worker’s own policy',
    async () => {
      const policy = (await headersOf(files.worker)).get('content-security-policy') ?? '';
      if (foreign)
        return {
          what: `A worker of another server’s script is bound by the policy of the page that it is on, which must let it reach ${foreign}.`,
          fix: 'Put the files on your own server, if the worker is to be let connect to nothing.',
          better: true,
        };
      const closed = /(?:connect-src|default-src) 'none'/.test(policy);
      const wasm = !/script-src|default-src/.test(policy) || /'(?:wasm-)?unsafe-eval'/.test(policy);
      if (!wasm) return { what: 'Its policy forbids wasm.', fix: WORKER_HEADER };
      return {
        what: closed ? 'It may connect to nothing: what it reads cannot leave.' : 'It is bound by what its code does, not by a policy.',
        fix: closed ? '' : WORKER_HEADER,
        better: true,
      };
    },
  ],
  [
    'A reading',
    async () => {
      const engine = new Engine(files);
      try {
        const { quotes } = await engine.ask<Analysis>(
          { text: '“We are late again,” Ann Lee said. It may rain.' },
          { signal: new AbortController().signal },
        );
        if (!quotes.length) return { what: 'It read a sentence and found nothing in it.', fix: 'Upload the whole folder again.' };
        const where = {
          worker: 'in a worker',
          'blob-worker': 'in a worker of another server’s script',
          page: `on the page, because of ${engine.fallback}`,
        }[engine.place || 'page'];
        return {
          what: `Claimlight ${engine.version} reads, ${where}.`,
          fix: engine.fallback ? failure({ code: engine.fallback }).hint : '',
          better: true,
        };
      } finally {
        engine.rest();
      }
    },
  ],
  [
    'Marks',
    async () => ({
      what: canHighlight()
        ? 'This browser marks words without changing the page.'
        : 'This browser cannot: readers of it get the list only.',
      fix: canHighlight() ? '' : 'A browser of 2025 or newer.',
      better: true,
    }),
  ],
  [
    'Trusted Types',
    async () => {
      const policy = Symbol.for('claimlight.policy') in globalThis;
      return {
        what:
          policy || !('trustedTypes' in globalThis) ? 'Nothing in the way.' : 'The policy of this page names its own types and not ours.',
        fix: policy || !('trustedTypes' in globalThis) ? '' : 'trusted-types claimlight',
        better: true,
      };
    },
  ],
];

async function run() {
  let faults = 0;
  for (const [name, check] of checks) {
    $('verdict').textContent = `Trying: ${name} …`;
    const { what, fix, better } = await check().catch((error) => {
      const { code, message, hint } = failure(error);
      return { what: `${message} ${code}`, fix: foreign && code === 'cors-or-network' ? ALLOW : hint, better: false };
    });
    if (fix && !better) faults += 1;
    report($('checks'), name, what, fix ?? '', Boolean(better));
  }
  $('verdict').textContent = faults ? `${faults === 1 ? 'One fault keeps' : `${faults} faults keep`} it from working.` : 'It works here.';
}

/** @param better whether it works without */
function report(list: HTMLElement, name: string, what: string, fix: string, better: boolean) {
  const item = make('li', fix && !better ? 'fault' : fix ? 'better' : 'fine');
  item.append(make('strong', '', `${fix ? (better ? 'Could be better' : 'Fault') : 'Fine'}: ${name}`), what);
  if (fix) item.append(make('pre', '', fix));
  list.append(item);
}

/** Tells of a script that a page asks for and no browser will run. */
async function sentRight(list: HTMLElement, script: URL) {
  const response = await fetch(script).catch(() => null);
  const tell = (what: string, fix: string) => report(list, script.pathname, what, fix, false);
  const type = response?.headers.get('content-type') || 'nothing';
  if (!response)
    tell('It gives this page no answer.', `Access-Control-Allow-Origin: *, sent by ${script.origin} with all the folder’s files`);
  else if (!response.ok) tell(`It is answered with ${response.status}.`, 'Upload the whole folder, and name the place where it lies.');
  else if (!/^(?:text|application)\/(?:x-)?(?:java|ecma)script\b/i.test(type))
    tell(
      `It is sent as ${type}, which no browser runs as a module.`,
      'Content-Type: text/javascript. Where a content system sends what was uploaded so, put the folder into the theme (docs/publishers.md).',
    );
}

$('page').addEventListener('submit', async (event) => {
  event.preventDefault();
  const list = $('policy');
  list.replaceChildren();
  try {
    const url = new URL(($('address') as HTMLInputElement).value, location.href);
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${response.status}`);
    const header = response.headers.get('content-security-policy');
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const metas = [...page.querySelectorAll('meta[http-equiv="Content-Security-Policy" i]')].map(
      (meta) => meta.getAttribute('content') ?? '',
    );
    const policies = [...(header ? [header] : []), ...metas];
    if (url.origin !== location.origin && !header)
      report(
        list,
        url.href,
        'What policy it is sent with, another server does not show; one in the page itself it does.',
        `Open the doctor on ${url.origin}.`,
        true,
      );
    else if (!policies.length) report(list, url.pathname, 'This page has no policy: nothing is in the way.', '', false);
    for (const { ok, what, fix } of judge(policies, files.wasm.origin === url.origin ? 'self' : files.wasm.origin))
      report(list, ok ? 'allowed' : 'missing', what, fix, false);
    for (const script of page.querySelectorAll('script[src*="claimlight"]'))
      await sentRight(list, new URL(script.getAttribute('src') as string, url));
    if (!page.querySelector('claim-light'))
      report(
        list,
        'the element',
        'The page as it is sent holds no <claim-light>. Where you have written one, the content system has taken it out: write it by the system’s own means (docs/publishers.md) or in the page’s template.',
        '<claim-light for="…"></claim-light>',
        true,
      );
  } catch (error) {
    report(
      list,
      'the page',
      `It could not be fetched from here (${(error as Error).message}).`,
      'Name a page on this server, beginning with /.',
      false,
    );
  }
});

const sheet = new CSSStyleSheet();
sheet.replaceSync(CSS);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
void run();
