import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { v7 as newId } from 'uuid';
import { findPassage } from '../../../core/clip/selector';
import { importFiles } from '../../../electron/importers/import-job';
import type { ImportOptions } from '../../../electron/importers/import-job';
import { readFileAsDraft } from '../../../electron/importers/read-file';
import { partsOf, splitArticle } from '../../../electron/importers/split-article';
import type { LibraryStore } from '../../../electron/store/library-store';
import { keepingOf } from '../../support/keeping-of';
import { contents, must, openStore, tempFolder } from '../../support/temp-library';

const parser: ImportOptions['parser'] = {
  read: (path, fileName) => readFileAsDraft(path, fileName === undefined ? {} : { fileName }),
};
const ARTICLES = new URL('../../fixtures/articles/', import.meta.url).pathname;
const WIRES = join(ARTICLES, 'several-wire-stories-parted-by-rules.txt');
const TITLES = [
  'Divers reach wreck off Kesh, find no leak',
  'Sund ferry port shut after pipe burst',
  'Inquiry hears of three near misses at Kesh',
];

async function open() {
  const folder = await tempFolder();
  const store = await openStore(join(folder, 'library'));
  const importing = (path: string, more: Partial<ImportOptions> = {}) =>
    importFiles([path], { store, parser, by: 'user', ...more });
  const [outcome] = await importing(WIRES);
  const id = outcome?.id ?? '';
  const split = () => splitArticle(id, { store, parser, by: 'user' });
  return { folder, store, importing, id, split };
}

function articleOf(store: LibraryStore, id: string | undefined) {
  const article = store.lookup('article', id ?? '');
  if (!article) throw new Error(`no article ${id}`);
  return article;
}

async function blocksOf(store: LibraryStore, articleId: string | undefined) {
  const text = store.lookup('text', articleOf(store, articleId).textId);
  const blocks = await store.content.readText(text?.sha256 ?? '');
  if (!blocks.ok) throw new Error(blocks.error.message);
  return blocks.value;
}

/** Clips words of an article; answers the clip's id. */
async function clip(store: LibraryStore, articleId: string, from: string, to = from) {
  const text = (await blocksOf(store, articleId)).map((block) => block.text).join('\n');
  const start = text.indexOf(from);
  const end = text.indexOf(to, start) + to.length;
  if (start < 0 || end < start) throw new Error('the words to clip are not there');
  const id = newId();
  await must(store, { label: 'Clip', commands: [{ do: 'clip', id, articleId, start, end }] });
  return id;
}

describe('a file of several articles', () => {
  it('is imported as one, with a warning and what all of them agree on', async () => {
    const { store, id } = await open();
    const article = articleOf(store, id);
    expect(store.library.article.size).toBe(1);
    expect(article.warnings.map(({ code }) => code)).toEqual(['several-articles']);
    expect(article.title.value).toBe(TITLES[0]);
    expect(article.origin).toMatchObject({ value: null });
    expect(article.origin.others.map(({ value }) => value)).toEqual(['Northline', 'Tidewater']);
    const parts = await partsOf(id, { store, parser });
    expect(parts.ok && parts.value.map(({ title }) => title)).toEqual(TITLES);
    // A dateline without a year has none: when the file was brought in tells nothing of it.
    expect(parts.ok && parts.value.map(({ publishedOn }) => publishedOn)).toEqual([
      null,
      null,
      '2023-11-21',
    ]);
    expect(parts.ok && parts.value[2]).toEqual({
      title: TITLES[2],
      publishedOn: '2023-11-21',
      origin: 'Northline',
      place: 'lines 21–27',
    });
    await store.close();
  });

  it('is split in one step of undo into articles with one original and their places in it', async () => {
    const { store, id, split } = await open();
    const before = contents(store);
    const ids = await split();
    if (!ids.ok) throw new Error(ids.error.message);
    const articles = ids.value.map((part) => articleOf(store, part));
    expect(ids.value[0]).toBe(id);
    expect(articles.map(({ title }) => title.value)).toEqual(TITLES);
    expect(articles.map(({ origin }) => origin.value)).toEqual([
      'Northline',
      'Tidewater',
      'Northline',
    ]);
    expect(articles.map(({ locator }) => locator?.place)).toEqual([
      'lines 1–9',
      'lines 11–19',
      'lines 21–27',
    ]);
    expect(new Set(articles.map(({ original }) => original?.sha256)).size).toBe(1);
    expect(articles.flatMap(({ warnings }) => warnings)).toEqual([]);
    expect((await blocksOf(store, ids.value[1])).map(({ text }) => text)[0]).toBe(TITLES[1]);
    expect(store.nextUndo?.label).toBe(`Split “${TITLES[0]}” into 3 articles`);
    await store.undo();
    expect(contents(store)).toEqual(before);
    await store.redo();
    expect(articleOf(store, ids.value[2]).title.value).toBe(TITLES[2]);
    await store.close();
  });

  it('keeps each clip on its words, in the article that they are part of', async () => {
    const { store, id, split } = await open();
    const first = await clip(store, id, 'found no sign of a leak');
    const second = await clip(store, id, 'about 300 passengers');
    const across = await clip(
      store,
      id,
      'Two of them were never reported',
      'the bridge keeper alone',
    );
    const over = await clip(store, id, 'put up in a school', 'The inquiry into the bridge');
    await must(store, { label: 'Trash', commands: [{ do: 'trash', kind: 'clip', id: second }] });
    const ids = await split();
    if (!ids.ok) throw new Error(ids.error.message);
    for (const [clipId, part] of [[first, 0], [second, 1], [across, 2]] as const) {
      const moved = store.lookup('clip', clipId);
      expect(moved?.articleId).toBe(ids.value[part]);
      expect(moved?.textId).toBe(articleOf(store, ids.value[part]).textId);
      const blocks = await blocksOf(store, ids.value[part]);
      expect(moved && findPassage(blocks, moved)).toMatchObject({ state: 'exact', position: moved?.position });
    } // prettier-ignore
    // Words over the edge of two articles stay verbatim, with the first of them.
    const torn = store.lookup('clip', over);
    expect(torn?.articleId).toBe(ids.value[1]);
    expect(torn?.quote.exact).toContain('The inquiry into the bridge');
    await store.close();
  });

  it('hands on what the user decided: tags, removed paragraphs, what was typed', async () => {
    const { store, id, split } = await open();
    const removed = (await blocksOf(store, id)).find(({ text }) => text.startsWith('Two sailings'));
    const tag = newId();
    await must(store, {
      label: 'Clean',
      commands: [
        { do: 'add', kind: 'tag', id: tag, fields: { name: 'kesh' } },
        { do: 'set', kind: 'article', id, set: { removedBlocks: [removed?.id], tags: [tag] } },
        { do: 'metadata', id, field: 'section', value: 'Harbour' },
        { do: 'metadata', id, field: 'origin', value: 'My pile' },
      ],
    });
    const ids = await split();
    if (!ids.ok) throw new Error(ids.error.message);
    const [one, two] = ids.value.map((part) => articleOf(store, part));
    expect([one?.tags, two?.tags]).toEqual([[tag], [tag]]);
    expect(one?.removedBlocks).toEqual([]);
    const gone = (await blocksOf(store, two?.id)).filter(({ id: block }) =>
      two?.removedBlocks.includes(block),
    );
    expect(gone.map(({ text }) => text)).toEqual([removed?.text]);
    expect(one?.section).toMatchObject({ value: 'Harbour', source: 'typed by you' });
    expect(two?.section.value).toBeNull();
    expect(one?.origin.value).toBe('Northline');
    expect(one?.origin.others[0]).toEqual({ value: 'My pile', source: 'typed by you' });
    await store.close();
  });

  it('is here already, split or not, when it comes again', async () => {
    const { store, importing, split } = await open();
    await split();
    const [again] = await importing(WIRES);
    expect(again?.status).toBe('duplicate');
    expect(store.library.article.size).toBe(3);
    await store.close();
  });

  it('is split once only; one article is not split at all', async () => {
    const { store, importing, id, split } = await open();
    await split();
    expect(await split()).toMatchObject({ ok: false, error: { code: 'one-article' } });
    const [one] = await importing(join(ARTICLES, 'wire-copy-with-dateline.txt'));
    const other = await splitArticle(one?.id ?? '', { store, parser, by: 'user' });
    expect(other).toMatchObject({ ok: false, error: { code: 'one-article' } });
    const { original } = articleOf(store, id);
    await writeFile(store.layout.original(original?.sha256 ?? ''), 'not what it was');
    expect(await partsOf(id, { store, parser })).toMatchObject({
      ok: false,
      error: { code: 'damaged' },
    });
    await store.close();
  });

  it('is split on the way in where that is asked for, as one deed', async () => {
    const folder = await tempFolder();
    const store = await openStore(join(folder, 'library'));
    const paths = [WIRES, join(ARTICLES, 'wire-copy-with-dateline.txt')];
    const outcomes = await importFiles(paths, { store, parser, by: 'user', split: true });
    expect(outcomes.map(({ file, status }) => [file, status])).toEqual([
      [WIRES, 'imported'],
      [WIRES, 'imported'],
      [WIRES, 'imported'],
      [paths[1], 'imported'],
    ]);
    expect(new Set(outcomes.map(({ id }) => id)).size).toBe(4);
    expect(outcomes.map(({ id }) => articleOf(store, id ?? '').title.value).slice(0, 3)).toEqual(
      TITLES,
    );
    await store.undo();
    expect(store.library.article.size).toBe(0);
    expect(store.nextUndo).toBeNull();
    await store.close();
  });

  it('has its parts’ texts read again from their places when they are lost', async () => {
    const { folder, store, id, split } = await open();
    await split();
    await store.saved();
    for (const name of await readdir(store.layout.texts)) await rm(join(store.layout.texts, name));
    store.content.forget();
    const keeping = keepingOf(store, join(folder, 'app'));
    const mended = await keeping.recovery.mend();
    expect(mended.ok && mended.value.failed).toEqual([]);
    expect((await blocksOf(store, id)).map(({ text }) => text)).not.toContain(TITLES[1]);
    await store.close();
  });
});
