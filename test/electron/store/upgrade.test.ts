import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { v7 as newId } from 'uuid';
import { compact } from '../../../electron/store/compaction';
import { doDeed } from '../../../electron/store/do-deed';
import { errorCode } from '../../../electron/store/file-port';
import type { LibraryStore } from '../../../electron/store/library-store';
import { CrashDisk } from '../../support/crash-disk';
import { noteFault } from '../../support/fault-table';
import { FaultyFiles, systemError } from '../../support/faulty-files';
import { HOME, Refused, missingContent, openInMemory } from '../../support/memory-library';
import { POWER_CUTS, cutPower, isSettled, randomPowerCut } from '../../support/power-cut';
import { recordsIn } from '../../support/older-library';
import type { OlderLibrary } from '../../support/older-library';
import {
  OLD_ID,
  formatThree,
  layOut,
  libraryFiles,
  listedBackups,
  olderLibraries,
  oneOlderLibrary,
} from '../../support/upgrading';
import { FORMATS_TO_3 } from '../../support/older-formats';

const IDENTITY = `${HOME}/dateline.json`;
const openNow = (disk: CrashDisk, more = {}) =>
  openInMemory(disk, { ...formatThree(disk), ...more });

function tryToAdd(store: LibraryStore, title: string) {
  const command = { do: 'add', kind: 'event', id: newId(), fields: { title } } as const;
  return doDeed(store, { label: title, commands: [command] }, 'user');
}
async function addEvent(store: LibraryStore, title: string): Promise<void> {
  expect((await tryToAdd(store, title)).ok).toBe(true);
}

/** Takes back all that can be, here and in the older library, and holds one against the other. */
async function undoAll(store: LibraryStore, old: OlderLibrary): Promise<void> {
  while (old.undo()) {
    expect((await store.undo())?.ok).toBe(true);
    expect(recordsIn(store.library)).toBe(old.upgraded);
  }
  expect(store.nextUndo).toBeNull();
}

describe('a library of an older format', () => {
  it('holds after its upgrade what upgrading each of its records would have made, through undo and compaction', async () => {
    let undone = 0;
    await fc.assert(
      fc.asyncProperty(olderLibraries, fc.boolean(), async (old, compacts) => {
        const disk = new CrashDisk();
        await layOut(disk, old);
        const store = await openNow(disk);
        expect(store.damage).toEqual([]);
        expect(store.readOnlyBecause).toBeNull();
        expect(store.identity).toMatchObject({ format: 3, name: 'Old' });
        expect(recordsIn(store.library)).toBe(old.upgraded);
        const before = old.upgraded;
        await addEvent(store, 'After');
        const after = recordsIn(store.library);
        if (compacts) await store.compact();
        await store.close();

        const again = await openNow(disk);
        expect(again.damage).toEqual([]);
        expect(recordsIn(again.library)).toBe(after);
        expect((await again.undo())?.ok).toBe(true);
        expect(recordsIn(again.library)).toBe(before);
        await undoAll(again, old);
        while (again.nextRedo) {
          expect((await again.redo())?.ok).toBe(true);
          undone++;
        }
        expect(recordsIn(again.library)).toBe(after);
        await again.close();
      }),
      { numRuns: 150 },
    );
    expect(undone).toBeGreaterThan(300);
  }, 120_000);

  it('is left as it was, but for dateline.json, and a copy of it is kept', async () => {
    const old = oneOlderLibrary();
    const disk = new CrashDisk();
    await layOut(disk, old);
    const before = libraryFiles(disk);
    const store = await openNow(disk);
    const { texts, originals } = store.layout;
    expect(
      (await store.content.readText([...store.library.text.values()][0]?.sha256 ?? '')).ok,
    ).toBe(true);
    const after = libraryFiles(disk);
    const changed = [...before].filter(([path, hash]) => after.get(path) !== hash);
    // A crash had kept two segments from moving to the history.
    const moved = changed.filter(([path]) => path.includes('/journal/'));
    expect(
      moved.every(([path, hash]) => after.get(path.replace('/journal/', '/history/')) === hash),
    ).toBe(true);
    expect(changed.length - moved.length).toBe(1);
    expect(after.has(IDENTITY)).toBe(true);
    expect(
      [texts, originals].every((folder) =>
        [...after.keys()].some((path) => path.startsWith(folder)),
      ),
    ).toBe(true);
    expect(await listedBackups(disk, undefined, FORMATS_TO_3)).toEqual([
      { id: '000001', reason: 'before-upgrade', records: old.upgraded, format: 2 },
    ]);
    await store.close();
  });

  it('whose backup cannot be made is opened for reading only, says why, and is not touched', async () => {
    for (const keepCopy of [
      undefined,
      () => Promise.reject(systemError('ENOSPC')),
      () => Promise.reject(new Error('back-up ended with code 1')),
    ]) {
      const old = oneOlderLibrary();
      const disk = new CrashDisk();
      await layOut(disk, old);
      const before = libraryFiles(disk);
      const { keepCopy: _, ...now } = formatThree(disk);
      const store = await openInMemory(disk, { ...now, ...(keepCopy && { keepCopy }) });
      expect(store.readOnlyBecause).toMatch(
        /older Dateline .* backup .*It can be read here, not changed/,
      );
      expect(recordsIn(store.library)).toBe(old.upgraded);
      expect(await tryToAdd(store, 'Refused')).toMatchObject({
        ok: false,
      });
      await expect(store.compact()).rejects.toThrow('only be read');
      await expect(store.settleDamage()).rejects.toThrow('only be read');
      await store.close();
      expect(libraryFiles(disk)).toEqual(before);
      const later = await openNow(disk);
      expect(later.readOnlyBecause).toBeNull();
      expect(recordsIn(later.library)).toBe(old.upgraded);
      await later.close();
    }
  });

  it('is refused for writing, once upgraded, by a program that knows the older format only, whatever is lost', async () => {
    const disk = new CrashDisk();
    await layOut(disk, oneOlderLibrary());
    const store = await openNow(disk);
    await addEvent(store, 'In the new format');
    await store.saved();
    const inJournal = disk.copy();
    await store.close();
    const snapshot = `${HOME}/snapshot.ndjson`;
    const lost: readonly ((lost: CrashDisk) => Promise<void>)[] = [
      async () => {},
      (other) => other.remove(IDENTITY),
      async (other) => other.put(IDENTITY, Buffer.from('{"format":')),
      // A dateline.json that an older program cannot make anything of but its format.
      async (other) => other.put(IDENTITY, Buffer.from('{"format": 4, "title": "New", "key": 7}')),
    ];
    await inJournal.remove(snapshot);
    for (const from of [inJournal, disk]) {
      for (const lose of lost) {
        const other = from.copy();
        await lose(other);
        const before = other.contents();
        const older = await openInMemory(other);
        expect(older.readOnlyBecause).toMatch('newer Dateline');
        expect(older.damage).toEqual([]);
        await older.close();
        expect(other.contents()).toEqual(before);
      }
    }
  });

  it('that another device upgrades while it is open here is not compacted here any more', async () => {
    for (const compacts of [false, true]) {
      const disk = new CrashDisk();
      await layOut(disk, oneOlderLibrary());
      const store = await openNow(disk);
      await addEvent(store, 'In the new format');
      await store.saved();
      if (compacts) await store.compact();
      await store.close();
      const before = disk.contents();
      const job = { folder: HOME, device: store.device, upTo: [[store.device, 99]] as const };
      await expect(compact(disk, job)).rejects.toThrow('of a newer Dateline');
      expect(disk.contents()).toEqual(before);
    }
  });

  it('whose dateline.json is lost is upgraded all the same, after a backup', async () => {
    const old = oneOlderLibrary();
    const disk = new CrashDisk();
    await layOut(disk, old);
    await disk.remove(IDENTITY);
    const before = libraryFiles(disk);
    const refused = await openNow(disk, {
      knownId: OLD_ID,
      keepCopy: () => Promise.reject(systemError('EIO')),
    });
    expect(refused.readOnly).toBe(true);
    await refused.close();
    expect(libraryFiles(disk)).toEqual(before);
    const store = await openNow(disk, { knownId: OLD_ID });
    expect(store.damage).toMatchObject([{ kind: 'identity' }]);
    expect(recordsIn(store.library)).toBe(old.upgraded);
    expect(store.identity).toMatchObject({ format: 3, id: OLD_ID });
    await store.close();
  });

  it('with damage in it is upgraded without its damaged files being written over', async () => {
    const old = oneOlderLibrary();
    for (const name of ['snapshot.ndjson', 'journal/']) {
      const disk = new CrashDisk();
      await layOut(disk, old);
      const path = [...libraryFiles(disk).keys()].findLast((one) => one.includes(name)) ?? '';
      const bytes = Buffer.from(await disk.read(path));
      // Within a record, and within a change.
      const at = name === 'journal/' ? 20 : bytes.indexOf(10) + 40;
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      await disk.remove(path);
      disk.put(path, bytes);
      const store = await openNow(disk);
      expect(store.readOnly).toBe(false);
      expect(store.damage).not.toEqual([]);
      await addEvent(store, 'After');
      await store.close();
      expect(Buffer.from(await disk.read(path)).equals(bytes)).toBe(true);
    }
  });

  it('survives a power cut at any file operation as the old one or the new one, with its backup', async () => {
    const old = oneOlderLibrary();
    const disk = new CrashDisk();
    await layOut(disk, old);
    const begun = disk.steps.length;
    const oldFiles = libraryFiles(disk);
    const store = await openNow(disk);
    const upgraded = disk.steps.length;
    await addEvent(store, 'After');
    const after = recordsIn(store.library);
    await store.saved();
    const saved = disk.steps.length;
    await store.compact();
    await store.close();
    let cases = 0;
    let asNew = 0;
    for (let steps = begun; steps <= disk.steps.length; steps++) {
      const random = Array.from({ length: 4 }, (_, at) => randomPowerCut(steps * 100 + at));
      const cuts = isSettled(disk, steps) ? [] : [...POWER_CUTS, ...random];
      for (const cut of ['kill' as const, ...cuts]) {
        const found = cut === 'kill' ? disk.after(steps) : cutPower(disk, steps, cut);
        try {
          asNew += (await checkFound(found, old.upgraded, after, oldFiles, steps >= saved)) ? 1 : 0;
        } catch (error) {
          const what = cut === 'kill' ? 'killed' : cut.name;
          const part = steps <= upgraded ? 'upgrade' : 'what came after';
          throw new Error(`${what} after step ${steps - begun} (${part})`, { cause: error });
        }
        cases++;
      }
    }
    expect(asNew).toBeGreaterThan(100);
    expect(cases - asNew).toBeGreaterThan(100);
    noteFault({
      fault: 'the power goes, or the program is killed, at any file operation of an upgrade',
      how: 'power loss',
      cases,
      outcome:
        'the old library or the new one, never a mixture; a whole backup before anything is new; undo reaches back over it',
    });
  }, 120_000);

  it('survives a failure of any file operation as the old one or the new one, and says it', async () => {
    const old = oneOlderLibrary();
    const disk = new CrashDisk();
    await layOut(disk, old);
    const counted = new FaultyFiles(() => null, disk.copy());
    await (await openInMemory(counted, formatThree(counted))).close();
    const oldFiles = libraryFiles(disk);
    const ends = { written: 0, readOnly: 0, refused: 0 };
    let cases = 0;
    for (let number = 1; number <= counted.done.length; number++) {
      for (const [at, code] of ['EIO', 'ENOSPC', 'EROFS', 'EMFILE'].entries()) {
        const forever = (number + at) % 2 === 0;
        const own = disk.copy();
        const files = new FaultyFiles(
          (operation) =>
            operation.number === number || (forever && operation.number > number) ? code : null,
          own,
        );
        try {
          ends[await openAndFail(files, old.upgraded)]++;
          const isOld = Buffer.from(await own.read(IDENTITY)).includes('"format":2');
          if (isOld) expect(libraryFiles(own)).toEqual(oldFiles);
          files.plan = () => null;
          await checkFound(own, old.upgraded, old.upgraded, oldFiles, false);
        } catch (error) {
          throw new Error(`operation ${number} ${forever ? 'and later' : ''}: ${code}`, {
            cause: error,
          });
        }
        cases++;
      }
    }
    expect(Math.min(ends.written, ends.readOnly, ends.refused)).toBeGreaterThan(10);
    noteFault({
      fault:
        'any one file operation of an upgrade fails, once or from then on (EIO, ENOSPC, EROFS, EMFILE)',
      how: 'file port',
      cases,
      outcome:
        'opens for reading only and says why, or is refused in words; upgraded once the failure has passed',
    });
  }, 120_000);
});

/** Opens with a failure under way; whichever way it ends, what is shown is whole. */
async function openAndFail(
  files: FaultyFiles,
  upgraded: string,
): Promise<'written' | 'readOnly' | 'refused'> {
  try {
    const store = await openInMemory(files, {
      ...formatThree(files),
      journal: { retryMs: [60_000] },
      onCompactionFailed: (error) => expect(errorCode(error)).not.toBeNull(),
    });
    expect(recordsIn(store.library)).toBe(upgraded);
    expect(store.damage).toEqual([]);
    await store.close({ patienceMs: 0, giveUp: true });
    return store.readOnly ? 'readOnly' : 'written';
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return 'refused';
  }
}

/**
 * What was found is the old library, byte for byte, or one that an older program does not write to
 * and of which a backup was kept; the new program opens either. Answers whether it was the new one.
 */
async function checkFound(
  found: CrashDisk,
  old: string,
  after: string,
  oldFiles: ReadonlyMap<string, string>,
  mustHaveAfter: boolean,
): Promise<boolean> {
  const files = libraryFiles(found);
  const isNew = files.get(IDENTITY) !== oldFiles.get(IDENTITY);
  const backups = await listedBackups(found, undefined, FORMATS_TO_3);
  for (const backup of backups)
    expect(backup).toMatchObject({ reason: 'before-upgrade', records: old, format: 2 });
  if (isNew) {
    expect(backups.length).toBeGreaterThan(0);
    const other = found.copy();
    const older = await openInMemory(other);
    expect(older.readOnlyBecause).toMatch('newer Dateline');
    await older.close();
  } else {
    expect(files).toEqual(oldFiles);
  }
  const store = await openNow(found);
  expect(store.damage).toEqual([]);
  expect(store.readOnlyBecause).toBeNull();
  const held = recordsIn(store.library);
  if (held !== after) expect(held).toBe(old);
  if (mustHaveAfter) expect(held).toBe(after);
  expect(await missingContent(store)).toEqual([]);
  while (store.nextUndo) expect((await store.undo())?.ok).toBe(true);
  expect(recordsIn(store.library)).toBe('');
  await store.saved();
  await store.close();
  const again = await openNow(found);
  expect(recordsIn(again.library)).toBe('');
  expect(
    [...found.contents().keys()].filter((path) => path.startsWith(HOME) && path.endsWith('.part')),
  ).toEqual([]);
  await again.close();
  return isNew;
}
