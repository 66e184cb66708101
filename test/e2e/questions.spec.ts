import type { DatelineApp } from '../support/app';
import { accessibilityProblems } from '../support/axe';
import { WindowParts } from '../support/window-parts';
import { expect, test } from '../support/window-test';

async function expectAccessible(app: DatelineApp, view: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await test.step(`${view}, ${colorScheme}`, async () => {
      await app.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect.soft(await accessibilityProblems(app)).toEqual([]);
    });
  }
}

test('by keyboard: a disagreement is settled from the list of open questions; an event is typed in one line, told apart, merged, split, and all is undone', async ({
  launch,
}) => {
  const app = await launch();
  const { page } = app;
  const window = new WindowParts(page);
  await page.getByRole('button', { name: 'Open the sample library' }).click();
  await expect(window.tab('Events', 17)).toBeVisible({ timeout: 20_000 });
  const view = page.getByRole('region', { name: 'Open questions' });
  const tab = (name: string) => view.getByRole('tab', { name });
  const undone = (label: string) => expect(window.notices).toContainText(`Undone: ${label}`);

  await test.step('who says what in which words, found by words, opened, settled', async () => {
    await page.keyboard.press('Control+Shift+U');
    const list = view.getByRole('listbox', { name: 'Disagreements' });
    await expect(list).toBeFocused();
    await expect(tab('Disagreements 4')).toBeVisible();
    await view.getByRole('searchbox', { name: 'Filter' }).fill('harrack bayside');
    const refit = list.getByRole('option');
    await expect(refit).toHaveCount(1);
    await expect(refit).toContainText('Sources disagree on first planned for');
    await expect(refit).toContainText('Bayside Ledger');
    await expect(refit).toContainText('It has been 4 December since the summer');
    await list.press('Enter');
    await expect(window.side.getByRole('article', { name: 'Refit at Harrack' })).toBeVisible();
    await expect(view.getByRole('button', { name: /^Settle…/ })).toBeVisible();
    await expectAccessible(app, 'open questions');
    await list.press('s');
    const form = page.getByRole('dialog', { name: /^The sources disagree: first planned/ });
    await expect(form).toContainText('It has been 4 December since the summer');
    await expectAccessible(app, 'settling');
    await form.getByRole('radio', { name: /^4 December/ }).check();
    await form.getByRole('textbox', { name: 'Reason' }).fill('On the wall.');
    await form.getByRole('button', { name: 'Save' }).press('Enter');
    await expect(form).toBeHidden();
    await expect(tab('Disagreements 3')).toBeVisible();
    await expect(view.getByText('Nothing here has these words.')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(view).toBeHidden();
  });

  const quick = page.getByRole('textbox', { name: 'New event: when, then what' });
  const card = (name: string) => window.side.getByRole('article', { name, exact: true });
  await test.step('a time, a title, Enter; what it may be the same as stands on its card', async () => {
    await window.tab('Events').click();
    await quick.fill('13 Nov 2023');
    await expect(page.getByText('Now its title.')).toBeVisible();
    await quick.press('Enter');
    await expect(page.getByText('An event needs a title.')).toBeVisible();
    await quick.fill('13 Nov 2023, about 07:00 Kestrel out of service');
    await expect(page.locator('form').getByText('13 Nov 2023, about 07:00')).toBeVisible();
    await quick.press('Enter');
    await expect(quick).toHaveValue('');
    await expect(quick).toBeFocused();
    await expect(window.tab('Events', 18)).toBeVisible();
    await expect(card('Kestrel out of service')).toContainText(
      'Perhaps the same as “Kestrel taken out of service”, 13 Nov 2023',
    );
    await expectAccessible(app, 'quick entry and an event that may be another');
  });

  await test.step('not the same is remembered, and taken back', async () => {
    await page.keyboard.press('Control+Shift+U');
    await tab('Perhaps the same 1').click();
    const list = view.getByRole('listbox', { name: 'Perhaps the same' });
    await list.focus();
    await expect(list.getByRole('option')).toContainText('Kestrel taken out of service');
    await list.press('x');
    await expect(tab('Perhaps the same 0')).toBeVisible();
    await expect(card('Kestrel out of service')).not.toContainText('Perhaps');
    await page.keyboard.press('Control+z');
    await undone('“Kestrel taken out of service” and “Kestrel out of service” are not the same');
    await expect(tab('Perhaps the same 1')).toBeVisible();
  });

  await test.step('merged, the one that stays has both; one undo brings both back', async () => {
    const list = view.getByRole('listbox', { name: 'Perhaps the same' });
    await list.focus();
    await list.press('m');
    const form = page.getByRole('dialog', { name: /^Merge “Kestrel/ });
    await expect(form.getByRole('option', { selected: true })).toContainText(
      'Kestrel out of service',
    );
    await expectAccessible(app, 'merging events');
    await page.keyboard.press('Enter');
    await expect(form).toBeHidden();
    await expect(window.tab('Events', 17)).toBeVisible();
    await expect(card('Kestrel taken out of service')).toContainText(
      'Merged from “Kestrel out of service”: 13 Nov 2023, about 07:00',
    );
    await page.keyboard.press('Control+z');
    await undone('Merge “Kestrel out of service” into “Kestrel taken out of service”');
    await expect(window.tab('Events', 18)).toBeVisible();
  });

  await test.step('split, what is chosen is told of a new event', async () => {
    await page.keyboard.press('Escape');
    const returns = 'Kestrel returns with port engine stopped';
    await window.events.getByRole('option', { name: new RegExp(`^${returns}`) }).click();
    await card(returns)
      .getByRole('button', { name: `More about ${returns}` })
      .press('Enter');
    await page.getByRole('menuitem', { name: 'Split event…' }).press('Enter');
    const form = page.getByRole('dialog', { name: `Split “${returns}”` });
    await form.getByRole('button', { name: 'Split' }).press('Enter');
    await expect(form.getByRole('alert')).toHaveText('Choose what the new event is told by.');
    await form.getByRole('checkbox', { name: /Northline Wire.*stopped at 07:05/ }).check();
    await form.getByRole('textbox', { name: 'Title of that event' }).fill('Engine stopped');
    await expectAccessible(app, 'splitting an event');
    await page.keyboard.press('Enter');
    await expect(form).toBeHidden();
    await expect(card('Engine stopped')).toContainText('13 Nov 2023, 07:05');
    await expect(card('Engine stopped')).toContainText('Northline Wire');
    await window.leaveFields();
    await page.keyboard.press('Control+z');
    await undone(`Split “Engine stopped” off from “${returns}”`);
    await expect(window.tab('Events', 18)).toBeVisible();
  });

  await test.step('a paragraph that rests on no clip is listed, and Enter goes to it', async () => {
    await page.keyboard.press('Control+Shift+U');
    await tab('Uncited 1').click();
    const list = view.getByRole('listbox', { name: 'Uncited' });
    await list.focus();
    await expect(list.getByRole('option').first()).toContainText('Do not write that it was moved');
    await expectAccessible(app, 'uncited paragraphs');
    await list.press('Home');
    await list.press('Enter');
    const text = page.getByRole('textbox', { name: 'Page text' });
    await expect(text).toBeFocused();
    await expect
      .poll(() => page.evaluate(() => getSelection()?.toString()))
      .toMatch(/^Do not write that it was moved forward\. .* moved forward\.$/);
    await expect(text.getByText('Do not write that it was moved forward.')).toBeInViewport();
  });
});
