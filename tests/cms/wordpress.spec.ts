// Sites of WordPress's, of three ages, with the plugin of embed/wordpress.
import { expect, test } from './site';
import { AGES, complaints, install, make, type Age, type Site } from './wordpress/install';
import { readers } from './wordpress/readers';
import { settings } from './wordpress/settings';
import { writing } from './wordpress/writing';

test.beforeAll(() => {
  test.setTimeout(600_000);
  install();
});

for (const age of Object.keys(AGES) as Age[])
  test.describe(age, () => {
    test.describe.configure({ mode: 'default' });
    let site: Site;
    test.beforeAll(() => {
      test.setTimeout(120_000);
      site = make(age);
    });

    readers(() => site);
    writing(() => site);
    settings(() => site);

    test('PHP has nothing to complain of', () => {
      expect(complaints(site)).toEqual([]);
    });
  });
