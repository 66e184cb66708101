import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accessibilityProblems } from '../support/axe';
import { WindowParts } from '../support/window-parts';
import { expect, test } from '../support/window-test';

const LEFT_OUT = 'At 04:12 the engineer of the watch wrote that valve seven stood open.';
const CAFE = 'The café on the quay stayed open all night; nobody slept, said its owner, Zoé Frêné.';

/** An invented page whose reader takes a part of the story for links to other stories. */
const PAGE = `<!doctype html><html lang="en"><head><meta charset="iso-8859-1">
<title>Ferry Kestrel: log shows valve open - Alder Courier</title>
<meta property="og:site_name" content="Alder Courier">
<link rel="canonical" href="https://courier.example/2023/11/14/kestrel-log"></head><body>
<article><h1>Ferry Kestrel: log shows valve open</h1>
<p>The log of the ferry Kestrel shows that a fuel valve stood open for two hours before smoke was seen in the engine room on Monday, the harbour board said.</p>
<p>Inspectors will read the log on Wednesday, and the board expects their first findings by the end of the week.</p>
<aside class="related-stories"><h2>What the log says</h2><p>${LEFT_OUT}</p></aside>
<p>${CAFE}</p></article></body></html>`;

const ADDRESS = 'https://courier.example/2023/11/13/kestrel-withdrawn';
const version = (...paragraphs: string[]) =>
  ['Kestrel withdrawn after smoke', '', `Source: ${ADDRESS}`, '', paragraphs.join('\n\n')].join(
    '\n',
  );
const FIRST = [
  'The ferry Kestrel was withdrawn on Monday after smoke was seen in the engine room.',
  'All 85 passengers left by the bow ramp, the harbour board said.',
  'Nobody was hurt, and the cause of the smoke is not known.',
];
const SECOND = [
  'The ferry Kestrel was withdrawn on Monday after smoke was seen in the engine room.',
  'All 112 passengers left by the bow ramp, the harbour board said.',
  'The inspectorate will come on board on Wednesday.',
];

test('a section that was left out is restored and clipped, and survives another reading', async ({
  launch,
  folder,
}) => {
  const file = join(folder, 'Log.html');
  await writeFile(file, Buffer.from(PAGE, 'latin1'));
  const app = await launch({ size: { width: 1280, height: 800 } });
  const window = new WindowParts(app.page);
  const { page } = app;
  await app.drop([file]);
  await expect(window.block(CAFE)).toBeVisible();
  await expect(window.block(LEFT_OUT)).toBeHidden();

  await window.article.getByRole('button', { name: /blocks? removed/ }).click();
  await window.article.getByRole('button', { name: 'Restore all' }).click();
  await expect(window.block(LEFT_OUT)).toBeVisible();
  await window.block(LEFT_OUT).click();
  await page.keyboard.press('c');
  await expect(window.clip.getByText('exact')).toBeVisible();
  await window.block(CAFE).click();
  await page.keyboard.press('c');
  await expect(window.clip.getByText(CAFE)).toBeVisible();
  await app.saved();

  await window.article.getByRole('button', { name: 'More for this article' }).click();
  await page.getByRole('menuitem', { name: 'Read again…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Read again' });
  const encodings = dialog.getByRole('group', { name: 'How its letters are encoded' });
  await expect(dialog.getByRole('status')).toHaveText('This says what the article says already.');
  await expect(dialog.getByRole('button', { name: 'Read again' })).toBeDisabled();
  await expect(
    encodings.getByRole('radio', { name: 'Western (windows-1252) – now' }),
  ).toBeAttached();
  await expect(encodings.getByRole('radio', { name: 'As the file says' })).toBeFocused();
  await encodings.getByRole('radio', { name: 'Cyrillic (windows-1251)' }).check();
  await expect(dialog.getByRole('group', { name: 'First lines' })).toContainText('Zoй Frкnй');
  await expect(dialog.getByRole('status')).toHaveText('2 clips: 1 found, 1 with other words');
  await dialog.getByRole('button', { name: 'Read again' }).click();
  await expect(dialog).toBeHidden();

  await expect(window.block('Zoй Frкnй')).toBeVisible();
  await expect(window.block(LEFT_OUT)).toBeVisible();
  const clipped = window.block(LEFT_OUT).locator('mark');
  await expect.poll(async () => (await clipped.allInnerTexts()).join('')).toBe(LEFT_OUT);
  await expect(window.clip.getByText(CAFE)).toBeVisible();
  await expect(window.clip.getByRole('button', { name: 'moved' })).toBeVisible();
  await window.block(LEFT_OUT).getByRole('button', { name: '1 clip' }).click();
  await expect(window.clip.getByText('exact')).toBeVisible();

  await window.leaveFields();
  await page.keyboard.press('Control+z');
  await expect(
    window.notices.getByText('Undone: Read “Ferry Kestrel: log shows valve open” again'),
  ).toBeVisible();
  await expect(window.block(CAFE).locator('mark').first()).toBeVisible();
  for (let step = 0; step < 3; step++) await page.keyboard.press('Control+z');
  await expect(window.block(LEFT_OUT)).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(window.emptyState).toBeVisible();
});

test('a clip whose words are changed says so, and is laid on other words or kept as it is', async ({
  launch,
  folder,
}) => {
  const file = join(folder, 'Log.html');
  await writeFile(
    file,
    Buffer.from(PAGE.replace('<aside', '<div').replace('</aside', '</div'), 'latin1'),
  );
  const app = await launch({ size: { width: 1280, height: 800 } });
  const window = new WindowParts(app.page);
  const { page } = app;
  await app.drop([file]);
  await window.block(CAFE).click();
  await page.keyboard.press('c');
  await expect(window.clip.getByText('exact')).toBeVisible();
  await window.article.getByRole('button', { name: 'More for this article' }).click();
  await page.getByRole('menuitem', { name: 'Read again…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Read again' });
  await dialog.getByRole('radio', { name: 'Cyrillic (windows-1251)' }).check();
  await dialog.getByRole('button', { name: 'Read again' }).click();
  await expect(dialog).toBeHidden();

  const repair = window.clip.getByRole('group', { name: 'Where the clip stands' });
  await expect(repair).toContainText('This passage reads differently now.');
  await expect(repair).toContainText('Zoй Frкnй');
  expect(await accessibilityProblems(app)).toEqual([]);

  await repair.getByRole('button', { name: 'Keep it as it is' }).click();
  await expect(repair).toBeHidden();
  await expect(window.clip.getByText(CAFE)).toBeVisible();
  const state = window.clip.getByRole('button', { name: 'moved, kept as it is' });
  await state.click();
  await expect(repair).toBeVisible();
  await state.click();
  await expect(repair).toBeHidden();
  await window.leaveFields();
  await page.keyboard.press('Control+z');
  await expect(repair).toBeVisible();

  await repair.getByRole('button', { name: 'Take these words' }).click();
  await expect(window.clip.getByText('Zoй Frкnй')).toBeVisible();
  await expect(window.clip.getByText('exact')).toBeVisible();
  await window.leaveFields();
  await page.keyboard.press('Control+z');
  await expect(repair).toBeVisible();

  // By hand: other words are selected, and the clip is laid on them.
  const words = window.block('Inspectors will read the log');
  await words.evaluate((block) => {
    const range = document.createRange();
    range.selectNodeContents(block);
    document.getSelection()?.removeAllRanges();
    document.getSelection()?.addRange(range);
  });
  await repair.getByRole('button', { name: 'Lay it on the selected words' }).click();
  await expect(window.clip.getByText('exact')).toBeVisible();
  await expect(window.clip.getByText('Inspectors will read the log')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(window.clip.getByText(CAFE)).toBeVisible();
});

test('a guess at the encoding is said and can be settled from there', async ({
  launch,
  folder,
}) => {
  const file = join(folder, 'Cafe.txt');
  await writeFile(file, Buffer.from(`The café\n\n${CAFE}`, 'latin1'));
  const app = await launch();
  const window = new WindowParts(app.page);
  await app.drop([file]);
  const doubts = window.article.getByRole('note', { name: 'Doubts about this reading' });
  await expect(doubts).toContainText('it was read as Western (windows-1252)');
  await doubts.getByRole('button', { name: 'Read again…' }).click();
  const dialog = app.page.getByRole('dialog', { name: 'Read again' });
  await dialog.getByRole('radio', { name: 'Western (windows-1252) – now' }).check();
  await expect(dialog.getByRole('button', { name: 'Read again' })).toBeEnabled();
  expect(await accessibilityProblems(app)).toEqual([]);
  await dialog.getByRole('button', { name: 'Read again' }).click();
  await expect(doubts).toBeHidden();

  // The offer to undo that is about that alone, and not about what was done before.
  const undo = window.notices.getByRole('button', { name: 'Undo' });
  await undo.focus();
  await app.page.keyboard.press('Control+z');
  await expect(doubts).toBeVisible();
  await undo.click();
  await expect(window.notices).toContainText('This is no longer the newest change.');
  await expect(window.block(CAFE)).toBeVisible();
});

test('a doubt about where an article ends is said where it is read', async ({ launch, folder }) => {
  const file = join(folder, 'Debate.txt');
  const words = 'Everybody on the quay had an opinion on the valve, and most of them were loud. ';
  const article = 'The harbour board met on Tuesday and spoke of the valve for three hours.';
  await writeFile(file, ['The valve debate', article, 'Comments', words.repeat(12)].join('\n\n'));
  const app = await launch();
  const window = new WindowParts(app.page);
  await app.drop([file]);
  const doubts = window.article.getByRole('note', { name: 'Doubts about this reading' });
  await expect(doubts).toContainText('was taken for readers');
  await expect(doubts.getByRole('button')).toHaveCount(0);
});

test('two versions: their differences are shown, clips are carried over, one leads to the other', async ({
  launch,
  folder,
}) => {
  const [first, second] = [join(folder, 'First.txt'), join(folder, 'Second.txt')];
  await writeFile(first, version(...FIRST));
  await writeFile(second, version(...SECOND));
  const app = await launch({ size: { width: 1280, height: 800 } });
  const window = new WindowParts(app.page);
  const { page } = app;
  await app.drop([first]);
  for (const words of ['The ferry Kestrel was', 'All 85 passengers']) {
    await window.block(words).click();
    await page.keyboard.press('c');
    await expect(window.block(words).locator('mark').first()).toBeVisible();
  }
  await app.drop([second]);
  await expect(window.block('All 112 passengers')).toBeVisible();
  const control = window.article.getByRole('button', {
    name: 'Version 2 of 2 · Today, all versions',
  });
  await expect(control).toBeVisible();
  await expect(window.articles.getByRole('option', { name: /version 2 of 2/i })).toHaveCount(1);
  await expect(window.articles.getByRole('option', { name: /version 1 of 2/i })).toHaveCount(1);
  await expect(
    window.article.getByRole('button', { name: 'Carry over 2 clips: 1 found, 1 with other words' }),
  ).toBeVisible();

  await window.notices.getByRole('button', { name: 'Show differences' }).click();
  const compared = page.getByRole('region', { name: 'Version 1 compared with version 2' });
  await expect(compared).toBeFocused();
  await expect(compared.getByRole('status')).toHaveText(
    'Paragraphs: 1 changed, 1 added, 1 removed.',
  );
  const changed = compared.getByRole('article', { name: 'Changed paragraph' });
  await expect(changed.getByRole('deletion')).toHaveText('removed: 85, end of removed');
  await expect(changed.getByRole('insertion')).toHaveText('added: 112, end of added');
  await expect(compared.getByRole('article', { name: 'Removed paragraph' })).toContainText(
    'Nobody',
  );
  await compared
    .getByRole('button', { name: /paragraphs are the same|paragraph is the same/ })
    .first()
    .click();
  expect(await accessibilityProblems(app)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(compared).toBeHidden();

  await window.article.getByRole('button', { name: /^Carry over/ }).click();
  await expect(window.notices.getByText('2 clips carried over, 1 with other words.')).toBeVisible();
  await expect(window.block('The ferry Kestrel was').locator('mark').first()).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(window.block('The ferry Kestrel was').locator('mark')).toHaveCount(0);

  await control.click();
  await page.getByRole('menuitemradio', { name: 'Version 1 · Today' }).click();
  await expect(window.block('All 85 passengers').locator('mark').first()).toBeVisible();
});
