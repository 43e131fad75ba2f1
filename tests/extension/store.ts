// The pictures for the stores: npx playwright test --config tests/extension/by-hand.config.ts store
import type { Page } from '@playwright/test';
import { expect, type Extension, lit, placeOf, test } from './browser';
import { page, STORY } from './pages';

const OUT = new URL('../../embed/extension/store/', import.meta.url).pathname;
const MORE = `<p>The water board denies that it knew of the damage. “We were never asked,” its spokeswoman, Cora Bell, said. According to the
minutes of a meeting in March, the board was told twice.</p>
<p>Whether the bridge will reopen before the regatta is not known. If the pier holds, the council may let buses pass in turns.</p>`;
const STYLE = `<style>body{max-width:44rem;padding:0 2rem}nav a{color:inherit;margin-right:1rem}h1{font-size:2.2em;line-height:1.15;margin:.6em 0 .3em}
@media(prefers-color-scheme:dark){body{background:#14171a;color:#e9e6df}}</style>`;

/** A page with its list beside it, as a window shows them. */
async function picture(extension: Extension, colorScheme: 'light' | 'dark', words: string, name: string) {
  const site = await extension.visit(page(`<article><h1>Bridge may close in spring</h1>${STORY}${MORE}</article>`, { head: STYLE }));
  await site.emulateMedia({ colorScheme });
  await site.setViewportSize({ width: 880, height: 800 });
  await extension.press(site);
  await expect.poll(() => lit(site)).toContain('may close');
  const list = await extension.list(site);
  await list.emulateMedia({ colorScheme });
  await list.setViewportSize({ width: 399, height: 800 });
  await expect(list.locator('.entry').first()).toBeVisible();
  await site.bringToFront();
  const { x, y } = await placeOf(site, words);
  await site.mouse.click(x, y);
  const shots: Buffer[] = [];
  for (const one of [site, list]) {
    await one.bringToFront();
    await one.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    shots.push(await one.screenshot());
  }
  await beside(await extension.context.newPage(), shots, OUT + name);
}

async function beside(sheet: Page, shots: Buffer[], path: string) {
  await sheet.setViewportSize({ width: 1280, height: 800 });
  const images = shots.map((shot) => `<img src="data:image/png;base64,${shot.toString('base64')}">`);
  await sheet.setContent(`<style>body{margin:0;display:flex;gap:1px;background:#999}</style>${images.join('')}`);
  await sheet.screenshot({ path });
}

test('pictures', async ({ extension }) => {
  await picture(extension, 'light', 'detour could', 'page.png');
  await picture(extension, 'dark', 'do not know', 'dark.png');
  const options = await extension.context.newPage();
  await options.setViewportSize({ width: 1280, height: 800 });
  await options.goto(`chrome-extension://${extension.id}/options.html`);
  await expect(options.locator('main')).toContainText('Alt+Shift+L');
  await options.screenshot({ path: `${OUT}options.png` });
});
