import { open, readFile, readdir, rename, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LibraryStore } from '../../../electron/store/library-store';
import { addArticle } from '../../support/articles';
import { noteFault } from '../../support/fault-table';
import { DEVICE, eventDeed, must, openStore, tempFolder } from '../../support/temp-library';

/** A library with four events saved, and the path of the segment that they are in. */
async function opened(): Promise<{ folder: string; store: LibraryStore; segment: string }> {
  const folder = await tempFolder();
  const store = await openStore(folder);
  await add(store, 'One', 'Two', 'Three', 'Four');
  const journal = join(folder, 'journal', DEVICE);
  const [name = ''] = await readdir(journal);
  return { folder, store, segment: join(journal, name) };
}

async function add(store: LibraryStore, ...titles: string[]): Promise<void> {
  for (const title of titles) {
    await must(store, eventDeed(title).deed);
    expect(await store.savedWithin(5_000)).toBe(true);
  }
}

const titles = (store: LibraryStore) =>
  [...store.library.event.values()].map(({ title }) => title).sort();

/** Changes bytes of a file in their place, as a program does that knows nothing of us. */
async function overwrite(path: string, from: string, to: string): Promise<void> {
  const at = (await readFile(path)).indexOf(from);
  const file = await open(path, 'r+');
  await file.write(to, at);
  await file.close();
}

/** What other programs do to the open segment, and which of the events before it survive that. */
const EDITS: [string, (segment: string) => Promise<void>, string[], boolean][] = [
  [
    'changes a line of it in its place',
    (segment) => overwrite(segment, 'Two', 'Tvo'),
    ['Four', 'One', 'Three'],
    true,
  ],
  [
    'puts a changed copy in its place',
    async (segment) => {
      const text = await readFile(segment, 'utf8');
      await writeFile(`${segment}.new`, text.replaceAll('Two', 'Tvo'));
      await rename(`${segment}.new`, segment);
    },
    ['Four', 'One', 'Three'],
    true,
  ],
  [
    'appends lines to it',
    async (segment) => {
      const file = await open(segment, 'a');
      await file.write('a foreign line\nand another\n');
      await file.close();
    },
    ['Four', 'One', 'Three', 'Two'],
    true,
  ],
  [
    'cuts it in the midst of a line',
    async (segment) => truncate(segment, (await readFile(segment)).indexOf('Four')),
    ['One', 'Three', 'Two'],
    true,
  ],
  ['empties it', (segment) => truncate(segment, 0), [], true],
];

describe('a foreign program', () => {
  it.each(EDITS)(
    'that %s, the open segment, harms nothing that is saved after it, and the damage is named',
    async (what, edit, left, isNamed) => {
      const { folder, store, segment } = await opened();
      await edit(segment);
      const edited = await readFile(segment);
      await add(store, 'After', 'And after');
      await must(store, eventDeed('Last').deed);
      expect(await store.close()).toBe(0);
      const again = await openStore(folder);
      expect(titles(again)).toEqual([...left, 'After', 'And after', 'Last'].sort());
      expect(again.damage.length > 0).toBe(isNamed);
      expect((await readFile(segment)).subarray(0, edited.length)).toEqual(edited);
      await again.close();
      noteFault({
        fault: `a foreign program ${what}, the open segment`,
        how: 'real disk',
        cases: 1,
        outcome: 'what is saved after it is there; the damage is named; nothing is written over',
      });
    },
  );

  it('that changes the snapshot or a text makes no compaction write over it, and is named', async () => {
    const { folder, store } = await opened();
    const article = await addArticle(store, ['A paragraph.', 'Another one.']);
    await store.compact();
    const snapshot = join(folder, 'snapshot.ndjson');
    await overwrite(snapshot, '"title":"Two"', '"title":"Tvo"');
    const text = join(folder, 'texts', (await readdir(join(folder, 'texts')))[0] ?? '');
    await overwrite(text, 'Another', 'Anither');
    const [damagedSnapshot, damagedText] = [await readFile(snapshot), await readFile(text)];
    await add(store, 'After');
    await expect(store.compact()).rejects.toThrow('snapshot.ndjson');
    await add(store, 'And after');
    expect(await store.close()).toBe(0);
    const again = await openStore(folder);
    expect(titles(again)).toEqual(['After', 'And after', 'Four', 'One', 'Three']);
    expect(again.damage.map(({ path }) => path)).toEqual([snapshot]);
    const revision = again.lookup('text', again.lookup('article', article)?.textId ?? '');
    expect(await again.content.readText(revision?.sha256 ?? '')).toMatchObject({
      error: { code: 'damaged' },
    });
    await again.close();
    expect(await readFile(snapshot)).toEqual(damagedSnapshot);
    expect(await readFile(text)).toEqual(damagedText);
    noteFault({
      fault: 'a foreign program changes the snapshot and a text while the library is open',
      how: 'real disk',
      cases: 2,
      outcome: 'edits are saved, no compaction writes over it, the damage is named',
    });
  });
});

describe('a journal that is taken away', () => {
  it('is missed while there are texts, until it is back', async () => {
    const folder = await tempFolder();
    const store = await openStore(folder);
    await addArticle(store, ['Smoke was seen.']);
    await store.close();
    const journal = join(folder, 'journal', DEVICE);
    await rename(journal, join(folder, 'elsewhere'));
    for (let time = 0; time < 2; time++) {
      const without = await openStore(folder);
      expect(without.damage).toMatchObject([
        { kind: 'records', path: without.layout.snapshot, what: 'it is missing' },
      ]);
      await without.close();
    }
    await rename(join(folder, 'elsewhere'), journal);
    const whole = await openStore(folder);
    expect(whole.damage).toEqual([]);
    expect(whole.library.article.size).toBe(1);
    await whole.close();
    noteFault({
      fault: 'the journal is taken away before there was a snapshot',
      how: 'real disk',
      cases: 1,
      outcome: 'it is missed at every opening, and the library is whole once it is back',
    });
  });

  it('is not missed in a library in which nothing was ever kept', async () => {
    const folder = await tempFolder();
    await (await openStore(folder)).close();
    const again = await openStore(folder);
    expect(again.damage).toEqual([]);
    await again.close();
  });
});
