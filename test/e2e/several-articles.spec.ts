import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accessibilityProblems } from '../support/axe';
import { WindowParts } from '../support/window-parts';
import { ARTICLES, expect, test } from '../support/window-test';

const WIRES = join(ARTICLES, 'several-wire-stories-parted-by-rules.txt');
const FIRST = 'Divers reach wreck off Kesh, find no leak';
const SECOND = 'Sund ferry port shut after pipe burst';
const THIRD = 'Inquiry hears of three near misses at Kesh';

test('a file of several articles is offered to be split, with its clips, and undone in one step', async ({
  launch,
}) => {
  const app = await launch();
  const window = new WindowParts(app.page);
  const { page } = app;
  await app.drop([WIRES]);
  await expect(window.tab('Articles', 1)).toBeVisible();
  const offer = window.article.getByRole('region', { name: 'Several articles in one file' });
  await expect(offer.getByRole('status')).toHaveText('This file seems to hold 3 articles:');
  const rows = offer.getByRole('list', { name: 'Articles in this file' }).getByRole('listitem');
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(0)).toContainText(FIRST);
  await expect(rows.nth(1)).toContainText(SECOND);
  await expect(rows.nth(1)).toContainText('Tidewater');
  await expect(rows.nth(2)).toContainText('Northline · 21 Nov 2023 · lines 21–27');
  expect(await accessibilityProblems(app)).toEqual([]);

  // A clip of the second article, made before anybody thought of splitting.
  await window.block('Two sailings to Kesh').click();
  await page.keyboard.press('c');
  await expect(window.block('Two sailings to Kesh').locator('mark').first()).toBeVisible();

  await offer.getByRole('button', { name: 'Split into 3 articles' }).click();
  await expect(window.tab('Articles', 3)).toBeVisible();
  await expect(window.notices.getByText('Split into 3 articles.')).toBeVisible();
  await expect(offer).toBeHidden();
  await expect(window.article).toContainText(`From lines 1–9 of several-wire-stories`);
  await expect(window.block('The ferry port of Sund')).toHaveCount(0);
  await window.open(SECOND);
  await expect(window.block('Two sailings to Kesh').locator('mark').first()).toBeVisible();
  await expect(window.article).toContainText('by Tidewater');
  await window.open(THIRD);

  await window.leaveFields();
  await page.keyboard.press('Control+z');
  await expect(window.tab('Articles', 1)).toBeVisible();
  await window.open(FIRST);
  await expect(offer).toBeVisible();
  await expect(window.block('Two sailings to Kesh').locator('mark').first()).toBeVisible();

  await offer.getByRole('button', { name: 'Keep as one' }).click();
  await expect(offer).toBeHidden();
  await expect(window.tab('Articles', 1)).toBeVisible();
  await expect(window.article.getByRole('button', { name: 'Origin: by Northline' })).toBeVisible();
});

test('an article says which others are nearly the same', async ({ launch, folder }) => {
  const app = await launch();
  const window = new WindowParts(app.page);
  const original = join(ARTICLES, 'wire-copy-with-dateline.txt');
  const copy = join(folder, 'copy.txt');
  const words = (await readFile(original, 'utf8')).replace('find no leak', 'and find it dry');
  await writeFile(copy, words.replace('(Northline) ', '').replace('31 metres', 'some 30 metres'));
  await app.drop([original, copy]);
  await expect(window.tab('Articles', 2)).toBeVisible();
  await window.open('Divers reach wreck off Kesh, and find it dry');
  const hint = window.article.getByText('Nearly the same text');
  await expect(hint).toContainText('counted as one origin');
  await hint.getByRole('button', { name: /find no leak/ }).click();
  await expect(window.article.getByRole('heading', { level: 1 })).toHaveText(
    'Divers reach wreck off Kesh, find no leak',
  );
});
