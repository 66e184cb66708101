import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accessibilityProblems } from '../support/axe';
import { dataAddress, png } from '../support/png';
import { WindowParts } from '../support/window-parts';
import { expect, test } from '../support/window-test';

const FILLER =
  'The harbour board of Kesh went through the papers of the winter, page after page, and the members took their time over every one of them.';
/** A drawing that would do harm where it were a page of its own. */
const DRAWING = Buffer.from(
  `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200" onload="fetch('https://outside.example/a')">
   <script>fetch('https://outside.example/b')</script><image href="https://outside.example/c.png" width="9" height="9"/>
   <rect width="300" height="200" fill="#386"/><title>${'x'.repeat(300)}</title></svg>`,
);

/** A long report with sections, dates, a table, and pictures that were saved into it. */
function report(): string {
  const section = (title: string, words: string) =>
    `<h2>${title}</h2><p>${words}</p>${`<p>${FILLER}</p>`.repeat(6)}`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The log of the lock</title></head><body><article>
<h1>The log of the lock</h1><p>${FILLER}</p>
${section('The night', 'The gate stuck on 13 November 2023, when the café on the quay had closed.')}
<h3>The crew</h3><p>A second <b>ca</b>fé owner saw the crew at 06:40 on 14 November 2023.</p>
<table><tr><th>Pier</th><th>Café</th></tr><tr><td>East</td><td>closed</td></tr></table>
<figure><img src="${dataAddress(png(320, 180))}" alt="The gate by night"><figcaption>The gate, stuck.</figcaption></figure>
<figure><img src="${dataAddress(DRAWING, 'image/svg+xml')}" alt="A plan"></figure>
<figure><img src="${dataAddress(Buffer.from('no picture at all '.repeat(40)))}" alt="Torn"></figure>
${section('The morning', 'The board met on 15 November 2023 and adjourned.')}
${section('The inquiry', 'An inquiry opened on 1 December 2023 at the town hall.')}
</article></body></html>`;
}

test('a long article by keyboard alone: clips, dates, headings, outline, find, pictures, and the place after a restart', async ({
  launch,
  folder,
}) => {
  const userData = join(folder, 'kept');
  const size = { width: 1280, height: 800 };
  const app = await launch({ userData, size });
  const { page } = app;
  const window = new WindowParts(page);
  const { keyboard } = page;
  const path = join(folder, 'log.html');
  await writeFile(path, report());
  const outside: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith('app://dateline/')) outside.push(request.url().slice(0, 80));
  });
  await app.drop([path]);
  await expect(window.block('The night')).toBeVisible();
  const bar = page.getByRole('group', { name: 'Text and search' });
  const at = (words: string | RegExp) =>
    expect(window.article.locator('[aria-current="true"]')).toContainText(words);
  const accessible = async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect.soft(await accessibilityProblems(app)).toEqual([]);
    }
  };

  await test.step('headings, dates and clips, both ways, and it says when there is none', async () => {
    await keyboard.press('g');
    await expect(bar.getByRole('status')).toHaveText('No clips in this article.');
    for (const words of ['The night', 'The crew', 'The morning']) {
      await keyboard.press('h');
      await at(words);
    }
    await keyboard.press('Shift+H');
    await at('The crew');
    await keyboard.press('d');
    await at('A second café owner');
    await keyboard.press('c');
    await expect(window.clip.getByText(/^A second café owner/)).toBeVisible();
    await keyboard.press('Home');
    await at(FILLER);
    await keyboard.press('Shift+H');
    await at('The inquiry');
    await expect(bar.getByRole('status')).toHaveText(/from the end again\.$/);
    await keyboard.press('j');
    await keyboard.press('c');
    await expect(window.clip.getByText(/^An inquiry opened/)).toBeVisible();
    await keyboard.press('Shift+G');
    await at('A second café owner');
    await expect(window.clip.getByText(/^A second café owner/)).toBeVisible();
    await keyboard.press('g');
    await at('An inquiry opened');
    await keyboard.press('Shift+D');
    await at('The board met');
  });

  await test.step('the outline marks sections with clips and goes to one', async () => {
    await keyboard.press('i');
    const outline = page.getByRole('list', { name: 'Headings' });
    await expect(outline.getByRole('button', { name: 'The night, 1 clip' })).toBeVisible();
    await expect(outline.locator('[aria-current="location"]')).toHaveText('The morning');
    await expect(outline.locator('[aria-current="location"]')).toBeFocused();
    await accessible();
    await keyboard.press('ArrowUp');
    await expect(outline.getByRole('button', { name: 'The crew, 1 clip' })).toBeFocused();
    await keyboard.press('Enter');
    await expect(outline).toBeHidden();
    await at('The crew');
    await expect(window.block('The crew')).toBeFocused();
  });

  await test.step('words are found across marks, in tables and whatever their accents, and clipped', async () => {
    await keyboard.press('Control+f');
    const find = page.getByRole('search', { name: 'Find in the article' });
    await keyboard.type('CAFE');
    await expect(find.getByRole('status')).toHaveText('2 of 3');
    await accessible();
    await keyboard.press('Enter');
    await expect(find.getByRole('status')).toHaveText('3 of 3');
    await keyboard.press('F3');
    await expect(find.getByRole('status')).toHaveText('1 of 3, from the other end');
    const marks = () =>
      page.evaluate(() => ['find', 'find-current'].map((name) => CSS.highlights.get(name)?.size));
    expect(await marks()).toEqual([2, 1]);
    await keyboard.press('Shift+Enter');
    await keyboard.press('Shift+F3');
    await expect(find.getByRole('status')).toHaveText('2 of 3');
    await keyboard.press('Escape');
    await expect(find).toBeHidden();
    expect(await marks()).toEqual([undefined, undefined]);
    await at('A second café owner');
    expect(await page.evaluate(() => String(document.getSelection()))).toBe('café');
    await keyboard.press('c');
    await expect(window.clip.getByText('café', { exact: true })).toBeVisible();
    await keyboard.press('Escape');
  });

  await test.step('the margin names what stands at its place, and nothing runs over the edge', async () => {
    await keyboard.press('n');
    await keyboard.type('Which owner? Ask again.');
    await keyboard.press('Control+Enter');
    await window.leaveFields();
    const owner = window.block('A second café owner');
    const note = owner.getByRole('button', { name: 'Note: Which owner? Ask again.' });
    await note.focus();
    await expect(page.getByRole('tooltip')).toHaveText('Which owner? Ask again.');
    await keyboard.press('Escape');
    await expect(page.getByRole('tooltip')).toBeHidden();
    await note.press('Enter');
    await expect(owner.getByRole('button', { name: '2 clips' })).toBeVisible();
    const overflow = await window.article.evaluate(
      (reader) => reader.scrollWidth - reader.clientWidth,
    );
    expect(overflow).toBe(0);
  });

  await test.step('a picture is drawn at its place and enlarged; a torn one says so', async () => {
    const picture = window.block('The gate, stuck.');
    const drawn = () =>
      window.article
        .locator('img')
        .evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth));
    await expect.poll(drawn).toEqual([320, 300]);
    await expect(
      window.article.getByText('This picture is damaged or of a kind that is not drawn here.'),
    ).toBeVisible();
    await picture.focus();
    await keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'The gate by night' });
    await expect(dialog.getByText('The gate, stuck.')).toBeVisible();
    const scale = dialog.getByRole('status');
    await expect(scale).toHaveText('200 %');
    await accessible();
    for (const key of ['+', '+', '+', '+', '+']) await keyboard.press(key);
    await expect(scale).toHaveText('610 %');
    const left = () =>
      dialog.locator('img').evaluate((image) => image.getBoundingClientRect().left);
    const before = await left();
    await keyboard.press('ArrowRight');
    expect(await left()).toBeLessThan(before);
    await keyboard.press('0');
    await expect(scale).toHaveText('200 %');
    await keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(picture).toBeFocused();
    await keyboard.press('Enter');
    const copy = join(folder, 'gate.png');
    await app.answerSaveDialog(copy);
    await dialog.getByRole('button', { name: 'Save…' }).click();
    await expect(window.notices).toContainText('Exported: gate.png');
    expect((await readFile(copy)).equals(png(320, 180))).toBe(true);
    expect(outside).toEqual([]);
  });

  await test.step('the place is kept, at another width and size too, and is no step of undo', async () => {
    await keyboard.press('i');
    await keyboard.press('End');
    for (const name of ['The inquiry']) {
      await page.getByRole('list', { name: 'Headings' }).getByRole('button', { name }).focus();
    }
    await keyboard.press('Enter');
    await keyboard.press('j');
    await at('An inquiry opened');
    await expect(window.block('An inquiry opened')).toBeInViewport();
    await keyboard.press('w');
    await keyboard.press('Control+=');
    await expect(window.block('An inquiry opened')).toBeInViewport();
    await app.quit();

    const again = await launch({ userData, size: { width: 1500, height: 900 } });
    const next = new WindowParts(again.page);
    await expect(next.block('An inquiry opened')).toBeInViewport();
    await expect(next.block('An inquiry opened')).toHaveAttribute('aria-current', 'true');
    await expect(next.block('The night')).not.toBeInViewport();
    await again.page.keyboard.press('Control+z');
    await expect(again.page.getByRole('button', { name: /^Note: Which owner/ })).toHaveCount(0);
  });
});
