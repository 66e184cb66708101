import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatelineBridge } from '../../core/ipc/contract';
import { WindowParts } from '../support/window-parts';
import { expect, test } from '../support/window-test';

const EVENTS = 17;

test('the timeline on paper: a picture as SVG and PNG, pages as PDF, and a file that cannot be written', async ({
  launch,
}) => {
  const app = await launch();
  const { page } = app;
  const window = new WindowParts(page);
  await page.getByRole('button', { name: 'Open the sample library' }).click();
  await expect(window.tab('Events', EVENTS)).toBeVisible({ timeout: 20_000 });
  const at = (name: string) => join(app.userData, name);
  const savedAs = async (name: string, id: string) => {
    await app.answerSaveDialog(at(name));
    await app.menu(id);
    await expect(page.getByText(`Exported: ${name}`)).toBeVisible({ timeout: 30_000 });
    return readFile(at(name));
  };

  let wide = 0;
  await test.step('as SVG, from the timeline’s own menu', async () => {
    await app.answerSaveDialog(at('line.svg'));
    await window.timeline.getByRole('button', { name: 'Show a part of the timeline' }).click();
    await page.getByRole('menuitem', { name: 'Save picture…' }).click();
    await expect(page.getByText('Exported: line.svg')).toBeVisible();
    const svg = await readFile(at('line.svg'), 'utf8');
    expect(svg).toContain('Log published');
    expect(svg).toContain('role="img"');
    wide = Number(/<svg[^>]* width="(\d+)"/.exec(svg)?.[1]);
  });

  await test.step('as PNG of twice the size, with something on it', async () => {
    const png = await savedAs('line.PNG', 'timelinePicture');
    expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
    expect(png.readUInt32BE(16)).toBe(2 * wide);
    const colours = await app.electron.evaluate(({ nativeImage }, path) => {
      const bytes = nativeImage.createFromPath(path).toBitmap();
      return new Set(new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2)).size;
    }, at('line.PNG'));
    expect(colours).toBeGreaterThan(50);
  });

  await test.step('larger than any display, to its last corner; smaller where it were too large', async () => {
    await app.answerSaveDialog(at('wide.png'));
    const width = 9_000;
    const height = 1_000;
    const edge = '<rect x="8900" y="900" width="100" height="100" fill="#0000ff"/>';
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="1000">${edge}</svg>`;
    const saved = await page.evaluate(
      (picture) =>
        (globalThis as unknown as { dateline: DatelineBridge }).dateline.call(
          'timeline:savePicture',
          picture,
        ),
      { svg, width, height },
    );
    expect(saved).toMatchObject({ value: { reducedTo: { width: 16_384, height: 1_820 } } });
    const corner = await app.electron.evaluate(({ nativeImage }, path) => {
      const bytes = nativeImage.createFromPath(path).toBitmap();
      return [...bytes.subarray(bytes.length - 44, bytes.length - 40)];
    }, at('wide.png'));
    expect(corner).toEqual([255, 0, 0, 255]);
  });

  await test.step('printed across pages into a PDF, with the list after it', async () => {
    await app.answerSaveDialog(at('line.pdf'));
    await app.menu('timelinePrint');
    const dialog = page.getByRole('dialog', { name: 'Print the timeline' });
    await dialog.getByLabel('All of the time').check();
    await dialog.getByLabel('Pages side by side').fill('0');
    await dialog.getByRole('button', { name: 'Save as PDF…' }).click();
    await expect(dialog.getByRole('alert')).toHaveText('From 1 to 50 pages.');
    await dialog.getByLabel('Pages side by side').fill('3');
    await dialog.getByLabel('Paper').selectOption('A4');
    await dialog.getByRole('button', { name: 'Save as PDF…' }).click();
    await expect(page.getByText('Exported: line.pdf')).toBeVisible({ timeout: 30_000 });
    await expect(dialog).toBeHidden();
    const pdf = (await readFile(at('line.pdf'))).toString('latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    // Three across the time, the list of sixteen on one, and after it what has no date.
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(5);
    // A4 lying on its side, text and not a picture of it, in the window's font.
    expect(pdf).toMatch(/\/MediaBox\s*\[0 0 84[12][.\d]* 59[456][.\d]*\]/);
    expect(pdf).toMatch(/\/FontName\s*\/\w*\+?Inter/);
    expect(pdf).toContain('/ToUnicode');
  });

  await test.step('what cannot be written is named', async () => {
    await app.answerSaveDialog(at('nowhere/line.svg'));
    await app.menu('timelinePicture');
    await expect(page.getByText(/nowhere\/line\.svg could not be written/)).toBeVisible();
  });
  expect(app.errors).toEqual([]);
});
