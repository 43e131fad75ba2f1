// The page in real browsers: npx playwright test --config tests/e2e
import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';

const firefox = process.env.FIREFOX ?? '/usr/bin/firefox-esr';
const port = Number(process.env.CLAIMLIGHT_PORT ?? 8417);

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  fullyParallel: true,
  // Half of a test's time is waiting.
  workers: Math.max(2, Math.ceil(1.5 * availableParallelism())),
  forbidOnly: true,
  // A test that passes only at the second try is printed as flaky, and is to be mended.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['../slowest.ts']],
  use: { baseURL: `http://127.0.0.1:${port}/`, viewport: { width: 1280, height: 900 } },
  webServer: {
    command: `node xtask/serve.mjs ${port}`,
    cwd: '../..',
    url: `http://127.0.0.1:${port}/pkg/claimlight.js`,
    reuseExistingServer: false,
    timeout: 120_000,
  },
  projects: [
    {
      name: 'chromium',
      testIgnore: 'webkit.spec.ts',
      use: {
        browserName: 'chromium',
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
    },
    {
      // Debian's own Firefox, driven over WebDriver BiDi.
      name: 'firefox',
      testIgnore: ['print.spec.ts', 'system.spec.ts', 'webkit.spec.ts'],
      use: { browserName: 'firefox', channel: 'moz-firefox', launchOptions: { executablePath: firefox } },
    },
    {
      // A stock Firefox cannot be told by a test what the system wants; it is started in that way.
      name: 'firefox-system',
      testMatch: 'system.spec.ts',
      use: {
        browserName: 'firefox',
        channel: 'moz-firefox',
        launchOptions: {
          executablePath: firefox,
          firefoxUserPrefs: { 'ui.prefersReducedMotion': 1, 'browser.display.document_color_use': 2 },
        },
      },
    },
    // WebKitGTK, by its own driver: webdriver.ts.
    { name: 'webkit', testMatch: 'webkit.spec.ts' },
  ],
});
