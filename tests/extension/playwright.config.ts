// The extension in Chromium: node xtask/extension.mjs VERSION, then npx playwright test --config tests/extension
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  workers: 1,
  forbidOnly: true,
  // A test that passes only at the second try is printed as flaky, and is to be mended.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['../slowest.ts']],
});
