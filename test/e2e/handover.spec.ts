import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { commandLine } from '../support/app';
import { runToEnd } from '../support/run-to-end';
import { WindowParts } from '../support/window-parts';
import { expect, test } from '../support/window-test';

const story = (title: string) =>
  `${title}\n\nThe harbour master said on 14 November 2023 that the ferry would not sail.\n`;

/** A run of the command line that shares its app folder with the window. */
function beside(userData: string, words: readonly string[]) {
  const { executable, args, env } = commandLine(words, dirname(userData));
  return { executable, args, env: { ...env, DATELINE_DATA: userData } };
}

test('with the window open the command line works through it, and the window shows it at once', async ({
  launch,
  folder,
}) => {
  // So named, it is the data folder of the installed program under a config folder of our own too.
  const userData = join(folder, 'Dateline');
  const app = await launch({ userData });
  const window = new WindowParts(app.page);
  const dateline = (...words: string[]) => {
    const { executable, args, env } = beside(userData, [...words, '--json']);
    return runToEnd(executable, args, { env, cwd: folder });
  };
  const one = async (...words: string[]) => {
    const ran = await dateline(...words);
    expect(ran.code, ran.errors).toBe(0);
    return JSON.parse(ran.output) as { id: string };
  };
  await mkdir(join(folder, 'in'));
  await writeFile(join(folder, 'in', 'ferry.txt'), story('The ferry stays'));

  const ran = await dateline('import', 'in', 'gone.txt');
  expect(ran.code).toBe(1);
  const [imported, failed] = ran.output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; status: string; file: string });
  expect(imported).toMatchObject({ status: 'imported', file: join(folder, 'in', 'ferry.txt') });
  expect(failed).toMatchObject({ status: 'failed', file: join(folder, 'gone.txt') });
  await expect(window.articles.getByRole('option', { name: /^The ferry stays/ })).toBeVisible();
  await app.saved();

  const event = await one('event', 'add', '--title', 'No sailing', '--when', '2023-11-14');
  await expect(window.tab('Events', 1)).toBeVisible();
  await window.open(/^The ferry stays/);
  const quote = 'the ferry would not sail';
  await one('clip', imported?.id ?? '', '--quote', quote, '--event', event.id);
  await expect(window.article.locator('[data-clip], mark').first()).toContainText(quote);
  await window.tab('Events').click();
  await expect(window.events.getByRole('option', { name: /No sailing/ })).toBeVisible();
  await app.saved();

  // What the window did not yet hold on the disk would not be in another process's reading of it.
  const events = await dateline('events');
  expect(JSON.parse(events.output)).toMatchObject({ id: event.id, origins: [expect.any(String)] });
  await one('export', '--as', 'markdown', '--to', 'out.md');
  expect(await readFile(join(folder, 'out.md'), 'utf8')).toContain(quote);
  expect((await dateline('verify')).code).toBe(0);
  expect((await dateline('show', 'nothing')).code).toBe(1);
  expect((await dateline('clip', 'nothing')).code).toBe(2);

  // Undo in the window takes back what the user did there, not what the command line did.
  await app.quit();
  const after = await dateline('events');
  expect({ ...after, errors: '' }).toEqual({ ...events, errors: '' });
});

test('a backup is restored from the command line in the open window, and undone there', async ({
  launch,
  folder,
}) => {
  const userData = join(folder, 'Dateline');
  const app = await launch({ userData });
  const window = new WindowParts(app.page);
  const dateline = async (...words: string[]) => {
    const { executable, args, env } = beside(userData, [...words, '--json']);
    const ran = await runToEnd(executable, args, { env, cwd: folder });
    expect(ran.code, ran.errors).toBe(0);
    return ran.output.trim().split('\n').filter(Boolean);
  };
  await dateline('event', 'add', '--title', 'No sailing');
  await app.saved();
  await app.page.getByRole('button', { name: /^Library: / }).click();
  await app.page.getByRole('menuitem', { name: 'Backups…' }).click();
  await app.page.getByRole('button', { name: /^Back up now/i }).click();
  await expect.poll(() => dateline('backups')).toHaveLength(1);
  const [line = ''] = await dateline('backups');
  const { id } = JSON.parse(line) as { id: string };
  await app.page.keyboard.press('Escape');
  await dateline('event', 'add', '--title', 'Sailing after all');
  await expect(window.tab('Events', 2)).toBeVisible();

  const [restored = ''] = await dateline('restore', id);
  expect(JSON.parse(restored)).toMatchObject({ id, anew: false, events: 1 });
  await expect(window.tab('Events', 1)).toBeVisible();
  await app.saved();
  expect(await dateline('backups')).toHaveLength(2);
  await window.leaveFields();
  await app.page.keyboard.press('Control+z');
  await expect(window.tab('Events', 2)).toBeVisible();
});

test('a command line that is stopped leaves the window whole, and a closing window tells it', async ({
  launch,
  folder,
}) => {
  const userData = join(folder, 'Dateline');
  const app = await launch({ userData });
  const window = new WindowParts(app.page);
  for (const name of ['in', 'more']) {
    await mkdir(join(folder, name));
    for (let at = 0; at < 200; at++) {
      await writeFile(join(folder, name, `${at}.txt`), story(`Story ${at} of those ${name}`));
    }
  }
  await app.slowDisk(60);
  const importing = beside(userData, ['import', '--json', join(folder, 'in')]);
  const more = beside(userData, ['import', '--json', join(folder, 'more')]);
  const client = spawn(importing.executable, importing.args, {
    env: importing.env,
    stdio: 'ignore',
  });
  await expect(window.articles.getByRole('option').first()).toBeVisible();
  client.kill('SIGINT');
  await once(client, 'close');
  await app.saved();
  const list = beside(userData, ['articles', '--json']);
  const count = async () =>
    (await runToEnd(list.executable, list.args, { env: list.env })).output.trim().split('\n')
      .length;
  // What was under way when the other one stopped may still come in between.
  let left = 0;
  await expect(async () => {
    left = await count();
    await expect(window.tab('Articles', left)).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  expect(left).toBeLessThan(200);

  // Slow enough that the grace of a closing window does not reach to the end.
  await app.slowDisk(300);
  const again = runToEnd(more.executable, more.args, { env: more.env });
  await expect(window.articles.getByRole('option', { name: /of those more/ }).first()).toBeVisible({
    timeout: 30_000,
  });
  await app.quit();
  const ended = await again;
  expect(ended.code).toBe(3);
  expect(ended.errors).toContain('closed');
  expect(await count()).toBeGreaterThan(left);
});
