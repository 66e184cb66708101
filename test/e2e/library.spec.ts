import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commandLine, program } from '../support/app';
import { dragMouse, middleOf } from '../support/pointer';
import { runToEnd } from '../support/run-to-end';
import { WindowParts } from '../support/window-parts';
import { expect, test } from '../support/window-test';

test('the sample opens by one click, the menu leads back, and a new library starts empty', async ({
  launch,
  folder,
}) => {
  const app = await launch();
  const { page } = app;
  const window = new WindowParts(page);
  const story = join(folder, 'mine.txt');
  const menu = page.getByRole('button', { name: /^Library: / });
  await page.getByRole('button', { name: 'Open the sample library' }).click();
  await expect(menu).toHaveAccessibleName('Library: Kestrel ferry', { timeout: 20_000 });
  for (const [name, count] of [
    ['Articles', 12],
    ['Pages', 1],
    ['Events', 17],
  ] as const) {
    await expect(window.tab(name, count)).toBeVisible();
  }

  await menu.click();
  await page.getByRole('menuitemradio', { name: 'Notebook' }).click();
  await expect(menu).toHaveAccessibleName('Library: Notebook');
  await expect(window.emptyState).toBeVisible();
  await writeFile(story, 'A story of my own\n\nIts words are few, and they are enough for this.\n');
  await app.drop([story]);
  await expect(window.tab('Articles', 1)).toBeVisible();

  await menu.press('Enter');
  await page.getByRole('menuitem', { name: 'New library…' }).click();
  const dialog = page.getByRole('dialog', { name: 'New library' });
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('A library needs a name.')).toBeVisible();
  await page.keyboard.type('Harbour / board: "2023"');
  await page.keyboard.press('Enter');
  await expect(menu).toHaveAccessibleName('Library: Harbour / board: "2023"');
  await expect(window.emptyState).toBeVisible();
  await expect(window.tab('Articles', 0)).toBeVisible();

  await menu.click();
  await expect(page.getByRole('menuitemradio')).toHaveCount(3);
  await expect(page.getByRole('menuitemradio', { checked: true })).toHaveText(/Harbour/);
  await page.getByRole('menuitemradio', { name: 'Notebook' }).click();
  await expect(menu).toHaveAccessibleName('Library: Notebook');
  await expect(window.articles.getByRole('option', { name: /^A story of my own/ })).toBeVisible();

  // The sample, opened again from the menu, is the one that was left.
  await menu.click();
  await page.getByRole('menuitem', { name: 'Open the sample library' }).click();
  await expect(menu).toHaveAccessibleName('Library: Kestrel ferry');
  await expect(window.tab('Articles', 12)).toBeVisible();
  await app.quit();
  const again = await launch();
  await expect(again.page.getByRole('button', { name: 'Library: Kestrel ferry' })).toBeVisible();
});

test('a second start on the same data brings the first window to the front and opens none', async ({
  launch,
}) => {
  const app = await launch();
  await app.electron.evaluate(({ BrowserWindow }) => {
    const seen = globalThis as { brought?: number };
    seen.brought = 0;
    const window = BrowserWindow.getAllWindows()[0];
    if (!window) return;
    const focus = window.focus.bind(window);
    window.focus = () => {
      seen.brought = (seen.brought ?? 0) + 1;
      focus();
    };
  });
  const { executablePath, args } = program();
  const second = await runToEnd(executablePath, [...args, `--user-data-dir=${app.userData}`]);
  expect(second.code).toBe(0);
  await expect
    .poll(() => app.electron.evaluate(() => (globalThis as { brought?: number }).brought))
    .toBe(1);
  expect(
    await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length),
  ).toBe(1);
});

test('a library that is open is refused to others, and is free once its window is closed', async ({
  launch,
  folder,
}) => {
  const library = join(folder, 'Shared');
  const app = await launch({ args: ['--library', library] });
  await expect(app.page.getByRole('button', { name: /^Library: / })).toBeVisible();
  const importing = async () => {
    const story = join(folder, 'story.txt');
    await writeFile(story, 'A story for the other\n\nIts words are few, and they are enough.\n');
    const { executable, args, env } = commandLine(
      ['import', '--library', library, story],
      join(folder, 'command-line'),
    );
    return runToEnd(executable, args, { env });
  };
  const refused = await importing();
  expect(refused.code).toBe(3);
  expect(refused.errors).toMatch(/open|in use/i);
  await expect(new WindowParts(app.page).tab('Articles', 0)).toBeVisible();
  await app.quit();

  expect((await importing()).code).toBe(0);
  const again = await launch({ args: ['--library', library] });
  await expect(new WindowParts(again.page).tab('Articles', 1)).toBeVisible();
});

test('sizes of panes, what is folded, text size and theme survive a restart', async ({
  launch,
}) => {
  const app = await launch();
  const { page } = app;
  const handle = (name: string, from = page) => from.getByRole('separator', { name });
  const left = 'Width of the library pane';
  const right = 'Width of the clips pane';
  const bottom = 'Height of the timeline';
  const size = async (name: string, from = page) =>
    Number(await handle(name, from).getAttribute('aria-valuenow'));

  const before = { left: await size(left), bottom: await size(bottom) };
  const grip = await middleOf(handle(left));
  await dragMouse(page, grip, { x: grip.x + 60, y: grip.y });
  await expect.poll(() => size(left)).toBe(before.left + 60);
  await handle(bottom).focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => size(bottom)).toBe(before.bottom + 32);
  await page.keyboard.press('Control+2');
  await expect(handle(right)).toHaveAttribute('aria-valuenow', '0');
  const box = await page.getByRole('complementary', { name: 'Library' }).boundingBox();
  expect(Math.abs((box?.width ?? 0) - (before.left + 60))).toBeLessThanOrEqual(1);

  await app.menu('themeDark');
  await app.menu('zoomIn');
  const paper = () =>
    page
      .getByRole('main')
      .evaluate((main) => getComputedStyle(main.ownerDocument.body).backgroundColor);
  const dark = await paper();
  await app.menu('themeLight');
  await expect.poll(paper).not.toBe(dark);
  await app.menu('themeDark');
  await expect.poll(paper).toBe(dark);
  // At once: what was changed last is kept as well.
  await app.resize({ width: 1300, height: 820 });
  await app.quit();

  const again = await launch({ size: null });
  await expect(handle(right, again.page)).toHaveAttribute('aria-valuenow', '0');
  expect(await size(left, again.page)).toBe(before.left + 60);
  expect(await size(bottom, again.page)).toBe(before.bottom + 32);
  await expect(again.page.getByRole('complementary', { name: 'Clips and evidence' })).toBeHidden();
  expect(await again.page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
  const textSize = await again.page.evaluate(() =>
    getComputedStyle(document.documentElement).getPropertyValue('--reader-size'),
  );
  expect(textSize).toBe('19.5px');
  await again.page.keyboard.press('Control+2');
  await expect(again.page.getByRole('complementary', { name: 'Clips and evidence' })).toBeVisible();
  // The window itself comes back in its size as well.
  const inner = await again.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getContentSize(),
  );
  expect(inner).toEqual([1300, 820]);
});
