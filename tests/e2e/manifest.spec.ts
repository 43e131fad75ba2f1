// What the manifest says is what the element does, the documentation is what the manifest says, and the doctor knows a fault.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, heard, hostPage, status, test, type Answer } from './host';

const root = join(import.meta.dirname, '../..');
const [declared] = JSON.parse(readFileSync(join(root, 'www/dist/custom-elements.json'), 'utf8')).modules[0].declarations;
const names = (list: { name: string }[]) => list.map(({ name }) => name).sort();
const COUNTS = /^\d+ quotes?, \d+ speakers?, \d+ doubts?$/;

test('attributes, members, parts, variables, events and states are those that there are', async ({ page, host }) => {
  await page.goto((await host({ '/': { body: hostPage() } })).url);
  await expect(status(page)).toHaveText(COUNTS);
  const found = await page.evaluate(async (attributes: { name: string; fieldName: string; type: { text: string } }[]) => {
    const own = document.querySelector('claim-light') as HTMLElement & Record<string, unknown>;
    const parts = new Set([...(own.shadowRoot?.querySelectorAll('[part]') ?? [])].map((e) => e.getAttribute('part')));
    parts.add('button');
    const reflected = attributes.filter(({ name, fieldName, type }) => {
      const element = document.createElement('claim-light') as HTMLElement & Record<string, unknown>;
      const value = type.text === 'boolean' ? true : '0.5';
      element[fieldName] = value;
      return element.hasAttribute(name) && element[fieldName] === value;
    });
    const members = Object.getOwnPropertyNames(Object.getPrototypeOf(own));
    return {
      parts: [...parts].sort(),
      reflected: reflected.map(({ name }) => name).sort(),
      members,
      ready: own.matches(':state(ready)'),
      slots: own.shadowRoot?.querySelectorAll('slot').length,
    };
  }, declared.attributes);
  expect(found.parts).toEqual(names(declared.cssParts));
  // What a script says of addresses is kept apart from what markup says.
  const addresses = ['asset-base', 'wasm-src', 'worker-src'];
  expect(found.reflected).toEqual(names(declared.attributes).filter((name) => !addresses.includes(name)));
  for (const { name } of declared.members) expect(found.members).toContain(name);
  for (const { fieldName } of declared.attributes) expect(found.members).toContain(fieldName);
  expect(found.ready).toBe(true);
  expect(found.slots).toBe(declared.slots.length);
  const style =
    readFileSync(join(root, 'www/view/view.css'), 'utf8') +
    readFileSync(join(root, 'www/article/palette.ts'), 'utf8').replace(
      '${kind}-${part}',
      'quote-fill --claimlight-quote-ink --claimlight-quote-line',
    );
  expect([...new Set(style.match(/--claimlight-[a-z-]+/g))].sort()).toEqual(names(declared.cssProperties));
  const told = new Set((await heard(page)).map(({ name }) => `claimlight-${name}`));
  for (const name of told) expect(names(declared.events)).toContain(name);
});

test('the documentation is made from it', () => {
  execFileSync('node', ['xtask/manifest.mjs', '--check'], { cwd: root, stdio: 'inherit' });
  const documented = readFileSync(join(root, 'docs/element.md'), 'utf8');
  for (const { name } of [...declared.attributes, ...declared.events, ...declared.cssParts, ...declared.cssProperties])
    expect(documented).toContain(`\n| \`${name}\` |`);
});

test.describe('the doctor', () => {
  test.use({ mayLogErrors: true });

  test('finds everything in place', async ({ page, host }) => {
    const server = await host();
    await page.goto(`${server.url}dist/doctor.html`);
    await expect(page.locator('#verdict')).toHaveText('It works here.');
    await expect(page.locator('#checks li')).toHaveCount(8);
    await expect(page.locator('#checks')).toContainText('It may connect to nothing');
    await expect(page.locator('claim-light [role=status]')).toHaveText(COUNTS);
  });

  const faults: [what: string, answers: Record<string, Answer>, fix: string][] = [
    [
      'a page for the module',
      { '/dist/claimlight_bg.wasm': { body: '<!doctype html>', headers: { 'content-type': 'text/html' } } },
      'upload',
    ],
    ['no worker', { '/dist/worker.js': { status: 404, body: 'no' } }, 'upload the whole www folder'],
    [
      'no wasm for the worker',
      {
        '/dist/worker.js': { headers: { 'content-security-policy': "script-src 'self'" } },
        '/dist/doctor.html': {
          body: readFileSync(join(root, 'www/element/doctor.html')),
          headers: { 'content-security-policy': "script-src 'self'" },
        },
      },
      "script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'",
    ],
  ];
  for (const [what, answers, fix] of faults)
    test(`names ${what} and the fix`, async ({ page, host }) => {
      await page.goto(`${(await host(answers)).url}dist/doctor.html`);
      await expect(page.locator('#verdict')).toContainText(/faults? keeps? it from working/);
      await expect(page.locator('#checks li.fault').first()).toBeVisible();
      await expect(page.locator('#checks')).toContainText(fix);
    });

  test('judges the policy of an article’s page', async ({ page, host }) => {
    const policy = "default-src 'self'; connect-src 'none'; worker-src 'none'; require-trusted-types-for 'script'; trusted-types dompurify";
    const server = await host({
      '/pier.html': { body: hostPage(), headers: { 'content-security-policy': policy } },
      '/open.html': { body: hostPage() },
    });
    await page.goto(`${server.url}dist/doctor.html`);
    const look = async (path: string) => {
      await page.getByLabel('One of your articles').fill(path);
      await page.getByRole('button', { name: 'Look at its policy' }).click();
    };
    await look('/pier.html');
    for (const line of ["connect-src 'self'", "worker-src 'self'", 'trusted-types claimlight'])
      await expect(page.locator('#policy')).toContainText(line);
    await expect(page.locator('#policy')).not.toContainText("script-src 'self'");
    await look('/open.html');
    await expect(page.locator('#policy li')).toHaveCount(1);
    await look('https://elsewhere.example/');
    await expect(page.locator('#policy')).toContainText('Name a page on this server');
  });
});
