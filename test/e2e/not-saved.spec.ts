import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WindowParts } from '../support/window-parts';
import { expect, test } from '../support/window-test';

test('what cannot be saved is said in full, asked about on closing, and saved once the folder is back', async ({
  launch,
  folder,
}) => {
  const app = await launch({ size: { width: 1280, height: 800 } });
  const { page } = app;
  const window = new WindowParts(page);
  const story = join(folder, 'story.txt');
  await writeFile(story, 'The pump log\n\nThe pump was opened at four and nobody closed it.\n');
  await app.drop([story]);
  await window.open('The pump log');
  await app.saved();
  const library = join(app.userData, 'libraries', 'Notebook');
  await rename(library, `${library} unplugged`);
  await window.block('The pump was opened').click();
  await page.keyboard.press('c');
  await expect(window.clip).toBeVisible();
  const said = page.getByRole('banner').getByRole('alert');
  await expect(said).toContainText('Not saved: The library folder is gone.');
  // Nothing of what matters first is cut off.
  const cut = await said.evaluate((all) => {
    const words = all.querySelector('.words')?.firstChild as Text;
    const range = document.createRange();
    range.setStart(words, 0);
    range.setEnd(words, words.data.indexOf('.') + 1);
    return range.getBoundingClientRect().right - all.getBoundingClientRect().right;
  });
  expect(cut).toBeLessThanOrEqual(0);

  await app.electron.evaluate(({ dialog }) => {
    const asked = ((globalThis as { messages?: unknown[] }).messages = [] as unknown[]);
    dialog.showMessageBox = (...given: unknown[]) => {
      asked.push((given.at(-1) as { message: string }).message);
      return Promise.resolve({ response: 0, checkboxChecked: false });
    };
  });
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  // Who sees the window go takes everything for saved.
  const isSeen = () =>
    app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
  for (let look = 0; look < 10; look++) {
    await page.waitForTimeout(100);
    expect(await isSeen()).toBe(true);
  }
  await expect
    .poll(() => app.electron.evaluate(() => (globalThis as { messages?: unknown[] }).messages), {
      timeout: 30_000,
    })
    .toEqual([expect.stringMatching(/^(1 change is|\d+ changes are) not saved\.$/)]);
  await expect(said).toBeVisible();
  await window.clip.getByRole('button', { name: 'Remove' }).click();
  await rename(`${library} unplugged`, library);
  await app.saved();
  await page.keyboard.press('Control+z');
  await expect(window.article.locator('[data-clip], mark').first()).toBeVisible();
  await app.saved();
  await app.kill();

  const again = await launch();
  const after = new WindowParts(again.page);
  await after.open('The pump log');
  await expect(after.article.locator('[data-clip], mark').first()).toBeVisible();
});
