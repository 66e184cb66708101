import type { DatelineBridge } from '../../core/ipc/contract';
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

test('the list of events by keyboard alone: read, sorted, written in, linked, chosen, removed, undone', async ({
  launch,
}) => {
  const app = await launch({ size: { width: 1440, height: 900 } });
  const { page } = app;
  const window = new WindowParts(page);
  const { keyboard } = page;
  await page.getByRole('button', { name: 'Open the sample library' }).click();
  await expect(window.tab('Events', 17)).toBeVisible({ timeout: 20_000 });
  const grid = page.getByRole('grid', { name: 'Events' });
  const focused = grid.locator(':focus');
  const row = (title: string) => grid.getByRole('row', { name: new RegExp(`^${title}`) });
  const undone = (label: string) => expect(window.notices).toContainText(`Undone: ${label}`);
  const FIRST = 'Kestrel carries her first passengers';

  await test.step('one stop of Tab; title, time, certainty and origins are heard of a row', async () => {
    await window.timeline.getByRole('button', { name: 'List' }).press('Enter');
    await keyboard.press('Tab');
    await expect(focused).toContainText(FIRST);
    await expect(focused).toHaveAccessibleDescription('14 Sep 1998, 1 origin, single origin');
    await expect(row('Kestrel returns with port engine')).toHaveAccessibleName(
      /13 Nov 2023, between .*4 origins, 6 articles, sources disagree, within/,
    );
    await expectAccessible(app, 'the list of events');
  });

  await test.step('sorted from the names of the columns; what has no date is last either way', async () => {
    await keyboard.press('ArrowUp');
    await keyboard.press('Home');
    await expect(focused).toHaveText('When↑');
    await keyboard.press('Enter');
    await expect(grid.getByRole('columnheader', { name: 'When' })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
    await keyboard.press('Control+End');
    await expect(focused).toHaveText('undated');
    await keyboard.press('ArrowUp');
    await expect(focused).toHaveText('14 Sep 1998');
  });

  await test.step('a time is typed: refused, asked about, read; the keys go along with the row', async () => {
    await keyboard.press('F2');
    await keyboard.type('one day');
    await expect(page.getByText('Not a time yet.')).toBeVisible();
    await keyboard.press('Enter');
    await expect(page.getByRole('alert')).toHaveText('The time is not read yet.');
    await keyboard.press('Control+a');
    await keyboard.type('03/10/2022');
    await keyboard.press('Tab');
    await expect(page.getByRole('radio', { name: '3 Oct 2022' })).toBeFocused();
    await keyboard.press('Escape');
    await expect(focused).toHaveText('14 Sep 1998');
    await keyboard.press('F2');
    await keyboard.type('1 Dec 2023');
    await expectAccessible(app, 'a time being typed');
    await keyboard.press('Enter');
    await expect(focused).toHaveText('1 Dec 2023');
    await expect(row(FIRST).locator(':focus')).toHaveText('1 Dec 2023');
    await expect(page.getByText(`“${FIRST}” is now row`)).toBeVisible();
    await keyboard.press('Control+z');
    await undone(`Change the time of “${FIRST}”`);
    await expect(focused).toHaveText('14 Sep 1998');
  });

  await test.step('a time that another window changes meanwhile stays, where nothing was typed', async () => {
    await keyboard.press('F2');
    await expect(page.locator(':focus')).toHaveValue('14 Sep 1998');
    await page.evaluate(async (title) => {
      const { dateline } = globalThis as unknown as { dateline: DatelineBridge };
      const { records } = await dateline.call('library:records', { after: null });
      const id = records.find((one) => one.kind === 'event' && one.title === title)?.id ?? '';
      const set = { when: { edtf: '1998-09-15', extent: 'within' } };
      const label = 'Another window';
      await dateline.call('change:do', {
        label,
        commands: [{ do: 'set', kind: 'event', id, set }],
      });
    }, FIRST);
    await expect(row(FIRST)).toHaveAccessibleName(/15 Sep 1998/);
    await keyboard.press('Enter');
    await expect(focused).toHaveText('15 Sep 1998');
    await keyboard.press('Control+z');
    await undone('Another window');
    await expect(focused).toHaveText('14 Sep 1998');
  });

  await test.step('Tab goes on to the next cell: place, people, tags, lane', async () => {
    await keyboard.press('ArrowRight');
    await keyboard.press('F2');
    await keyboard.press('Tab');
    await keyboard.press('Control+a');
    await keyboard.type('Bay slip');
    // What is typed while a slow disk saves is in the next cell, to its first letter.
    await app.slowDisk(150);
    await keyboard.press('Tab');
    await keyboard.type('Ruth Amory, Ilse Varga');
    await app.slowDisk(0);
    await keyboard.press('Tab');
    await keyboard.type('pum');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await keyboard.press('Tab');
    await keyboard.press('Control+a');
    await keyboard.type('History');
    // From the last cell of a row to the first of the next, and back.
    await keyboard.press('Tab');
    await expect(page.getByRole('textbox', { name: 'When of Second-hand pump' })).toBeFocused();
    await keyboard.press('Shift+Tab');
    await expect(page.getByRole('combobox', { name: `Lane of ${FIRST}` })).toBeFocused();
    await keyboard.press('Enter');
    await expect(focused).toHaveText('History');
    const first = row(FIRST);
    for (const words of ['Bay slip', 'Ruth Amory, Ilse Varga', 'background,', 'pumps']) {
      await expect(first).toContainText(words);
    }
    await keyboard.press('Control+z');
    await undone(`Move “${FIRST}” to the lane “History”`);
    await keyboard.press('Control+z');
    await undone(`Change the tags of “${FIRST}”`);
  });

  await test.step('opened, a clip of its evidence selected, and that linked to another event', async () => {
    await keyboard.press('Enter');
    const card = window.side.getByRole('article', { name: FIRST });
    await expect(card).toBeVisible();
    await card.getByRole('button', { name: /^Alder Courier/ }).press('Enter');
    await expect(window.clip).toBeVisible();
    await grid.locator('[tabindex="0"]').focus();
    await keyboard.press('l');
    await expect(page.getByText(`This clip is evidence of “${FIRST}” already.`)).toBeVisible();
    await keyboard.press('ArrowDown');
    await keyboard.press('l');
    await expect(window.side.getByRole('article', { name: 'Second-hand pump' })).toBeVisible();
    await keyboard.press('Control+z');
    await undone('Link a clip to “Second-hand pump');
  });

  await test.step('several rows are given a lane, a tag and a colour, a deed each', async () => {
    await keyboard.press('Control+Home');
    await keyboard.press('Shift+ArrowDown');
    await keyboard.press('Shift+ArrowDown');
    await expect(page.getByText('3 chosen')).toBeVisible();
    await keyboard.press('Shift+L');
    await keyboard.type('Refit');
    await keyboard.press('Enter');
    await expect(grid.getByRole('gridcell', { name: 'Refit', exact: true })).toHaveCount(3);
    await keyboard.press('t');
    await keyboard.type('late');
    await keyboard.press('Enter');
    await keyboard.press('3');
    await expect(grid.getByRole('rowheader', { name: /^sky, / })).toHaveCount(3);
    await keyboard.press('Shift+F10');
    const menu = page.getByRole('menu', { name: '3 events' });
    await expect(menu.getByRole('menuitemradio', { name: 'Colour sky' })).toBeChecked();
    await expect(menu.locator(':scope > *').first()).toHaveRole('menuitem');
    await expectAccessible(app, 'chosen rows and their menu');
    await keyboard.press('Escape');
    for (const label of [
      'Colour 3 events sky',
      'Tag 3 events: late',
      'Move 3 events to the lane',
    ]) {
      await keyboard.press('Control+z');
      await undone(label);
    }
  });

  await test.step('removed together, and back by the notice', async () => {
    await keyboard.press('Delete');
    await expect(window.tab('Events', 14)).toBeVisible();
    await expect(focused).toHaveCount(1);
    await window.notices.getByRole('button', { name: 'Undo' }).press('Enter');
    await expect(window.tab('Events', 17)).toBeVisible();
  });
});
