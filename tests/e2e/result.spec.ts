// What has been read, as the page shows it.
import { articleText, expect, hand, open, read, roughAmounts, sample, STORY, test } from './page';

test.beforeEach(async ({ page }) => open(page));

for (const [name, file] of [
  ['Ferry', 'ferry'],
  ['Clockmaker', 'court'],
  ['The lake', 'lake'],
]) {
  test(`the sample “${name}” shows quotes, speakers, cues and doubts`, async ({ page, request }) => {
    const text = await (await request.get(`/samples/${file}.txt`)).text();
    await sample(page, name);
    expect(await articleText(page)).toBe(text);
    for (const kind of ['quote', 'speaker', 'cue', 'doubt'])
      expect(await page.locator(`#article mark[class^=claimlight-mark-1-${kind}]`).count()).toBeGreaterThan(5);
    await expect(page.locator('claim-light [role=status]')).toHaveText(/^\d+ quotes, \d+ speakers, \d+ doubts$/);
    await expect(page.locator('#article p.headline')).toHaveText(text.split('\n')[0]);
    expect(await page.locator('claim-light .panel .entry').count()).toBeGreaterThan(20);
  });
}

test('marks cover the words that were found, and nest where they overlap', async ({ page }) => {
  await read(page, STORY);
  await roughAmounts(page);
  const words = (selector: string) => page.locator(`#article ${selector}`).allTextContents();
  expect(await words('mark[class^=claimlight-mark-1-speaker]')).toContain('Mayor Ann Lee');
  expect(await words('mark[class^=claimlight-mark-1-quote]')).toContain('“No word yet on what it will cost,”');
  expect(await words('mark[class^=claimlight-mark-1-quote]')).toContain('“It could be about 300 crowns, or ten times that.”');
  // A doubt inside a quotation carries both marks.
  expect(await words('mark[class^=claimlight-mark-1-quote] mark[class^=claimlight-mark-1-doubt]')).toEqual(
    expect.arrayContaining(['could', 'about']),
  );
  // A source and a cue that are a doubt as well: nobody named stands behind them.
  expect(
    await words(
      'mark[class^=claimlight-mark-1-doubt] mark[class^=claimlight-mark-1-speaker], mark[class^=claimlight-mark-1-speaker] mark[class^=claimlight-mark-1-doubt]',
    ),
  ).toContain('Officials');
  expect(await articleText(page)).toBe(STORY);
});

const odd = {
  emoji: '🚢 “We are late 👩‍👩‍👧 again,” Ann Lee 🎉 said. It may rain 🌧️.',
  'combining marks': '“The cafe\u0301 may close,” Zoe\u0308 Lee said.\n\n“No\u0300,” she added.',
  'no-break and zero-width spaces': '“Ten\u00a0crowns,” Ann\u00a0Lee said.\u200b It may\u00a0rain.\u00ad',
  'tabs, double spaces and empty lines': '\n\n  “Two  spaces,”\tAnn Lee said.  \n   \n\n\nIt may rain.\n\n',
  'quotation marks only': '“ ” ‘ ’ « » " \'',
  'one word': 'may',
  'right-to-left words': '“שלום may שלום,” Ann Lee said.',
};
for (const [name, text] of Object.entries(odd)) {
  test(`odd text comes out as it went in: ${name}`, async ({ page }) => {
    await read(page, text);
    expect(await articleText(page)).toBe(text);
  });
}

test('odd text comes out as it went in: half an emoji', async ({ page }) => {
  // No driver carries half a character, so it is made on the page.
  await page.locator('#text').evaluate((area: HTMLTextAreaElement) => {
    area.value = `“Broken ${String.fromCharCode(0xd83d)} text,” Ann Lee said. It may rain.`;
  });
  await page.locator('#analyse').click();
  await expect(page.locator('#article mark[class^=claimlight-mark-1-doubt]')).toHaveText('may');
  const same = () => document.querySelector('#article')?.textContent === document.querySelector('textarea')?.value;
  expect(await page.evaluate(same)).toBe(true);
});

test('line breaks of other systems are read as line breaks', async ({ page }) => {
  await hand(page, 'drop', 'main', { files: [{ name: 'crlf.txt', bytes: '“Yes,” Ann Lee said.\r\n\r\nIt may rain.\rIt may snow.' }] });
  await expect(page.locator('#article p')).toHaveCount(2);
  expect(await articleText(page)).toBe('“Yes,” Ann Lee said.\n\nIt may rain.\nIt may snow.');
});

test('hostile text is text', async ({ page }) => {
  const text =
    '“We saw <img src=x onerror="window.caught = 1"> there,” Ann Lee said. It may <b>rain</b> <script>window.caught = 1</script> </mark></p> &amp; snow.';
  await read(page, text);
  expect(await articleText(page)).toBe(text);
  await page.locator('#article mark[class^=claimlight-mark-1-quote]').first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(
    await page
      .locator('#article :is(img, script, b), claim-light .panel :is(img, script, b), claim-light .card :is(img, script, b)')
      .count(),
  ).toBe(0);
  expect(await page.evaluate(() => 'caught' in window)).toBe(false);
});

test('copying gives the article’s words and line breaks, nothing else', async ({ page }) => {
  await read(page, STORY);
  await page.locator('.more summary').first().click();
  await page.locator('claim-light .labels input').check();
  const copied = await page.locator('#article').evaluate((article) => {
    getSelection()?.selectAllChildren(article);
    const data = new DataTransfer();
    const event = Object.defineProperty(new Event('copy', { bubbles: true, cancelable: true }), 'clipboardData', { value: data });
    article.dispatchEvent(event);
    return data.getData('text/plain');
  });
  expect(copied).toBe(STORY);
});

test('copying a part with the keyboard gives that part', async ({ page }) => {
  await read(page, STORY);
  await page
    .locator('#article mark[class^=claimlight-mark-1-quote]')
    .nth(1)
    .evaluate((mark) => getSelection()?.selectAllChildren(mark));
  const wanted = await page.evaluate(() => `${getSelection()}`);
  await page.keyboard.press('Control+C');
  await page.locator('#edit').click();
  await page.locator('#text').press('Control+A');
  await page.keyboard.press('Control+V');
  await expect(page.locator('#text')).toHaveValue(wanted);
});

test('another language gets an honest notice, and its quotation marks', async ({ page }) => {
  await read(
    page,
    'Der Rat hat gestern nicht entschieden, ob die Brücke im Frühling oder erst im Herbst gebaut wird. „Wir wissen es nicht“, sagte die Bürgermeisterin am Abend vor dem Rathaus, und der Rat möchte noch einmal darüber reden.',
  );
  await expect(page.locator('claim-light .notes')).toBeVisible();
  await expect(page.locator('claim-light .notes')).toContainText('does not seem to be in English');
  await expect(page.locator('#article mark[class^=claimlight-mark-1-quote]')).toHaveText(['„Wir wissen es nicht“']);
  expect(await page.locator('#article :is(mark[class^=claimlight-mark-1-speaker], mark[class^=claimlight-mark-1-doubt])').count()).toBe(0);
  await read(page, STORY);
  await expect(page.locator('claim-light .notes')).toBeEmpty();
});

test('in a narrow window, where the list is closed, another language is told above the article', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await read(
    page,
    'Der Rat hat gestern nicht entschieden, ob die Brücke im Frühling oder erst im Herbst gebaut wird, und redet noch einmal.',
  );
  await expect(page.locator('#language')).toBeVisible();
  await read(page, STORY);
  await expect(page.locator('#language')).toBeHidden();
});

test('a text without findings says so', async ({ page }) => {
  await read(page, 'The sun rose at six.');
  await expect(page.locator('claim-light .notes')).toContainText('found no quotes and no doubts');
  await expect(page.locator('claim-light [role=status]')).toHaveText('0 quotes, 0 speakers, 0 doubts');
});
