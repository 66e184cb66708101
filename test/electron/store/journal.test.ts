import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../../core/library/change';
import { Journal } from '../../../electron/store/journal';
import type { JournalState } from '../../../electron/store/journal';
import { segmentName } from '../../../electron/store/layout';
import { readSegment } from '../../../electron/store/segment-lines';
import { diskFiles } from '../../../electron/store/file-port';
import { FaultyFiles } from '../../support/faulty-files';
import type { FaultPlan } from '../../support/faulty-files';
import { DEVICE, tempFolder } from '../../support/temp-library';

function change(n: number, label = `Change ${n}`): Change {
  const base = { device: DEVICE, clock: n, at: '', by: 'user', deed: `d${n}`, act: 'do' } as const;
  return { ...base, n, label, of: null, ops: [], undo: [] };
}

async function open(plan: FaultPlan = () => null, next = 1) {
  const home = await tempFolder();
  const folder = join(home, 'journal');
  const files = new FaultyFiles(plan);
  const states: JournalState['state'][] = [];
  const journal = new Journal({
    files,
    home,
    folder,
    format: 1,
    confirm: () => Promise.resolve(),
    next,
    readUpTo: 0,
    onState: ({ state }) => states.push(state),
  });
  return { home, folder, files, journal, states };
}

/** The numbers of the changes that the segments hold, in order, each once. */
async function numbersIn(folder: string): Promise<number[]> {
  const numbers = new Set<number>();
  for (const name of (await readdir(folder)).sort()) {
    const { changes, problem } = await readSegment(diskFiles, join(folder, name));
    expect(problem, name).toBeNull();
    for (const { n } of changes) numbers.add(n);
  }
  return [...numbers];
}

const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1);

describe('the journal', () => {
  it('lets changes that come together share a sync', async () => {
    const { journal, files, folder } = await open();
    for (const n of upTo(50)) journal.append(change(n));
    await journal.saved(50);
    expect(files.count('sync')).toBeLessThanOrEqual(3);
    expect(await numbersIn(folder)).toEqual(upTo(50));
    await journal.end();
  });

  it('calls a change saved only after its sync, and syncs each that comes alone', async () => {
    const { journal, files } = await open();
    for (const n of upTo(5)) {
      journal.append(change(n));
      expect(journal.state.state).toBe('saving');
      await journal.saved(n);
      expect(files.done.at(-1)?.name).toBe('sync');
      expect(files.count('sync')).toBe(n);
    }
    expect(journal.state.state).toBe('saved');
    await journal.end();
  });

  it('starts a new segment once one is full', async () => {
    const { journal, folder } = await open();
    const long = 'x'.repeat(400_000);
    for (const n of upTo(7)) {
      journal.append(change(n, long));
      await journal.saved(n);
    }
    expect(await readdir(folder)).toEqual([1, 2, 3].map(segmentName));
    expect(await numbersIn(folder)).toEqual(upTo(7));
    await journal.end();
  });

  it('writes to a new segment after sealing, and says which is sealed', async () => {
    const { journal, folder } = await open(() => null, 7);
    expect(await journal.seal()).toBe(6);
    journal.append(change(1));
    await journal.saved(1);
    expect(await journal.seal()).toBe(7);
    expect(await journal.seal()).toBe(7);
    journal.append(change(2));
    await journal.saved(2);
    expect((await readdir(folder)).sort()).toEqual([7, 8].map(segmentName));
    await journal.end();
  });

  it('passes over a segment number that another writer has taken', async () => {
    const one = await open();
    const other = new Journal({
      files: diskFiles,
      home: one.home,
      folder: one.folder,
      format: 1,
      confirm: () => Promise.resolve(),
      next: 1,
      readUpTo: 0,
      onState: () => undefined,
    });
    one.journal.append(change(1));
    await one.journal.saved(1);
    other.append(change(2));
    await other.saved(2);
    expect((await readdir(one.folder)).sort()).toEqual([1, 2].map(segmentName));
    await Promise.all([one.journal.end(), other.end()]);
  });

  describe.each(['makeFolder', 'create', 'syncFolder', 'write', 'sync', 'close'] as const)(
    'when %s fails',
    (name) => {
      it.each([1, 3])(
        '%i times, loses nothing and acknowledges nothing too early',
        async (times) => {
          let left = 0;
          const { journal, files, folder, states } = await open((operation) =>
            operation.name === name && left-- > 0 ? 'EIO' : null,
          );
          journal.append(change(1));
          await journal.saved(1);
          left = times;
          // What fails on beginning a segment is met only when one is begun.
          if (name !== 'write' && name !== 'sync') await journal.seal().catch(() => undefined);
          const hurry = setInterval(() => journal.retryNow(), 5);
          for (const n of [2, 3, 4]) {
            journal.append(change(n));
            await journal.saved(n);
            expect(await numbersIn(folder)).toEqual(upTo(n));
          }
          clearInterval(hurry);
          if (name === 'write' || name === 'sync') {
            expect(states).toContain('not-saved');
            // A failed sync is never repeated on the same file.
            const failed = files.done.filter((operation) => operation.name === name);
            expect(new Set(failed.map(({ path }) => path)).size).toBeGreaterThan(times);
          }
          expect(states.at(-1)).toBe('saved');
          await journal.end();
        },
      );
    },
  );

  it.each(['create', 'write', 'sync'] as const)(
    'acknowledges nothing while %s fails for ever, and keeps what waits',
    async (name) => {
      let broken = false;
      const { journal, folder } = await open((operation) =>
        broken && operation.name === name ? 'ENOSPC' : null,
      );
      journal.append(change(1));
      await journal.saved(1);
      await journal.seal();
      broken = true;
      const saved: number[] = [];
      for (const n of [2, 3, 4]) {
        journal.append(change(n));
        void journal.saved(n).then(() => saved.push(n));
      }
      const hurry = setInterval(() => journal.retryNow(), 2);
      await new Promise((done) => setTimeout(done, 60));
      expect(saved).toEqual([]);
      expect(journal.unsaved).toBe(3);
      expect(journal.state).toMatchObject({ state: 'not-saved', error: { code: 'ENOSPC' } });
      broken = false;
      await journal.saved(4);
      clearInterval(hurry);
      expect(await numbersIn(folder)).toEqual(upTo(4));
      await journal.end();
    },
  );

  it('writes nothing after its end, and those who wait are told', async () => {
    let broken = true;
    const { journal, files, folder } = await open(({ name }) =>
      broken && name === 'write' ? 'ENOSPC' : null,
    );
    journal.append(change(1));
    const saved = journal.saved(1).then(
      () => 'saved',
      (error: Error) => error.message,
    );
    await expect.poll(() => journal.state.state).toBe('not-saved');
    await journal.end();
    broken = false;
    const before = files.done.length;
    journal.retryNow();
    await new Promise((done) => setTimeout(done, 300));
    expect(files.done.length).toBe(before);
    expect(await saved).toContain('given up');
    await expect(journal.saved(1)).rejects.toThrow('given up');
    expect(() => journal.append(change(2))).toThrow('after the end');
    expect(await numbersIn(folder)).toEqual([]);
  });
});
