import { mkdir, readFile, readdir, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { program } from '../support/app';
import type { DatelineApp } from '../support/app';
import { runToEnd } from '../support/run-to-end';
import { startAgain } from '../support/start-again';
import { WindowParts } from '../support/window-parts';
import { expect, test } from '../support/window-test';

/** A message box as it was asked for, and as a person answers it. */
interface Asked {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
  readonly defaultId: number;
}

/** Message boxes wait for their answer from here on, instead of being drawn by the system. */
async function holdMessages(app: DatelineApp): Promise<void> {
  await app.electron.evaluate(({ dialog }) => {
    const held: { asked: unknown; answer: (response: number) => void }[] = [];
    (globalThis as { held?: typeof held }).held = held;
    dialog.showMessageBox = (...given: unknown[]) =>
      new Promise((resolve) => {
        const answer = (response: number) => resolve({ response, checkboxChecked: false });
        held.push({ asked: given.at(-1), answer });
      });
  });
}

type Held = { asked: Asked; answer: (response: number) => void }[];

/** The message box that waits for an answer. */
async function asked(app: DatelineApp): Promise<Asked> {
  const look = () =>
    app.electron.evaluate(() => (globalThis as { held?: Held }).held?.[0]?.asked ?? null);
  await expect.poll(look, { timeout: 15_000 }).not.toBeNull();
  return (await look()) as Asked;
}

/** Presses a button of the message box that waits. */
async function press(app: DatelineApp, button: RegExp): Promise<void> {
  const { buttons } = await asked(app);
  const at = buttons.findIndex((words) => button.test(words));
  expect(at, buttons.join(' | ')).not.toBe(-1);
  await app.electron.evaluate((_, response) => {
    (globalThis as { held?: Held }).held?.shift()?.answer(response);
  }, at);
}

/** A program with a library `Harbour` beside its first one, in which a story was saved and backed up. */
async function withHarbour(launch: () => Promise<DatelineApp>, folder: string) {
  const harbour = join(folder, 'Harbour');
  await writeFile(
    join(folder, 'a.txt'),
    'The ferry stays\n\nIts words are few, and they are enough.\n',
  );
  const app = await launch();
  await holdMessages(app);
  const opened = app.electron.waitForEvent('window');
  await startAgain(app, folder, ['--library', harbour, 'a.txt']);
  const page = await opened;
  await expect(new WindowParts(page).tab('Articles', 1)).toBeVisible();
  const backUp = () =>
    page.evaluate(() =>
      (
        globalThis as unknown as { dateline: { call: (name: string, input: null) => unknown } }
      ).dateline.call('backup:make', null),
    );
  const close = async (which: Page) => {
    const closed = which.waitForEvent('close');
    await app.electron.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()
        .find((one) => one.getTitle().startsWith('Harbour'))
        ?.close();
    });
    await closed;
  };
  return { app, harbour, page, backUp, close };
}

/** Starts the program again on the library; answers its window, which may have nothing to show yet. */
async function openAgain(app: DatelineApp, folder: string, library: string): Promise<Page> {
  const opened = app.electron.waitForEvent('window');
  await startAgain(app, folder, ['--library', library]);
  return opened;
}

test('a library that is gone is made anew from a backup when somebody chooses so, and not before', async ({
  launch,
  folder,
}) => {
  const { app, harbour, page, backUp, close } = await withHarbour(launch, folder);
  await expect(page.getByRole('banner').getByRole('status')).toHaveText('Saved');
  await backUp();
  const identity = JSON.parse(await readFile(join(harbour, 'dateline.json'), 'utf8')) as {
    id: string;
  };
  await close(page);
  await rm(harbour, { recursive: true });

  const again = await openAgain(app, folder, harbour);
  const first = await asked(app);
  expect(first.message).toBe('“Harbour” could not be opened.');
  expect(first.detail).toContain(harbour);
  expect(first.detail).toContain('plug the drive in');
  expect(first.detail).toContain('1 article');
  expect(first.buttons[0]).toMatch(/^Make it anew from the backup of \d{1,2} \w+ \d{4}$/u);
  expect(first.buttons[first.defaultId]).toBe('Try again');
  await expect(stat(harbour)).rejects.toThrow('ENOENT');

  // The drive is still not there.
  await press(app, /^Try again/u);
  await asked(app);
  await expect(stat(harbour)).rejects.toThrow('ENOENT');

  await press(app, /^Make it anew/u);
  const window = new WindowParts(again);
  await expect(window.tab('Articles', 1)).toBeVisible();
  await expect(again.getByRole('button', { name: 'Library: Harbour' })).toBeVisible();
  await window.open(/^The ferry stays/);
  await expect(window.article).toContainText('they are enough');
  const after = JSON.parse(await readFile(join(harbour, 'dateline.json'), 'utf8')) as {
    id: string;
  };
  expect(after.id).toBe(identity.id);
});

test('a library whose drive comes back opens as it was by trying again', async ({
  launch,
  folder,
}) => {
  const { app, harbour, page, close } = await withHarbour(launch, folder);
  await close(page);
  await rename(harbour, `${harbour} unplugged`);
  const again = await openAgain(app, folder, harbour);
  await asked(app);
  await rename(`${harbour} unplugged`, harbour);
  await press(app, /^Try again/u);
  await expect(new WindowParts(again).tab('Articles', 1)).toBeVisible();
});

test('a library that cannot be read names the file; of several backups one is chosen, and what is left is kept', async ({
  launch,
  folder,
}) => {
  const { app, harbour, page, backUp, close } = await withHarbour(launch, folder);
  const window = new WindowParts(page);
  await backUp();
  await writeFile(
    join(folder, 'b.txt'),
    'The ferry sails\n\nIts words are few, and they are enough.\n',
  );
  await startAgain(app, folder, ['--library', harbour, 'b.txt']);
  await expect(window.tab('Articles', 2)).toBeVisible();
  await expect(page.getByRole('banner').getByRole('status')).toHaveText('Saved');
  await backUp();
  await close(page);
  const name = join(harbour, 'dateline.json');
  await rename(name, join(harbour, 'moved.json'));
  await mkdir(name);

  const again = await openAgain(app, folder, harbour);
  const { detail } = await asked(app);
  expect(detail).toContain(`Something else stands where ${name} belongs.`);
  expect(detail).toContain('set aside, not deleted');
  await press(app, /^Choose another backup/u);
  expect((await asked(app)).message).toBe('Which backup?');
  await press(app, /^Back$/u);
  await press(app, /^Choose another backup/u);
  await press(app, /: 1 article, /u);
  await expect(new WindowParts(again).tab('Articles', 1)).toBeVisible();
  const [aside = ''] = await readdir(join(harbour, 'quarantine'));
  expect(await readdir(join(harbour, 'quarantine', aside))).toContain('texts');
});

test('the first library, gone without a backup, is begun anew only when that is chosen; quitting leaves all as it is', async ({
  launch,
  folder,
}) => {
  const { app, harbour, page, close } = await withHarbour(launch, folder);
  await close(page);
  await rm(harbour, { recursive: true });
  await rm(join(app.userData, 'backups'), { recursive: true });
  const second = await openAgain(app, folder, harbour);
  expect((await asked(app)).buttons).toEqual([
    'Try again',
    'Open another library…',
    'Begin an empty library here',
    'Quit',
  ]);
  const closed = second.waitForEvent('close');
  await press(app, /^Quit$/u);
  await closed;
  await expect(stat(harbour)).rejects.toThrow('ENOENT');

  const third = await openAgain(app, folder, harbour);
  await asked(app);
  await app.answerOpenDialog(null);
  await press(app, /^Open another library/u);
  await asked(app);
  await press(app, /^Begin an empty library here/u);
  await expect(new WindowParts(third).emptyState).toBeVisible();
  expect(JSON.parse(await readFile(join(harbour, 'dateline.json'), 'utf8'))).toMatchObject({
    name: 'Harbour',
  });
});

test('a start whose only library has vanished asks before any window shows one', async ({
  launch,
  folder,
}) => {
  test.skip(
    process.env['DATELINE_PACKAGE'] !== undefined,
    'an installed program takes no module to be loaded before it',
  );
  const first = await launch();
  await first.quit();
  const library = join(first.userData, 'libraries', 'Notebook');
  await rm(library, { recursive: true });
  const hold = join(folder, 'hold.cjs');
  await writeFile(
    hold,
    `const { dialog } = require('electron');
     const held = (globalThis.held = []);
     dialog.showMessageBox = (...given) => new Promise((resolve) => held.push({
       asked: given.at(-1),
       answer: (response) => resolve({ response, checkboxChecked: false }),
     }));`,
  );
  const app = await launch({ before: ['-r', hold], saved: false });
  expect((await asked(app)).detail).toContain(library);
  await expect(stat(library)).rejects.toThrow('ENOENT');
  await press(app, /^Begin an empty library here/u);
  await app.saved();
  await expect(new WindowParts(app.page).emptyState).toBeVisible();
});

test('a start that cannot have its own folder says why and ends', async ({ folder }) => {
  test.skip(
    process.env['DATELINE_PACKAGE'] !== undefined,
    'an installed program takes no module to be loaded before it',
  );
  const hold = join(folder, 'hold.cjs');
  await writeFile(
    hold,
    `const { dialog } = require('electron');
     dialog.showErrorBox = (...words) => console.log('SAID ' + words.join(' '));`,
  );
  const userData = join(folder, 'user-data');
  await mkdir(userData);
  const settings = join(userData, 'dateline-settings.json');
  await symlink(settings, settings);
  const { executablePath, args } = program();
  const words = ['-r', hold, ...args, `--user-data-dir=${userData}`];
  const { code, output } = await runToEnd(executablePath, words, { cwd: folder });
  expect(output).toContain(`SAID Dateline cannot start. ${userData} cannot be used (ELOOP).`);
  expect(code).toBe(1);
});
