import type { DatelineApp } from '../support/app';
import { accessibilityProblems } from '../support/axe';
import { WindowParts } from '../support/window-parts';
import { expect, test } from '../support/window-test';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
  { width: 900, height: 700 },
  { width: 700, height: 600 },
] as const;

/** No rule of WCAG A or AA is broken, in light and in dark. */
async function expectAccessible(app: DatelineApp, view: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await test.step(`${view}, ${colorScheme}`, async () => {
      await app.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      // Softly, so that one run tells of every view.
      expect.soft(await accessibilityProblems(app)).toEqual([]);
    });
  }
}

/** Opens the sample and waits until all of it is there. */
async function openSample(app: DatelineApp): Promise<WindowParts> {
  const window = new WindowParts(app.page);
  await app.page.getByRole('button', { name: 'Open the sample library' }).click();
  await expect(window.tab('Articles', 12)).toBeVisible({ timeout: 20_000 });
  await expect(window.tab('Events', 17)).toBeVisible();
  return window;
}

/** Leaves something in the trash and a backup, so that the views of them have rows. */
async function withTrashAndBackup(app: DatelineApp, window: WindowParts): Promise<void> {
  const { page } = app;
  await window.tab('Articles').click();
  await window.articles.getByRole('option', { name: /^Refit moved forward/ }).click();
  await window.articles.press('Delete');
  await expect(window.tab('Articles', 11)).toBeVisible();
  await app.menu('backups');
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(window.notices).toContainText('Backed up');
}

test('the history, the trash, the backups and recovery keep WCAG 2 A and AA', async ({
  launch,
}) => {
  const app = await launch();
  const { page } = app;
  const window = await openSample(app);
  await withTrashAndBackup(app, window);
  await expect(page.getByRole('button', { name: /^Look inside/ }).first()).toBeVisible();
  await expectAccessible(app, 'the backups');
  await page
    .getByRole('button', { name: /^Look inside/ })
    .first()
    .click();
  await expect(page.getByRole('list', { name: 'In this backup' })).toBeVisible();
  await expectAccessible(app, 'a backup from the inside');
  await page.getByRole('button', { name: 'Restore everything…' }).click();
  await expectAccessible(app, 'the question whether to restore everything');
  await page.keyboard.press('Escape');

  await app.menu('history');
  await expect(page.getByRole('button', { name: /^Revert: / }).first()).toBeVisible();
  await expectAccessible(app, 'the history');

  await app.menu('trash');
  await page.getByRole('checkbox', { name: /^Refit moved forward/ }).check();
  await expectAccessible(app, 'the trash with a row selected');
  await page.getByRole('button', { name: 'Delete for good…' }).click();
  await expectAccessible(app, 'the question whether to delete for good');
  await page.keyboard.press('Escape');

  await app.menu('recovery');
  await expect(page.getByText('Nothing is damaged.')).toBeVisible();
  await expectAccessible(app, 'recovery');
});

test('every view keeps WCAG 2 A and AA, in light and in dark', async ({ launch }) => {
  const app = await launch();
  const { page } = app;
  await expect(new WindowParts(page).emptyState).toBeVisible();
  await expectAccessible(app, 'the empty state');

  const window = await openSample(app);
  await window.open(/^Log entry shows valve open/);
  await window.block('07:05').click();
  await page.keyboard.press('c');
  await expect(window.clip).toBeVisible();
  await expectAccessible(app, 'an article with a clip');

  await page.keyboard.press('o');
  await expect(page.getByRole('region', { name: 'Original' }).locator('iframe')).toBeVisible();
  await expectAccessible(app, 'an article beside its original');
  await page.keyboard.press('o');

  await page.keyboard.press('e');
  await expect(page.getByRole('dialog', { name: 'New event from a clip' })).toBeVisible();
  await expectAccessible(app, 'the event dialog');
  await page.keyboard.press('Escape');

  await window.tab('Events').click();
  await window.events.getByRole('option', { name: /^Kestrel returns/ }).click();
  await expect(window.side.getByRole('article', { name: /^Kestrel returns/ })).toBeVisible();
  await window.timeline.getByRole('button', { name: 'List' }).click();
  await expect(window.timeline.getByRole('grid', { name: 'Events' })).toBeVisible();
  await expectAccessible(app, 'an event, and the timeline as a list');

  await window.tab('Pages').click();
  await window.pages.getByRole('option').first().click();
  await expect(page.getByRole('region', { name: 'Preview' })).toBeVisible();
  await expectAccessible(app, 'a page');

  await app.menu('shortcuts');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await expectAccessible(app, 'the keyboard shortcuts');
});

test('at every size nothing lies over the toolbar and nothing runs out at the side', async ({
  launch,
}) => {
  const app = await launch();
  const { page } = app;
  const fits = async (view: string) => {
    for (const size of SIZES) {
      await test.step(`${view} at ${size.width} × ${size.height}`, async () => {
        const given = await app.resize(size);
        // A display that is smaller than the size gives what it has.
        expect(given.width).toBeGreaterThan(size.width * 0.8);
        const found = await page.evaluate(() => {
          const toolbar = document.querySelector('header');
          const controls = [...(toolbar?.querySelectorAll('button, input, [role="status"]') ?? [])];
          const boxes = controls.map((control) => control.getBoundingClientRect());
          const covered = controls.filter((control, index) => {
            const box = boxes[index];
            if (!box || box.width === 0) return false;
            const top = document.elementFromPoint(
              box.left + box.width / 2,
              box.top + box.height / 2,
            );
            return !top || !(control.contains(top) || top.contains(control));
          });
          const crossing = boxes.flatMap((a, i) =>
            boxes
              .slice(i + 1)
              .filter(
                (b) =>
                  Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
                  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1,
              ),
          );
          const under = [...document.querySelectorAll('[data-pane]')].filter(
            (pane) =>
              pane.getBoundingClientRect().top <
              (toolbar?.getBoundingClientRect().bottom ?? 0) - 0.5,
          );
          const outside = boxes.filter(
            (box) => box.left < -0.5 || box.right > globalThis.innerWidth + 0.5,
          );
          return {
            controls: controls.length > 3,
            covered: covered.map((control) => control.textContent),
            crossing: crossing.length,
            under: under.map((pane) => pane.id || pane.tagName),
            outside: outside.length,
            overflow: (document.scrollingElement?.scrollWidth ?? 0) - globalThis.innerWidth,
          };
        });
        expect(found.overflow).toBeLessThanOrEqual(0);
        expect({ ...found, overflow: 0 }).toEqual({
          controls: true,
          covered: [],
          crossing: 0,
          under: [],
          outside: 0,
          overflow: 0,
        });
      });
    }
  };
  await fits('the empty state');
  await app.resize(SIZES[0]);
  const window = await openSample(app);
  await window.open(/^Log entry shows valve open/);
  await fits('an article');

  await test.step('in a narrow window the lists lie over the text and go when one is chosen', async () => {
    await app.resize(SIZES[3]);
    const lists = page.getByRole('button', { name: 'Lists' });
    await expect(lists).toHaveAttribute('aria-expanded', 'false');
    await lists.click();
    await window.articles.getByRole('option', { name: /^Twenty-five years/ }).click();
    await expect(window.article.getByRole('heading', { level: 1 })).toHaveText(/^Twenty-five/);
    await expect(window.articles).toBeHidden();
    await page.getByRole('button', { name: 'Clips', exact: true }).click();
    await expect(window.side).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(window.side).toBeHidden();
  });

  await app.resize(SIZES[0]);
  await window.tab('Pages').click();
  await window.pages.getByRole('option').first().click();
  await expect(page.getByRole('region', { name: 'Preview' })).toBeVisible();
  await fits('a page');

  await app.resize(SIZES[0]);
  await withTrashAndBackup(app, window);
  await fits('the backups');
  for (const view of ['history', 'trash', 'recovery']) {
    await app.menu(view);
    await fits(view);
  }
});
