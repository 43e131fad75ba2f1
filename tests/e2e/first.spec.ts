import { expect, test } from '@playwright/test';
test('sample', async ({ page }) => {
  page.on('console', (m) => console.log(m.type(), m.text()));
  page.on('pageerror', (m) => console.log(m.message));
  await page.goto('/');
  await page.locator('.sample').first().click();
  await expect(page.locator('#article mark.quote').first()).toBeVisible();
  console.log(await page.locator('#status').textContent());
});
