import type { Locator, Page } from '@playwright/test';
import { dragMouse, middleOf } from '../support/pointer';
import { WindowParts } from '../support/window-parts';
import { expect, test } from '../support/window-test';

/** Where an event is drawn, from the window's left edge, in px. */
async function leftOf(shape: Locator): Promise<number> {
  // In motion a picture stands for the elements.
  await expect(shape.page().locator('.plot canvas')).toHaveCount(0);
  const box = await shape.boundingBox();
  if (!box) throw new Error('The event is not drawn.');
  return box.x;
}

/** Waits until the timeline stands still: a thrown or gliding view would be missed by the mouse. */
async function atRest(page: Page, shape: Locator): Promise<number> {
  let last = NaN;
  await expect(async () => {
    const before = last;
    await page.waitForTimeout(120);
    last = await leftOf(shape);
    expect(last).toBe(before);
  }).toPass({ intervals: [0] });
  return last;
}

test('the timeline in the hand: dragged, undone, moved by keys, thrown, pinched, brushed, followed', async ({
  launch,
}) => {
  const app = await launch();
  const { page } = app;
  const window = new WindowParts(page);
  await page.getByRole('button', { name: 'Open the sample library' }).click();
  const { timeline, plot, side, notices } = window;
  await expect(window.tab('Events', 17)).toBeVisible({ timeout: 20_000 });
  const span = () => plot.getAttribute('aria-label');
  const log = (when: string) => plot.getByRole('button', { name: `Log published, ${when}` });
  const trial = (when: string) =>
    plot.getByRole('button', { name: new RegExp(`^Trial crossing without passengers, ${when},`) });
  const moved = plot.locator('strong');

  await test.step('an event that is not selected is not moved: the view is', async () => {
    const before = await span();
    const at = await middleOf(log('20 Nov 2023, 12:00'));
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await dragMouse(page, at, { x: at.x - 40, y: at.y });
    await expect.poll(span).not.toBe(before);
    await dragMouse(page, { x: at.x - 40, y: at.y }, at);
    await expect.poll(span).toBe(before);
    await expect(log('20 Nov 2023, 12:00')).toBeVisible();
  });

  await test.step('the selected one follows the hand by days, keeps its hour, and is undone', async () => {
    await log('20 Nov 2023, 12:00').click();
    await expect(side.getByRole('article', { name: 'Log published' })).toBeVisible();
    const at = await middleOf(log('20 Nov 2023, 12:00'));
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move(at.x - 60, at.y, { steps: 5 });
    await expect(moved).toHaveText(/^1\d Nov 2023, 12:00$/);
    await page.keyboard.press('Escape');
    await expect(moved).toHaveCount(0);
    await page.mouse.up();
    await expect(log('20 Nov 2023, 12:00')).toBeVisible();

    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move(at.x - 92, at.y, { steps: 5 });
    const time = await moved.innerText();
    expect(time).toMatch(/^1[5-8] Nov 2023, 12:00$/);
    await page.mouse.up();
    await expect(log(time)).toBeVisible();
    await expect(side.getByRole('article', { name: 'Log published' })).toContainText(time);
    await expect(notices).toContainText(`“Log published” moved to ${time}.`);
    await notices.getByRole('button', { name: 'Undo' }).click();
    await expect(log('20 Nov 2023, 12:00')).toBeVisible();
  });

  await test.step('by keys each press is felt, and a burst is one deed', async () => {
    await trial('19 Nov 2023').focus();
    for (let press = 0; press < 3; press++) await page.keyboard.press('Alt+ArrowRight');
    await expect(moved).toHaveText('22 Nov 2023');
    await expect(timeline.getByRole('status').filter({ hasText: '22 Nov 2023' })).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(moved).toHaveCount(0);
    await page.keyboard.press('Alt+ArrowLeft');
    await page.keyboard.press('Alt+ArrowLeft');
    await page.keyboard.press(']');
    await expect(moved).toHaveText('between 17 and 18 Nov 2023');
    await expect(trial('between 17 and 18 Nov 2023')).toBeFocused();
    await expect(notices).toContainText('moved to between 17 and 18 Nov 2023.');
    await page.keyboard.press('Control+z');
    await expect(trial('19 Nov 2023')).toBeVisible();
  });

  await test.step('a thrown view goes on until it is pressed; where no motion is wanted it does not', async () => {
    const box = await plot.boundingBox();
    if (!box) throw new Error('The timeline is not drawn.');
    const from = { x: box.x + box.width / 2, y: box.y + 5 };
    const shape = trial('19 Nov 2023');
    const start = await leftOf(shape);
    await dragMouse(page, from, { x: from.x + 60, y: from.y }, 4);
    const still = await leftOf(shape);
    expect(still).toBeCloseTo(start + 60, -0.5);
    await page.waitForTimeout(100);
    expect(await leftOf(shape)).toBe(still);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    // On a busy machine the mouse may come to rest before it is let go, and then throws nothing.
    await expect(async () => {
      const here = await atRest(page, shape);
      await dragMouse(page, { x: from.x + 60, y: from.y }, from, 4);
      await expect.poll(() => leftOf(shape), { timeout: 3_000 }).toBeLessThan(here - 66);
    }).toPass();
    await atRest(page, shape);
    await page.emulateMedia({ reducedMotion: 'reduce' });
  });

  await test.step('a pinch zooms at the pointer, and B goes back', async () => {
    await plot.focus();
    await page.keyboard.press('f');
    await expect.poll(span).toMatch(/199\d/);
    await page.waitForTimeout(800);
    const before = await span();
    const box = await plot.boundingBox();
    await page.mouse.move((box?.x ?? 0) + 300, (box?.y ?? 0) + 60);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -40);
    await page.keyboard.up('Control');
    await expect.poll(span).not.toBe(before);
    await page.keyboard.press('b');
    await expect.poll(span).toBe(before);
    await timeline.getByRole('button', { name: 'Show a part of the timeline' }).click();
    await page.getByRole('menuitem', { name: /The selected event/ }).click();
    await expect(trial('19 Nov 2023')).toBeVisible();
    await expect.poll(span).not.toBe(before);
  });

  await test.step('the brush: a stretch is drawn beside it, moved, and grown by its edge', async () => {
    const map = timeline.getByRole('slider');
    const shown = () => map.getAttribute('aria-valuetext');
    const box = await map.boundingBox();
    if (!box) throw new Error('The minimap is not drawn.');
    const y = box.y + box.height / 2;
    const at = (share: number) => ({ x: box.x + box.width * share, y });
    await plot.focus();
    await page.keyboard.press('End');
    const before = await shown();
    await dragMouse(page, at(0.2), at(0.4));
    await expect.poll(shown).not.toBe(before);
    const brush = async () => {
      const drawn = await map.locator('.brush').boundingBox();
      const { x = 0, width = 0 } = drawn ?? {};
      return [x, x + width].map((edge) => Math.round(((edge - box.x) / box.width) * 100));
    };
    await expect.poll(brush).toEqual([20, 40]);
    await page.mouse.move(at(0.4).x, y);
    await expect(map).toHaveCSS('cursor', 'ew-resize');
    await dragMouse(page, at(0.4), at(0.6));
    await expect.poll(brush).toEqual([20, 60]);
    const grown = await shown();
    await dragMouse(page, at(0.3), at(0.25));
    await expect.poll(shown).not.toBe(grown);
  });

  await test.step('several clips dropped on an event are linked in one deed, on an empty place made one event', async () => {
    await plot.focus();
    await page.keyboard.press('f');
    await window.open(/^“We were told it was steam”/);
    const rows = side.getByRole('listbox').getByRole('option');
    await side.getByRole('listbox').focus();
    for (const keys of ['Home', 'Shift+ArrowDown', 'Shift+ArrowDown'])
      await page.keyboard.press(keys);
    await expect(side.getByText('3 chosen')).toBeVisible();
    const from = await middleOf(rows.nth(1));
    const box = await plot.boundingBox();
    if (!box) throw new Error('The timeline is not drawn.');
    await dragMouse(page, from, { x: box.x + box.width / 5, y: box.y + box.height - 8 });
    const form = page.getByRole('dialog', { name: 'New event from 3 clips' });
    await expect(form).toBeVisible();
    await form.getByRole('textbox', { name: 'Title' }).fill('Dropped together');
    await form.getByRole('button', { name: 'Make event' }).click();
    await expect(form).toBeHidden();
    await expect(window.tab('Events', 18)).toBeVisible();
    await expect(page.getByRole('article', { name: 'Dropped together' })).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(window.tab('Events', 17)).toBeVisible();
  });

  await test.step('a clip’s events are marked, an event’s clips are, and the text comes to them', async () => {
    const mark = window.article.locator('mark').nth(1);
    await mark.click();
    const kin = plot.getByRole('button', { name: /, told of by the selected clip$/ });
    await expect(kin.first()).toBeVisible();
    await expect(kin.first()).not.toHaveAttribute('aria-current', 'true');

    await window.article.evaluate((node) => node.scrollTo(0, node.scrollHeight));
    await expect(mark).not.toBeInViewport();
    await plot.focus();
    await page.keyboard.press('Home');
    await window.tab('Events').click();
    await window.events.getByRole('option', { name: /^Kestrel back alongside/ }).click();
    await expect(window.article.locator('mark.kin').first()).toBeInViewport();
    await expect(kin).toHaveCount(0);
    await expect(window.events).toBeFocused();

    await window.events.getByRole('option', { name: /^Kestrel returns with port engine/ }).click();
    await window.tab('Pages').click();
    await window.pages.getByRole('option').first().click();
    const preview = page.getByRole('button', { name: /^Alder Courier · 14 Nov 2023/ }).first();
    await expect(preview).toHaveAttribute('aria-current', 'true');
    // The caret comes to a citation: its clip is selected, and the clip's events are marked.
    await page.getByRole('textbox', { name: 'Page text' }).focus();
    await page.keyboard.press('Control+Home');
    await expect(async () => {
      await page.keyboard.press('ArrowDown');
      await expect(kin.first()).toBeVisible({ timeout: 200 });
    }).toPass({ intervals: [0] });
    await expect(page.getByRole('textbox', { name: 'Page text' })).toBeFocused();
  });

  await test.step('nothing is lost that was just moved when the window closes', async () => {
    await plot.focus();
    await page.keyboard.press('f');
    await page.keyboard.press('Home');
    await expect(plot.locator('button:focus')).toHaveAccessibleName(/, 14 Sep 1998,/);
    await page.keyboard.press('Alt+ArrowRight');
    await app.quit();
    const again = new WindowParts((await launch()).page);
    await expect(again.tab('Events', 17)).toBeVisible({ timeout: 20_000 });
    await again.plot.focus();
    await again.page.keyboard.press('f');
    await expect(
      again.plot.getByRole('button', {
        name: /^Kestrel carries her first passengers, 15 Sep 1998,/,
      }),
    ).toBeVisible();
  });
});
