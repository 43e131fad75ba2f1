// A site of Wagtail's, with the package of embed/wagtail.
import { copyFileSync, cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ARTICLE, DIST, expect, found, installed, must, plain, root, run, test, workshop } from './site';

const SOURCE = join(root, 'tests/cms/wagtail');
const HOME = workshop('wagtail');
const SITE = join(HOME, 'site');
const PYTHON = join(HOME, 'venv/bin/python');
const manage = (...args: string[]) => must(PYTHON, ['manage.py', ...args], { cwd: SITE });

test.describe.configure({ mode: 'serial' });

test.beforeAll(() => {
  test.setTimeout(600_000);
  // The tables of Wagtail take half a minute, and are the same each time.
  installed(
    HOME,
    ['requirements.txt', 'home/models.py'].map((file) => join(SOURCE, file)),
    () => {
      must('python3', ['-m', 'venv', join(HOME, 'venv')]);
      must(PYTHON, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps', '-r', join(SOURCE, 'requirements.txt')]);
      site();
      manage('makemigrations', 'home');
      manage('migrate');
      cpSync(join(SITE, 'home/migrations'), join(HOME, 'migrations'), { recursive: true });
      copyFileSync(join(SITE, 'db.sqlite3'), join(HOME, 'empty.sqlite3'));
    },
  );
  site();
  writeFileSync(join(SITE, 'article.json'), JSON.stringify(ARTICLE));
  manage('shell', '-c', "exec(open('make.py').read())");
});

/** The package, and a site with the element's files and without pages. */
function site() {
  rmSync(SITE, { recursive: true, force: true });
  cpSync(SOURCE, SITE, { recursive: true });
  cpSync(DIST, join(SITE, 'static/claimlight'), { recursive: true });
  // A copy: building leaves files beside what it builds.
  const embed = join(HOME, 'embed');
  rmSync(embed, { recursive: true, force: true });
  cpSync(join(root, 'embed/wagtail'), embed, { recursive: true });
  must(PYTHON, [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '--no-deps',
    '--no-build-isolation',
    '--force-reinstall',
    embed,
  ]);
  if (!existsSync(join(HOME, 'empty.sqlite3'))) return;
  cpSync(join(HOME, 'migrations'), join(SITE, 'home/migrations'), { recursive: true });
  copyFileSync(join(HOME, 'empty.sqlite3'), join(SITE, 'db.sqlite3'));
}

const serving =
  (env: Record<string, string> = {}, more: string[] = []) =>
  (port: number): [string, string[], object] => [
    PYTHON,
    ['manage.py', 'runserver', '--noreload', ...more, `127.0.0.1:${port}`],
    { cwd: SITE, env },
  ];

test('the block shows what the plain page shows, below the text, above it, twice with a second script, and by the template’s line', async ({
  page,
  folder,
  server,
}) => {
  const expected = await plain(page, folder);
  const url = await server(serving());
  for (const path of ['bell', 'above', 'included', 'twice']) {
    await page.goto(`${url}${path}/`);
    expect(await found(page), path).toEqual(expected);
  }
  expect(await page.locator('claim-light').count()).toBe(2);
});

test('what an editor fills in becomes attributes, and cannot become markup', async ({ page, server }) => {
  await page.goto(`${await server(serving())}marks/`);
  expect(Object.keys((await found(page)).lit)).toEqual(['quote']);
  expect(await page.locator('claim-light').getAttribute('for')).toBe('article[id=""], article');
});

test('the block stands in Wagtail’s editor, and a page saved there keeps it', async ({ page, server }) => {
  const url = await server(serving());
  await page.goto(`${url}admin/login/`);
  await page.getByLabel('Username').fill('editor');
  await page.getByLabel('Password').fill('of a test');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.goto(
    `${url}admin/pages/${manage('shell', '--no-imports', '-c', "from home.models import StoryPage; print(StoryPage.objects.get(slug='above').pk)").trim()}/edit/`,
  );
  await expect(page.locator('input[name$="-value-article"]')).toHaveValue('article');
  await page.locator('select[name$="-value-kinds"]').selectOption('doubt');
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('has been published')).toBeVisible();
  await page.goto(`${url}above/`);
  const { lit } = await found(page);
  expect(Object.keys(lit).map((kind) => kind.split('-')[0])).toEqual(expect.arrayContaining(['doubt']));
  expect(Object.keys(lit).filter((kind) => !kind.startsWith('doubt'))).toEqual([]);
});

test('files that collectstatic has named after what they hold find each other', async ({ page, folder, server }) => {
  const expected = await plain(page, folder);
  must(PYTHON, ['manage.py', 'collectstatic', '--noinput'], { cwd: SITE, env: { COLLECTED: '1' } });
  await page.goto(`${await server(serving({ COLLECTED: '1' }, ['--nostatic']))}bell/`);
  expect(await page.locator('script[src]').getAttribute('src')).toMatch(/^\/static\/claimlight\/claimlight\.[0-9a-f]{12}\.js$/);
  expect(await found(page)).toEqual(expected);
});

test('a module of an unknown type is read all the same', async ({ page, folder, server }) => {
  const expected = await plain(page, folder);
  await page.goto(`${await server(serving({ TYPE_OF_WASM: 'application/octet-stream' }))}bell/`);
  expect(await found(page)).toEqual(expected);
});

test.describe('rich text', () => {
  // A browser asks the site for a picture of the doctor's page, which has none.
  test.use({ mayLogErrors: true });
  test('loses an element that is typed into it; the page stands, and the doctor names cause and way', async ({ page, server }) => {
    const url = await server(serving());
    await page.goto(`${url}typed/`);
    await expect(page.locator('claim-light')).toHaveCount(0);
    await expect(page.locator('article')).toContainText('a story in search of a crime');
    await page.goto(`${url}static/claimlight/doctor.html`);
    await expect(page.locator('#verdict')).toHaveText('It works here.');
    await page.getByLabel('One of your articles').fill('/typed/');
    await page.getByRole('button', { name: 'Look at its policy' }).click();
    await expect(page.locator('#policy')).toContainText('the content system has taken it out');
  });
});

test('the check has nothing to say of a site that is in order', async () => {
  expect(run(PYTHON, ['manage.py', 'check'], { cwd: SITE })).toEqual({ status: 0, said: expect.stringContaining('no issues') });
});

test.describe('scripts sent as plain text', () => {
  test.use({ mayLogErrors: true });
  test('leave the article as it is, and the check names the line for the settings', async ({ page, server }) => {
    const env = { TYPE_OF_JS: 'text/plain' };
    const { status, said } = run(PYTHON, ['manage.py', 'check'], { cwd: SITE, env });
    expect(status).not.toBe(0);
    for (const words of ['claimlight.E002', 'sent as text/plain', 'mimetypes.add_type("text/javascript", ".js")'])
      expect(said).toContain(words);
    await page.goto(`${await server(serving(env, ['--skip-checks']))}bell/`);
    await expect(page.locator('article p').last()).toBeVisible();
    expect(await page.evaluate(() => customElements.get('claim-light') === undefined)).toBe(true);
  });
});

test('missing files fail the check, which says what to copy', async () => {
  rmSync(join(SITE, 'static/claimlight/worker.js'));
  const { status, said } = run(PYTHON, ['manage.py', 'check'], { cwd: SITE });
  expect(status).not.toBe(0);
  for (const words of ['claimlight.E001', 'missing: claimlight/worker.js.', 'www/dist', 'STATICFILES_DIRS']) expect(said).toContain(words);
});
