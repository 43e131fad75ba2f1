// Sites of WordPress's, of three ages, with the plugin of embed/wordpress.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, root, test, workshop } from './site';
import { AGES, complaints, install, make, type Age, type Site } from './wordpress/install';
import { coming, network } from './wordpress/coming';
import { readers } from './wordpress/readers';
import { settings } from './wordpress/settings';
import { writing } from './wordpress/writing';

test.use({ actionTimeout: 15_000 });

test.beforeAll(() => {
  test.setTimeout(600_000);
  install();
});

test('its PHP is such that 7.4 reads it', () => {
  const { Engine } = createRequire(join(workshop('wordpress'), 'package.json'))('php-parser');
  const reads = (code: string, file = 'planted') => new Engine({ parser: { version: '7.4' } }).parseCode(code, file);
  const folder = join(root, 'embed/wordpress/claimlight');
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter((file) => file.endsWith('.php'));
  expect(files.length).toBeGreaterThan(5);
  for (const file of files) reads(readFileSync(join(folder, file), 'utf8'), file);
  for (const newer of ['$a?->b();', '$a = match ($b) { 1 => 2 };', 'f(a: 1);', 'enum A { case B; }'])
    expect(() => reads(`<?php ${newer}`), newer).toThrow();
});

for (const age of Object.keys(AGES) as Age[])
  test.describe(age, () => {
    let site: Site;
    test.beforeAll(() => {
      test.setTimeout(120_000);
      site = make(age);
    });

    readers(() => site);
    // What differs in the one between is how scripts get onto a page.
    if (age !== 'trixie') {
      writing(() => site);
      settings(() => site);
      coming(() => site);
    }

    test('PHP has nothing to complain of', () => {
      expect(complaints(site)).toEqual([]);
    });
  });

network();
