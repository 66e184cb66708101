import type { Locator, Page } from '@playwright/test';
import { join } from 'node:path';
import { HURT, PORT, goTo, reading } from '../support/courier';
import { dragMouse, middleOf, wordsIn } from '../support/pointer';
import { WindowParts } from '../support/window-parts';
import { ARTICLES, expect, test } from '../support/window-test';

const FORUM = join(ARTICLES, 'forum-copy-title-twice-amp-cache.txt');

/** Selects with the mouse from the start of some words to the end of others. */
async function select(page: Page, from: [Locator, string], to: [Locator, string]): Promise<void> {
  await from[0].scrollIntoViewIfNeeded();
  const { start } = await wordsIn(...from);
  const { end } = await wordsIn(...to);
  await dragMouse(page, start, end);
}

/** The words that are drawn as clipped in a block. */
async function marked(block: Locator): Promise<string> {
  return (await block.locator('mark').allInnerTexts()).join('');
}

test('a selection across two blocks is clipped exactly, by the float and by key', async ({
  launch,
}) => {
  const { window, page } = await reading(launch);
  const [first, second] = [window.block(PORT), window.block(HURT)];

  await select(page, [first, 'port engine'], [second, 'Nobody was hurt.']);
  const float = page.getByRole('group', { name: 'Selection' });
  await float.getByRole('button', { name: 'Clip C', exact: true }).click();
  await expect(first.locator('mark').first()).toBeVisible();
  const whole = await first.locator('p').innerText();
  expect(await marked(first)).toBe(whole.slice(whole.indexOf('port engine')));
  expect(await marked(second)).toBe('Nobody was hurt.');
  await expect(window.clip.getByText(/^port engine[^]*Nobody was hurt\.$/)).toBeVisible();
  await expect(window.clip.getByText('exact')).toBeVisible();
  await expect(float).toBeHidden();

  await page.keyboard.press('Control+z');
  await expect(first.locator('mark')).toHaveCount(0);

  // The reading of the block's date hangs over these words; Escape takes it away.
  await page.keyboard.press('Escape');
  await select(page, [second, '85 passengers'], [second, '85 passengers']);
  await expect(float).toBeVisible();
  await page.keyboard.press('c');
  await expect(second.locator('mark')).toHaveText('85 passengers');
  // The same words once more are the same clip; its handles go with Escape, as its date's reading.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-clip-handle]')).toHaveCount(0);
  await select(page, [second, '85 passengers'], [second, '85 passengers']);
  await page.keyboard.press('c');
  await expect(second.getByRole('button', { name: '1 clip' })).toBeVisible();

  // Selected backwards, from the end to the start; what was selected is let go first.
  await page.keyboard.press('Escape');
  await expect(float).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(second.locator('mark')).toHaveCount(0);
  const { start, end } = await wordsIn(second, 'smaller Petrel');
  await dragMouse(page, end, start);
  await page.keyboard.press('c');
  await expect.poll(() => marked(second)).toBe('smaller Petrel');
});

test('by keyboard alone: move, clip, colour, note, tag, undo and redo', async ({ launch }) => {
  const { app, window, page } = await reading(launch);
  const port = window.block(PORT);
  await goTo(page, port);
  await page.keyboard.press('k');
  await expect(port).not.toHaveAttribute('aria-current');
  await page.keyboard.press('ArrowDown');
  await expect(port).toHaveAttribute('aria-current', 'true');

  await page.keyboard.press('c');
  const mark = port.locator('mark').first();
  await expect(mark).toBeVisible();
  const colourOf = () => mark.evaluate((element) => getComputedStyle(element).backgroundColor);
  const colours = new Set<string>();
  for (const [index, name] of ['saffron', 'sage', 'sky', 'rose', 'lilac'].entries()) {
    await page.keyboard.press(String(index + 1));
    const swatch = window.clip.getByRole('radio', { name: new RegExp(`, key ${index + 1}$`) });
    await expect(swatch).toBeChecked();
    await expect(swatch, name).toHaveAccessibleName(/^[a-z]+, key/);
    colours.add(await colourOf());
  }
  expect(colours.size).toBe(5);

  // Words typed in one breath with the key that opens their field are the field’s, to the letter.
  await page.evaluate(
    (keys) => {
      for (const key of keys) {
        const press = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
        document.activeElement?.dispatchEvent(press);
      }
    },
    [...'nThe board’s own account, jc'],
  );
  await page.keyboard.type('123');
  await page.keyboard.press('Control+Enter');
  await expect(
    window.clip.getByRole('button', { name: 'Note: The board’s own account, jc123' }),
  ).toBeVisible();
  await page.keyboard.press('t');
  await page.keyboard.type('board, time');
  await page.keyboard.press('Enter');
  await expect(window.clip.getByRole('button', { name: 'Tags: board, time' })).toBeVisible();
  // Typed after those that are there, the next one is one of its own.
  await page.keyboard.press('t');
  await page.keyboard.type('pumps');
  await page.keyboard.press('Enter');
  await expect(window.clip.getByRole('button', { name: 'Tags: board, time, pumps' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(window.notices.getByText(/^Undone: Tag “The crew cut/)).toBeVisible();
  await app.saved();

  // A move through the text takes the keys out of the list: none of them is about a row of it then.
  await window.articles.focus();
  await page.keyboard.press('k');
  await expect(port).not.toHaveAttribute('aria-current');
  await page.keyboard.press('j');
  await expect(port).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(mark).toBeHidden();
  await expect(window.articles.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(mark).toBeVisible();
  await port.getByRole('button', { name: '1 clip' }).click();

  // Back to the text, and everything back to where it was.
  await window.leaveFields();
  for (const key of ['Control+z', 'Control+z']) await page.keyboard.press(key);
  await expect(window.clip.getByRole('button', { name: 'Add a note' })).toBeVisible();
  await expect(window.clip.getByRole('button', { name: 'Add tags' })).toBeVisible();
  for (let step = 0; step < 5; step++) await page.keyboard.press('Control+z');
  await expect(mark).toBeHidden();
  for (let step = 0; step < 7; step++) await page.keyboard.press('Control+Shift+z');
  await port.getByRole('button', { name: '1 clip' }).click();
  await expect(window.clip.getByRole('button', { name: 'Tags: board, time' })).toBeVisible();
});

test('clips that overlap are all there, and each press on the margin’s ring selects the next', async ({
  launch,
}) => {
  const { window, page } = await reading(launch);
  const block = window.block(HURT);
  for (const words of ['Nobody was hurt. The 85 passengers', 'The 85 passengers left by']) {
    await select(page, [block, words], [block, words]);
    await page.keyboard.press('c');
    await expect(window.clip.getByText(words, { exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
  }
  expect(await marked(block)).toBe('Nobody was hurt. The 85 passengers left by');
  const shared = block.locator('mark').filter({ hasText: /^The 85 passengers$/ });
  await expect(shared).toHaveCSS('background-image', /linear-gradient/);

  const ring = block.getByRole('button', { name: '2 clips' });
  await ring.click();
  await expect(window.clip.getByText(/^Nobody was hurt\. The 85 passengers$/)).toBeVisible();
  await ring.click();
  await expect(window.clip.getByText(/^The 85 passengers left by$/)).toBeVisible();
  await ring.click();
  await expect(window.clip.getByText(/^Nobody was hurt\. The 85 passengers$/)).toBeVisible();
});

test('what was removed is shown with its reason, comes back, and goes again by undo', async ({
  launch,
}) => {
  const app = await launch();
  const window = new WindowParts(app.page);
  await app.drop([FORUM]);
  const chip = window.article.getByRole('button', { name: /blocks? removed$/ });
  await expect(chip).toHaveText('6 blocks removed');
  await chip.click();
  await expect(chip).toHaveAttribute('aria-expanded', 'true');
  const removed = window.article.getByRole('list', { name: 'Removed here' }).getByRole('listitem');
  await expect(removed).toHaveCount(6);
  const post = removed.filter({ hasText: 'Post a Comment' });
  await expect(post).toContainText('comments');
  await post.getByRole('button', { name: 'Restore' }).click();
  await expect(chip).toHaveText('5 blocks removed');
  await expect(window.block('Post a Comment')).toBeVisible();

  await window.leaveFields();
  await app.page.keyboard.press('Control+z');
  await expect(chip).toHaveText('6 blocks removed');
  await expect(window.block('Post a Comment')).toHaveCount(0);
  await app.page.keyboard.press('Control+Shift+z');
  await expect(chip).toHaveText('5 blocks removed');

  await window.article.getByRole('button', { name: 'Restore all' }).click();
  await expect(chip).toBeHidden();
  await expect(window.article.locator('[data-block]')).toHaveCount(11);

  // By hand and by key; a clip in the next paragraph keeps its place, and the keys go on there.
  const blocks = window.article.locator('[data-block]');
  const [first, second] = [blocks.nth(1), blocks.nth(2)];
  const words = await second.innerText();
  await second.click();
  await app.page.keyboard.press('c');
  await expect(second.locator('mark').first()).toBeVisible();
  await first.click();
  await app.page.keyboard.press('x');
  await expect(blocks).toHaveCount(10);
  await expect(chip).toHaveText('1 block removed');
  await expect(first).toContainText(words);
  await expect(first).toBeFocused();
  await expect(first.locator('mark').first()).toBeVisible();
  await expect(window.clip.getByText('exact')).toBeVisible();
  await window.leaveFields();
  await app.page.keyboard.press('Control+z');
  await expect(blocks).toHaveCount(11);
});

test('a typed value wins over what the page says, a runner-up can take its place', async ({
  launch,
}) => {
  const app = await launch();
  const window = new WindowParts(app.page);
  const { page } = app;
  await app.drop([FORUM]);
  const { article } = window;

  await article.getByRole('button', { name: /^Outlet: Agora Board/ }).click();
  const outlet = page.getByRole('form', { name: 'Edit outlet' });
  await outlet.getByRole('textbox', { name: 'Outlet' }).fill('The Northline');
  await page.keyboard.press('Enter');
  await expect(article.getByRole('button', { name: 'Outlet: The Northline' })).toBeVisible();

  const date = article.getByRole('button', { name: /^Date: / });
  await expect(date).toHaveAccessibleName('Date: 14 Nov 2023, from the address');
  await date.click();
  const day = page.getByRole('form', { name: 'Edit date of publication' });
  await day.getByRole('textbox').fill('the day after');
  await page.keyboard.press('Enter');
  await expect(day.getByRole('alert')).toContainText('Write a day');
  await day.getByRole('textbox').fill('15 Nov 2023');
  await page.keyboard.press('Enter');
  await expect(date).toHaveAccessibleName(/^Date: 15 Nov 2023, (?!from the address)/);
  await expect(window.articles.getByRole('option')).toHaveAccessibleName(/15 Nov 2023/);

  // What the address says is a runner-up now.
  await date.click();
  await day
    .getByRole('list', { name: 'Also found' })
    .getByRole('button', { name: /2023-11-14/ })
    .click();
  await expect(date).toHaveAccessibleName(/^Date: 14 Nov 2023/);

  await article.getByRole('heading', { level: 1 }).getByRole('button').click();
  const title = page.getByRole('form', { name: 'Edit title' });
  await title.getByRole('textbox', { name: 'Title' }).fill('Thrown away');
  await page.keyboard.press('Escape');
  await expect(title).toBeHidden();
  await expect(article.getByRole('heading', { level: 1 })).toHaveText(/^Coaster Strikes/);

  await window.leaveFields();
  for (let step = 0; step < 3; step++) await page.keyboard.press('Control+z');
  await expect(article.getByRole('button', { name: 'Outlet: Agora Board' })).toBeVisible();
  await expect(date).toHaveAccessibleName('Date: 14 Nov 2023, from the address');
});

test('an editor opened while the one before is still being saved stays open', async ({
  launch,
}) => {
  const app = await launch();
  const { article } = new WindowParts(app.page);
  const { page } = app;
  await app.drop([FORUM]);
  const heading = article.getByRole('heading', { level: 1 }).getByRole('button');
  const title = page.getByRole('form', { name: 'Edit title' });
  const outlet = page.getByRole('form', { name: 'Edit outlet' });

  // The very moment the new value is drawn, the next editor is asked for.
  await article.getByRole('button', { name: /^Outlet: Agora Board/ }).click();
  await outlet.getByRole('textbox', { name: 'Outlet' }).fill('The Northline');
  await heading.evaluate((button: HTMLElement) => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector('[aria-label="Outlet: The Northline"]')) return;
      observer.disconnect();
      button.click();
    });
    observer.observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  await page.keyboard.press('Enter');
  await expect(title).toBeVisible();
  await app.saved();
  await expect(title).toBeVisible();
  await page.keyboard.press('Escape');

  // The disk takes its time, and the user does not wait for it.
  await app.slowDisk(300);
  await article.getByRole('button', { name: /^Outlet: / }).click();
  await outlet.getByRole('textbox', { name: 'Outlet' }).fill('Northline Wire');
  await page.keyboard.press('Enter');
  await heading.click();
  await title.getByRole('textbox', { name: 'Title' }).fill('Half a title');
  await expect(article.getByRole('button', { name: 'Outlet: Northline Wire' })).toBeVisible();
  await app.saved();
  await expect(title.getByRole('textbox', { name: 'Title' })).toHaveValue('Half a title');
});

test('in a text field undo is the field’s, outside it is the library’s', async ({ launch }) => {
  const { window, page } = await reading(launch);
  const port = window.block(PORT);
  await goTo(page, port);
  await page.keyboard.press('c');
  await expect(port.locator('mark').first()).toBeVisible();
  await page.keyboard.press('n');
  const note = window.clip.getByRole('textbox', { name: 'Note' });
  await expect(note).toBeFocused();
  await page.keyboard.type('words');
  // The browser takes typing back in groups of its own.
  await expect(async () => {
    await page.keyboard.press('Control+z');
    await expect(note).toHaveValue('', { timeout: 100 });
  }).toPass();
  await expect(port.locator('mark').first()).toBeVisible();
  await expect(async () => {
    await page.keyboard.press('Control+Shift+z');
    await expect(note).toHaveValue('words', { timeout: 100 });
  }).toPass();
  // Leaving a note keeps it, also by Escape: two years of notes are not lost to one key.
  await page.keyboard.press('Escape');
  await expect(note).toBeHidden();
  const kept = window.clip.getByRole('button', { name: 'Note: words' });
  await expect(kept).toBeVisible();

  await page.keyboard.press('Control+z');
  await expect(kept).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(port.locator('mark')).toHaveCount(0);
  await page.keyboard.press('Control+y');
  await expect(port.locator('mark').first()).toBeVisible();
});

test('a removed clip leaves text and list, and its notice brings it back', async ({ launch }) => {
  const { window, page } = await reading(launch);
  const port = window.block(PORT);
  await port.click();
  await page.keyboard.press('c');
  await expect(port.locator('mark').first()).toBeVisible();
  await window.clip.getByRole('button', { name: 'Remove' }).click();
  await expect(port.locator('mark')).toHaveCount(0);
  await expect(window.side.getByRole('region', { name: 'Clips' })).toBeVisible();
  const notice = window.notices.getByRole('status').filter({ hasText: 'Moved to the trash: ' });
  // Something else is done meanwhile: the notice brings back what it speaks of, and nothing else.
  const other = window.article.locator('[data-block]').last();
  await other.click();
  await page.keyboard.press('c');
  await expect(other.locator('mark').first()).toBeVisible();
  await notice.getByRole('button', { name: 'Undo' }).click();
  await expect(port.locator('mark').first()).toBeVisible();
  await expect(other.locator('mark').first()).toBeVisible();
  await expect(notice).toBeHidden();
});

test('a clip dropped on the empty timeline makes an event there, dropped on an event it is linked', async ({
  launch,
}) => {
  const { window, page } = await reading(launch);
  await window.block(PORT).click();
  await page.keyboard.press('c');
  const quote = window.clip.getByRole('button', { name: new RegExp(`^${PORT}`) });

  await dragMouse(page, await middleOf(quote), await middleOf(window.plot));
  const form = page.getByRole('dialog', { name: 'New event from a clip' });
  await expect(form.getByText(PORT)).toBeVisible();
  // A time of its own: the place where it was dropped.
  await expect(form.getByRole('textbox', { name: 'When' })).toHaveValue(/\d{4}/);
  await form.getByRole('textbox', { name: 'Title' }).fill('Port engine stopped');
  await form.getByRole('textbox', { name: 'When' }).fill('13 Nov 2023, about 06:40');
  await page.keyboard.press('Enter');
  await expect(form).toBeHidden();
  const event = window.plot.getByRole('button', { name: /^Port engine stopped, / });
  await expect(event).toBeVisible();
  await expect(event).toHaveAccessibleName(/single origin$/);

  await window.block(HURT).click();
  await page.keyboard.press('c');
  const second = window.clip.getByRole('button', { name: new RegExp(`^${HURT}`) });
  await dragMouse(page, await middleOf(second), await middleOf(event));
  await expect(form).toBeHidden();
  const sources = window.side.getByRole('list', { name: 'Sources' });
  await expect(sources.getByRole('listitem')).toHaveCount(2);

  await window.leaveFields();
  await page.keyboard.press('Control+z');
  await expect(sources.getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('Control+Shift+z');
  await expect(sources.getByRole('listitem')).toHaveCount(2);
});
