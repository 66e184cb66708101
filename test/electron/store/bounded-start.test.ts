import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import {
  appendFile,
  mkdir,
  open,
  readFile,
  readdir,
  rename,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useProgram } from '../../support/bundled-program';
import { noteFault } from '../../support/fault-table';
import { LibraryProcess } from '../../support/library-process';
import type { Reply } from '../../support/library-process';
import { addArticle } from '../../support/articles';
import { DEVICE, eventDeed, must, openStore, tempFolder } from '../../support/temp-library';

const program = useProgram('library-program');

/** Nets, not measures: far above what an opening takes, far below what hurts. */
const LONGEST_MS = 30_000;
const MOST_MEGABYTES = 700;

/** A library with a snapshot, a segment and a text; answers its folder. */
async function library(): Promise<string> {
  const folder = join(await tempFolder(), 'library');
  const store = await openStore(folder);
  await must(store, eventDeed('One').deed);
  await addArticle(store, ['A paragraph.']);
  await store.compact();
  await must(store, eventDeed('Two').deed);
  await store.close();
  return folder;
}

/** Opens a library in a process of its own, within the bounds. */
async function openBounded(folder: string): Promise<{ reply: Reply; process: LibraryProcess }> {
  const process = new LibraryProcess(program());
  const began = performance.now();
  const reply = await process.ask({ do: 'open', folder, device: DEVICE });
  expect(performance.now() - began).toBeLessThan(LONGEST_MS);
  if (reply.ok) expect(reply.peakMegabytes).toBeLessThan(MOST_MEGABYTES);
  return { reply, process };
}

const GIGABYTE = 1024 ** 3;

/** Garbage of a gigabyte in place of the snapshot; what is nothing but zeros takes no room on the disk. */
const GARBAGE: [string, (snapshot: string) => Promise<void>][] = [
  [
    'zeros',
    async (snapshot) => {
      await truncate(snapshot, 0);
      await truncate(snapshot, GIGABYTE);
    },
  ],
  [
    'a sound header and one endless line',
    async (snapshot) => {
      const [header = ''] = (await readFile(snapshot, 'utf8')).split('\n');
      await writeFile(snapshot, `${header}\n{"kind":"event","id":"`);
      await truncate(snapshot, GIGABYTE);
    },
  ],
  [
    'endless lines, each of the length that is just read',
    async (snapshot) => {
      await writeFile(snapshot, '');
      const file = await open(snapshot, 'r+');
      for (let at = 1; at <= 16; at++) await file.write('\n', at * 63 * 1024 * 1024);
      await file.close();
    },
  ],
];

describe('a library opens or says why, within bounds,', () => {
  it.each(GARBAGE)('with a snapshot of a gigabyte of garbage: %s', async (what, spoil) => {
    const folder = await library();
    const snapshot = join(folder, 'snapshot.ndjson');
    await spoil(snapshot);
    const { reply } = await openBounded(folder);
    expect(reply).toMatchObject({ ok: true, titles: ['Two'] });
    expect(reply.damage?.join()).toContain('snapshot.ndjson');
    noteFault({
      fault: `the snapshot is a gigabyte of garbage: ${what}`,
      how: 'real disk',
      cases: 1,
      outcome: 'the library opens within bounds of time and memory; the damage is named',
    });
  });

  it('with four million empty lines in a snapshot and in a segment', async () => {
    const folder = await library();
    const lines = '\n'.repeat(4_000_000);
    await appendFile(join(folder, 'snapshot.ndjson'), lines);
    const journal = join(folder, 'journal', DEVICE);
    await appendFile(join(journal, (await readdir(journal))[0] ?? ''), lines);
    const { reply } = await openBounded(folder);
    expect(reply).toMatchObject({ ok: true, titles: ['One', 'Two'] });
    expect(reply.damage).toHaveLength(2);
    noteFault({
      fault: 'four million empty lines stand in the snapshot and in a segment',
      how: 'real disk',
      cases: 2,
      outcome: 'the library opens within bounds of time and memory; the damage is named',
    });
  });

  it('with a hundred thousand stray files among its journals', async () => {
    const folder = await library();
    const journal = join(folder, 'journal');
    for (let nth = 0; nth < 100_000; nth++) writeFileSync(join(journal, `stray-${nth}`), '');
    const { reply } = await openBounded(folder);
    expect(reply).toMatchObject({ ok: true, titles: ['One', 'Two'], damage: [] });
    noteFault({
      fault: 'a hundred thousand stray files lie in the folder of journals',
      how: 'real disk',
      cases: 1,
      outcome: 'the library opens within bounds of time and memory',
    });
  }, 60_000);
});

/** What stands where a file should, made at its path. */
const INSTEAD: Record<string, (path: string) => Promise<void>> = {
  'a folder': async (path) => {
    await mkdir(path);
  },
  'a link to itself': (path) => symlink(path, path),
  ...(process.platform === 'win32'
    ? {}
    : {
        'a pipe that nobody writes to': (path: string) => {
          execFileSync('mkfifo', [path]);
          return Promise.resolve();
        },
      }),
};

/** The files and folders of a library that are read when it is opened. */
const PLACES: Record<string, (folder: string) => Promise<string>> = {
  'dateline.json': (folder) => Promise.resolve(join(folder, 'dateline.json')),
  'the snapshot': (folder) => Promise.resolve(join(folder, 'snapshot.ndjson')),
  'a segment': async (folder) => {
    const journal = join(folder, 'journal', DEVICE);
    return join(journal, (await readdir(journal))[0] ?? '');
  },
  'a segment of the history': async (folder) => {
    const history = join(folder, 'history', DEVICE);
    return join(history, (await readdir(history))[0] ?? '');
  },
  'the folder of journals': (folder) => Promise.resolve(join(folder, 'journal')),
  'the folder of texts': (folder) => Promise.resolve(join(folder, 'texts')),
  'the library': (folder) => Promise.resolve(folder),
};

const WRONG = Object.entries(INSTEAD).flatMap(([thing, make]) =>
  Object.entries(PLACES)
    .filter(([place]) => thing !== 'a folder' || !/folder|library/.test(place))
    .map(([place, find]) => ({ thing, make, place, find })),
);

describe('where something else stands in place of a file, a library opens or says why', () => {
  it.each(WRONG)('$thing in place of $place', async ({ make, place, find }) => {
    const folder = await library();
    const path = await find(folder);
    await rename(path, `${folder}-aside`);
    await make(path);
    const { reply, process } = await openBounded(folder);
    if (reply.ok) {
      await process.add('After');
      expect(await process.isSaved(5_000)).toBe(true);
      await process.ask({ do: 'undo' });
      await process.ask({ do: 'undo' });
      await process.ask({ do: 'undo' });
    } else {
      expect(['not-readable', 'not-a-library']).toContain(reply.code);
      expect(reply.message).toContain(folder);
    }
    await process.kill();
    await rm(path, { recursive: true });
    await rename(`${folder}-aside`, path);
    const again = await openStore(folder);
    expect(again.damage).toEqual([]);
    await again.close();
    noteFault({
      fault: `something else stands in place of ${place}: a folder, a link to itself, a pipe`,
      how: 'real disk',
      cases: 1,
      outcome: 'the library opens or says why, and opens whole once the file is back',
    });
  });

  it.each(Object.entries(INSTEAD))('%s in place of a text', async (_, make) => {
    const folder = await library();
    const texts = join(folder, 'texts');
    const path = join(texts, (await readdir(texts))[0] ?? '');
    await rename(path, `${folder}-aside`);
    await make(path);
    const { reply, process } = await openBounded(folder);
    expect(reply).toMatchObject({ ok: true, titles: ['One', 'Two'] });
    expect(await process.ask({ do: 'texts' })).toMatchObject({ outcomes: ['damaged'] });
    noteFault({
      fault: 'something else stands in place of a text: a folder, a link to itself, a pipe',
      how: 'real disk',
      cases: 1,
      outcome: 'the library opens; the text counts as damaged',
    });
  });
});
