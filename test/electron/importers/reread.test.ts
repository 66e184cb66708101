import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { v7 as newId } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { ArticleDraft } from '../../../core/article/block';
import { fullText } from '../../../core/article/block';
import { ok } from '../../../core/ipc/result';
import { findPassage } from '../../../core/clip/selector';
import type { Command } from '../../../core/library/commands';
import { importFiles } from '../../../electron/importers/import-job';
import { readFileAsDraft } from '../../../electron/importers/read-file';
import type { OriginalReading } from '../../../electron/importers/parse-original';
import { previewReading, rereadArticle } from '../../../electron/importers/reread';
import type { LibraryStore } from '../../../electron/store/library-store';
import { contents, must, openStore, tempFolder } from '../../support/temp-library';

type Parser = OriginalReading['parser'];
const parser: Parser = {
  read: (path, fileName, encoding = null) =>
    readFileAsDraft(path, { fileName: fileName ?? '', encoding }),
};

/** A reader that makes something else of the same bytes, as a later version may. */
const later = (change: (draft: ArticleDraft) => ArticleDraft): Parser => ({
  read: async (path, fileName, encoding) => {
    const read = await parser.read(path, fileName, encoding);
    if (!read.ok) return read;
    return ok({ ...read.value, reader: 'later/2', draft: change(read.value.draft) });
  },
});

const WORDS = [
  'Kestrel withdrawn',
  'Smoke was seen in the engine room.',
  'Nobody was hurt.',
  'The board meets on Friday.',
];

async function open(bytes: string | Buffer = WORDS.join('\n\n'), name = 'a.txt') {
  const folder = await tempFolder();
  const store = await openStore(join(folder, 'library'));
  const path = join(folder, name);
  await writeFile(path, bytes);
  const [outcome] = await importFiles([path], { store, parser, by: 'user' });
  const id = outcome?.id ?? '';
  const again = (more: Partial<OriginalReading> = {}) =>
    rereadArticle(id, { store, parser, by: 'user', ...more });
  const article = () => store.lookup('article', id) ?? raise();
  const text = async () => {
    const { sha256 } = store.lookup('text', article().textId) ?? raise();
    const blocks = await store.content.readText(sha256);
    return blocks.ok ? blocks.value : raise();
  };
  const clip = async (words: string) => {
    const start = fullText(await text()).indexOf(words);
    const clipId = newId();
    const command: Command = {
      do: 'clip', id: clipId, articleId: id, start, end: start + words.length,
    }; // prettier-ignore
    await must(store, { label: 'Clip', commands: [command] });
    return () => store.lookup('clip', clipId) ?? raise();
  };
  return { store, id, again, article, text, clip };
}

function raise(): never {
  throw new Error('what a test needs is not there');
}

const anchorOf = async (
  store: LibraryStore,
  clip: { articleId: string } & Parameters<typeof findPassage>[1],
) => {
  const article = store.lookup('article', clip.articleId) ?? raise();
  const { sha256 } = store.lookup('text', article.textId) ?? raise();
  const blocks = await store.content.readText(sha256);
  return blocks.ok ? findPassage(blocks.value, clip).state : raise();
};

describe('reading an article again', () => {
  it('changes nothing where the reading is the same', async () => {
    const { store, again } = await open();
    const before = contents(store);
    expect(await again()).toMatchObject({ ok: true, value: { status: 'same' } });
    expect(contents(store)).toEqual(before);
    expect(store.nextUndo?.label).toMatch(/^Import/u);
    expect(await readdir(store.layout.texts)).toHaveLength(1);
    await store.close();
  });

  it('makes a new revision in the encoding that is chosen, named and undone as one', async () => {
    const words = 'Prom wycofany\n\nNikt nie ucierpiał, łódź jest bezpieczna.';
    const { store, again, article, text } = await open(iconv.encode(words, 'windows-1250'));
    await again({ encoding: 'windows-1252' });
    expect(fullText(await text())).toContain('ucierpia³');
    const before = contents(store);
    const first = article().textId;
    expect(await again({ encoding: 'windows-1250' })).toEqual(
      ok({
        status: 'changed',
        encoding: 'windows-1250',
        clips: { found: 0, changed: 0, ambiguous: 0, lost: 0 },
      }),
    );
    expect(fullText(await text())).toContain('ucierpiał');
    expect(article().warnings).toEqual([]);
    expect(store.lookup('text', first)).toBeDefined();
    expect(store.nextUndo?.label).toBe('Read “Prom wycofany” again');
    await store.undo();
    expect(contents(store)).toEqual(before);
    await store.close();
  });

  it('goes on reading in the chosen encoding until it is told to find out', async () => {
    const { again, store, article } = await open(
      iconv.encode('Café fermé\n\nLe café est fermé.', 'latin1'),
    );
    await again({ encoding: 'windows-1251' });
    expect(article().original?.encoding).toBe('windows-1251');
    expect(await again()).toMatchObject({ value: { status: 'same', encoding: 'windows-1251' } });
    expect(await again({ encoding: null })).toMatchObject({ value: { encoding: 'windows-1252' } });
    expect(article().original).not.toHaveProperty('encoding');
    await store.close();
  });

  it('takes a guess that the user confirms for no guess any more', async () => {
    const { again, article, store } = await open(
      iconv.encode('Café fermé\n\nLe café est fermé.', 'latin1'),
    );
    const { textId } = article();
    expect(article().warnings).toMatchObject([{ code: 'encoding-guessed' }]);
    expect(await again({ encoding: 'windows-1252' })).toMatchObject({
      value: { status: 'changed' },
    });
    expect(article()).toMatchObject({ warnings: [], textId });
    await store.close();
  });

  it('keeps what was typed and what was chosen, and offers what was read', async () => {
    const { again, article, store, id } = await open();
    const set = (field: 'title' | 'byline', value: string): Command => ({
      do: 'metadata', id, field, value,
    }); // prettier-ignore
    await must(store, { label: 'Set title', commands: [set('title', 'My own title')] });
    await must(store, {
      label: 'Set title',
      commands: [set('byline', 'Mine'), set('byline', 'Other')],
    });
    await must(store, { label: 'Choose', commands: [set('byline', 'Mine')] });
    await again({
      parser: later((draft) => ({
        ...draft,
        metadata: {
          ...draft.metadata,
          title: { value: 'Read anew', source: 'first heading', others: [] },
          siteName: { value: 'Alder Courier', source: 'domain', others: [] },
        },
      })),
    });
    expect(article().title).toMatchObject({ value: 'My own title', source: 'typed by you' });
    expect(article().title.others[0]).toEqual({ value: 'Read anew', source: 'first heading' });
    expect(article().byline.value).toBe('Mine');
    expect(article().siteName.value).toBe('Alder Courier');
    await store.close();
  });

  it('carries removed and restored blocks and clips over to where their words stand', async () => {
    const { again, article, text, clip, store, id } = await open();
    const blocks = await text();
    const idOf = (words: string) => blocks.find((block) => block.text === words)?.id ?? raise();
    const hidden = blocks.find(({ reason }) => reason !== undefined) ?? raise();
    const set = { removedBlocks: [idOf('Nobody was hurt.')], restoredBlocks: [hidden.id] };
    await must(store, { label: 'Remove', commands: [{ do: 'set', kind: 'article', id, set }] });
    const kept = await clip('Smoke was seen');
    const lost = await clip('on Friday');
    const twice = await clip('board');
    const before = contents(store);
    const outcome = await again({
      parser: later((draft) => ({
        ...draft,
        blocks: [
          { id: 'x0', kind: 'paragraph', text: 'The board and the board.' },
          ...draft.blocks
            .map((block, at) => ({ ...block, id: `x${at + 1}` }))
            .filter((block) => !block.text.startsWith('The board')),
        ],
      })),
    });
    expect(outcome).toMatchObject({ value: { clips: { found: 1, ambiguous: 1, lost: 1 } } });
    const after = await text();
    const words = (ids: readonly string[]) =>
      ids.map((one) => after.find((block) => block.id === one)?.text);
    expect(words(article().removedBlocks)).toEqual(['Nobody was hurt.']);
    expect(words(article().restoredBlocks)).toEqual([hidden.text]);
    expect(kept()).toMatchObject({ textId: article().textId, quote: { exact: 'Smoke was seen' } });
    expect(await anchorOf(store, kept())).toBe('exact');
    expect(lost().quote.exact).toBe('on Friday');
    expect(lost().textId).not.toBe(article().textId);
    expect(await anchorOf(store, lost())).toBe('lost');
    expect(await anchorOf(store, twice())).toBe('ambiguous');
    await store.undo();
    expect(contents(store)).toEqual(before);
    await store.close();
  });

  it('leaves a clip its words where they read differently, and shows where they stand', async () => {
    const { again, article, clip, store } = await open();
    const changed = await clip('Smoke was seen in the engine room.');
    const before = changed();
    const outcome = await again({
      parser: later((draft) => ({
        ...draft,
        blocks: draft.blocks.map((block) => ({
          ...block,
          text: block.text.replace('seen in', 'seen inside'),
        })),
      })),
    });
    expect(outcome).toMatchObject({
      value: { clips: { found: 0, changed: 1, ambiguous: 0, lost: 0 } },
    });
    expect(changed()).toEqual(before);
    expect(changed().textId).not.toBe(article().textId);
    expect(await anchorOf(store, changed())).toBe('moved');
    await store.close();
  });

  it('keeps decisions in another encoding, where no word is the same', async () => {
    const words = 'Паром снят\n\nНикто не пострадал.\n\nПроверка завтра.';
    const { again, article, text, store, id } = await open(iconv.encode(words, 'windows-1251'));
    const [, second] = (await text()).filter(({ reason }) => reason === undefined);
    const set = { removedBlocks: [second?.id] };
    await must(store, { label: 'Remove', commands: [{ do: 'set', kind: 'article', id, set }] });
    await again({ encoding: 'koi8-r' });
    expect(article().removedBlocks).toEqual([second?.id]);
    await store.close();
  });

  it('keeps in sight what was clipped, should the new reading leave it out', async () => {
    const { again, article, text, clip, store } = await open();
    await clip('Nobody was hurt.');
    await again({
      parser: later((draft) => ({
        ...draft,
        blocks: draft.blocks.map((block) =>
          block.text === 'Nobody was hurt.' ? { ...block, reason: 'related' as const } : block,
        ),
      })),
    });
    const restored = (await text()).filter(({ id }) => article().restoredBlocks.includes(id));
    expect(restored.map((block) => block.text)).toEqual(['Nobody was hurt.']);
    await store.close();
  });

  it('shows beforehand what it would come to, and stores nothing', async () => {
    const { store, id } = await open(iconv.encode('Prom wycofany\n\nŁódź stoi.', 'windows-1250'));
    const before = contents(store);
    const preview = await previewReading(id, { store, parser, encoding: 'koi8-r' });
    expect(preview).toMatchObject({ ok: true, value: { status: 'changed', encoding: 'koi8-r' } });
    expect(preview.ok && preview.value.lines.join()).toContain('stoi.');
    expect(contents(store)).toEqual(before);
    expect(await readdir(store.layout.texts)).toHaveLength(1);
    await store.close();
  });

  it('fails in words where the original is gone or damaged, and where nothing is known of it', async () => {
    const { store, again, article } = await open();
    await writeFile(store.layout.original(article().original?.sha256 ?? ''), 'other bytes');
    expect(await again()).toMatchObject({ ok: false, error: { code: 'damaged' } });
    const options = { store, parser, by: 'user' as const };
    expect(await rereadArticle(newId(), options)).toMatchObject({ error: { code: 'not-found' } });
    await store.close();
  });
});
