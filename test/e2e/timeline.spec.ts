import type { Locator } from '@playwright/test';
import type { TimeView } from '../../core/timeline/view';
import { spanWords } from '../../core/timeline/words';
import { accessibilityProblems } from '../support/axe';
import { dragMouse } from '../support/pointer';
import { WindowParts } from '../support/window-parts';
import { expect, test } from '../support/window-test';

const PUBLISHED = /^Log published, 20 Nov 2023/;
const TRIAL = /^Trial crossing without passengers/;
const EVENTS = 17;

/** Where an event is drawn, from the window's left edge, in px. */
async function leftOf(shape: Locator): Promise<number> {
  // In motion a picture stands for the elements.
  await expect(shape.page().locator('.plot canvas')).toHaveCount(0);
  const box = await shape.boundingBox();
  if (!box) throw new Error('The event is not drawn.');
  return box.x;
}

test('the sample on its line: wheel, drag, keys, clusters, list, tray, and the view kept', async ({
  launch,
}) => {
  const app = await launch();
  const { page } = app;
  // A thrown view would go on; how it does is told in timeline-hand.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const window = new WindowParts(page);
  await page.getByRole('button', { name: 'Open the sample library' }).click();
  const { timeline, plot, side } = window;
  await expect(window.tab('Events', EVENTS)).toBeVisible({ timeout: 20_000 });
  const published = plot.getByRole('button', { name: PUBLISHED });
  const trial = plot.getByRole('button', { name: TRIAL });
  const span = () => plot.getAttribute('aria-label');
  const middle = async () => {
    const box = await plot.boundingBox();
    if (!box) throw new Error('The timeline is not drawn.');
    return { x: box.x + box.width / 2, y: box.y + box.height - 8 };
  };

  await test.step('the wheel comes closer at the pointer', async () => {
    await expect(published).toBeVisible();
    // Near enough that both are dots of their own.
    const box = await published.boundingBox();
    if (!box) throw new Error('The event is not drawn.');
    const at = { x: box.x + 12, y: box.y + box.height / 2 };
    await page.mouse.move(at.x, at.y);
    await page.mouse.wheel(0, -300);
    await expect(trial).toBeVisible();
    const before = await span();
    const [p, t] = [await leftOf(published), await leftOf(trial)];
    await page.mouse.wheel(0, -200);
    await expect.poll(span).not.toBe(before);
    // The pointer was 12 px beside the dot, so the dot moves by no more than the zoom of that.
    await expect.poll(() => leftOf(published)).toBeLessThan(p + 14);
    expect(Math.abs((await leftOf(published)) - p)).toBeLessThan(14);
    const apart = (await leftOf(published)) - (await leftOf(trial));
    expect(apart).toBeGreaterThan((p - t) * 1.3);
    await page.mouse.wheel(0, 200);
    await expect.poll(async () => Math.abs((await leftOf(published)) - p)).toBeLessThan(2);
  });

  await test.step('a drag moves the line with the hand', async () => {
    const from = await middle();
    const [p, before] = [await leftOf(published), await span()];
    await dragMouse(page, from, { x: from.x + 120, y: from.y });
    await expect.poll(span).not.toBe(before);
    expect((await leftOf(published)) - p).toBeCloseTo(120, -0.5);
    await dragMouse(page, from, { x: from.x - 120, y: from.y });
    await expect.poll(() => leftOf(published)).toBeCloseTo(p, 0);
    // A drag chooses nothing.
    await expect(side.getByRole('article')).toHaveCount(0);
  });

  await test.step('by keys: fit, closer, wider, first, last, neighbours, open', async () => {
    await plot.focus();
    await page.keyboard.press('f');
    await expect.poll(span).toMatch(/^Timeline, 199\d – /);
    const whole = await span();
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    await expect.poll(span).not.toBe(whole);
    const closer = await span();
    await page.keyboard.press('-');
    await expect.poll(span).not.toBe(closer);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('f');
    await expect.poll(span).toBe(whole);

    await page.keyboard.press('Home');
    const first = plot.getByRole('button', { name: /^Kestrel carries her first passengers/ });
    await expect(first).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(
      side.getByRole('article', { name: 'Kestrel carries her first passengers' }),
    ).toBeVisible();
    await first.focus();
    await page.keyboard.press('ArrowRight');
    await expect(plot.locator('button:focus')).not.toHaveAccessibleName(/first passengers/);
    await page.keyboard.press('ArrowLeft');
    await expect(first).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(plot).toBeFocused();

    // In motion Enter finds an event too; panned out of view, it leaves the keys to the timeline.
    for (const keys of ['-', '+', 'Enter']) await page.keyboard.press(keys);
    await expect(plot.locator('button:focus')).toHaveCount(1);
    for (let step = 0; step < 24; step++) await page.keyboard.press('Shift+ArrowLeft');
    await expect(plot.locator('canvas')).toHaveCount(0);
    await expect(plot).toBeFocused();
    await page.keyboard.press('f');
    await expect.poll(span).toBe(whole);
    // What reaches far out of the picture does not shift it when it is brought into sight.
    const far = plot.locator('.bar button').first();
    await far.evaluate((node) => node.scrollIntoView({ inline: 'end' }));
    expect(await plot.evaluate((node) => node.scrollLeft)).toBe(0);
  });

  await test.step('a cluster opens its events, by mouse and by key', async () => {
    await plot.focus();
    await page.keyboard.press('f');
    const cluster = plot.getByRole('button', { name: /^\d+ events, / }).first();
    await expect(cluster).toBeVisible();
    const count = Number.parseInt((await cluster.getAttribute('aria-label')) ?? '', 10);
    await cluster.click();
    const float = page.getByRole('dialog', { name: `${count} events` });
    await expect(float.getByRole('listitem')).toHaveCount(count);
    await expect(
      float.getByRole('button').filter({ hasNotText: 'Zoom here' }).first(),
    ).toBeFocused();
    await page.keyboard.press('ArrowDown');
    const chosen = float.getByRole('listitem').nth(1);
    const title = await chosen.locator('.title').innerText();
    await expect(chosen.getByRole('button')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(float).toBeHidden();
    await expect(side.getByRole('article', { name: title })).toBeVisible();
    await cluster.focus();
    await page.keyboard.press('Enter');
    await expect(float).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(float).toBeHidden();
    await expect(cluster).toBeFocused();
  });

  await test.step('undated events wait in the tray', async () => {
    const tray = timeline.getByRole('list', { name: 'Events without a date' });
    await expect(tray.getByRole('button')).toHaveCount(1);
    const pump = tray.getByRole('button', { name: /^Second-hand pump fitted.*, undated, / });
    await pump.click();
    await expect(pump).toHaveAttribute('aria-current', 'true');
    await expect(side.getByRole('article', { name: /^Second-hand pump fitted/ })).toBeVisible();
  });

  await test.step('the list shows the same events, sorted as asked', async () => {
    await window.tab('Events').click();
    const inPane = await window.events.getByRole('option').count();
    expect(inPane).toBeGreaterThan(3);
    await timeline.getByRole('button', { name: 'List' }).click();
    const grid = timeline.getByRole('grid', { name: 'Events' });
    await expect(grid).toHaveAttribute('aria-rowcount', String(EVENTS + 1));
    const titles = async () => {
      const all: string[] = [];
      const cell = (row: number) =>
        grid.locator(`[aria-rowindex="${row + 2}"]`).getByRole('rowheader');
      await page.keyboard.press('Control+Home');
      for (let row = 0; row < EVENTS; row++) {
        await expect(cell(row)).toBeFocused();
        all.push(await cell(row).locator('.title').innerText());
        await page.keyboard.press('ArrowDown');
      }
      return all;
    };
    await grid.getByRole('rowheader').first().focus();
    const inTime = await titles();
    expect(new Set(inTime).size).toBe(EVENTS);
    expect(inTime[0]).toMatch(/^Kestrel carries her first passengers/);
    expect(inTime.at(-1)).toMatch(/^Second-hand pump fitted/);
    await grid.getByRole('button', { name: 'Event', exact: true }).click();
    await page.keyboard.press('ArrowDown');
    const byName = await titles();
    expect(byName).toEqual(inTime.toSorted((a, b) => a.localeCompare(b)));
    await grid.getByRole('button', { name: 'When', exact: true }).click();
    await page.keyboard.press('ArrowDown');
    await timeline.getByRole('button', { name: 'List' }).click();
  });

  let kept: string | null = null;
  await test.step('the view, and whether it is a list, come back with the next start', async () => {
    await plot.focus();
    await page.keyboard.press('f');
    await page.keyboard.press('+');
    const here = await middle();
    await dragMouse(page, here, { x: here.x - 70, y: here.y });
    await expect.poll(span).not.toMatch(/^Timeline, 1997 – /);
    kept = await span();
    // The view is remembered once it has come to rest.
    const remembered = async () => {
      const { from, to } = await page.evaluate(() => {
        const last = Object.entries(localStorage)
          .filter(([key]) => key.startsWith('last-open/'))
          .map(([, value]) => JSON.parse(String(value)) as { timeline: TimeView | null });
        return last.find(({ timeline: view }) => view)?.timeline ?? { from: 0, to: 0 };
      });
      return `Timeline, ${spanWords(from, to)}`;
    };
    await expect.poll(async () => kept?.startsWith(`${await remembered()}, `)).toBe(true);
    await app.quit();
  });
  const again = await launch();
  const back = new WindowParts(again.page);
  await expect(back.plot).toHaveAttribute('aria-label', kept ?? '');
  await back.timeline.getByRole('button', { name: 'List' }).click();
  await expect(back.timeline.getByRole('grid', { name: 'Events' })).toBeVisible();
  await again.quit();
  const third = new WindowParts((await launch()).page);
  await expect(third.timeline.getByRole('grid', { name: 'Events' })).toBeVisible();
});

test('lanes are moved, folded, renamed and grouped; one filter rules picture, list and search; gaps are named', async ({
  launch,
}) => {
  const app = await launch();
  const { page } = app;
  const window = new WindowParts(page);
  await page.getByRole('button', { name: 'Open the sample library' }).click();
  const { timeline, plot } = window;
  await expect(window.tab('Events', EVENTS)).toBeVisible({ timeout: 20_000 });
  await window.tab('Events').click();
  const gutter = timeline.getByRole('list', { name: 'Lanes' });
  const lane = (name: RegExp | string) => gutter.getByRole('button', { name });
  const names = () => gutter.locator('[data-lane] .words').allInnerTexts();
  const grouping = timeline.getByRole('button', { name: /^Lanes: / });
  const words = timeline.getByRole('searchbox', { name: 'Filter events by words' });
  const count = timeline.getByRole('search').getByRole('status');

  await test.step('a lane moves by keys, and back by undo', async () => {
    await expect.poll(names).toEqual(['On the water', 'Harbour board', 'Union', 'Papers']);
    await lane(/^On the water/).focus();
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(names).toEqual(['Harbour board', 'On the water', 'Union', 'Papers']);
    await expect(lane(/^On the water/)).toBeFocused();
    await expect(timeline.getByText('On the water, lane 2 of 4')).toBeAttached();
    await page.keyboard.press('Control+z');
    await expect(window.notices.getByText('Undone: Move the lane “On the water”')).toBeVisible();
    await expect.poll(names).toEqual(['On the water', 'Harbour board', 'Union', 'Papers']);
  });

  await test.step('a lane folds to a thin row and unfolds, one or all', async () => {
    const water = lane(/^On the water, 7 events/);
    const drawn = plot.getByRole('list', { name: 'On the water' }).getByRole('button');
    await expect(drawn).not.toHaveCount(0);
    await water.focus();
    await page.keyboard.press('Enter');
    await expect(water).toHaveAttribute('aria-expanded', 'false');
    await expect(drawn).toHaveCount(0);
    expect((await water.boundingBox())?.height).toBeLessThan(30);
    await page.keyboard.press('ArrowDown');
    await expect(lane(/^Harbour board/)).toBeFocused();
    await page.keyboard.press('Space');
    await expect(lane(/^Harbour board/)).toHaveAttribute('aria-expanded', 'false');
    await lane(/^More about Union/).click({ force: true });
    await page.getByRole('menuitem', { name: 'Unfold all' }).click();
    await expect(water).toHaveAttribute('aria-expanded', 'true');
    await expect(drawn).not.toHaveCount(0);
  });

  await test.step('a lane by hand is renamed and dragged', async () => {
    await lane(/^More about Papers/).click({ force: true });
    await page.getByRole('menuitem', { name: 'Rename…' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Press');
    await page.keyboard.press('Enter');
    await expect.poll(names).toEqual(['On the water', 'Harbour board', 'Union', 'Press']);
    const [from, to] = [await lane(/^Press/).boundingBox(), await lane(/^Harbour/).boundingBox()];
    if (!from || !to) throw new Error('The lanes are not drawn.');
    await dragMouse(page, { x: from.x + 30, y: from.y + 10 }, { x: to.x + 30, y: to.y + 4 });
    await expect.poll(names).toEqual(['On the water', 'Press', 'Harbour board', 'Union']);
    await expect(lane(/^Press/)).toHaveAttribute('aria-expanded', 'true');
  });

  await test.step('lanes of people hold an event for each of them, and it counts once', async () => {
    await grouping.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('menuitemradio', { name: 'By person' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(grouping).toHaveAccessibleName('Lanes: by person');
    await expect(gutter.locator('[data-lane]').first()).toHaveAccessibleName(/^Davin Korsen, 3/);
    await expect(plot).toHaveAccessibleName(new RegExp(`, ${EVENTS - 1} events$`));
    await lane(/^Elsbeth Rask/).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect(gutter.locator('[data-lane]').first()).toHaveAccessibleName(/^Elsbeth Rask, 3/);
    await page.keyboard.press('Enter');
    await expect(lane(/^Elsbeth Rask/)).toHaveAttribute('aria-expanded', 'false');
  });

  await test.step('the filter is one for the picture, the list and the events', async () => {
    await words.fill('LOG');
    await expect(count).toHaveText(/^\d of 17 events$/);
    const found = Number.parseInt(await count.innerText(), 10);
    expect(found).toBeGreaterThan(1);
    await expect(window.events.getByRole('option')).toHaveCount(found);
    await expect(plot).toHaveAccessibleName(new RegExp(`, ${found} events$`));
    await timeline.getByRole('button', { name: /^Filter events by tag/ }).click();
    const facets = page.getByRole('dialog', { name: 'Filter events by' });
    await facets.getByRole('checkbox', { name: 'Single origin' }).check();
    expect(await accessibilityProblems(app)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(facets).toBeHidden();
    await expect(count).toHaveText('1 of 17 events');
    await timeline.getByRole('button', { name: 'List' }).click();
    await expect(timeline.getByRole('grid', { name: 'Events' })).toHaveAttribute(
      'aria-rowcount',
      '2',
    );
    await timeline.getByRole('button', { name: 'List' }).click();
    await window.events.getByRole('option').first().click();
    await words.fill('nothing has this');
    await expect(count).toHaveText('0 of 17 events, the selected event is hidden');
    await timeline.getByRole('button', { name: 'Clear the filter' }).click();
    await expect(window.events.getByRole('option')).not.toHaveCount(0);
    await expect(count).toHaveText('');
  });

  await test.step('a search leads to its events on the line', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('valve');
    const last = page.getByRole('option', { name: 'Show events with “valve” on the timeline' });
    await expect(last).toBeVisible();
    for (let left = 30; left > 0 && (await last.getAttribute('aria-selected')) !== 'true'; left--) {
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    await expect(words).toHaveValue('valve');
    await expect(count).toHaveText(/^[1-9] of 17 events/);
    await words.press('Escape');
    await expect(words).toHaveValue('');
  });

  await test.step('what is long without an event is said, and reached by key', async () => {
    const gaps = timeline.getByRole('list', { name: 'Gaps' }).getByRole('listitem');
    await plot.focus();
    await page.keyboard.press('f');
    await expect(gaps.getByText('nothing between 1998 and 2023').first()).toBeAttached();
    await page.keyboard.press('+');
    await page.keyboard.press('Shift+G');
    await expect(
      timeline.getByRole('status').getByText('nothing between 1998 and 2023'),
    ).toBeAttached();
    await timeline.getByRole('button', { name: 'Gaps' }).click();
    await expect(gaps).toHaveCount(0);
  });

  await app.quit();
  const again = new WindowParts((await launch()).page);
  const kept = again.timeline.getByRole('list', { name: 'Lanes' });
  await expect(kept.locator('[data-lane]').first()).toHaveAccessibleName(/^Elsbeth Rask, 3/);
  await expect(kept.locator('[data-lane]').first()).toHaveAttribute('aria-expanded', 'false');
  await expect(again.timeline.getByRole('button', { name: 'Gaps' })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
});
