import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SAMPLE, expect, test } from '../support/window-test';

const COURIER = join(SAMPLE, 'Kestrel withdrawn after smoke in engine room - Alder Courier.html');
const LOG = join(SAMPLE, 'Log entry shows valve open at 04 12 - Northline Wire.html');
const EVENT = 'Port engine stopped';

test('drop, read, clip, pin to an event, link a second source, write, export, come back, undo', async ({
  launch,
  folder,
}) => {
  const app = await launch();
  const { page } = app;
  await expect(page.getByText('Drop saved articles here.')).toBeVisible();

  await app.drop([COURIER, LOG]);
  const articles = page.getByRole('listbox', { name: 'Articles' });
  await expect(articles.getByRole('option')).toHaveCount(2);
  await app.saved();

  // Read and clip by key: down to the paragraph that gives the time.
  await articles.getByRole('option', { name: /Alder Courier/ }).click();
  const first = page.getByRole('group', { name: /^Paragraph/ }).filter({ hasText: '6.40' });
  await expect(first).toBeVisible();
  await expect(async () => {
    await page.keyboard.press('j');
    await expect(first).toHaveAttribute('aria-current', 'true', { timeout: 100 });
  }).toPass({ timeout: 15_000 });
  await page.keyboard.press('c');
  await expect(first.locator('mark').first()).toBeVisible();
  const side = page.getByRole('complementary', { name: 'Clips and evidence' });
  await expect(side.getByText('exact')).toBeVisible();

  // A new event from it; its time comes from the nearest date in the text.
  await page.keyboard.press('e');
  const form = page.getByRole('dialog', { name: 'New event from a clip' });
  await expect(form.getByRole('textbox', { name: 'When' })).toHaveValue('13 Nov 2023, about 06:40');
  await form.getByRole('textbox', { name: 'Title' }).fill(EVENT);
  await page.keyboard.press('Enter');
  await expect(form).toBeHidden();
  const timeline = page.getByRole('region', { name: 'Timeline' }).last();
  await expect(
    timeline.getByRole('button', { name: new RegExp(`^${EVENT}, 13 Nov 2023, about 06:40`) }),
  ).toBeVisible();

  // The second article's clip goes to the same event.
  await articles.getByRole('option', { name: /Northline Wire/ }).click();
  const second = page
    .getByRole('group', { name: /^Paragraph/ })
    .filter({ hasText: '07:05' })
    .first();
  await second.click();
  await page.keyboard.press('c');
  await page.keyboard.press('l');
  const chooser = page.getByRole('dialog', { name: 'Link to an event' });
  await expect(chooser.getByRole('option', { name: new RegExp(EVENT) })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(chooser).toBeHidden();
  await expect(side.getByText('Alder Courier').first()).toBeVisible();
  await expect(side.getByText('Northline Wire').first()).toBeVisible();

  // And back to the very block that the first source's words stand in.
  await side
    .getByRole('button', { name: /Alder Courier/ })
    .first()
    .click();
  await expect(first).toBeVisible();

  // A page cites both.
  await page.keyboard.press('Control+n');
  await page.getByRole('textbox', { name: 'Page title' }).fill('What we know');
  const text = page.getByRole('textbox', { name: 'Page text' });
  await text.click();
  await page.keyboard.type('Two accounts of the same minute:\n\n');
  for (const words of ['6.40 that morning', '07:05']) {
    await page.keyboard.type(`[[${words}`);
    const offers = page.getByRole('listbox', { name: 'Completions' });
    await expect(offers.getByRole('option').first()).toBeVisible();
    // The editor takes no Enter for a list that has only just come up: it may be a line break.
    await page.waitForTimeout(200);
    await page.keyboard.press('Enter');
    await page.keyboard.type('\n\n');
  }
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview.getByRole('blockquote')).toHaveCount(2);
  await app.saved();

  const target = join(folder, 'export.md');
  await app.answerSaveDialog(target);
  await page.keyboard.press('Control+e');
  await expect(page.getByText('Exported: export.md')).toBeVisible();
  const markdown = await readFile(target, 'utf8');
  expect(markdown).toContain(`### ${EVENT}`);
  expect(markdown).toContain('# What we know');
  expect(markdown).toContain('Original SHA-256');
  expect(markdown).toMatch(/\[\^s1\][^]*\[\^s2\]/);

  // Everything is there after a restart …
  await app.quit();
  const again = await launch();
  const list = again.page.getByRole('listbox', { name: 'Articles' });
  await again.page.getByRole('tab', { name: /Articles/ }).click();
  await expect(list.getByRole('option', { name: /2 clips|1 clip/ })).toHaveCount(2);
  await again.page.getByRole('tab', { name: /Pages/ }).click();
  await expect(again.page.getByRole('option', { name: /What we know/ })).toBeVisible();
  const twice = join(folder, 'again.md');
  await again.answerSaveDialog(twice);
  await again.page.getByRole('button', { name: 'Export…' }).click();
  await expect(again.page.getByText('Exported: again.md')).toBeVisible();
  expect(await readFile(twice, 'utf8')).toBe(markdown);

  // … and can be taken back, step by step, to the empty library.
  await again.page.getByRole('tab', { name: /Articles/ }).click();
  await again.page.getByRole('listbox', { name: 'Articles' }).focus();
  for (let steps = 0; steps < 40; steps++) {
    if (await again.page.getByText('Drop saved articles here.').isVisible()) break;
    await again.page.keyboard.press('Control+z');
    await again.saved();
  }
  await expect(again.page.getByText('Drop saved articles here.')).toBeVisible();
  await expect(again.page.getByRole('tab', { name: 'Events 0' })).toBeVisible();
  await again.page.keyboard.press('Control+Shift+z');
  await expect(again.page.getByRole('tab', { name: 'Articles 2' })).toBeVisible();
  await again.quit();
});
