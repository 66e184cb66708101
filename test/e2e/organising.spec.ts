import type { Locator, Page } from '@playwright/test';
import type { DatelineApp } from '../support/app';
import { accessibilityProblems } from '../support/axe';
import { WindowParts } from '../support/window-parts';
import { expect, test } from '../support/window-test';

/** Opens the sample and waits until all of it is there. */
async function openSample(app: DatelineApp): Promise<WindowParts> {
  const window = new WindowParts(app.page);
  await app.page.getByRole('button', { name: 'Open the sample library' }).click();
  await expect(window.tab('Articles', 12)).toBeVisible({ timeout: 20_000 });
  await expect(window.tab('Events', 17)).toBeVisible();
  return window;
}

async function expectAccessible(app: DatelineApp, view: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await test.step(`${view}, ${colorScheme}`, async () => {
      await app.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect.soft(await accessibilityProblems(app)).toEqual([]);
    });
  }
}

/** The bar above the articles; the list of clips has one alike. */
const barOf = (page: Page) => page.getByRole('toolbar', { name: 'The list of articles' });

/** Chooses from one of the menus of the bar above the articles, by the mouse. */
async function choose(page: Page, menu: 'Show' | 'Sort' | 'Group', item: string): Promise<void> {
  await barOf(page)
    .getByRole('button', { name: new RegExp(`^${menu}: `) })
    .click();
  await page.getByRole('menuitemradio', { name: item, exact: true }).click();
}

const chosen = (list: Locator) => list.getByRole('option', { selected: true });

test('by keyboard alone: articles are chosen, starred, tagged and shown by tag; a tag is renamed, moved, merged, removed, and all is undone', async ({
  launch,
}) => {
  const app = await launch();
  const { page } = app;
  const window = await openSample(app);
  const list = window.articles;
  const press = (...keys: string[]) =>
    keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve());
  const undone = (label: string) => expect(window.notices).toContainText(`Undone: ${label}`);
  await list.focus();
  await expect(list).toHaveAttribute('aria-multiselectable', 'true');

  await test.step('a stretch, one let go of, and a star for the rest', async () => {
    await press('Home', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown');
    await expect(chosen(list)).toHaveCount(4);
    await press('Control+ArrowUp', 'Control+Space');
    await expect(chosen(list)).toHaveCount(3);
    await expect(page.getByRole('toolbar', { name: 'What is chosen' })).toContainText('3 chosen');
    await press('s');
    await expect(list.getByRole('option', { name: /, starred/ })).toHaveCount(3);
    await expectAccessible(app, 'chosen articles');
  });

  await test.step('a tag that does not exist yet, then one more article by its name', async () => {
    await press('t');
    const dialog = page.getByRole('dialog', { name: '3 articles' });
    await expect(dialog.getByRole('combobox', { name: 'Tag' })).toBeFocused();
    await page.keyboard.type('quay / board');
    await expect(dialog.getByRole('option', { name: 'Make “quay/board”' })).toBeVisible();
    await press('Enter');
    await expect(dialog).toBeHidden();
    await press('Escape', 'End', 't');
    await page.keyboard.type('quay');
    await press('ArrowDown');
    await expect(page.getByRole('option', { name: 'quay/board', exact: true })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await press('ArrowUp', 'Enter');
    await app.saved();
  });

  await test.step('grouped by tag, headings fold by the keys and say so', async () => {
    await barOf(page).getByRole('button', { name: 'Group: No groups' }).press('Enter');
    await page.getByRole('menuitemradio', { name: 'Tag', exact: true }).press('Enter');
    const group = list.getByRole('group', { name: 'quay/board' });
    await expect(group.getByRole('option')).toHaveCount(4);
    await list.focus();
    await press('Home');
    const heading = list.getByRole('option', { name: /^quay *, 1 *, heading, unfolded/ });
    await press('ArrowRight');
    while (
      !(await list
        .getByRole('option', { name: /^quay .*folded/ })
        .evaluate((row) => row.classList.contains('active')))
    ) {
      await press('ArrowDown');
    }
    await expect(heading).toBeVisible();
    await press('ArrowLeft');
    await expect(list.getByRole('option', { name: /^quay *, 1 *, heading, folded/ })).toBeVisible();
    await press('ArrowRight');
    await expectAccessible(app, 'grouped articles');
  });

  await test.step('the page: a tag is renamed with what is nested in it', async () => {
    await app.menu('labels');
    const tree = page.getByRole('tree', { name: 'Tags' });
    await expect(tree).toBeFocused();
    const quay = tree.getByRole('treeitem', { name: /^quay\s*, 4 articles/ });
    await press('End', 'Home');
    while ((await quay.getAttribute('aria-selected')) !== 'true') await press('ArrowDown');
    await expect(quay).toHaveAttribute('aria-expanded', 'true');
    await press('F2');
    await page.keyboard.type('Pier');
    await press('Enter');
    const pier = tree.getByRole('treeitem', { name: /^Pier\s*, 4 articles/ });
    await expect(pier).toHaveAttribute('aria-selected', 'true');
    await press('ArrowRight');
    await expect(tree.getByRole('treeitem', { name: /^board\s*, 3 articles/ })).toHaveAttribute(
      'aria-level',
      '2',
    );
    await expectAccessible(app, 'tags and collections');

    await press('Control+z');
    await undone('Rename the tag “quay” to “Pier”');
    await expect(quay).toBeVisible();
  });

  await test.step('removed with what is nested in it, and brought back', async () => {
    const tree = page.getByRole('tree', { name: 'Tags' });
    await tree.focus();
    await press('ArrowLeft');
    await expect(tree.getByRole('treeitem', { name: /^quay/ })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await press('Delete');
    await expect(page.getByRole('dialog')).toContainText(
      '4 articles lose it and stay. The tag nested in it goes too.',
    );
    await press('Enter');
    await expect(tree.getByRole('treeitem', { name: /^quay/ })).toHaveCount(0);
    await press('Control+z');
    await undone('Remove the tag “quay”');
    await expect(tree.getByRole('treeitem', { name: /^quay\s*, 4 articles/ })).toBeVisible();
    await press('Escape');
    await expect(tree).toBeHidden();
  });

  await test.step('the open article is tagged by a name that completes, and starred', async () => {
    await list.focus();
    await press('End', 'Enter');
    await window.article.press('Shift+T');
    const field = window.article.getByRole('combobox', { name: 'Tags of the article' });
    await expect(field).toBeFocused();
    await press('Control+a');
    await page.keyboard.type('quay/b');
    await press('ArrowDown', 'Enter');
    await expect(field).toHaveValue('quay/board');
    await press('Enter');
    await expect(
      window.article.getByRole('button', { name: 'Tags of the article: #quay/board' }),
    ).toBeVisible();
    await window.article.press('*');
    await expect(window.article.getByRole('button', { name: 'Starred' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await app.saved();
  });
});

test('by mouse alone: what is shown is chosen, survives a restart and says what it hides; a collection is filled, tags are coloured and merged', async ({
  launch,
}) => {
  let app = await launch();
  let { page } = app;
  let window = await openSample(app);
  const option = (name: RegExp) => window.articles.getByRole('option', { name });

  await test.step('stars by the mouse; the list of starred ones says what it leaves out', async () => {
    await option(/^Refit moved/).hover();
    await option(/^Refit moved/)
      .locator('[data-star]')
      .click();
    await expect(option(/^Refit moved.*starred/)).toBeVisible();
    await choose(page, 'Show', 'Starred');
    await expect(window.articles.getByRole('option')).toHaveCount(1);
    await expect(page.getByRole('toolbar', { name: 'The list of articles' })).toContainText(
      '1 of 12',
    );
    await page.getByRole('searchbox', { name: 'Filter by words' }).fill('zeppelin');
    await expect(page.getByText('No article under “Starred” has “zeppelin”')).toBeVisible();
    await page.getByRole('button', { name: 'Show all articles' }).click();
    await expect(window.articles.getByRole('option')).toHaveCount(12);
  });

  await test.step('several are put into a collection made for them, in one deed', async () => {
    await option(/^Refit moved/).click();
    await option(/^Log entry/).click({ modifiers: ['Control'] });
    await option(/^Twenty-five/).click({ modifiers: ['Control'] });
    await page.getByRole('button', { name: 'Do with 3 chosen' }).click();
    await page.getByRole('menuitem', { name: 'Add to a collection…' }).click();
    await page.getByRole('combobox', { name: 'Collection' }).fill('Refit');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('button', { name: 'Choose none' }).click();
    await choose(page, 'Show', 'Refit');
    await choose(page, 'Sort', 'Title');
    await choose(page, 'Group', 'Month');
    await expect(window.articles.getByRole('group')).toHaveCount(1);
    await app.saved();
  });

  await test.step('after a restart the list is as it was', async () => {
    await app.quit();
    app = await launch();
    ({ page } = app);
    window = new WindowParts(page);
    await expect(page.getByRole('button', { name: 'Show: Refit' })).toBeVisible();
    await expect(window.articles.getByRole('group').getByRole('option')).toHaveText([
      /^\s*Nov 2023/,
      /^Log entry/,
      /^Refit moved/,
      /^Twenty-five/,
    ]);
  });

  await test.step('tags: coloured, moved under another, merged where one of the name is there', async () => {
    await page.getByRole('button', { name: /^Library: / }).click();
    await page.getByRole('menuitem', { name: 'Tags and collections…' }).click();
    const tree = page.getByRole('tree', { name: 'Tags' });
    const first = tree.getByRole('treeitem').first();
    const name = (await first.locator('.leaf').textContent()) ?? '';
    await first.click();
    const detail = page.getByRole('region', { name, exact: true });
    await detail.getByRole('radio', { name: 'sky' }).click();
    await expect(detail.getByRole('radio', { name: 'sky' })).toBeChecked();
    await page.getByRole('button', { name: 'New…' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Themes');
    await page.getByRole('button', { name: 'Make' }).click();
    await first.click();
    await detail.getByRole('button', { name: 'Move under…' }).click();
    await page.getByRole('option', { name: 'Themes' }).click();
    await expect(tree.getByRole('treeitem', { name: new RegExp(`^${name}`) })).toHaveAttribute(
      'aria-level',
      '2',
    );
    await page
      .getByRole('region', { name: `Themes/${name}` })
      .getByRole('button', { name: 'Rename…' })
      .click();
    const other =
      (await tree
        .getByRole('treeitem', { selected: false })
        .last()
        .locator('.leaf')
        .textContent()) ?? '';
    await page.getByRole('textbox', { name: 'Name' }).fill(other.toUpperCase());
    await expect(page.getByRole('dialog')).toContainText(`“${other}” is there already.`);
    await page.getByRole('button', { name: 'Merge', exact: true }).click();
    await expect(tree.getByRole('treeitem', { name: new RegExp(`^${name}\\s*,`) })).toHaveCount(0);
    await expect(tree.getByRole('treeitem', { selected: true })).toContainText(other);
  });

  await test.step('a collection leads to its articles', async () => {
    await page.getByRole('tab', { name: 'Collections 1' }).click();
    await page.getByRole('listbox', { name: 'Collections' }).getByRole('option').click();
    const held = page.getByRole('listbox', { name: 'What has it' });
    await expectAccessible(app, 'a collection');
    await held.getByRole('option', { name: /^Log entry/ }).click();
    await expect(window.article.getByRole('heading', { level: 1 })).toHaveText(/^Log entry/);
  });

  await test.step('the article says which events use it, and leads there', async () => {
    await window.article.getByRole('button', { name: /^\d+ events$/ }).click();
    const first = page.getByRole('menu', { name: 'Events' }).getByRole('menuitem').first();
    const title = ((await first.textContent()) ?? '').trim();
    await first.click();
    await expect(window.side.getByRole('article', { name: title })).toBeVisible();
  });
});
