import { join } from 'node:path';
import { accessibilityProblems } from '../support/axe';
import { WindowParts } from '../support/window-parts';
import { SAMPLE, expect, test } from '../support/window-test';

const COURIER = join(SAMPLE, 'Kestrel withdrawn after smoke in engine room - Alder Courier.html');
const LEDGER = join(
  SAMPLE,
  "Union says it warned of ferry's pumps in October _ Bayside Ledger.html",
);

test('the text proposes events: three accepted by key, a second source linked to one of them, all undone', async ({
  launch,
}) => {
  const app = await launch();
  const window = new WindowParts(app.page);
  const { page } = app;
  await app.drop([COURIER]);
  await expect(page.getByRole('button', { name: /^\d+ suggestions$/ })).toBeVisible();
  await window.leaveFields();
  await page.keyboard.press('p');
  const view = page.getByRole('region', { name: 'Suggestions' });
  const rows = view.getByRole('list', { name: 'Proposed events' }).locator('[data-suggestion]');
  await expect(rows.first()).toBeFocused();
  await expect(rows.first()).toHaveAccessibleName(
    /^13 Nov 2023: Harbour officials took the Kestrel ferry out of service\. 1 of \d+$/,
  );
  const count = await rows.count();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.keyboard.press('t');
    expect(await accessibilityProblems(app)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(rows.first()).toBeFocused();
  }

  // As it is, under another title, and as it is again.
  await page.keyboard.press('a');
  await expect(rows).toHaveCount(count - 1);
  await expect(rows.first()).toBeFocused();
  await expect(rows.first()).toHaveAccessibleName(
    /^13 Nov 2023, about 06:40: The crew cut the port engine/,
  );
  await page.keyboard.press('e');
  await page.keyboard.type('Port engine cut');
  await page.keyboard.press('Enter');
  await expect(rows).toHaveCount(count - 2);
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press('a');
  await expect(rows).toHaveCount(count - 3);
  await expect(window.tab('Events', 3)).toBeVisible();
  // Passed over, it is not proposed again.
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press('x');
  await expect(rows).toHaveCount(count - 4);
  // Another time is left as it was, and the keys stay; with Shift they are other keys.
  await page.keyboard.press('t');
  await expect(rows.first().getByRole('textbox', { name: /^What “/ })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(rows.first()).toBeFocused();
  await expect(rows.first().getByRole('textbox', { name: /^What “/ })).toHaveCount(0);
  await page.keyboard.press('Shift+X');
  await expect(rows).toHaveCount(count - 4);
  await app.saved();
  await page.keyboard.press('Escape');
  await expect(view).toBeHidden();
  await expect(window.block('The crew cut the port engine').locator('mark').first()).toBeVisible();

  // Another source of the same minute comes with the event there is.
  await app.drop([LEDGER]);
  await window.open(/Union says/);
  await expect(page.getByRole('button', { name: /^\d+ suggestions$/ })).toBeVisible();
  await page.keyboard.press('p');
  const same = rows.filter({ hasText: 'the port engine was shut down at about 6.40am' });
  await expect(async () => {
    if ((await same.getAttribute('aria-current')) === 'true') return;
    await page.keyboard.press('j');
    await expect(same).toHaveAttribute('aria-current', 'true', { timeout: 100 });
  }).toPass({ timeout: 10_000 });
  await expect(
    same.getByRole('list', { name: 'Events it may be' }).getByRole('button').first(),
  ).toHaveText(/Port engine cut/);
  const before = await rows.count();
  await page.keyboard.press('l');
  await expect(rows).toHaveCount(before - 1);
  await expect(window.tab('Events', 3)).toBeVisible();
  const side = page.getByRole('complementary', { name: 'Clips and evidence' });
  await expect(side.getByRole('button', { name: 'Bayside Ledger: about 06:40' })).toBeVisible();
  await app.saved();

  // Every answer is one step of undo, the imports too.
  for (let step = 0; step < 7; step++) {
    await page.keyboard.press('Control+z');
    await app.saved();
  }
  await expect(page.getByText('Drop saved articles here.')).toBeVisible();
  await expect(window.tab('Events', 0)).toBeVisible();
});

test('a date that is none is dismissed for good, a wrong one corrected, the day to reckon from set', async ({
  launch,
}) => {
  const app = await launch();
  const window = new WindowParts(app.page);
  const { page } = app;
  await app.drop([COURIER]);
  const first = window.block('Harbour officials took');
  await expect(first.locator('[data-date]').first()).toBeVisible();
  await first.click();
  const float = page.getByRole('group', { name: 'Reading' });
  await expect(float).toContainText('13 Nov 2023');
  await page.keyboard.press('r');
  const dialog = page.getByRole('dialog', { name: 'What “Monday” means' });
  await dialog.getByRole('textbox', { name: 'When' }).fill('6 Nov 2023');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(float).toContainText('6 Nov 2023');
  await app.saved();

  await first.click();
  await page.keyboard.press('Shift+X');
  await expect(first.locator('[data-date]')).toHaveCount(0);
  await app.saved();
  await app.quit();
  const again = await launch();
  const later = new WindowParts(again.page);
  await later.open(/Kestrel withdrawn/);
  const block = later.block('Harbour officials took');
  await expect(later.block('early December').locator('[data-date]').first()).toBeVisible();
  await expect(block.locator('[data-date]')).toHaveCount(0);

  const more = again.page.getByRole('button', { name: 'More for this article' });
  await more.click();
  await again.page.getByRole('menuitem', { name: 'Bring back 1 dismissed date' }).click();
  await expect(block.locator('[data-date]').first()).toBeVisible();
  await more.click();
  await again.page.getByRole('menuitem', { name: 'Reckon dates from another day…' }).click();
  const day = again.page.getByRole('dialog', { name: 'Day that dates are reckoned from' });
  await day.getByRole('textbox', { name: 'Another day' }).fill('1 March 2022');
  await again.page.keyboard.press('Enter');
  await expect(day).toBeHidden();
  await block.click();
  await expect(again.page.getByRole('group', { name: 'Reading' })).toContainText('28 Feb 2022');
});
