import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatelineApp } from '../support/app';
import { startAgain } from '../support/start-again';
import { WindowParts } from '../support/window-parts';
import { expect, test } from '../support/window-test';

const story = (title: string) => `${title}\n\nIts words are few, and they are enough for this.\n`;

function windowCount(app: DatelineApp): Promise<number> {
  return app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
}

test('files of a start and of a second start are imported in the one window, each a step of undo', async ({
  launch,
  folder,
}) => {
  const first = join(folder, 'first.txt');
  await writeFile(first, story('The first start'));
  const elsewhere = join(folder, 'else where');
  await mkdir(join(elsewhere, 'box'), { recursive: true });
  await writeFile(join(elsewhere, 'a – b.txt'), story('The second start'));
  await writeFile(join(elsewhere, 'box', 'c.txt'), story('A folder of it'));

  const app = await launch({ args: [first, join(folder, 'gone.txt')] });
  const window = new WindowParts(app.page);
  await expect(window.articles.getByRole('option', { name: /^The first start/ })).toBeVisible();
  await expect(window.importSummary).toContainText('gone.txt');
  await window.importSummary.getByRole('button', { name: 'Dismiss' }).click();

  await startAgain(app, elsewhere, ['--flag', 'a – b.txt', 'box', 'not-there.html']);
  await expect(window.tab('Articles', 3)).toBeVisible();
  await expect(window.importSummary).toContainText('not-there.html');
  await expect(window.articles.getByRole('option', { name: /^A folder of it/ })).toBeVisible();
  await app.saved();
  expect(await windowCount(app)).toBe(1);

  await window.leaveFields();
  await app.page.keyboard.press('Control+z');
  await expect(window.tab('Articles', 1)).toBeVisible();
  await app.page.keyboard.press('Control+z');
  await expect(window.emptyState).toBeVisible();
});

test('a second start with more files than one message holds brings them all', async ({
  launch,
  folder,
}) => {
  const app = await launch();
  const window = new WindowParts(app.page);
  const names = Array.from({ length: 12 }, (_, at) => `Story ${at} ${'long '.repeat(30)}.txt`);
  for (const [at, name] of names.entries()) {
    await writeFile(join(folder, name), story(`Number ${at}`));
  }
  // The same ones over and over, as 40 KB of arguments.
  const again = Array.from({ length: 20 }, () => names.map((name) => join(folder, name))).flat();
  await startAgain(app, folder, again);
  await expect(window.tab('Articles', 12)).toBeVisible();
  await app.saved();
  expect(await windowCount(app)).toBe(1);
});

test('a second start with another library opens a window of its own; the menu and quitting reach each', async ({
  launch,
  folder,
}) => {
  const app = await launch();
  const window = new WindowParts(app.page);
  const other = join(folder, 'Other');
  await writeFile(join(folder, 'mine.txt'), story('A story for the other'));
  const opened = app.electron.waitForEvent('window');
  await startAgain(app, folder, ['--library', 'Other', 'mine.txt']);
  const page = await opened;
  const second = new WindowParts(page);
  await expect(page.getByRole('button', { name: 'Library: Other' })).toBeVisible();
  await expect(second.articles.getByRole('option', { name: /^A story for/ })).toBeVisible();
  await expect(window.emptyState).toBeVisible();
  const places = await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((one) => one.getBounds()),
  );
  expect(new Set(places.map(({ x, y }) => `${x}/${y}`)).size).toBe(2);

  // By another path it is the same library, and its window takes the files.
  await symlink(other, join(folder, 'link'));
  await writeFile(join(folder, 'more.txt'), story('More for the other'));
  await startAgain(app, folder, [`--library=${join(folder, 'link')}`, 'more.txt']);
  await expect(second.tab('Articles', 2)).toBeVisible();
  expect(await windowCount(app)).toBe(2);

  // What the menu does goes by the focus, which the system gives late, and may take back at once.
  const focus = (title: RegExp) =>
    expect
      .poll(() =>
        app.electron.evaluate(async ({ BrowserWindow }, source) => {
          const wanted = new RegExp(source, 'u');
          const window = BrowserWindow.getAllWindows().find((one) => wanted.test(one.getTitle()));
          if (!window?.isFocused()) window?.focus();
          await new Promise((resolve) => setTimeout(resolve, 300));
          return BrowserWindow.getFocusedWindow()?.getTitle() ?? '';
        }, title.source),
      )
      .toMatch(title);
  await focus(/^Notebook/u);
  await app.menu('newPage');
  await expect(window.tab('Pages', 1)).toBeVisible();
  await focus(/^Other/u);
  await app.menu('newPage');
  await expect(second.tab('Pages', 1)).toBeVisible();
  await expect(window.tab('Pages', 1)).toBeVisible();

  // Words that were typed last in either window are kept when the program quits.
  await page.getByRole('textbox', { name: 'Page text' }).click();
  await page.keyboard.type('Last words of the other');
  const ended = app.electron.waitForEvent('close');
  await app.electron.evaluate(({ app: running }) => running.quit());
  await ended;
  const again = await launch({ args: ['--library', other] });
  const kept = new WindowParts(again.page);
  await expect(kept.tab('Articles', 2)).toBeVisible();
  await expect(kept.tab('Pages', 1)).toBeVisible();
  await kept.tab('Pages').click();
  await kept.pages.getByRole('option').first().click();
  await expect(again.page.getByRole('textbox', { name: 'Page text' })).toHaveText(
    'Last words of the other',
  );
});

test('a window that closes is out of sight at once, and a start meanwhile opens the next one', async ({
  launch,
  folder,
}) => {
  await writeFile(join(folder, 'first.txt'), story('Before it was closed'));
  await writeFile(join(folder, 'second.txt'), story('While it was closed'));
  const app = await launch({ args: [join(folder, 'first.txt')] });
  await expect(new WindowParts(app.page).tab('Articles', 1)).toBeVisible();
  await app.saved();
  const release = await app.holdDisk();
  const visible = () =>
    app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((one) => one.isVisible()),
    );
  expect(await visible()).toEqual([true]);
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(visible).toEqual([false]);
  await startAgain(app, folder, ['second.txt']);
  expect(await visible()).toEqual([false]);
  const opened = app.electron.waitForEvent('window');
  await release();
  const next = new WindowParts(await opened);
  await expect(next.tab('Articles', 2)).toBeVisible();
  await expect.poll(visible).toEqual([true]);
});
