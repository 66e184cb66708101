// npm run demo: the main job, live and unattended. Builds the sample library in the real window by
// real drops, mouse and keys, and leaves in demo-out/ its Markdown and a picture of each view. The
// Markdown must be the one that the sample library itself exports, to the byte.
import { expect } from '@playwright/test';
import type { Locator } from '@playwright/test';
import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { readFileAsDraft } from '../../electron/importers/read-file';
import { sampleSchema } from '../../electron/importers/sample-library';
import { describeWhen } from '../../core/time/words';
import { CLIP_COLOURS } from '../../core/library/records';
import { DatelineApp } from '../support/app';

// This program runs as Node; the windows that it starts must not.
delete process.env['ELECTRON_RUN_AS_NODE'];

const root = process.cwd();
const assets = join(root, 'assets', 'sample');
const out = join(root, 'demo-out');
const sample = v.parse(
  sampleSchema,
  JSON.parse(await readFile(join(assets, 'sample.json'), 'utf8')),
);
type Clip = (typeof sample.clips)[number];

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

const say = (text: string) => process.stdout.write(`${text}\n`);
const app = await DatelineApp.launch({ size: { width: 1440, height: 900 } });
const { page } = app;
// Nothing glides under the mouse, so that what is measured is where it is.
await page.emulateMedia({ reducedMotion: 'reduce' });
const side = page.getByRole('complementary', { name: 'Clips and evidence' });

async function picture(name: string): Promise<void> {
  await page.screenshot({ path: join(out, `${name}.png`) });
  say(`picture: ${name}.png`);
}

const names = (await readdir(assets)).filter((name) => name !== 'sample.json').sort();
await picture('1-empty');
await app.drop(names.map((name) => join(assets, name)));
const list = page.getByRole('listbox', { name: 'Articles' });
await expect(list.getByRole('option')).toHaveCount(names.length);
await app.saved();
say(`dropped ${names.length} articles`);

// Each clip: the words are marked with the mouse, the rest is keys.
for (const clip of sample.clips) await clipWords(clip);
say(`${sample.clips.length} clips`);
await picture('2-reader');

for (const event of sample.events) {
  await page.keyboard.press('Control+Shift+E');
  const form = page.getByRole('dialog', { name: 'New event' });
  await form.getByRole('textbox', { name: 'Title' }).fill(event.title);
  await form
    .getByRole('textbox', { name: 'When' })
    .fill(event.when ? describeWhen(event.when) : '');
  await form.getByRole('textbox', { name: 'Place' }).fill(event.place);
  await form.getByRole('combobox', { name: 'Lane' }).fill(event.lane);
  await form.getByRole('textbox', { name: 'People' }).fill(event.people.join(', '));
  await form.getByRole('combobox', { name: 'Tags' }).fill(event.tags.join(', '));
  await form.getByRole('textbox', { name: 'Description' }).fill(event.description);
  if (event.key === 'engine-stopped') await picture('3-new-event');
  await form.getByRole('button', { name: 'Make event' }).click();
  await expect(form).toBeHidden();
}
say(`${sample.events.length} events`);

for (const { event: eventKey, clip: clipKey, when, claim, stance } of sample.evidence) {
  const event = sample.events.find(({ key }) => key === eventKey);
  const clip = sample.clips.find(({ key }) => key === clipKey);
  if (!event || !clip) throw new Error(`${eventKey} or ${clipKey} is not in the sample`);
  await selectClip(clip);
  await page.keyboard.press('l');
  const chooser = page.getByRole('dialog', { name: 'Link to an event' });
  await chooser.getByRole('combobox', { name: 'Find an event' }).fill(event.title);
  await expect(chooser.getByRole('option').first()).toContainText(event.title);
  const says = chooser.getByRole('textbox', { name: 'The source says when' });
  await says.fill(when ? describeWhen(when) : '');
  await chooser.getByRole('combobox', { name: 'Claim about' }).fill(claim?.label ?? '');
  await chooser.getByRole('textbox', { name: 'What it claims' }).fill(claim?.value ?? '');
  await chooser
    .getByRole('radio', { name: stance === 'disputes' ? 'disputes it' : 'supports it' })
    .check();
  await chooser.getByRole('button', { name: 'Link', exact: true }).click();
  await expect(chooser).toBeHidden();
}
say(`${sample.evidence.length} links of evidence`);
const disputed = sample.events.find(({ key }) => key === 'engine-stopped');
await page.getByRole('tab', { name: /Events/ }).click();
await page.getByRole('option', { name: new RegExp(disputed?.title ?? '') }).click();
await picture('4-event');

for (const { title, body } of sample.pages) await writePage(title, body);
await app.saved();
await picture('5-page');

await page.getByRole('tab', { name: /Articles/ }).click();
await openArticleOf(sample.clips[0]?.file ?? '');
await page.getByRole('group', { name: /^Paragraph 2/ }).click();
await page.getByRole('button', { name: 'Fit everything' }).click();
await picture('6-everything');
await page.getByRole('button', { name: 'List', exact: true }).click();
await picture('7-timeline-list');
await page.getByRole('button', { name: 'List', exact: true }).click();
await page.emulateMedia({ colorScheme: 'dark' });
await picture('8-everything-dark');
await page.emulateMedia({ colorScheme: null });

const markdown = await exportTo(app, 'demo.md');

// The same library by one click, in the same program.
await page.getByRole('button', { name: /^Library:/ }).click();
await page.getByRole('menuitem', { name: /sample/i }).click();
await expect(page.getByRole('tab', { name: `Events ${sample.events.length}` })).toBeVisible({
  timeout: 30_000,
});
const byOneClick = await exportTo(app, 'sample.md');
await app.quit();
await app.dispose();

const body = (text: string) => text.slice(text.indexOf('\n'));
if (body(markdown) !== body(byOneClick)) {
  say('The Markdown made by hand and the sample’s own differ: see demo.md and sample.md.');
  process.exit(1);
}
if (app.errors.length > 0) {
  say(`The window reported errors:\n${app.errors.join('\n')}`);
  process.exit(1);
}
say(`Done: demo-out/demo.md, ${markdown.length} characters, the same as the sample's own.`);

/** Opens the article that a file became, found in the list by its title and outlet. */
async function openArticleOf(file: string): Promise<void> {
  const { title, outlet } = await headOf(file);
  await page.getByRole('tab', { name: /Articles/ }).click();
  await list.getByRole('option').filter({ hasText: title }).filter({ hasText: outlet }).click();
  const heading = page.getByRole('main').getByRole('heading', { level: 1 });
  await expect(heading).toHaveText(title);
  await expect(page.getByRole('button', { name: `Outlet: ${outlet}` })).toBeVisible();
}

async function headOf(file: string): Promise<{ title: string; outlet: string }> {
  const read = await readFileAsDraft(join(assets, file));
  if (!read.ok) throw new Error(read.error.message);
  const { title, siteName } = read.value.draft.metadata;
  return { title: title.value ?? '', outlet: siteName.value ?? '' };
}

/** Marks the clip's words with the mouse and makes the clip, its colour, note and tags by keys. */
async function clipWords(clip: Clip): Promise<void> {
  await openArticleOf(clip.file);
  await markWords(clip.quote);
  await page.keyboard.press('c');
  const section = side.getByRole('region', { name: 'Clip', exact: true });
  await expect(section).toContainText(clip.quote.slice(0, 40));
  await page.keyboard.press(String(CLIP_COLOURS.indexOf(clip.colour) + 1));
  await expect(section.getByRole('radio', { name: new RegExp(clip.colour) })).toBeChecked();
  if (clip.note) {
    await page.keyboard.press('n');
    await section.getByRole('textbox', { name: 'Note' }).fill(clip.note);
    await page.keyboard.press('Control+Enter');
    await expect(section.getByRole('button', { name: `Note: ${clip.note}` })).toBeVisible();
  }
  if (clip.tags.length > 0) {
    await page.keyboard.press('t');
    await section.getByRole('combobox', { name: 'Tags' }).fill(clip.tags.join(', '));
    await page.keyboard.press('Enter');
    await expect(section.getByRole('button', { name: /^Tags: / })).toBeVisible();
  }
}

/** Drags the mouse over words of the open article. */
async function markWords(words: string): Promise<void> {
  const block = page
    .getByRole('group')
    .filter({ hasText: words.slice(0, 60) })
    .first();
  await block.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  // The reader may still be scrolling the paragraph before this one into view.
  let ends = await endsOf(block, words);
  await expect(async () => {
    const before = ends;
    ends = await endsOf(block, words);
    expect(ends).toEqual(before);
  }).toPass({ intervals: [100] });
  if (ends.from.y < 60 || ends.to.y > 640) throw new Error(`“${words}” is not in view`);
  await page.mouse.move(ends.from.x, ends.from.y);
  await page.mouse.down();
  await page.mouse.move((ends.from.x + ends.to.x) / 2, ends.to.y, { steps: 3 });
  await page.mouse.move(ends.to.x, ends.to.y, { steps: 3 });
  await page.mouse.up();
  const marked = await page.evaluate(() => document.getSelection()?.toString().trim());
  expect(marked).toBe(words);
}

/** Where the first and the last character of words stand on the screen. */
function endsOf(block: Locator, words: string) {
  return block.evaluate((element, quote) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes: { node: Node; at: number }[] = [];
    let text = '';
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      nodes.push({ node, at: text.length });
      text += node.textContent ?? '';
    }
    const start = text.indexOf(quote);
    const box = (offset: number) => {
      const held = nodes.findLast(({ at }) => at <= offset);
      if (!held) throw new Error('the words are not there');
      const range = document.createRange();
      range.setStart(held.node, offset - held.at);
      range.setEnd(held.node, offset - held.at + 1);
      const rect = range.getClientRects()[0];
      if (!rect) throw new Error('the words have no place');
      return { left: rect.left, right: rect.right, y: rect.top + rect.height / 2 };
    };
    const first = box(start);
    const last = box(start + quote.length - 1);
    return { from: { x: first.left + 0.5, y: first.y }, to: { x: last.right - 0.5, y: last.y } };
  }, words);
}

/** Goes to a clip that was made before: by a click on its words in the list of its article. */
async function selectClip(clip: Clip): Promise<void> {
  await openArticleOf(clip.file);
  const clips = side.getByRole('region', { name: 'Clips', exact: true });
  if (!(await clips.isVisible())) await side.getByRole('button', { name: 'All clips' }).click();
  await clips.getByRole('option').filter({ hasText: clip.quote }).click();
  const section = side.getByRole('region', { name: 'Clip', exact: true });
  await expect(section).toContainText(clip.quote.slice(0, 50));
}

/** Writes a page; where it cites a clip, the clip is found by typing its words after `[[`. */
async function writePage(title: string, text: string): Promise<void> {
  await page.keyboard.press('Control+n');
  await page.getByRole('textbox', { name: 'Page title' }).fill(title);
  const editor = page.getByRole('textbox', { name: 'Page text' });
  await editor.click();
  const parts = text.split(/\[\[clip:([^\]]+)\]\]/);
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 0) {
      if (part) await page.keyboard.insertText(part);
      continue;
    }
    const quote = sample.clips.find(({ key }) => key === part)?.quote ?? '';
    await page.keyboard.type('[[');
    await page.keyboard.insertText(quote.slice(0, 45).replaceAll('[', ''));
    const offers = page.getByRole('listbox', { name: 'Completions' }).getByRole('option');
    await expect(offers).toHaveCount(1);
    // The editor takes no Enter for a list that has only just come up.
    await page.waitForTimeout(150);
    await page.keyboard.press('Enter');
    await expect(offers).toHaveCount(0);
  }
}

async function exportTo(running: DatelineApp, name: string): Promise<string> {
  await running.answerSaveDialog(join(out, name));
  await running.page.keyboard.press('Control+e');
  await expect(running.page.getByText(`Exported: ${name}`)).toBeVisible();
  return readFile(join(out, name), 'utf8');
}
