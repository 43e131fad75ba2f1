// The element in content systems and editors: npx playwright test --config tests/cms
import { defineConfig } from '@playwright/test';

/** Takes too long to be installed each time: run where it is asked for, as `cargo xtask test --cms ghost` does. */
const asked = process.argv.slice(2).some((word) => word.includes('ghost'));

export default defineConfig({
  testDir: '.',
  testIgnore: asked ? [] : ['ghost.spec.ts'],
  outputDir: '../../test-results/cms',
  // Each file sets up a system of its own and is then gone through in order; two files go side by side.
  workers: 2,
  forbidOnly: true,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 900 },
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
