import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { v7 as newId } from 'uuid';
import { describe, expect, it } from 'vitest';
import type {
  AppliedChange,
  ImportProgress,
  NoticeName,
  Notices,
} from '../../../core/ipc/contract';
import { fail } from '../../../core/ipc/result';
import type { Op } from '../../../core/library/change';
import { Session } from '../../../electron/ipc/session';
import { openLibraryStore } from '../../../electron/store/open-store';
import type { StoreOptions } from '../../../electron/store/store-options';
import { LibraryReplica } from '../../../renderer/state/library-replica';
import { FaultyFiles } from '../../support/faulty-files';
import { keepingOf, reader } from '../../support/keeping-of';
import { eventDeed, must, openStore, storeOptions, tempFolder } from '../../support/temp-library';

type Parser = ConstructorParameters<typeof Session>[0]['parser'];

/** A session with everything it told its window. */
async function open(more: { parser?: Parser; store?: Partial<StoreOptions> } = {}) {
  const folder = await tempFolder();
  const store = await openStore(join(folder, 'library'), more.store);
  const told: [NoticeName, unknown][] = [];
  const errors: unknown[] = [];
  const session = new Session({
    store,
    keeping: keepingOf(store, folder),
    parser: more.parser ?? reader,
    tell: (name, notice) => told.push([name, notice]),
    isSample: false,
    onInternalError: (error) => errors.push(error),
  });
  const notices = <Name extends NoticeName>(name: Name) =>
    told.flatMap(([other, notice]) => (other === name ? [notice as Notices[Name]] : []));
  const progress = (job: string): ImportProgress[] =>
    notices('import:progress').filter((notice) => notice.job === job);
  const finished = (job: string) =>
    expect.poll(() => progress(job).at(-1)?.finished, { timeout: 5_000 }).toBe(true);
  const outcomes = (job: string) => progress(job).flatMap((notice) => notice.outcomes);
  const write = async (name: string, text: string) => {
    const path = join(folder, name);
    await writeFile(path, text);
    return path;
  };
  return { folder, store, session, told, errors, notices, progress, finished, outcomes, write };
}

const text = (title: string) =>
  `${title}\n\nThe ferry was withdrawn after smoke was seen. ${title}.`;

const event = (id: string, title: string): Op => ({
  kind: 'event',
  id,
  set: {
    title,
    when: null,
    place: '',
    people: [],
    tags: [],
    laneId: null,
    colour: null,
    description: '',
    settled: [],
    createdAt: '',
    trashedAt: null,
  },
});

describe('the records of a session', () => {
  const many = Array.from({ length: 4_500 }, (_, at) => `e${at}`);

  it('come all, each once, in batches of a bearable size', async () => {
    const { session, store } = await open();
    store.commit(
      many.map((id) => event(id, id)),
      { label: 'Many', by: 'user' },
    );
    const ids: string[] = [];
    let batches = 0;
    for (let after: number | null = null; ;) {
      const batch = session.records(after);
      batches++;
      expect(batch.records.length).toBeLessThanOrEqual(2_000);
      expect(batch.asOf).toBe(store.lastChange);
      ids.push(...batch.records.map(({ id }) => id));
      if (batch.next === null) break;
      after = batch.next;
    }
    expect(batches).toBeGreaterThan(1);
    expect(ids).toEqual(many);
    await session.close();
  });

  it('of an empty library are none, and that is all of them', async () => {
    const { session } = await open();
    expect(session.records(null)).toMatchObject({ records: [], next: null });
    await session.close();
  });

  it('and the changes meanwhile make the window what the library is, in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom('set', 'gone', 'new', 'again', 'load'), fc.nat(4_499)), {
          maxLength: 30,
        }),
        async (steps) => {
          const { session, store, notices } = await open();
          store.commit(
            many.map((id) => event(id, 'before')),
            { label: 'Many', by: 'user' },
          );
          const replica = new LibraryReplica();
          let heard = notices('change:applied').length;
          const hear = () => {
            const changes: AppliedChange[] = notices('change:applied');
            for (const change of changes.slice(heard)) {
              expect(replica.apply(change).inStep).toBe(true);
            }
            heard = changes.length;
          };
          let next: number | null = null;
          let isLoaded = false;
          const load = () => {
            if (isLoaded) return;
            const batch = session.records(next);
            hear();
            replica.take(batch);
            next = batch.next;
            isLoaded = next === null;
          };
          for (const [step, at] of steps) {
            const id = `e${at}`;
            const isThere = store.library.event.has(id);
            const commit = (op: Op) => store.commit([op], { label: step, by: 'user' });
            if (step === 'set' && isThere) commit({ kind: 'event', id, set: { title: step } });
            if (step === 'gone') commit({ kind: 'event', id, gone: true });
            if (step === 'again' && !isThere) commit(event(id, step));
            if (step === 'new') commit(event(newId(), step));
            if (step === 'load') load();
          }
          while (!isLoaded) load();
          hear();
          const sorted = (events: Iterable<{ id: string }>) =>
            [...events].sort((a, b) => (a.id < b.id ? -1 : 1));
          expect(sorted(replica.library.event.values())).toEqual(
            sorted(store.library.event.values()),
          );
          await session.close();
        },
      ),
      { numRuns: 8 },
    );
  }, 60_000);
});

describe('an import', () => {
  it('tells each file, each outcome once, and the end', async () => {
    const { session, finished, outcomes, progress, write, store } = await open();
    const paths = [
      await write('a.txt', text('A')),
      '/nowhere/b.txt',
      await write('c.txt', text('C')),
    ];
    const job = session.startImport(paths);
    await finished(job);
    expect(outcomes(job).map(({ file, status }) => [file, status])).toEqual([
      [paths[0], 'imported'],
      [paths[1], 'failed'],
      [paths[2], 'imported'],
    ]);
    expect(progress(job).map(({ done, total, file }) => [done, total, file])).toEqual([
      [0, 3, paths[0]],
      [1, 3, paths[1]],
      [2, 3, paths[2]],
      [3, 3, null],
    ]);
    expect(store.nextUndo?.label).toBe('Import 2 articles');
    await session.close();
  });

  it('of nothing ends too', async () => {
    const { session, finished, folder, progress } = await open();
    await mkdir(join(folder, 'empty'));
    const job = session.startImport([join(folder, 'empty')]);
    await finished(job);
    expect(progress(job)).toMatchObject([{ done: 0, total: 0, finished: true }]);
    await session.close();
  });

  it('in which something breaks fails as a job, names every file, and stops nothing else', async () => {
    let broken = true;
    const parser: Parser = {
      read: (path, fileName) =>
        broken ? Promise.reject(new TypeError('a bug')) : reader.read(path, fileName),
    };
    const { session, finished, outcomes, errors, write, store } = await open({ parser });
    const paths = [await write('a.txt', text('A')), await write('b.txt', text('B'))];
    const job = session.startImport(paths);
    await finished(job);
    expect(outcomes(job).map(({ file, error }) => [file, error?.code])).toEqual(
      paths.map((path) => [path, 'internal']),
    );
    expect(errors).toEqual([new TypeError('a bug')]);
    broken = false;
    const again = session.startImport(paths);
    await finished(again);
    expect(store.library.article.size).toBe(2);
    expect(await session.close()).toBe(0);
  });

  it('whose afterwork fails is ended all the same', async () => {
    const { session, finished, errors, write } = await open();
    const path = await write('a.txt', text('A'));
    const job = session.startImport([path], undefined, () => Promise.reject(new Error('after')));
    await finished(job);
    await expect.poll(() => errors).toEqual([new Error('after')]);
    expect(await session.close()).toBe(0);
  });

  it('can be cancelled; what came stays, and the job is ended', async () => {
    const { session, finished, outcomes, progress, write, store } = await open({
      parser: {
        read: async (path, fileName) => {
          session.cancelImport(job);
          return reader.read(path, fileName);
        },
      },
    });
    const paths = [await write('a.txt', text('A')), await write('b.txt', text('B'))];
    const job = session.startImport(paths);
    await finished(job);
    expect(outcomes(job)).toHaveLength(1);
    expect(progress(job).at(-1)).toMatchObject({ done: 1, total: 2, finished: true });
    expect(store.library.article.size).toBe(1);
    session.cancelImport('no such job');
    await session.close();
  });

  it('under way is stopped by closing, between two files, and what came is saved', async () => {
    let release = () => {};
    const reading = new Promise<void>((resolve) => (release = resolve));
    let reads = 0;
    const { session, folder, progress, write } = await open({
      parser: {
        read: async (path, fileName) => {
          reads++;
          await reading;
          return reader.read(path, fileName);
        },
      },
    });
    const paths = [await write('a.txt', text('A')), await write('b.txt', text('B'))];
    const job = session.startImport(paths);
    await expect.poll(() => reads).toBe(1);
    const closing = session.close();
    release();
    expect(await closing).toBe(0);
    expect(progress(job).at(-1)?.finished).toBe(true);
    expect(reads).toBe(1);
    const again = await openStore(join(folder, 'library'));
    expect(again.library.article.size).toBe(1);
    await again.close();
  });

  it('after closing brings nothing in', async () => {
    const { session, finished, outcomes, write } = await open();
    const path = await write('a.txt', text('A'));
    await session.close();
    const job = session.startImport([path]);
    await finished(job);
    expect(outcomes(job)).toMatchObject([{ status: 'failed' }]);
  });

  it('of a file that the parser refuses says why', async () => {
    const parser: Parser = { read: () => Promise.resolve(fail('timeout', 'It took too long.')) };
    const { session, finished, outcomes, write } = await open({ parser });
    const job = session.startImport([await write('a.txt', text('A'))]);
    await finished(job);
    expect(outcomes(job)).toMatchObject([
      { status: 'failed', error: { code: 'timeout', message: 'It took too long.' } },
    ]);
    await session.close();
  });
});

describe('a session', () => {
  it('tells each change and whether it is saved, and says so in its head', async () => {
    const { session, store, notices } = await open();
    await must(store, eventDeed('Smoke').deed);
    expect(session.head).toMatchObject({
      name: 'Test library',
      counts: { articles: 0, clips: 0, events: 1 },
      undo: { undo: 'Add “Smoke”', redo: null },
      problems: [],
    });
    await store.saved();
    await store.undo();
    expect(notices('change:applied').map(({ n, undo }) => [n, undo])).toEqual([
      [1, { undo: 'Add “Smoke”', redo: null }],
      [2, { undo: null, redo: 'Add “Smoke”' }],
    ]);
    await store.saved();
    expect(notices('saving:changed').map(({ state }) => state)).toEqual([
      'saving',
      'saved',
      'saving',
      'saved',
    ]);
    await session.close();
  });

  it.each([
    ['ENOSPC', 'disk is full'],
    ['EROFS', 'cannot be written'],
    ['ENOENT', 'folder is gone'],
    ['EIO', 'reports an error'],
  ])('says in words what %s means, and stays open until it is given up', async (code, words) => {
    const files = new FaultyFiles();
    const { session, store, notices } = await open({ store: { files } });
    files.plan = ({ name }) => (name === 'create' ? code : null);
    await must(store, eventDeed('Smoke').deed);
    await expect.poll(() => store.saving.state).toBe('not-saved');
    expect(session.head.saving).toEqual({
      state: 'not-saved',
      message: expect.stringContaining(words) as string,
    });
    expect(notices('saving:changed').at(-1)).toEqual(session.head.saving);
    expect(await session.close({ giveUp: true })).toBe(1);
  });

  it('serves others until the backup of the day is made, which may take long', async () => {
    const folder = await tempFolder();
    const store = await openStore(join(folder, 'library'));
    const order: string[] = [];
    const note = (what: string) => () => Promise.resolve(void order.push(what));
    const keeping = Object.assign(keepingOf(store, folder), { care: note('backup') });
    const handover = { stop: note('serves no more'), resume: () => undefined };
    const of = { store, keeping, handover, parser: reader, tell: () => undefined };
    expect(await new Session({ ...of, isSample: false }).close()).toBe(0);
    expect(order).toEqual(['backup', 'serves no more']);
  });

  it('is told nothing any more once it is closed', async () => {
    const { session, store, told } = await open();
    await session.close();
    const before = told.length;
    await must(store, eventDeed('Late').deed).catch(() => undefined);
    expect(told).toHaveLength(before);
  });

  it('names what was found damaged', async () => {
    const { session, store, folder } = await open();
    await must(store, eventDeed('Smoke').deed);
    await store.compact();
    await session.close();
    const path = join(folder, 'library', 'snapshot.ndjson');
    await writeFile(path, (await readFile(path, 'utf8')).replace('Smoke', 'Smoko'));
    const opened = await openLibraryStore(storeOptions(join(folder, 'library')));
    if (!opened.ok) throw new Error(opened.error.message);
    const again = new Session({
      store: opened.value,
      keeping: keepingOf(opened.value, folder),
      parser: reader,
      tell: () => undefined,
      isSample: true,
    });
    expect(again.head.problems).toEqual([expect.stringContaining(path)]);
    expect(again.head.sample).toBe(true);
    await again.close();
  });
});
