import type { Locator, Page } from '@playwright/test';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { accessibilityProblems } from '../support/axe';
import { HURT, PORT, goTo, reading } from '../support/courier';
import { dragMouse, middleOf, wordsIn } from '../support/pointer';
import { WindowParts } from '../support/window-parts';
import { expect, test } from '../support/window-test';

/** Presses one key after another. */
async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** The words of the clip that the right pane shows. */
function shownClip(window: WindowParts, words: string): Locator {
  return window.clip.getByRole('button', { name: words, exact: true });
}

test('by keyboard alone: select, clip, lengthen, split, merge, link, and take it back', async ({
  launch,
}) => {
  const { app, window, page } = await reading(launch);
  const [port, hurt] = [window.block(PORT), window.block(HURT)];
  const float = page.getByRole('group', { name: 'Selection' });
  await goTo(page, hurt);

  // From the block's start by words; Escape lets it go, and the next press goes on from there.
  await press(page, 'Control+Shift+ArrowRight', 'Control+Shift+ArrowRight');
  await expect(float).toBeVisible();
  await expect(page.getByText('Selected: “Nobody was”')).toBeAttached();
  await press(page, 'Escape');
  await expect(float).toBeHidden();
  await press(page, 'ArrowRight', 'Control+ArrowLeft');
  await press(page, 'Control+Shift+ArrowRight', 'Control+Shift+ArrowRight', 'Shift+ArrowLeft', 'c');
  await expect(shownClip(window, 'was hur')).toBeVisible();

  // The ends move by words of the text, as quickly as one types.
  await press(page, ']', ']', ']', ']');
  await expect(shownClip(window, 'was hurt. The 85')).toBeVisible();
  await press(page, '[', '{');
  await expect(shownClip(window, 'Nobody was hurt. The')).toBeVisible();
  await press(page, '{');
  await expect(shownClip(window, 'said.\nNobody was hurt. The')).toBeVisible();
  await expect(window.clip.getByText('exact')).toBeVisible();
  await press(page, '}', '}');
  await expect(shownClip(window, 'was hurt. The')).toBeVisible();

  // Note, tag, colour and event without leaving the keys.
  await press(page, '3', 'n');
  await page.keyboard.type('The union says two were.');
  await press(page, 'Control+Enter', 't');
  await page.keyboard.type('harm');
  await press(page, 'Enter', 'e');
  await page.keyboard.type('Kestrel withdrawn');
  await press(page, 'Enter');
  await expect(window.side.getByRole('heading', { name: 'Kestrel withdrawn' })).toBeVisible();

  // Split at the caret: the first part keeps the note and the event.
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await goTo(page, port, 'k');
  await goTo(page, hurt);
  await press(page, 'ArrowRight', 'Control+ArrowRight', 'Shift+S');
  await expect(window.notices.getByText(/^Split in two\. The first part keeps/)).toBeVisible();
  await expect(shownClip(window, 'was hurt.')).toBeVisible();
  await expect(hurt.getByRole('button', { name: '2 clips' })).toBeVisible();
  await expect(window.clip.getByRole('button', { name: 'Note: The union' })).toBeVisible();

  // A second piece of evidence for the same event, by l and one Enter, on the second part.
  await goTo(page, port, 'k');
  await press(page, 'Shift+End', 'l');
  await expect(page.getByRole('combobox', { name: 'Find an event' })).toBeFocused();
  await press(page, 'Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(window.side.getByRole('heading', { name: 'Kestrel withdrawn' })).toBeVisible();
  await expect(port.getByRole('button', { name: '1 clip' })).toBeVisible();

  // Merged with the next: one clip from the first word to the last, with the note of both.
  await press(page, 'm');
  await expect(
    window.notices.getByText(/^Merged\. Both told of “Kestrel withdrawn”/),
  ).toBeVisible();
  await expect(window.clip.getByText(/^The crew cut [^]*\nNobody was hurt\.$/)).toBeVisible();
  await expect(window.clip.getByRole('button', { name: 'Note: The union' })).toBeVisible();
  await expect(window.clip.getByRole('button', { name: 'Tags: harm' })).toBeVisible();
  await press(page, 'Shift+M');
  await expect(window.notices.getByText('No clip comes before in this article.')).toBeVisible();
  await app.saved();

  // Each was one step: the merging, the link, the splitting.
  await press(page, 'Control+z', 'Control+z', 'Control+z');
  await expect(hurt.getByRole('button', { name: '1 clip' })).toBeVisible();
  await expect(port.getByRole('button', { name: /clip/ })).toHaveCount(0);
  await expect(window.notices.getByText(/^Undone: Split the clip “was hurt\. The”$/)).toBeVisible();
});

test('by mouse alone: a clip’s ends are dragged, words snap, and it is drawn whole under others', async ({
  launch,
}) => {
  const { window, page } = await reading(launch);
  const hurt = window.block(HURT);
  await hurt.scrollIntoViewIfNeeded();
  const select = async (words: string) => {
    // Beside an edge the text would scroll under the hand.
    await hurt.evaluate((block) => block.scrollIntoView({ block: 'center' }));
    const { start, end } = await wordsIn(hurt, words);
    await dragMouse(page, start, end);
    await page
      .getByRole('group', { name: 'Selection' })
      .getByRole('button', { name: /^Clip C/ })
      .click();
  };
  await select('85 passengers left');
  await expect(shownClip(window, '85 passengers left')).toBeVisible();
  const handle = (end: string) => window.article.locator(`[data-clip-handle="${end}"]`);
  const box = await handle('end').boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(24);

  // Let go in the midst of a word it takes the nearest edge; with Alt just there.
  const forward = await wordsIn(hurt, 'forwar');
  await dragMouse(page, await middleOf(handle('end')), forward.end);
  await expect(shownClip(window, '85 passengers left by the forward')).toBeVisible();
  await page.keyboard.down('Alt');
  await dragMouse(page, await middleOf(handle('start')), (await wordsIn(hurt, 'passengers')).start);
  await page.keyboard.up('Alt');
  await expect(shownClip(window, 'passengers left by the forward')).toBeVisible();

  await window.article.getByRole('heading', { level: 1 }).hover();
  await select('Nobody was hurt. The 85 passengers');
  const outlined = hurt.locator('mark.selected');
  await expect
    .poll(async () => (await outlined.allInnerTexts()).join(''))
    .toBe('Nobody was hurt. The 85 passengers');
  await expect(hurt.locator('mark.edge').first()).toBeVisible();
});

test('the list: sorted, grouped, filtered, several chosen by key and mouse, edited in one step, copied', async ({
  launch,
}) => {
  const app = await launch();
  const { page } = app;
  const window = new WindowParts(page);
  await page.getByRole('button', { name: 'Open the sample library' }).click();
  await expect(window.tab('Articles', 12)).toBeVisible({ timeout: 20_000 });
  await window.side.getByRole('button', { name: 'All clips' }).click();
  const list = window.side.getByRole('listbox', { name: 'Clips' });
  const rows = list
    .getByRole('option', { selected: false })
    .or(list.getByRole('option', { selected: true }));
  const count = window.side.getByRole('region', { name: 'Clips' }).getByRole('status').first();
  await expect(count).toHaveText('28');
  const choose = async (button: RegExp, item: string) => {
    await window.side.getByRole('button', { name: button }).click();
    await page.getByRole('menuitemradio', { name: item, exact: true }).click();
  };
  await choose(/^Sort: /, 'Oldest first');
  await choose(/^Group: /, 'No groups');
  const filter = window.side.getByRole('searchbox', { name: 'Filter clips' });

  await test.step('words, a colour and a state narrow it, and are let go', async () => {
    await filter.fill('PUMPS #inq');
    await expect(count).not.toHaveText('28');
    await filter.fill('no such words');
    await expect(window.side.getByText('No clip is like that.')).toBeVisible();
    await filter.fill('');
    await choose(/^Filter by colour/, 'Sky');
    const narrowed = Number(await count.innerText());
    expect(narrowed).toBeGreaterThan(0);
    expect(narrowed).toBeLessThan(28);
    await window.side.getByRole('button', { name: 'No longer only: sky' }).click();
    await expect(count).toHaveText('28');
  });

  await test.step('chosen by keys: coloured, tagged and brought back', async () => {
    await list.focus();
    await press(page, 'Home', 'Shift+ArrowDown', 'Shift+ArrowDown');
    await expect(window.side.getByText('3 chosen')).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await accessibilityProblems(app)).toEqual([]);
    }
    await press(page, 't');
    await page.keyboard.type('check, check/twice');
    await press(page, 'Enter');
    await expect(rows.nth(2)).toContainText('#check/twice');
    await press(page, '4');
    await expect(rows.first()).toHaveAccessibleName(/, rose,/);
    await press(page, 'Control+z');
    await expect(window.notices.getByText(/^Undone: Colour \d clips? rose$/)).toBeVisible();
    await press(page, 'Control+z');
    await expect(rows.nth(2)).not.toContainText('#check');
    await press(page, 'Control+Shift+z');
    await expect(rows.nth(2)).toContainText('#check/twice');
    // A tag has those that lie under it.
    await choose(/^Filter by tag/, '#check');
    await expect(count).toHaveText('3');
    await press(page, 'Escape');
    await window.side.getByRole('button', { name: 'No longer only: #check' }).click();
  });

  await test.step('chosen with the mouse: copied with citations, linked, put in the trash', async () => {
    await rows.nth(1).click({ modifiers: ['Control'] });
    await rows.nth(2).click({ modifiers: ['Shift'] });
    await press(page, 'Control+c');
    await expect(window.notices.getByText('2 clips copied with citation.')).toBeVisible();
    const { text, html } = await app.copied();
    expect(text.match(/^— .+, https:\/\/\S+$/gm)).toHaveLength(2);
    expect(html.match(/<blockquote cite="https:/g)).toHaveLength(2);
    await press(page, 'l');
    await expect(page.getByRole('dialog', { name: 'Link 2 clips to an event' })).toBeVisible();
    await press(page, 'Escape');
    await list.focus();
    await press(page, 'Delete');
    await expect(count).toHaveText('26');
    await press(page, 'Control+z');
    await expect(count).toHaveText('28');
    // What is opened from the list takes the keys; what goes from the pane leaves them in it.
    await press(page, 'Home', 'Enter');
    await expect(window.article.locator('[data-block]:focus')).toBeVisible();
    await window.clip.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(list).toBeFocused();
    await press(page, 'Control+z');
    await expect(count).toHaveText('28');
  });

  await test.step('dragged out of the window it is the words and their citation in three forms', async () => {
    await filter.fill('#check');
    await expect(count).toHaveText('3');
    const row = rows.first();
    const forms = await row.locator('[draggable]').evaluate((element) => {
      const dataTransfer = new DataTransfer();
      element.dispatchEvent(new DragEvent('dragstart', { bubbles: true, dataTransfer }));
      return Object.fromEntries(
        dataTransfer.types.map((type) => [type, dataTransfer.getData(type)]),
      );
    });
    expect(Object.keys(forms)).toEqual(
      expect.arrayContaining(['text/plain', 'text/markdown', 'text/html']),
    );
    expect(forms['text/plain']).toMatch(/^“[^]+”\n— [^\n]+\d{4}, https:[^\n]+\n$/);
    expect(forms['text/markdown']).toMatch(/^> [^]+\n>\n> — .+<https:.+>\n$/);
    expect(forms['text/html']).toMatch(/^<blockquote cite="https:[^]+<\/blockquote><p>— /);
    await filter.fill('');
  });

  await test.step('order and headings are as they were in the next run', async () => {
    await app.saved();
    await page.reload();
    await expect(window.tab('Articles', 12)).toBeVisible({ timeout: 20_000 });
    await window.side.getByRole('button', { name: 'All clips' }).click();
    await expect(window.side.getByRole('button', { name: 'Sort: Oldest first' })).toBeVisible();
    await expect(window.side.getByRole('button', { name: 'Group: No groups' })).toBeVisible();
  });
});

test('a clip outlives its article: unreadable, in the trash, deleted for good', async ({
  launch,
}) => {
  const { app, window, page } = await reading(launch);
  await window.block(HURT).click();
  await press(page, 'c');
  await expect(window.clip).toBeVisible();
  await app.saved();
  await app.quit();
  const texts = join(app.userData, 'libraries', 'Notebook', 'texts');
  for (const name of await readdir(texts)) await rm(join(texts, name));

  const again = await launch({ userData: app.userData });
  const after = new WindowParts(again.page);
  const { page: next } = again;
  await after.articles.getByRole('option').first().click();
  const row = after.side.getByRole('option', { name: /^Nobody was hurt/ });
  await row.click();
  await expect(
    after.clip.getByText(/text cannot be read: its file is damaged or missing/),
  ).toBeVisible();
  await expect(after.clip.getByText('Alder Courier · 14 Nov 2023')).toBeVisible();
  await next.keyboard.press(']');
  await expect(after.clip.getByRole('button', { name: /^Nobody was hurt\. / })).toBeVisible();

  await after.articles.focus();
  await next.keyboard.press('Delete');
  await expect(after.articles).toBeHidden();
  await expect(row).toHaveAccessibleName(/article in the trash/);
  await row.click();
  await expect(after.clip.getByText('The article is in the trash.')).toBeVisible();

  await again.menu('trash');
  await next.getByRole('button', { name: 'Empty the trash…' }).click();
  await next.getByRole('button', { name: 'Delete for good' }).click();
  await next.getByRole('button', { name: 'Done' }).click();
  await press(next, 'Escape');
  await expect(after.clip.getByText('The article was deleted for good.')).toBeVisible();

  // It is still listed, copied and cited with all that was known.
  await after.clip.getByRole('button', { name: 'Copy with citation' }).click();
  expect((await again.copied()).text).toMatch(
    /^“Nobody was hurt\. [^]+”\n— Marit Dahl, “Kestrel withdrawn after smoke in engine room”, Alder Courier, 14 Nov 2023, https:/,
  );
  await press(next, 'Control+n');
  await next.keyboard.type('Log');
  await press(next, 'Enter');
  await next.keyboard.type('[[Nobody');
  const offers = next.getByRole('listbox', { name: 'Completions' });
  await offers.getByRole('option', { name: /Nobody was hurt/ }).click();
  await expect(
    next.getByRole('region', { name: 'Preview' }).getByText('Alder Courier'),
  ).toBeVisible();
});
