import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatelineApp } from '../support/app';
import { dragMouse, middleOf } from '../support/pointer';
import { WindowParts } from '../support/window-parts';
import { SAMPLE, expect, test } from '../support/window-test';

const COURIER = join(SAMPLE, 'Kestrel withdrawn after smoke in engine room - Alder Courier.html');
const PORT = 'The crew cut the port engine';

/** A new page by key, its text taking what is typed. */
async function newPage(app: DatelineApp, title: string) {
  const { page } = app;
  await page.keyboard.press('Control+n');
  const name = page.getByRole('textbox', { name: 'Page title' });
  await expect(name).toBeFocused();
  await page.keyboard.type(title);
  await page.keyboard.press('Enter');
  const text = page.getByRole('textbox', { name: 'Page text' });
  await expect(text).toBeFocused();
  return { text, preview: page.getByRole('region', { name: 'Preview' }) };
}

/** Exports to a file and answers its bytes. */
async function exported(app: DatelineApp, target: string): Promise<Buffer> {
  await app.answerSaveDialog(target);
  await app.page.getByRole('button', { name: 'Export…' }).click();
  const notice = new WindowParts(app.page).notices
    .getByRole('status')
    .filter({ hasText: /^Exported: / });
  await expect(notice).toBeVisible();
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toBeHidden();
  return readFile(target);
}

test('a page is there after kill -9 once “Saved” shows, and after closing in the middle of typing', async ({
  launch,
}) => {
  const app = await launch();
  const first = await newPage(app, 'Written down');
  await app.page.keyboard.type('What was saved must stay: ünïcödé 🛳️.');
  await expect(first.preview.getByText('must stay')).toBeVisible();
  // “Saved” alone is the promise: it counts words that have not left the editor.
  await app.saved();
  await app.kill();

  const again = await launch();
  const text = again.page.getByRole('textbox', { name: 'Page text' });
  // What was open is the window’s own, and may be lost where no word of the library is.
  const window = new WindowParts(again.page);
  await window.tab('Pages').click();
  await window.pages.getByRole('option', { name: 'Written down' }).click();
  await expect(again.page.getByRole('textbox', { name: 'Page title' })).toHaveValue('Written down');
  await expect(text).toHaveText('What was saved must stay: ünïcödé 🛳️.');

  // No pause between the last key and the window’s end.
  await text.click();
  await again.page.keyboard.press('Control+End');
  await again.page.keyboard.type(' And the last words before closing');
  await again.quit();

  const third = await launch();
  await expect(third.page.getByRole('textbox', { name: 'Page text' })).toHaveText(
    'What was saved must stay: ünïcödé 🛳️. And the last words before closing',
  );
});

test('a note that is being typed is not called saved, and closing the window keeps it', async ({
  launch,
}) => {
  const app = await launch();
  await app.drop([COURIER]);
  const window = new WindowParts(app.page);
  await expect(window.articles.getByRole('option')).toHaveCount(1);
  await app.page
    .getByRole('group', { name: /^Paragraph/ })
    .filter({ hasText: PORT })
    .click();
  await app.page.keyboard.press('c');
  await app.saved();
  await app.page.keyboard.press('n');
  await expect(app.page.getByRole('textbox', { name: 'Note' })).toBeFocused();
  await app.page.keyboard.type('Compare the log');
  await expect(app.page.getByRole('banner').getByRole('status')).toHaveText('Saving…');
  await app.quit();

  const again = await launch();
  await again.page.getByRole('main').locator('mark').first().click();
  await expect(
    new WindowParts(again.page).clip.getByRole('button', { name: 'Note: Compare the log' }),
  ).toBeVisible();
});

test('a clip is cited by dragging it in and by completion, and leads back to its words', async ({
  launch,
}) => {
  const app = await launch();
  const { page } = app;
  const window = new WindowParts(page);
  await app.drop([COURIER]);
  await window.block(PORT).click();
  await page.keyboard.press('c');
  await expect(window.clip).toBeVisible();
  const { text, preview } = await newPage(app, 'Citations');

  await page.keyboard.type('Dragged: ');
  const quote = window.side.getByRole('option', { name: new RegExp(`^${PORT}`) });
  const line = text.getByText('Dragged:');
  const box = await line.boundingBox();
  if (!box) throw new Error('The line is not drawn.');
  await dragMouse(page, await middleOf(quote), {
    x: box.x + box.width - 6,
    y: box.y + box.height / 2,
  });
  await expect(preview.getByText(PORT)).toHaveCount(1);

  await text.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\n\nCompleted: [[port engine');
  const offers = page.getByRole('listbox', { name: 'Completions' });
  const offer = offers.getByRole('option', { name: new RegExp(PORT) });
  await expect(offer).toBeVisible();
  await offer.click();
  await expect(offers).toBeHidden();
  await expect(preview.getByText(PORT)).toHaveCount(2);
  await app.saved();

  await preview
    .getByRole('button', { name: /^Alder Courier/ })
    .first()
    .click();
  await expect(window.block(PORT)).toBeInViewport();
  await expect(window.clip.getByRole('button', { name: '1 page' })).toBeVisible();
  await window.clip.getByRole('button', { name: '1 page' }).click();
  await expect(page.getByRole('textbox', { name: 'Page title' })).toHaveValue('Citations');
});

test('the preview shows HTML and dangerous addresses as text, and nothing of it runs', async ({
  launch,
}) => {
  const app = await launch();
  const { page } = app;
  const { text, preview } = await newPage(app, 'Hostile');
  const hostile = [
    '# Heading',
    '<script>window.pwned = 1</script>',
    '<img src=x onerror="window.pwned = 2">',
    '[a link](javascript:window.pwned=3) and ![a picture](https://tracker.invalid/pixel.png)',
    '<a href="https://tracker.invalid/" onclick="window.pwned = 4">a link as HTML</a>',
    '<svg onload="window.pwned = 5"><style>* { display: none }</style></svg>',
  ];
  await app.copy({ text: hostile.join('\n\n') });
  await text.click();
  await page.keyboard.press('Control+v');
  await expect(preview.getByRole('heading', { name: 'Heading' })).toBeVisible();
  for (const words of [
    '<script>window.pwned = 1</script>',
    '<img src=x onerror="window.pwned = 2">',
    'a link',
    'a picture',
    'a link as HTML',
    '<style>',
  ]) {
    await expect(preview.getByText(words).first()).toBeVisible();
  }
  expect(
    await preview.locator('script, img, svg, style, a, iframe, [onerror], [onclick]').count(),
  ).toBe(0);
  await preview
    .getByText(/a link/)
    .first()
    .click();
  await preview.getByText('a picture').click();
  expect(await page.evaluate(() => 'pwned' in globalThis)).toBe(false);
  expect(page.url()).toBe('app://dateline/index.html');
});

test('two exports are the same bytes, and clipped Markdown stays text in them', async ({
  launch,
  folder,
}) => {
  const app = await launch();
  const { page } = app;
  const window = new WindowParts(page);
  const words =
    '# not a heading and *not emphasis*, [no link](https://no.example) <b>no tag</b> | no cell `no code` 1. ~~kept~~ [^1] $$';
  const tricky = join(folder, 'tricky.txt');
  await writeFile(
    tricky,
    `A story with signs in it\n\nThe first words were quiet, so that the story begins as prose.\n\n${words}\n\nThe last words were quiet as well, and then it was over.\n`,
  );
  await app.drop([tricky]);
  const block = window.block('not a heading');
  await block.click();
  await page.keyboard.press('c');
  await expect(block.locator('mark').first()).toBeVisible();
  await newPage(app, 'Signs');
  await page.keyboard.type('Cited: [[not a heading');
  const offer = page.getByRole('listbox', { name: 'Completions' }).getByRole('option').first();
  await expect(offer).toBeVisible();
  await offer.click();
  await app.saved();

  const first = await exported(app, join(folder, 'first.md'));
  const second = await exported(app, join(folder, 'second.md'));
  const hash = (data: Buffer) => createHash('sha256').update(data).digest('hex');
  expect(hash(second)).toBe(hash(first));

  const markdown = first.toString('utf8');
  expect(markdown).not.toMatch(/^[ >]*# not a heading/m);
  expect(markdown).not.toContain('[no link](https://no.example)');
  expect(markdown).not.toContain(' <b>');
  // Read by a Markdown reader, the quotation is the very words.
  const { lexer, walkTokens } = await import('marked');
  const texts: string[] = [];
  const kinds = new Set<string>();
  void walkTokens(lexer(markdown), (token) => {
    if (token.type !== 'paragraph' || !token.raw.includes('not emphasis')) return;
    texts.push(
      (token.tokens ?? [])
        .map((inline) => {
          kinds.add(inline.type);
          return 'text' in inline ? String(inline.text) : inline.raw;
        })
        .join(''),
    );
  });
  expect(texts.length).toBeGreaterThan(0);
  const unescaped = (text: string) =>
    text
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&#39;', "'")
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&');
  for (const text of texts) expect(unescaped(text)).toContain(words.slice(0, 90));
  expect([...kinds].filter((kind) => ['em', 'codespan', 'del', 'html'].includes(kind))).toEqual([]);
});
