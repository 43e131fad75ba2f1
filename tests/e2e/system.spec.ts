// What the system asks for: calm, and its own colours. Chromium is told by the test, Firefox by its project's settings.
import { expect, open, read, STORY, test } from './page';

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' });
  await open(page);
});

test('forced colours keep lines and labels', async ({ page }) => {
  for (const query of ['(prefers-reduced-motion: reduce)', '(forced-colors: active)'])
    expect(await page.evaluate((media) => matchMedia(media).matches, query), query).toBe(true);
  await read(page, STORY);
  for (const [kind, line, label] of [
    ['doubt', 'wavy', 'doubt'],
    ['quote', 'solid', 'direct'],
    ['speaker', 'double', 'speaker'],
    ['cue', 'dashed', 'reporting'],
  ]) {
    const mark = page.locator(`#article mark[class^=claimlight-mark-1-${kind}][data-label^=${label}]`).first();
    // Firefox names the attribute, Chromium reads it.
    const look = await mark.evaluate((element: HTMLElement) => ({
      line: getComputedStyle(element).textDecorationStyle,
      label: getComputedStyle(element, '::before').content.replace('attr(data-label)', element.dataset.label ?? ''),
    }));
    expect(look.line).toBe(line);
    expect(look.label).toContain(label);
  }
});

test('calm motion is respected', async ({ page }) => {
  expect(await page.locator('#analyse').evaluate((button) => getComputedStyle(button).transitionDuration)).toBe('0s');
  await read(page, STORY);
  await page.locator('#article mark').last().click();
  await expect(page.getByRole('dialog')).toBeVisible();
});
