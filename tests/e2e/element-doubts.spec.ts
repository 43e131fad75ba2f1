// Each kind of doubt has its own line in an article that is not ours, as on our own page (doubts.spec), and in the list.
import type { Page } from '@playwright/test';
import { element, expect, hostPage, painted, status, test } from './host';

/** One doubt of every kind, in the article of doubts.spec. */
const CUES = {
  epistemic: 'may',
  doxastic: 'believes',
  hearsay: 'reportedly',
  unknown: 'unclear',
  conditional: 'If',
  approximate: 'about',
  unattributed: 'Officials',
};
const ARTICLE = `<p>The pier may stay shut until June. The mayor, Ann Lee, believes that it will open. It was reportedly built of old masts.</p>
<p>It remains unclear who will pay. If the board agrees, work begins in spring. The repair costs about 300 crowns.</p>
<p>Officials said that the planks were rotten. Nobody was hurt. Who will mend it?</p>
<p id="same">mmmm</p>`;
const KINDS = Object.keys(CUES);

const shown = async (page: Page, url: string) => {
  await page.goto(url);
  // Rough amounts are off at first.
  await expect(status(page)).toHaveText(/6 doubts/);
  const toggle = element(page).locator('.toggle');
  await toggle.click();
  await element(page).getByRole('button', { name: 'Rough amounts' }).click();
  await expect(status(page)).toHaveText(/7 doubts/);
  await toggle.click();
};

/** What some words of the page look like when they are painted as each kind in turn, and as none. */
async function pictures(page: Page) {
  const all = new Map<string, string>();
  for (const kind of ['none', ...KINDS]) {
    await page.evaluate((wanted) => {
      const text = document.querySelector('#same')?.firstChild as Text;
      const highlights = CSS.highlights as unknown as Map<string, Set<AbstractRange>>;
      for (const [name, highlight] of highlights)
        for (const range of highlight) if (range.startContainer === text) highlights.get(name)?.delete(range);
      highlights
        .get(`claimlight-1-doubt-${wanted}`)
        ?.add(new StaticRange({ startContainer: text, startOffset: 0, endContainer: text, endOffset: 4 }));
    }, kind);
    all.set((await page.locator('#same').screenshot()).toString('base64'), kind);
  }
  return all;
}

test('every kind is painted as itself', async ({ page, host }) => {
  await shown(page, (await host({ '/': { body: hostPage({ article: ARTICLE }) } })).url);
  const lit = await painted(page);
  const cues = Object.fromEntries(KINDS.map((kind) => [kind, (lit[`claimlight-1-doubt-${kind}`] ?? []).join()]));
  for (const [kind, cue] of Object.entries(CUES)) expect(cues[kind]).toContain(cue);
});

for (const theme of ['light', 'dark'])
  test(`seven kinds are seven pictures: ${theme}`, async ({ page, host }) => {
    await shown(
      page,
      (await host({ '/': { body: hostPage({ article: ARTICLE, element: `<claim-light for="article" theme="${theme}"></claim-light>` }) } }))
        .url,
    );
    const seen = await pictures(page);
    expect([...seen.values()]).toEqual(['none', ...KINDS]);
  });

test('and with forced colours, by their lines alone', async ({ page, host, browserName }) => {
  test.skip(browserName !== 'chromium', 'a stock Firefox cannot be told by a test what the system wants');
  await page.emulateMedia({ forcedColors: 'active' });
  await shown(page, (await host({ '/': { body: hostPage({ article: ARTICLE }) } })).url);
  expect([...(await pictures(page)).values()]).toEqual(['none', ...KINDS]);
});

test('the list draws the lines that the article has', async ({ page, host }) => {
  await shown(page, (await host({ '/': { body: hostPage({ article: ARTICLE }) } })).url);
  await element(page).getByRole('button', { name: 'Show list' }).click();
  const lines = await element(page)
    .locator('.doubts .cue-words')
    .evaluateAll((words) => {
      const line = (style: CSSStyleDeclaration | undefined) =>
        `${style?.textDecorationLine} ${style?.textDecorationStyle} ${style?.textDecorationThickness}`;
      const rules = [...document.adoptedStyleSheets].flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule instanceof CSSStyleRule);
      return words.map((word) => {
        const kind = (word as HTMLElement).dataset.doubt ?? '';
        return {
          kind,
          listed: line(getComputedStyle(word)),
          painted: line(rules.find(({ selectorText }) => selectorText.includes(`doubt-${kind})`))?.style),
        };
      });
    });
  expect(lines.map(({ kind }) => kind).sort()).toEqual([...KINDS].sort());
  expect(new Set(lines.map(({ listed }) => listed)).size).toBe(7);
  for (const { listed, painted } of lines) expect(listed).toBe(painted);
});
