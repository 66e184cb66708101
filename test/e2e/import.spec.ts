import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatelineBridge } from '../../core/ipc/contract';
import { WindowParts } from '../support/window-parts';
import { ARTICLES, SAMPLE, SEED, expect, test } from '../support/window-test';

const COURIER = 'Kestrel withdrawn after smoke in engine room - Alder Courier.html';
const WIRE = 'Log entry shows valve open at 04 12 - Northline Wire.html';
const FORUM_TITLE = 'Coaster Strikes Swing Bridge In Kesh, Inner Basin Closed';

/** A short saved text, its headline in the first line. */
function story(title: string, more = ''): string {
  return `${title}\n\nThe harbour master said on 14 November 2023 that the ferry would not sail.\n\nNobody aboard was hurt, and the pumps will be looked at.\n${more}`;
}

test('one drop brings several files and a folder, as one step of undo', async ({
  launch,
  folder,
}) => {
  const app = await launch();
  const window = new WindowParts(app.page);
  const box = join(folder, 'saved');
  await mkdir(join(box, 'deeper'), { recursive: true });
  await mkdir(join(box, 'page_files'), { recursive: true });
  await writeFile(join(box, 'one.txt'), story('The first of the folder'));
  await writeFile(join(box, 'deeper', 'two.md'), `# The second, deeper down\n\nIts only words.\n`);
  // What browsers save beside a page is no article.
  await copyFile(join(SAMPLE, WIRE), join(box, 'page.html'));
  await writeFile(join(box, 'page_files', 'part.html'), '<p>an advertisement</p>');
  await writeFile(join(box, '.hidden.txt'), story('Hidden'));

  await app.drop([join(SAMPLE, COURIER), box, join(ARTICLES, 'wire-copy-with-dateline.txt')]);
  await expect(window.tab('Articles', 5)).toBeVisible();
  await expect(window.notices.getByText('5 imported')).toBeVisible();
  for (const title of ['The first of the folder', 'The second, deeper down', /Kestrel withdrawn/]) {
    await expect(window.articles.getByRole('option', { name: title })).toBeVisible();
  }

  await window.articles.focus();
  await app.page.keyboard.press('Control+z');
  await expect(window.emptyState).toBeVisible();
  await app.page.keyboard.press('Control+Shift+z');
  await expect(window.tab('Articles', 5)).toBeVisible();
});

test('files that cannot be read are named with their reason and stop none of the others', async ({
  launch,
  folder,
}) => {
  const app = await launch();
  const window = new WindowParts(app.page);
  const at = (name: string) => join(folder, name);
  await writeFile(at('empty.txt'), '');
  await writeFile(at('blank.txt'), ' \n\n\t\n');
  await writeFile(at('binary.txt'), Buffer.from(Array.from({ length: 4000 }, (_, i) => i % 9)));
  await writeFile(at('scan.pdf'), '%PDF-1.7\n%âãÏÓ\n1 0 obj\n');
  await writeFile(at('table.csv'), 'a,b\n1,2\n');
  await symlink(at('nowhere.txt'), at('gone.txt'));
  await writeFile(at('last.txt'), story('The last of the drop'));
  const names = ['empty.txt', 'blank.txt', 'binary.txt', 'scan.pdf', 'table.csv', 'gone.txt'];

  await app.drop([join(SAMPLE, COURIER), ...names.map(at), at('last.txt')]);
  const summary = window.importSummary;
  await expect(summary.getByRole('status')).toHaveText('2 imported, 6 failed');
  await expect(window.tab('Articles', 2)).toBeVisible();
  const failures = summary.getByRole('list', { name: 'Files that were not imported' });
  const rows = failures.getByRole('listitem');
  await expect(rows).toHaveCount(6);
  for (const [name, reason] of [
    ['empty.txt', 'is empty'],
    ['blank.txt', 'holds no text'],
    ['binary.txt', 'is a binary file'],
    ['scan.pdf', 'is a PDF'],
    ['table.csv', 'is a table'],
    ['gone.txt', 'is not there any more'],
  ] as const) {
    const row = rows.filter({ hasText: name });
    await expect(row).toContainText(reason);
    // Said once.
    expect((await row.innerText()).split(name)).toHaveLength(2);
  }

  // It stays until it is dismissed, whatever is done meanwhile.
  await window.open('The last of the drop');
  await app.page.keyboard.press('j');
  await expect(failures).toBeVisible();
  await summary.getByRole('button', { name: 'Dismiss' }).click();
  await expect(summary).toBeHidden();
});

test('the same bytes are a duplicate, another text at the same address a version', async ({
  launch,
  folder,
}) => {
  const app = await launch();
  const window = new WindowParts(app.page);
  const first = await readFile(join(SAMPLE, COURIER), 'utf8');
  const copy = join(folder, 'the same again.html');
  const later = join(folder, 'later.html');
  await writeFile(copy, first);
  await writeFile(later, first.replaceAll('engine room', 'pump room'));

  await app.drop([join(SAMPLE, COURIER)]);
  await expect(window.tab('Articles', 1)).toBeVisible();

  await app.drop([copy]);
  const known = window.importSummary.getByRole('list', { name: 'Files that were here already' });
  await expect(known).toContainText('the same again.html is here already: Kestrel withdrawn');
  await expect(window.importSummary.getByRole('status')).toHaveText('1 already here');
  await known.getByRole('button', { name: /Kestrel withdrawn/ }).click();
  await expect(window.article.getByRole('heading', { level: 1 })).toContainText('engine room');
  await window.importSummary.getByRole('button', { name: 'Dismiss' }).click();

  await app.drop([later]);
  await expect(window.notices.getByText('1 new version')).toBeVisible();
  await expect(window.tab('Articles', 2)).toBeVisible();

  // The same in one drop, twice: what came first holds.
  await app.drop([copy, later, copy]);
  await expect(window.importSummary.getByRole('status')).toHaveText('2 already here');
  await expect(window.tab('Articles', 2)).toBeVisible();
});

test('odd file names do no harm to the list or to the words about them', async ({
  launch,
  folder,
}) => {
  const app = await launch();
  const window = new WindowParts(app.page);
  const long = `${'a very long name of a saved page '.repeat(7).trim()}.txt`;
  const odd = [
    'ferry 🛳️ and 👩‍✈️.txt',
    `what "they" said & 'meant' <b>.txt`,
    'report \u202Etxt.fdp.txt',
    'percent %2e%2e and #hash?.txt',
    long,
  ];
  for (const [index, name] of odd.entries()) {
    await writeFile(join(folder, name), story(`The story number ${index + 1}`));
  }
  await app.drop(odd.map((name) => join(folder, name)));
  await expect(window.tab('Articles', odd.length)).toBeVisible();
  for (const index of odd.keys()) {
    await expect(
      window.articles.getByRole('option', { name: new RegExp(`story number ${index + 1}`) }),
    ).toHaveCount(1);
  }

  // The same names on files that fail: no direction character turns the sentence around.
  const empty = join(folder, 'empty');
  await mkdir(empty);
  for (const name of odd) await writeFile(join(empty, name), '');
  await app.drop([empty]);
  const rows = window.importSummary
    .getByRole('list', { name: 'Files that were not imported' })
    .getByRole('listitem');
  await expect(rows).toHaveCount(odd.length);
  const words = await rows.allInnerTexts();
  expect(words.join('\n')).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  expect(words.join('\n')).toContain(`what "they" said & 'meant' <b>.txt is empty`);
  expect(words.join('\n')).toContain('ferry 🛳️ and 👩‍✈️.txt is empty');
  const widths = await app.page.evaluate(() => [
    document.scrollingElement?.scrollWidth ?? 0,
    globalThis.innerWidth,
  ]);
  expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0);
});

test('the Open dialog imports files, and folders, and nothing when it is cancelled', async ({
  launch,
  folder,
}) => {
  const app = await launch();
  const window = new WindowParts(app.page);
  await writeFile(join(folder, 'one.txt'), story('Chosen from the dialog'));
  await mkdir(join(folder, 'box'));
  await writeFile(join(folder, 'box', 'two.txt'), story('Chosen with its folder'));

  await app.answerOpenDialog(null);
  await app.page.getByRole('button', { name: 'Import…' }).click();
  await expect.poll(() => app.askedToOpen()).toHaveLength(1);
  await expect(window.emptyState).toBeVisible();

  await app.answerOpenDialog([join(folder, 'one.txt')]);
  await app.page.keyboard.press('Control+o');
  await expect(window.articles.getByRole('option', { name: /from the dialog/ })).toBeVisible();
  expect((await app.askedToOpen()).at(-1)).toEqual(['openFile', 'multiSelections']);

  await app.answerOpenDialog([join(folder, 'box')]);
  await app.page.keyboard.press('Control+Shift+o');
  await expect(window.articles.getByRole('option', { name: /with its folder/ })).toBeVisible();
  expect((await app.askedToOpen()).at(-1)).toEqual(['openDirectory', 'multiSelections']);
});

test('pasted text and a pasted page become articles; in a field a paste is text', async ({
  launch,
}) => {
  const app = await launch();
  const window = new WindowParts(app.page);
  const { page } = app;
  await app.copy({ text: story('A headline from the clipboard') });
  await window.leaveFields();
  await page.keyboard.press('Control+v');
  await expect(window.articles.getByRole('option', { name: /from the clipboard/ })).toBeVisible();
  await expect(window.article.getByRole('heading', { level: 1 })).toHaveText(
    'A headline from the clipboard',
  );

  await app.copy({
    text: 'A page that was copied',
    html: '<article><h1>A page that was copied</h1><p>The <em>first</em> words of it, long enough to be read as prose.</p><p>And the last of them.</p><script>window.pasted = 1</script></article>',
  });
  await window.leaveFields();
  await page.keyboard.press('Control+v');
  await expect(window.articles.getByRole('option', { name: /that was copied/ })).toBeVisible();
  await expect(window.block('first words of it')).toBeVisible();
  expect(await page.evaluate(() => 'pasted' in globalThis)).toBe(false);

  await app.copy({ text: 'only words' });
  const find = page.getByRole('combobox', { name: /^Search/ });
  await find.click();
  await page.keyboard.press('Control+v');
  await expect(find).toHaveValue('only words');
  await page.keyboard.press('Escape');
  await expect(window.tab('Articles', 2)).toBeVisible();

  // Through the menu's dialog as well.
  await app.menu('paste');
  const dialog = page.getByRole('dialog', { name: 'Paste as article' });
  await dialog.getByRole('textbox').fill(story('A headline typed by hand'));
  await dialog.getByRole('button', { name: 'Import' }).click();
  await expect(window.articles.getByRole('option', { name: /typed by hand/ })).toBeVisible();
});

test("a forum's copies show title, outlet, origin, date with its source, and what was removed", async ({
  launch,
}) => {
  const app = await launch();
  const window = new WindowParts(app.page);
  const copies = (await readdir(ARTICLES)).filter((name) => /^forum-copy-.*\.txt$/.test(name));
  const files = copies.filter((name) => !name.endsWith('.golden.txt'));
  expect(files.length).toBeGreaterThanOrEqual(6);
  for (const name of files) {
    await test.step(name, async () => {
      const golden = await readFile(join(ARTICLES, `${name}.golden.txt`), 'utf8');
      const value = (field: string) =>
        new RegExp(`^${field}: (.*?)(?:  ←.*)?$`, 'm').exec(golden)?.[1] ?? '';
      const removed = golden.match(/^\[removed: /gm)?.length ?? 0;
      const kept = golden.match(/^\[paragraph\] /gm)?.length ?? 0;
      await app.drop([join(ARTICLES, name)]);
      const { article } = window;
      await expect(article.getByRole('button', { name: 'Address: ' + value('url') })).toBeVisible();
      await expect(article.getByRole('heading', { level: 1 })).toHaveText(value('title'));
      await expect(article.getByRole('button', { name: /^Outlet: / })).toHaveText(
        value('siteName'),
      );
      await expect(
        article.getByRole('button', { name: 'Date: 14 Nov 2023, from the address' }),
      ).toBeVisible();
      await expect(
        article.getByRole('button', { name: `${removed} blocks removed` }),
      ).toBeVisible();
      await expect(article.locator('[data-block]')).toHaveCount(kept);
      await expect(window.block('of the eastern pier.')).toBeVisible();
    });
  }
  await expect(
    window.articles.getByRole('option', { name: new RegExp(FORUM_TITLE) }).first(),
  ).toBeVisible();
});

test('a real copy of a wire story from a forum reads as the story it is', async ({ launch }) => {
  const seed = join(SEED, 'forum-copy-of-a-news-story.txt');
  test.skip(!existsSync(seed), `not run: ${SEED} is not here`);
  const app = await launch();
  const window = new WindowParts(app.page);
  await app.drop([seed]);
  const { article } = window;
  await expect(article.getByRole('heading', { level: 1 })).toHaveText(
    'US Carries Out Retaliatory Strikes On Iranian-linked Militia Targets In Iraq',
  );
  for (const name of [
    'Outlet: Nairaland',
    'Section: Foreign Affairs',
    'Address: https://amp.cnn.com/cnn/2024/02/02/politics/us-strikes-iraq-syria/index.html',
    'Date: 2 Feb 2024, from the address',
  ]) {
    await expect(article.getByRole('button', { name, exact: true })).toBeVisible();
  }
  // The story is CNN's, though the page was the forum's. Beside its address the window need not say so.
  const origins = await app.page.evaluate(async () => {
    const { dateline } = globalThis as unknown as { dateline: DatelineBridge };
    const { records } = await dateline.call('library:records', { after: null });
    return records.flatMap((record) => (record.kind === 'article' ? [record.origin.value] : []));
  });
  expect(origins).toEqual(['cnn.com']);
  const blocks = article.locator('[data-block]');
  await expect(blocks).toHaveCount(20);
  await expect(blocks.first()).toContainText('The US conducted major airstrikes');
  await expect(blocks.last()).toContainText('to work out.');
  await expect(window.block('disengage from the region.')).toBeVisible();

  const lines = (await readFile(seed, 'utf8')).split(/\r?\n/).map((line) => line.trim());
  for (const text of await blocks.allInnerTexts()) expect(lines).toContain(text.trim());

  await article.getByRole('button', { name: /blocks removed$/ }).click();
  const removed = article.getByRole('list', { name: 'Removed here' }).getByRole('listitem');
  await expect(removed).toHaveCount(6);
  for (const [words, reason] of [
    ['Source;', 'names the source'],
    ['cnn', 'names the source'],
    ['Post a Comment', 'comments'],
    ['Retaliatory Strikes', 'repeats the title'],
  ] as const) {
    await expect(removed.filter({ hasText: words }).first()).toContainText(reason);
  }
});
