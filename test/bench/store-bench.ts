import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { v7 as newId } from 'uuid';
import { compact } from '../../electron/store/compaction';
import { doDeed } from '../../electron/store/do-deed';
import { diskFiles } from '../../electron/store/file-port';
import { LibraryStore } from '../../electron/store/library-store';
import { makeLibrary, sizeOf } from './big-library';
import { median, ms, printRows } from './figures';
import type { Row } from './figures';

const CLIPS = 200;

/** A durable clip, beside one append and fsync of the same bytes and beside lowdb's own adapter. */
export async function benchStore(sizes: readonly number[]): Promise<void> {
  const rows: Row[] = [];
  for (const articles of sizes) {
    const folder = await mkdtemp(join(tmpdir(), 'dateline-bench-'));
    try {
      rows.push(...(await benchSize(join(folder, 'library'), folder, articles)));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  printRows('A clip saved, durable (median of 200)', rows);
}

async function benchSize(library: string, folder: string, articles: number): Promise<Row[]> {
  await makeLibrary(library, sizeOf(articles));
  const options = {
    folder: library,
    device: '01900000-0000-7000-8000-000000000001',
    holder: 'a bench',
    compact: (job: Parameters<typeof compact>[1]) => compact(diskFiles, job),
  };
  const began = performance.now();
  const opened = await LibraryStore.open(options);
  const openMs = performance.now() - began;
  if (!opened.ok) throw new Error(opened.error.message);
  const store = opened.value;
  const article = store.library.article.values().next().value;
  if (!article) throw new Error('the library is empty');
  const lines: number[] = [];
  const stop = store.onApplied(({ change }) => lines.push(JSON.stringify(change).length + 18));
  const clip = (nth: number) =>
    ({
      do: 'clip',
      id: newId(),
      articleId: article.id,
      start: nth * 3,
      end: nth * 3 + 120,
    }) as const;
  // Turn and turn about, so that what the disk does at a moment hits both alike.
  const raw = await open(join(folder, 'raw.ndjson'), 'wx');
  const ours: number[] = [];
  const bare: number[] = [];
  for (let nth = 0; nth < CLIPS; nth++) {
    const start = performance.now();
    const done = await doDeed(store, { label: 'Clip', commands: [clip(nth)] }, 'user');
    if (!done.ok) throw new Error(done.error.message);
    await store.saved();
    const middle = performance.now();
    await raw.write(`${'x'.repeat((lines.at(-1) ?? 1) - 1)}\n`);
    await raw.sync();
    ours.push(middle - start);
    bare.push(performance.now() - middle);
  }
  stop();
  await raw.close();
  const lowdb = await benchJsonFile(store, folder);
  await store.close();
  const name = `${articles.toLocaleString('en')} articles`;
  const yardstick = `append + fsync ${ms(median(bare))}`;
  const ratio = (value: number) => `${(value / median(bare)).toFixed(2)} ×`;
  return [
    {
      work: `clip, ${name}`,
      figure: ms(median(ours)),
      yardstick,
      ratio: ratio(median(ours)),
      budget: '≤ 2 ×',
    },
    {
      work: `the same by lowdb's JSONFile, not synced, ${name}`,
      figure: ms(lowdb),
      yardstick,
      ratio: ratio(lowdb),
      budget: '',
    },
    { work: `open, ${name}`, figure: ms(openMs), yardstick: '', ratio: '', budget: '' },
  ];
}

/** One clip more by lowdb's own file adapter, which writes everything each time. */
async function benchJsonFile(store: LibraryStore, folder: string): Promise<number> {
  const records = Object.values(store.library).flatMap((map) => [...map.values()]);
  const adapter = new JSONFile<{ records: unknown[] }>(join(folder, 'lowdb.json'));
  const low = new Low(adapter, { records });
  const samples: number[] = [];
  for (let nth = 0; nth < 5; nth++) {
    const start = performance.now();
    low.data.records.push({ ...store.library.clip.values().next().value });
    await low.write();
    samples.push(performance.now() - start);
  }
  return median(samples);
}
