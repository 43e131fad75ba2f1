// Everything by which a text comes in, good and bad.
import type { Page } from '@playwright/test';
import { articleText, expect, hand, open, read, sample, STORY, test } from './page';

test.beforeEach(async ({ page }) => open(page));

const box = (page: Page) => page.locator('#text');
const fault = (page: Page) => page.locator('#fault');

test('an empty box says what to do', async ({ page }) => {
  await page.locator('#analyse').click();
  await expect(page.locator('#note')).toContainText('Paste an article, open a file or try a sample');
  await expect(box(page)).toBeFocused();
  await expect(page.locator('#result')).toBeHidden();
});

test('typing is read once the keys rest, and what is shown follows', async ({ page }) => {
  await box(page).pressSequentially('“We are late,” Ann Lee said.');
  await expect(page.locator('claim-light [role=status]')).toHaveText('1 quote, 1 speaker, 0 doubts');
  await expect(box(page)).toBeFocused();
  await box(page).pressSequentially(' It may rain.');
  await expect(page.locator('claim-light [role=status]')).toHaveText('1 quote, 1 speaker, 1 doubt');
  // A slow browser may have been read before the last key.
  await expect.poll(() => articleText(page)).toBe('“We are late,” Ann Lee said. It may rain.');
  await box(page).press('Control+A');
  await box(page).press('Delete');
  await expect(page.locator('#result')).toBeHidden();
});

test('many keys make one reading', async ({ page }) => {
  await page.evaluate(() => {
    const post = Worker.prototype.postMessage as (...all: unknown[]) => void;
    Object.assign(window, { readings: 0 });
    Worker.prototype.postMessage = function (this: Worker, ...all: unknown[]) {
      (window as unknown as { readings: number }).readings += 1;
      post.apply(this, all);
    } as typeof Worker.prototype.postMessage;
  });
  await page.evaluate(() => {
    const area = document.querySelector('textarea');
    if (!area) return;
    for (const letter of 'Ann Lee said it may rain.') {
      area.value += letter;
      area.dispatchEvent(new InputEvent('input'));
    }
  });
  await expect(page.locator('#result')).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { readings: number }).readings)).toBe(1);
});

test('Ctrl+Enter reads and folds the box; “Edit the text” brings it back', async ({ page }) => {
  await box(page).fill(STORY);
  await box(page).press('Control+Enter');
  await expect(page.locator('#result-title')).toBeFocused();
  await expect(box(page)).toBeHidden();
  await page.locator('#edit').click();
  await expect(box(page)).toBeFocused();
  await expect(box(page)).toHaveValue(STORY);
  await expect(page.locator('#article')).toBeVisible();
});

test('pasted plain text is read at once, with its paragraphs', async ({ page }) => {
  await box(page).fill(STORY);
  await box(page).press('Control+A');
  await page.keyboard.press('Control+X');
  await expect(page.locator('#result')).toBeHidden();
  await page.keyboard.press('Control+V');
  await expect(page.locator('#result-title')).toBeFocused();
  expect(await articleText(page)).toBe(STORY);
  await expect(page.locator('#article p')).toHaveCount(4);
});

test('pasted rich text keeps its paragraphs and loses everything else', async ({ page }) => {
  const html = `<html><head><title>no</title><style>p { color: red }</style></head><body><!--StartFragment-->
    <h1>Pier <em>shut</em></h1><p>The pier
      may close,&nbsp;she said.<script>window.caught = 1</script><span style="color:red; display: none">no</span></p>
    <ul><li>One</li><li>Two<br>lines</li></ul><img src="x" onerror="window.caught = 1" alt="no">
    <div>Last <b>bold</b>.</div><p hidden>no</p><template>no</template><svg><text>no</text></svg><!--EndFragment--></body></html>`;
  await hand(page, 'paste', '#text', { html, text: 'plain' });
  await expect(page.locator('#result-title')).toBeFocused();
  expect(await articleText(page)).toBe('Pier shut\n\nThe pier may close,\u00a0she said.\n\nOne\n\nTwo lines\n\nLast bold.');
  expect(await page.evaluate(() => 'caught' in window)).toBe(false);
});

test('rich text goes from another page into the box by keyboard', async ({ page, serve }) => {
  const body =
    '<!doctype html><title>Pier</title><link rel="icon" href="data:,"><article><h1>Pier shut</h1><p>It <b>may</b> rain,\n Ann Lee said.</p><p>“Yes.”</p></article>';
  const { url } = await serve({ '/other.html': { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body } });
  await page.goto(`${url}other.html`);
  await page.locator('h1').click();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+C');
  await open(page);
  await box(page).focus();
  await page.keyboard.press('Control+V');
  await expect(page.locator('#result-title')).toBeFocused();
  expect(await articleText(page)).toBe('Pier shut\n\nIt may rain, Ann Lee said.\n\n“Yes.”');
});

test('text pasted into a text is put where the caret is, and the box stays', async ({ page }) => {
  await box(page).fill('Ann Lee said . It may rain.');
  await box(page).evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(13, 13));
  await hand(page, 'paste', '#text', { html: '<i>that it is late</i>', text: 'that it is late' });
  await expect(box(page)).toHaveValue('Ann Lee said that it is late. It may rain.');
  await expect(page.locator('claim-light [role=status]')).toHaveText('1 quote, 1 speaker, 1 doubt');
  await expect(box(page)).toBeFocused();
});

test('text pasted beside the box replaces what is shown, and that can be undone', async ({ page }) => {
  await sample(page, 'Ferry');
  const before = await articleText(page);
  await hand(page, 'paste', 'body', { text: STORY });
  await expect(page.locator('#article p').first()).toHaveText('Pier to stay shut, harbour board says');
  await page.locator('#restore').click();
  await expect(page.locator('#article p.headline')).toContainText('Ferry vote');
  expect(await articleText(page)).toBe(before);
});

test('Clear empties the box, and the text can be brought back', async ({ page }) => {
  await box(page).fill(STORY);
  await page.locator('#clear').click();
  await expect(box(page)).toHaveValue('');
  await expect(page.locator('#note')).toContainText('Cleared');
  await page.locator('#restore').click();
  await expect(page.locator('#result-title')).toBeFocused();
  expect(await articleText(page)).toBe(STORY);
  await page.locator('#new').click();
  await expect(box(page)).toBeFocused();
  await expect(box(page)).toHaveValue('');
  await expect(page.locator('#restore')).toBeVisible();
});

const page_ = '<!doctype html><html><head><meta charset="utf-8"><title>no</title></head><body><nav>Menu</nav>';
const good: [name: string, bytes: number[] | string, text: string][] = [
  ['plain.txt', 'It may rain.', 'It may rain.'],
  ['with-bom.txt', [0xef, 0xbb, 0xbf, ...Buffer.from('“Yes,” it said.')], '“Yes,” it said.'],
  ['wide.txt', [0xff, 0xfe, ...Buffer.from('“Yes,” it said.', 'utf16le')], '“Yes,” it said.'],
  ['notes.md', '# Pier\n\nIt may rain.', '# Pier\n\nIt may rain.'],
  ['no-ending', 'It may rain.', 'It may rain.'],
  ['page.html', `${page_}<p>It may</p><p>rain.</p></body></html>`, 'It may\n\nrain.'],
  ['old.htm', [...Buffer.from('<meta charset="windows-1252"><p>Caf\xe9s may close.</p>', 'latin1')], 'Cafés may close.'],
];
for (const [name, bytes, text] of good) {
  test(`a file is dropped and read: ${name}`, async ({ page }) => {
    await hand(page, 'drop', 'body', { files: [{ name, bytes }] });
    await expect(page.locator('#result-title')).toBeFocused();
    expect(await articleText(page)).toBe(text);
    await expect(fault(page)).toBeHidden();
  });
}

test('of a saved page with one article the article is taken, and the rest can be had', async ({ page }) => {
  await hand(page, 'drop', 'body', {
    files: [{ name: 'saved.html', bytes: `${page_}<article><p>It may rain.</p></article></body></html>` }],
  });
  await expect(page.locator('#note')).toContainText('The menus of the page were left out.');
  expect(await articleText(page)).toBe('It may rain.');
  await page.locator('#whole-page').click();
  await expect(page.locator('#article p')).toHaveText(['Menu', 'It may rain.']);
  await expect(page.locator('#whole-page')).toBeHidden();
});

test('a file is opened by the button, twice the same', async ({ page }) => {
  const file = { name: 'pier.txt', mimeType: 'text/plain', buffer: Buffer.from(STORY) };
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(page.locator('#result-title')).toBeFocused();
  expect(await articleText(page)).toBe(STORY);
  await page.locator('#new').click();
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(page.locator('#result-title')).toBeFocused();
  expect(await articleText(page)).toBe(STORY);
});

const bad: [what: string, files: { name: string; type?: string; bytes: number[] | string }[], message: RegExp][] = [
  ['broken UTF-8', [{ name: 'broken.txt', bytes: [0x41, 0xff, 0xc3, 0x28] }], /“broken\.txt” is not valid UTF-8/],
  ['binary data', [{ name: 'data.txt', bytes: [0x41, 0, 0, 1, 2] }], /“data\.txt” contains binary data/],
  ['an image', [{ name: 'photo.jpg', type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] }], /cannot read “photo\.jpg”/],
  ['a word processor’s file', [{ name: 'story.docx', bytes: [0x50, 0x4b, 3, 4] }], /cannot read “story\.docx”/],
  ['an empty file', [{ name: 'empty.txt', bytes: ' \n' }], /“empty\.txt” contains no text/],
  ['a page without text', [{ name: 'empty.html', bytes: '<script>1</script>' }], /“empty\.html” contains no text/],
  [
    'two files',
    [
      { name: 'a.txt', bytes: 'a' },
      { name: 'b.txt', bytes: 'b' },
    ],
    /2 files\. Drop one file at a time/,
  ],
];
for (const [what, files, message] of bad) {
  test(`what cannot be read is named, and the box is kept: ${what}`, async ({ page }) => {
    await read(page, STORY);
    await hand(page, 'drop', 'body', { files });
    await expect(fault(page)).toContainText(message);
    await expect(fault(page)).toContainText('The text in the box was not changed.');
    await expect(page.getByRole('button', { name: 'Try again' })).toBeHidden();
    expect(await articleText(page)).toBe(STORY);
    await expect(box(page)).toHaveValue(STORY);
  });
}

test('a folder is named as one', async ({ page }) => {
  await page.evaluate(() => {
    // No script can make a dropped folder; this is how the browser shows one.
    DataTransferItem.prototype.webkitGetAsEntry = () => ({ isDirectory: true, isFile: false, name: 'articles' }) as FileSystemEntry;
  });
  await hand(page, 'drop', 'body', { files: [{ name: 'articles', bytes: [] }] });
  await expect(fault(page)).toContainText('“articles” is a folder.');
});

test('a pasted image is named, and the next text takes the message away', async ({ page }) => {
  await hand(page, 'paste', '#text', { files: [{ name: 'image.png', type: 'image/png', bytes: [0x89, 0x50] }] });
  await expect(fault(page)).toContainText('cannot read “image.png”');
  await box(page).fill('It may rain.');
  await expect(fault(page)).toBeHidden();
});

test('dropped words are taken like pasted ones', async ({ page }) => {
  await hand(page, 'drop', 'main', { html: '<p>It may</p><p>rain.</p>', text: 'It may rain.' });
  await expect(page.locator('#article p')).toHaveText(['It may', 'rain.']);
});
