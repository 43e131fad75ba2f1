// www/dist as an npm package: what its package.json promises is there, imports without a page, and has types that hold.
import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publint } from 'publint';

const root = join(import.meta.dirname, '../..');
const dist = join(root, 'www/dist');

/** A project that has installed the package. */
function consumer(): string {
  const folder = join(root, 'test-results/consumer');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  symlinkSync(dist, join(folder, 'node_modules/claimlight'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module", "private": true }');
  return folder;
}

test.describe.configure({ mode: 'serial' });
test.skip(({ browserName }) => browserName !== 'chromium', 'no browser is asked');

test('publint has nothing to say, and every file that is promised is there', async () => {
  const { messages } = await publint({ pkgDir: dist });
  expect(messages).toEqual([]);
  const files = JSON.stringify(JSON.parse(readFileSync(join(dist, 'package.json'), 'utf8')).exports).match(/\.\/[\w.-]+\.\w+(?=")/g) ?? [];
  expect(files.length).toBeGreaterThan(8);
  const notices = ['LICENSE-MIT', 'LICENSE-APACHE', 'THIRD-PARTY.txt', 'MODEL.md'];
  for (const file of [...files, ...notices]) expect(existsSync(join(dist, file)), file).toBe(true);
});

test('are-the-types-wrong has nothing to say', () => {
  const packed = join(root, 'test-results/packed');
  rmSync(packed, { recursive: true, force: true });
  mkdirSync(packed, { recursive: true });
  const file = execFileSync('npm', ['pack', dist, '--pack-destination', packed, '--silent'], { encoding: 'utf8' }).trim();
  // ES modules only, so `require` is not asked about; ./wasm is a file to be fetched and has no types to have.
  const options = ['--profile', 'esm-only', '--exclude-entrypoints', 'wasm', '--no-definitely-typed', '--format', 'json'];
  const { analysis } = JSON.parse(
    execFileSync('node', [join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js'), join(packed, file), ...options], {
      encoding: 'utf8',
    }),
  );
  expect(Object.keys(analysis.entrypoints)).toEqual(expect.arrayContaining(['.', './define', './analyzer', './worker', './inline']));
  const problems = (analysis.problems as { resolutionKind?: string; kind: string }[]).filter(
    ({ resolutionKind = '' }) => !['node10', 'node16-cjs'].includes(resolutionKind),
  );
  expect(problems).toEqual([]);
});

test('it is imported where there is no page, and reads there', () => {
  const script = `
    import { analyze, ClaimLight } from 'claimlight';
    import 'claimlight/define';
    import { init } from 'claimlight/analyzer';
    const wrong = await init({ module_or_path: new Uint8Array(8) }).catch(({ name }) => name);
    const { quotes, speakers } = await analyze('“We are late again,” Ann Lee said.');
    console.log([typeof ClaimLight, wrong, quotes.length, speakers[0].name].join(' '));`;
  // A start that failed is tried again.
  expect(execFileSync('node', ['--input-type=module', '-e', script], { cwd: consumer(), encoding: 'utf8' })).toBe(
    'function CompileError 1 Ann Lee\n',
  );
});

test('on Node, what is no text is a typed error, and the next text is read', () => {
  const script = `
    import { analyze, init } from 'claimlight/analyzer';
    await init();
    // The last one says that it is a string, and is none.
    for (const wrong of [5, {}, true, null, undefined, [], { __proto__: String.prototype }])
      try { await analyze(wrong); console.log('read', wrong) } catch ({ name, message }) { console.log(name, message) }
    console.log(String((await analyze('“We are late,” Ann Lee said. \\ud800')).quotes.length))`;
  const printed = execFileSync('node', ['--input-type=module', '-e', script], { cwd: consumer(), encoding: 'utf8' });
  expect(printed).toBe(`${'TypeError “text” must be a string.\n'.repeat(7)}1\n`);
});

test('the command writes the one-file build, and says how it is called', () => {
  const folder = consumer();
  const command = (...words: string[]) =>
    execFileSync('node', [join(dist, 'command.js'), ...words], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  command('inline', 'one.js');
  expect(readFileSync(join(folder, 'one.js'), 'utf8')).toMatch(/^const CLAIMLIGHT_MODULE="[\w+/=]{1000000,}";\n/);
  expect(() => command('inlined')).toThrow('usage: claimlight inline FILE');
});

test('its types hold, and tell what is wrong', () => {
  const folder = consumer();
  const check = (code: string) => {
    writeFileSync(join(folder, 'use.ts'), code);
    const options = {
      noEmit: true,
      strict: true,
      skipLibCheck: false,
      target: 'ES2024',
      module: 'nodenext',
      lib: ['ES2024', 'DOM', 'DOM.Iterable', 'ESNext.Disposable'],
      types: [],
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files: ['use.ts'] }));
    try {
      return execFileSync('node', [join(root, 'node_modules/typescript/bin/tsc'), '--project', '.'], { cwd: folder, encoding: 'utf8' });
    } catch (error) {
      return (error as { stdout: string }).stdout;
    }
  };
  const good = `
    import { analyze, ClaimLight, type Results } from 'claimlight';
    import 'claimlight/define';
    import { init, type Analysis } from 'claimlight/analyzer';
    import { inline } from 'claimlight/inline';
    import { load } from 'claimlight/worker';
    const element: ClaimLight = document.createElement('claim-light');
    element.addEventListener('claimlight-error', ({ detail }) => detail.code === 'csp-wasm' && detail.hint.trim());
    const results: Promise<Results> = element.analyze({ signal: AbortSignal.timeout(1) });
    export const table: Promise<string> = element.export('csv');
    export const found: () => Promise<Analysis> = async () => (await init({ module_or_path: new Uint8Array() }), analyze(''));
    export const one: Promise<string> = inline();
    export { load, results };`;
  expect(check(good)).toBe('');
  expect(check(good.replace("'csv'", "'docx'"))).toContain('docx');
  expect(check(good.replace("'csp-wasm'", "'no-such-code'"))).toContain('no-such-code');
});

test('the example for Node prints who says what', () => {
  const folder = consumer();
  copyFileSync(join(root, 'examples/who-says-what.mjs'), join(folder, 'who-says-what.mjs'));
  writeFileSync(join(folder, 'article.txt'), '“We are late again,” Ann Lee said.');
  const printed = execFileSync('node', ['who-says-what.mjs', 'article.txt'], { cwd: folder, encoding: 'utf8' });
  expect(printed).toMatch(/^0\.\d\d {2}Ann Lee: “We are late again,”\n$/);
});

test('the example page lights up', async ({ page }) => {
  await page.route('https://example.test/**', (route) => {
    const path = new URL(route.request().url()).pathname;
    const file = path.startsWith('/claimlight/') ? join(dist, path.slice('/claimlight/'.length)) : join(root, 'examples', path);
    return existsSync(file) ? route.fulfill({ path: file }) : route.fulfill({ status: 404 });
  });
  await page.goto('https://example.test/page.html');
  const found = await page.evaluate(async () => {
    await customElements.whenDefined('claim-light');
    const element = document.querySelector('claim-light') as unknown as { analyze(): Promise<{ speakers: { name: string }[] }> };
    return (await element.analyze()).speakers.map(({ name }) => name);
  });
  expect(found).toEqual(['Lena Dorn']);
  await expect.poll(() => page.evaluate(() => CSS.highlights.size)).toBeGreaterThan(0);
});
