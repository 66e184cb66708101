import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { FORMATS } from '../../core/library/upgrade';
import { segmentName } from '../../electron/store/layout';
import { changeLine } from '../../electron/store/segment-lines';
import type { DatelineApp } from '../support/app';
import { WindowParts } from '../support/window-parts';
import { expect, test } from '../support/window-test';

type View = 'History' | 'Trash' | 'Backups' | 'Recovery';

/** Two short stories in a folder, dropped on an empty library. */
async function withStories(app: DatelineApp, folder: string): Promise<WindowParts> {
  const window = new WindowParts(app.page);
  const paths: string[] = [];
  for (const [title, words, last] of [
    [
      'The pump log',
      'The pump was opened at four and nobody closed it before the sailing.',
      'More was not known to anybody by the evening of that Monday.',
    ],
    [
      'The harbour letter',
      'The board had a letter of the union on its table since early October.',
      'It was not answered before the sailing, and nobody said why.',
    ],
  ] as const) {
    const path = join(folder, `${title}.txt`);
    await writeFile(path, `${title}\n\n${words}\n\n${last}\n`);
    paths.push(path);
  }
  await app.drop(paths);
  await expect(window.tab('Articles', 2)).toBeVisible();
  await app.saved();
  return window;
}

/** Opens a view from the library's menu, as a person does. */
async function open({ page }: DatelineApp, view: View): Promise<Locator> {
  await page.getByRole('button', { name: /^Library: / }).click();
  await page.getByRole('menuitem', { name: `${view}…` }).click();
  const panel = page.getByRole('tabpanel', { name: view });
  await expect(panel).toBeVisible();
  await expect(page.getByRole('tab', { name: view })).toBeFocused();
  return panel;
}

/** Deletes for good what lies in the trash, which also writes the file of all records anew. */
async function emptyTrash(app: DatelineApp): Promise<void> {
  await open(app, 'Trash');
  await app.page.getByRole('button', { name: 'Empty the trash…' }).click();
  await app.page.getByRole('button', { name: 'Delete for good' }).click();
  await app.page.getByRole('button', { name: 'Done' }).click();
}

test('the history is searched, and what was done is reverted from it and brought back by undo', async ({
  launch,
  folder,
}) => {
  const app = await launch();
  const { page } = app;
  const window = await withStories(app, folder);
  await window.open('The pump log');
  await window.block('The pump was opened').click();
  await page.keyboard.press('c');
  await expect(window.clip).toBeVisible();
  await app.saved();

  const undoInMenu = () =>
    app.electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('undo')?.label);
  await expect.poll(undoInMenu).toMatch(/^Undo: Clip/);

  const history = await open(app, 'History');
  // What the program notes meanwhile may come at any moment.
  const deeds = history.getByRole('listitem').filter({ hasNotText: 'by Dateline itself' });
  await expect(history.getByRole('heading', { name: 'Today' })).toBeVisible();
  await expect(deeds.first()).toContainText('Clip');
  await expect(history.getByRole('button', { name: /^Undo: / })).toBeVisible();
  const search = history.getByRole('searchbox', { name: 'Search the history' });
  await search.fill('harbour letter');
  await expect(history.getByRole('listitem').filter({ hasText: 'Clip' })).toHaveCount(0);
  await expect(deeds.first()).toContainText(/Import/);
  await search.fill('no such words anywhere');
  await expect(history.getByText('Nothing in the history has these words.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(search).toHaveValue('');

  // What is reverted is not what was done last.
  const imported = history.getByRole('button', { name: /^Revert: Import/ }).first();
  await imported.click();
  await expect(window.tab('Articles', 0)).toBeVisible();
  await expect(deeds.first()).toContainText('Revert: Import');
  await window.notices.getByRole('button', { name: 'Undo' }).click();
  await expect(window.tab('Articles', 2)).toBeVisible();
  await expect(deeds.first()).toContainText('Undone: Revert: Import');

  // A name leads to its article, over which the history lay.
  await history.getByRole('button', { name: 'The harbour letter' }).first().click();
  await expect(window.article.getByRole('heading', { level: 1 })).toHaveText('The harbour letter');
  await expect(history).toBeHidden();
});

test('closing a view brings back what was open, and the keyboard where it was', async ({
  launch,
  folder,
}) => {
  const app = await launch();
  const { page } = app;
  const window = await withStories(app, folder);
  await window.open('The pump log');
  const block = window.block('More was not known');
  await block.click();
  await expect(block).toBeFocused();
  await app.menu('history');
  await expect(page.getByRole('tab', { name: 'History' })).toBeFocused();
  await expect(page.getByRole('tab', { name: 'Recovery' })).toBeHidden();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Trash' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(window.block('More was not known')).toBeFocused();

  await open(app, 'Backups');
  await page.getByRole('button', { name: /^Close/ }).click();
  await expect(window.article).toBeVisible();
  await expect(page.getByRole('button', { name: /^Library: / })).toBeFocused();
});

test('the trash gives back, and deletes for good by keyboard alone', async ({ launch, folder }) => {
  const app = await launch();
  const { page } = app;
  const window = await withStories(app, folder);
  await window.open('The pump log');
  await window.block('The pump was opened').click();
  await page.keyboard.press('c');
  await expect(window.clip).toBeVisible();

  await window.articles.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Delete');
  await expect(window.tab('Articles', 0)).toBeVisible();
  await app.menu('trash');
  const trash = page.getByRole('tabpanel', { name: /^Trash/ });
  const rows = trash.getByRole('list', { name: 'In the trash' }).getByRole('checkbox');
  await expect(rows).toHaveCount(2);

  // The first row, then all, by keys.
  const toRows = async () => {
    for (let turn = 0; turn < 8; turn++) {
      if (await rows.evaluateAll((all) => all.includes(document.activeElement as never))) return;
      await page.keyboard.press('Tab');
    }
  };
  await toRows();
  await page.keyboard.press('Control+a');
  await expect(trash.getByText('2 selected')).toBeVisible();
  await trash.getByRole('button', { name: 'Restore', exact: true }).first().press('Enter');
  await expect(window.tab('Articles', 2)).toBeVisible();
  await expect(trash.getByText(/^The trash is empty/)).toBeVisible();
  await window.notices.getByRole('button', { name: 'Undo' }).last().click();
  await expect(window.tab('Articles', 0)).toBeVisible();
  await expect(rows).toHaveCount(2);

  await page.getByRole('tab', { name: /^Trash/ }).focus();
  await toRows();
  const names = await trash.getByRole('listitem').allTextContents();
  await page.keyboard.press(names[0]?.includes('The pump log') ? 'Home' : 'End');
  await page.keyboard.press('Space');
  await expect(trash.getByText('1 selected')).toBeVisible();
  await page.keyboard.press('Delete');
  const dialog = page.getByRole('dialog', { name: 'Delete for good?' });
  await expect(dialog).toContainText('1 article');
  await expect(dialog).toContainText('No undo brings it back');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  // A key pressed by habit deletes nothing.
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(rows).toHaveCount(2);

  // Asked again in the very moment in which the question before goes, it stays.
  await page.keyboard.press('Delete');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.evaluate(async () => {
    (document.activeElement as HTMLElement).click();
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    const press = { key: 'Delete', bubbles: true, cancelable: true };
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', press));
  });
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(
    dialog.getByRole('checkbox', { name: /^Also delete the 1 clip made from this article/ }),
  ).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const done = page.getByRole('dialog', { name: 'Deleted for good' });
  await expect(done).toContainText('One thing is gone');
  await expect(done).toContainText('What could not be reached');
  await page.keyboard.press('Enter');
  await expect(done).toBeHidden();
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toBeFocused();
  await app.saved();
  await app.quit();

  // Nothing of its text is on the disk but what its clip kept.
  const again = await launch();
  const after = new WindowParts(again.page);
  await expect(after.tab('Articles', 0)).toBeVisible();
  const library = join(again.userData, 'libraries', 'Notebook');
  const files = await readdir(library, { recursive: true, withFileTypes: true });
  for (const file of files.filter((one) => one.isFile())) {
    const path = join(file.parentPath, file.name);
    expect((await readFile(path)).includes('evening of that Monday'), path).toBe(false);
  }
  await open(again, 'Trash');
  await expect(again.page.getByRole('checkbox', { name: /^The harbour letter/ })).toBeVisible();
});

test('a backup is looked into beside the library of now; one record, then everything comes back', async ({
  launch,
  folder,
}) => {
  const app = await launch();
  const { page } = app;
  const window = await withStories(app, folder);
  await page.keyboard.press('Control+n');
  await page.getByRole('textbox', { name: 'Page title' }).fill('What the log says');
  await page.keyboard.press('Enter');
  await page.keyboard.type('The first words.');
  await app.saved();

  const backups = await open(app, 'Backups');
  await backups.getByRole('button', { name: 'Back up now' }).click();
  await expect(window.notices).toContainText('Backed up: 2 articles, 1 page');
  const look = backups.getByRole('button', { name: /^Look inside the backup of today/ }).first();
  await look.click();
  await expect(backups.getByRole('heading', { name: /^Backup of today/ })).toBeVisible();
  const rows = backups.getByRole('list', { name: 'In this backup' }).getByRole('listitem');
  await expect(rows.filter({ hasText: 'The pump log' })).toContainText('same as now');
  const different = backups.getByRole('checkbox', { name: 'Only what is different now' });
  await expect(different).not.toBeChecked();

  // The library changes: a page is written on, an article goes.
  await page.keyboard.press('Escape');
  await window.tab('Pages').click();
  await window.pages.getByRole('option', { name: 'What the log says' }).click();
  await page.getByRole('textbox', { name: 'Page text' }).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' And others.');
  await app.saved();
  await window.tab('Articles').click();
  await window.articles.getByRole('option', { name: /^The pump log/ }).click();
  await window.articles.press('Delete');
  await expect(window.tab('Articles', 1)).toBeVisible();

  await open(app, 'Backups');
  if (await look.isVisible()) await look.click();
  await expect(rows).toHaveCount(2);
  await expect(different).toBeChecked();
  await expect(rows.filter({ hasText: 'The pump log' })).toContainText('in the trash');
  await expect(rows.filter({ hasText: 'What the log says' })).toContainText('changed since');
  const search = backups.getByRole('searchbox', { name: 'Search this backup' });
  await search.fill('pump');
  await expect(rows).toHaveCount(1);
  await search.press('Escape');
  await expect(rows).toHaveCount(2);

  await backups.getByRole('button', { name: 'Restore The pump log' }).click();
  await expect(window.tab('Articles', 2)).toBeVisible();
  await expect(window.notices).toContainText('Put back: 1 record');
  await expect(rows).toHaveCount(1);

  await backups.getByRole('button', { name: 'Restore everything…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Restore everything?' });
  await expect(dialog).toContainText('2 articles, 1 page');
  await dialog.getByRole('button', { name: 'Restore everything' }).click();
  await expect(dialog).toBeHidden();
  await expect(backups.getByText(/^Nothing is different/)).toBeVisible();
  const body = async () => {
    await window.tab('Pages').click();
    await window.pages.getByRole('option', { name: 'What the log says' }).click();
    return page.getByRole('textbox', { name: 'Page text' });
  };
  await expect(await body()).toHaveText('The first words.');
  await window.notices.getByRole('button', { name: 'Undo' }).last().click();
  await expect(page.getByRole('textbox', { name: 'Page text' })).toHaveText(
    'The first words. And others.',
  );

  // Before everything was restored, a backup of that moment was made.
  await open(app, 'Backups');
  const all = backups.getByRole('button', { name: 'All backups' });
  if (await all.isVisible()) await all.click();
  await expect(backups.getByText('made before a restore').first()).toBeVisible();
});

test('a library of a newer Dateline says why nothing in it can be changed, and offers nothing that would be refused', async ({
  launch,
}) => {
  const app = await launch();
  await app.menu('openSample');
  await expect(app.page.getByRole('button', { name: /^Library: .*Ferry/i })).toBeVisible();
  await app.saved();
  await app.quit();
  const sample = join(app.userData, 'libraries', 'Sample');
  const identity = join(sample, 'dateline.json');
  const made = JSON.parse(await readFile(identity, 'utf8')) as { format: number };
  await writeFile(identity, JSON.stringify({ ...made, format: made.format + 1 }));

  const again = await launch({ saved: false, args: ['--library', sample] });
  const { page } = again;
  const window = new WindowParts(page);
  const why = 'This library was made by a newer Dateline. It can be read here, not changed.';
  await expect(page.getByRole('note').filter({ hasText: why })).toBeVisible();
  await expect(page.getByRole('banner').getByRole('status')).toHaveText('Read only');
  await expect(page.getByRole('banner').getByTitle(why)).toBeVisible();

  /** Names of what is on offer now that would change the library. */
  const offered = async () => {
    const names = await page
      .getByRole('button')
      .or(page.getByRole('menuitem'))
      .or(page.getByRole('radio'))
      .evaluateAll((all) =>
        all
          .filter((one) => one.checkVisibility() && one.getAttribute('aria-disabled') !== 'true')
          // In the margin of the text a note is shown, not written.
          .filter((one) => !one.closest('[data-block]'))
          .map((one) => one.getAttribute('aria-label') ?? one.textContent.trim()),
      );
    const changing =
      /^(import|new (page|event)|new$|link|add |note|tags|remove|restore|revert|undo|redo|settle|change|edit|unlink|move|mark|back up|empty|delete|bring|mend|go on|select all|saffron|outlet:|byline:|date:|address:)/i;
    return names.filter((name) => changing.test(name));
  };
  await window.tab('Articles').click();
  const first = window.articles.getByRole('option').first();
  await first.click();
  await expect(window.block(/./)).toBeVisible();
  expect(await offered()).toEqual([]);
  await first.click({ button: 'right' });
  await expect(page.getByRole('menuitem')).toHaveText([/^\s*Open/]);
  await page.keyboard.press('Escape');
  await window.articles.press('Delete');
  // No key does what its button would.
  await window.block(/./).click();
  for (const key of ['c', 'e', 'l', 'n', 't', '1', 'Control+z', 'Control+n', 'Control+Shift+e']) {
    await page.keyboard.press(key);
  }
  await window.block(/./).dblclick();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await offered()).toEqual([]);

  await window.tab('Events').click();
  expect(await offered()).toEqual([]);
  const events = await window.events.getByRole('option').count();
  for (let at = 0; at < events; at++) {
    await window.events.getByRole('option').nth(at).click();
    expect(await offered()).toEqual([]);
  }
  const source = window.side.getByRole('button', { name: /^More about/ }).first();
  await source.click();
  await expect(page.getByRole('menuitem')).toHaveText([/^\s*Go to the words\s*$/]);
  await page.getByRole('menuitem').click();
  await expect(window.clip).toBeVisible();
  expect(await offered()).toEqual([]);
  await window.plot.dblclick({ position: { x: 40, y: 8 } });
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await window.tab('Pages').click();
  await window.pages.getByRole('option').first().click();
  expect(await offered()).toEqual([]);
  for (const view of ['History', 'Trash', 'Backups', 'Recovery'] as const) {
    await open(again, view);
    if (view === 'History') await expect(page.getByText(/^Make/).first()).toBeVisible();
    expect(await offered()).toEqual([]);
  }
  const inMenu = await again.electron.evaluate(({ Menu }) =>
    ['import', 'importFolder', 'paste', 'newPage', 'newEvent', 'undo', 'redo', 'history'].map(
      (id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.enabled,
    ),
  );
  expect(inMenu).toEqual([...Array<boolean>(7).fill(false), true]);
  await expect(window.notices).not.toContainText(/./);
});

test('how much history is kept is changed where it is shown, after what goes was said, and undone', async ({
  launch,
  folder,
}) => {
  const app = await launch();
  await withStories(app, folder);
  await app.quit();
  // A history of 130 days, as if the library had been in use for so long.
  const library = join(app.userData, 'libraries', 'Notebook');
  const [device = ''] = await readdir(join(library, 'journal'));
  const past = join(library, 'history', device);
  await mkdir(past, { recursive: true });
  for (let nth = 0; nth < 130; nth++) {
    const at = new Date(Date.UTC(2025, 0, 1 + nth)).toISOString();
    const id = `past-${nth}`;
    const act = { by: 'user', label: 'Long ago', deed: id, act: 'do', of: null } as const;
    const op = { kind: 'setting', id, set: { value: nth } } as const;
    const change = { n: nth + 1, device, clock: nth + 1, at, ...act, ops: [op], undo: [] };
    await writeFile(join(past, segmentName(nth + 1)), changeLine(change, nth, FORMATS.current));
  }

  const again = await launch({ userData: app.userData });
  const history = await open(again, 'History');
  await expect(
    history.getByText('Kept: 90 days or 10,000 changes, whichever is more'),
  ).toBeVisible();
  // What the program notes by itself comes when it comes; what follows is the newest after it.
  await expect(
    history.getByRole('listitem').filter({ hasText: 'Mark as read' }).first(),
  ).toBeVisible({ timeout: 15_000 });
  await history.getByRole('button', { name: 'Change how much history is kept' }).click();
  const dialog = again.page.getByRole('dialog');
  const days = dialog.getByRole('textbox', { name: 'Days' });
  const changes = dialog.getByRole('textbox', { name: 'Changes' });
  await expect(days).toHaveValue('90');
  await days.fill('0');
  await changes.fill('100');
  await dialog.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(dialog.getByRole('alert')).toHaveText('The number of days goes from 1 to 36,500.');
  await days.fill('30');
  await changes.press('Enter');
  await expect(dialog.getByRole('heading', { name: 'Keep less history?' })).toBeVisible();
  await expect(dialog).toContainText('30 changes, up to 30 Jan 2025');
  await expect(dialog.getByRole('button', { name: 'Back' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Keep less' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(history.getByText('Kept: 30 days or 100 changes, whichever is more')).toBeVisible();
  await expect(history.getByRole('listitem').first()).toContainText('of history');
  await again.page.keyboard.press('Control+z');
  await expect(
    history.getByText('Kept: 90 days or 10,000 changes, whichever is more'),
  ).toBeVisible();
});

test('damage in the history is named, and undo says where it ends', async ({ launch, folder }) => {
  const app = await launch();
  const before = await withStories(app, folder);
  const spare = join(folder, 'spare.txt');
  await writeFile(spare, 'A spare story\n\nIts words are few, and none of them is needed later.\n');
  await app.drop([spare]);
  await expect(before.tab('Articles', 3)).toBeVisible();
  await before.articles.getByRole('option', { name: /^A spare story/ }).click();
  await before.articles.press('Delete');
  await emptyTrash(app);
  await app.quit();
  const library = join(app.userData, 'libraries', 'Notebook');
  const [device = ''] = await readdir(join(library, 'history'));
  const past = join(library, 'history', device);
  let damaged = '';
  for (const segment of await readdir(past)) {
    const lines = await readFile(join(past, segment), 'utf8');
    if (!lines.includes('The pump log')) continue;
    damaged = segment;
    await writeFile(join(past, segment), lines.replaceAll('The pump log', 'The pimp log'));
  }

  const again = await launch({ userData: app.userData });
  const window = new WindowParts(again.page);
  await expect(window.tab('Articles', 2)).toBeVisible();
  await expect(window.notices).toContainText('Part of this library could not be read.');
  await window.notices.getByRole('button', { name: 'Open recovery' }).click();
  const recovery = again.page.getByRole('tabpanel', { name: 'Recovery' });
  await expect(recovery).toContainText('A file of the history could not be read in full');
  await expect(recovery).toContainText(damaged);
  await again.page.keyboard.press('Control+z');
  await expect(window.notices).toContainText('A part of the history that this needs is damaged.');
  await recovery.getByRole('button', { name: 'Go on without what was lost…' }).click();
  await again.page.getByRole('dialog').getByRole('button', { name: 'Go on' }).click();
  await expect(recovery.getByRole('heading', { name: 'Nothing is damaged.' })).toBeVisible();
});

test('what a damaged line took is said once, brought back, and not told of again', async ({
  launch,
  folder,
}) => {
  const app = await launch();
  const window = await withStories(app, folder);
  const spare = join(folder, 'spare.txt');
  await writeFile(spare, 'A spare story\n\nIts words are few, and none of them is needed later.\n');
  await app.drop([spare]);
  await expect(window.tab('Articles', 3)).toBeVisible();
  await window.articles.getByRole('option', { name: /^A spare story/ }).click();
  await window.articles.press('Delete');
  await emptyTrash(app);
  await open(app, 'Backups');
  await app.page.getByRole('button', { name: 'Back up now' }).click();
  await expect(window.notices).toContainText('Backed up');
  await app.quit();

  const library = join(app.userData, 'libraries', 'Notebook');
  const snapshot = join(library, 'snapshot.ndjson');
  const lines = (await readFile(snapshot, 'utf8')).split('\n');
  const at = lines.findIndex((line) => line.includes('"The pump log"'));
  expect(at).toBeGreaterThan(0);
  lines[at] = (lines[at] ?? '').replace('The pump log', 'The pump lag');
  await writeFile(snapshot, lines.join('\n'));

  const damaged = await launch();
  const { page } = damaged;
  const after = new WindowParts(page);
  await expect(after.notices.getByRole('alert')).toHaveCount(1);
  await expect(after.notices.getByRole('alert')).toContainText(
    'Part of this library could not be read.',
  );
  await expect(after.tab('Articles', 1)).toBeVisible();
  await after.notices.getByRole('button', { name: 'Open recovery' }).click();
  const recovery = page.getByRole('tabpanel', { name: 'Recovery' });
  await expect(recovery.getByRole('heading', { name: /could not be read/ })).toBeVisible();
  await expect(recovery.getByRole('region', { name: 'What was damaged' })).toContainText(
    'snapshot.ndjson',
  );
  await recovery
    .getByRole('button', { name: /^Bring back 1 article/ })
    .first()
    .click();
  await expect(after.tab('Articles', 2)).toBeVisible();
  await expect(recovery.getByText('Nothing is damaged.')).toBeVisible();
  await recovery.getByRole('button', { name: 'Check every file' }).click();
  await expect(recovery.getByText(/^\d+ files checked; none is damaged\.$/)).toBeVisible();
  await damaged.saved();
  await damaged.quit();

  const third = await launch();
  const well = new WindowParts(third.page);
  await expect(well.tab('Articles', 2)).toBeVisible();
  await expect(well.notices.getByRole('alert')).toHaveCount(0);
});

test('an article whose text is gone says so and leads to recovery, which mends it', async ({
  launch,
  folder,
}) => {
  const app = await launch();
  await withStories(app, folder);
  await app.quit();
  const texts = join(app.userData, 'libraries', 'Notebook', 'texts');
  for (const name of await readdir(texts)) {
    const words = await readFile(join(texts, name), 'utf8');
    if (words.includes('pump was opened')) await writeFile(join(texts, name), words.slice(0, 40));
  }

  const again = await launch();
  const { page } = again;
  const window = new WindowParts(page);
  await window.articles.getByRole('option', { name: /^The pump log/ }).click();
  await expect(window.article.getByText(/cannot be read: its file is damaged/)).toBeVisible();
  await window.article.getByRole('button', { name: 'Open recovery' }).click();
  const recovery = page.getByRole('tabpanel', { name: 'Recovery' });
  await recovery.getByRole('button', { name: 'Check every file' }).click();
  await expect(recovery.getByText(/one is damaged or missing/)).toBeVisible();
  await recovery.getByRole('button', { name: 'Mend texts and originals' }).click();
  await expect(recovery.getByRole('listitem').filter({ hasText: 'The pump log' })).toBeVisible();
  await expect(recovery.getByText('Nothing is damaged.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(window.block('The pump was opened')).toBeVisible();
});

test('a title of one long word widens no pane, and a library that is only read asks for no clips', async ({
  launch,
  folder,
}) => {
  const app = await launch();
  const { page } = app;
  const window = new WindowParts(page);
  const word = 'Unbrokentitle'.repeat(14);
  await writeFile(join(folder, 'a.txt'), `${word}\n\nIts words are few, and they are enough.\n`);
  await writeFile(
    join(folder, 'b.txt'),
    'The ferry stays\n\nIts words are few, and none of them is needed.\n',
  );
  await app.drop([join(folder, 'a.txt'), join(folder, 'b.txt')]);
  await expect(window.tab('Articles', 2)).toBeVisible();
  await window.open(/^Unbroken/);
  await window.block('Its words').click();
  await page.keyboard.press('c');
  await expect(window.clip).toBeVisible();
  // The first leads from the clip to the clips of its article, the second to all.
  await window.side.getByRole('button', { name: 'All clips' }).click();
  await window.side.getByRole('button', { name: 'All clips' }).click();
  await expect(window.side.getByText(word).first()).toBeVisible();
  const inside = await window.side.boundingBox();
  const filter = await window.side.getByRole('searchbox', { name: 'Filter clips' }).boundingBox();
  expect((filter?.x ?? 0) + (filter?.width ?? 0)).toBeLessThan(
    (inside?.x ?? 0) + (inside?.width ?? 0),
  );
  await app.saved();
  await app.quit();
  const identity = join(app.userData, 'libraries', 'Notebook', 'dateline.json');
  const made = JSON.parse(await readFile(identity, 'utf8')) as { format: number };
  await writeFile(identity, JSON.stringify({ ...made, format: made.format + 1 }));
  const again = await launch({ saved: false });
  const after = new WindowParts(again.page);
  await after.open('The ferry stays');
  await expect(after.side).toContainText('No clip was made of this article.');
});
