// The doctor where the files lie on another server, which lets this one have them or does not.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, hostPage, test, type Answer, type Host } from './host';

const PAGE = readFileSync(join(import.meta.dirname, '../../www/element/doctor.html'), 'utf8');
const FILES = ['doctor.js', 'worker.js', 'claimlight_bg.wasm'];
type Hosting = (answers?: Record<string, Answer>) => Promise<Host>;

/** Another server with the files, which lets others have them, or does not. */
const elsewhere = (host: Hosting, allowed: boolean, more: Record<string, Answer> = {}) =>
  host({
    ...Object.fromEntries(FILES.map((name) => [`/dist/${name}`, { headers: allowed ? { 'access-control-allow-origin': '*' } : {} }])),
    ...more,
  });
const originOf = ({ url }: Host) => new URL(url).origin;

/** Two ways to name that server: by the script, and by the element. */
const byScript = (other: Host) => PAGE.replace('src="doctor.js"', `src="${other.url}dist/doctor.js"`);
const byElement = (other: Host) =>
  PAGE.replace('src="doctor.js"', 'src="/dist/doctor.js"').replace('<claim-light ', `<claim-light asset-base="${other.url}dist" `);

// A load that fails is an error of the page's.
test.use({ mayLogErrors: true });

for (const [way, body] of [
  ['its script', byScript],
  ['asset-base', byElement],
] as const)
  test(`files on another server, named by ${way}, that allows it: it works, and nothing is said that cannot be seen`, async ({
    page,
    host,
  }) => {
    const other = await elsewhere(host, true);
    const own = await host({ '/doctor.html': { body: body(other) } });
    await page.goto(`${own.url}doctor.html`);
    await expect(page.locator('#verdict')).toHaveText('It works here.');
    const checks = page.locator('#checks');
    await expect(checks.locator('li')).toHaveCount(8);
    await expect(checks).toContainText('in a worker of another server’s script');
    await expect(checks).toContainText('does not show this page whether it packs it');
    await expect(checks).toContainText(`which must let it reach ${originOf(other)}`);
    for (const wrong of ['It travels unpacked', 'It may connect to nothing', 'bound by what its code does'])
      await expect(checks).not.toContainText(wrong);
    expect(other.arrived.filter((line) => line.includes('claimlight_bg.wasm')).length).toBeGreaterThan(0);
    expect(own.arrived.filter((line) => line.includes('claimlight_bg.wasm'))).toEqual([]);
  });

test('files on another server that does not allow it: the header that is missing, and who must send it', async ({ page, host }) => {
  const other = await elsewhere(host, false);
  const own = await host({ '/doctor.html': { body: byElement(other) } });
  await page.goto(`${own.url}doctor.html`);
  await expect(page.locator('#verdict')).toContainText('faults keep it from working');
  const faults = page.locator('#checks li.fault');
  await expect(faults).toHaveCount(5);
  for (const fault of await faults.all()) {
    await expect(fault).toContainText('cors-or-network');
    await expect(fault.locator('pre')).toHaveText(`Access-Control-Allow-Origin: *, sent by ${originOf(other)} with all the folder’s files`);
  }
});

test('a doctor of another server that may not run: what the page says without it', async ({ page, host }) => {
  const other = await elsewhere(host, false);
  await page.goto(`${(await host({ '/doctor.html': { body: byScript(other) } })).url}doctor.html`);
  await expect.poll(() => other.arrived.length).toBeGreaterThan(0);
  await expect(page.locator('#verdict')).toContainText('have it send Access-Control-Allow-Origin: * with them');
  await expect(page.locator('#checks li')).toHaveCount(0);
});

test('an article’s page on another server: its policy is not taken for none', async ({ page, host }) => {
  const headers = { 'content-security-policy': "connect-src 'none'" };
  const meta = hostPage({ head: '<meta http-equiv="Content-Security-Policy" content="script-src \'none\'">' });
  const allow = { 'access-control-allow-origin': '*' };
  const other = await elsewhere(host, true, {
    '/shut.html': { body: hostPage(), headers },
    '/open.html': { body: hostPage(), headers: { ...headers, ...allow } },
    '/meta.html': { body: meta, headers: allow },
  });
  const own = await host();
  await page.goto(`${own.url}dist/doctor.html`);
  const look = async (path: string) => {
    await page.getByLabel('One of your articles').fill(`${other.url}${path}`);
    await page.getByRole('button', { name: 'Look at its policy' }).click();
  };
  const policy = page.locator('#policy');
  await look('shut.html');
  await expect(policy).toContainText('Name a page on this server');
  await look('open.html');
  await expect(policy).toContainText(`Open the doctor on ${originOf(other)}.`);
  await expect(policy).not.toContainText('no policy');
  await look('meta.html');
  await expect(policy.locator('li.fault').filter({ hasText: 'It may load the script.' })).toContainText(`script-src ${originOf(own)}`);
});

test('an article’s page whose script no browser would run: what it is sent as, what it is answered with, and what to do', async ({
  page,
  host,
}) => {
  const other = await elsewhere(host, false);
  const scripted = (src: string) => ({ body: hostPage({ head: `<script type="module" src="${src}"></script>` }) });
  const own = await host({
    '/files/claimlight.js': { body: '', headers: { 'content-type': 'text/plain; charset=utf-8' } },
    '/uploaded.html': scripted('/files/claimlight.js'),
    '/old/claimlight.js': { body: '', headers: { 'content-type': 'application/x-javascript' } },
    '/old.html': scripted('old/claimlight.js'),
    '/missing.html': scripted('/gone/claimlight.js?v=1'),
    '/elsewhere.html': scripted(`${other.url}dist/worker.js?claimlight`),
  });
  await page.goto(`${own.url}dist/doctor.html`);
  const look = async (path: string) => {
    await page.getByLabel('One of your articles').fill(path);
    await page.getByRole('button', { name: 'Look at its policy' }).click();
    await expect(page.locator('#policy')).toContainText('This page has no policy');
    return page.locator('#policy li.fault');
  };
  await expect(await look('/uploaded.html')).toContainText(
    /\/files\/claimlight\.js.*sent as text\/plain; charset=utf-8.*Content-Type: text\/javascript.*into the theme/,
  );
  await expect(await look('/missing.html')).toContainText(/\/gone\/claimlight\.js.*answered with 404.*Upload the whole folder/);
  await expect(await look('/elsewhere.html')).toContainText(`Access-Control-Allow-Origin: *, sent by ${originOf(other)}`);
  await expect(await look('/old.html')).toHaveCount(0);
});
