import { describe, expect, it } from 'vitest';
import { errorCode } from '../../../electron/store/file-port';
import type { LibraryStore } from '../../../electron/store/library-store';
import { CrashDisk } from '../../support/crash-disk';
import { noteFault } from '../../support/fault-table';
import { FaultyFiles } from '../../support/faulty-files';
import { INBOX, LibrarySession, PARTS } from '../../support/library-session';
import { Refused, missingContent, openInMemory, stateOf } from '../../support/memory-library';
import { POWER_CUTS, cutPower } from '../../support/power-cut';
import type { PowerCut } from '../../support/power-cut';

const CODES = ['EIO', 'ENOSPC', 'EPERM', 'EMFILE', 'EBUSY'];
const [ALL_LOST] = POWER_CUTS as [PowerCut];
/** So many at once, for some of them wait for a rename that is tried again. */
const AT_ONCE = 400;

interface Fault {
  readonly part: number;
  /** The operation of the part that fails. */
  readonly number: number;
  readonly code: string;
  readonly forever: boolean;
}

/** For each part the disk as it is before it, and how many operations the part takes. */
async function preparedDisks(): Promise<{ disk: CrashDisk; operations: number }[]> {
  const disk = new CrashDisk();
  await disk.makeFolder('/disk/inbox');
  disk.put(INBOX, Buffer.from('<p>Ferry aground</p>'.repeat(20)));
  const prepared: { disk: CrashDisk; operations: number }[] = [];
  for (const [at, [, part]] of PARTS.entries()) {
    const before = disk.copy();
    const files = new FaultyFiles(() => null, disk);
    const session = new LibrarySession(files, () => 0);
    if (at > 0) await session.open();
    const first = files.done.length;
    await part(session);
    if (session.isOpen) await session.close();
    prepared.push({ disk: before, operations: files.done.length - first });
  }
  return prepared;
}

/** Whoever failed said why, with the system's code or in words for people. */
function isTold(error: unknown): boolean {
  return errorCode(error) !== null || error instanceof Refused;
}

const tick = () => new Promise((done) => setImmediate(done));

/** The failure lasts until the window was told, or until the part has come to its end. */
async function runPart(
  session: LibrarySession,
  files: FaultyFiles,
  fault: Fault,
): Promise<ReadonlySet<number>> {
  const failed = new Set<number>();
  const lift = async (store: LibraryStore) => {
    await tick();
    files.plan = () => null;
    store.retrySaving();
  };
  session.onOpened = (store) => {
    store.onSaving(({ state }) => {
      if (state === 'not-saved') void lift(store);
    });
  };
  if (fault.part > 0) await session.open();
  const first = files.done.length + fault.number;
  files.plan = ({ number }) => {
    if (number !== first && !(fault.forever && number > first)) return null;
    failed.add(number);
    return fault.code;
  };
  try {
    await PARTS[fault.part]?.[1](session);
    if (session.isOpen) await session.close();
  } catch (error) {
    if (!isTold(error)) throw error;
  }
  return failed;
}

/** A file whose writing or syncing failed is left alone from then on. */
function expectLeftAlone(files: FaultyFiles, failed: ReadonlySet<number>): void {
  const left = new Set<string>();
  for (const { name, path, number } of files.done) {
    if (name !== 'write' && name !== 'sync') continue;
    expect(left.has(path), `${name} of ${path} after it had failed`).toBe(false);
    if (failed.has(number)) left.add(path);
  }
}

async function check(disk: CrashDisk, fault: Fault): Promise<void> {
  const files = new FaultyFiles(() => null, disk);
  const session = new LibrarySession(files, () => disk.steps.length, {
    journal: { segmentBytes: 6_000, retryMs: [60_000] },
    onCompactionFailed: (error) => expect(isTold(error)).toBe(true),
  });
  const failed = await runPart(session, files, fault);
  // What was called saved in spite of the failure is on the disk, whatever else is lost.
  const cut = await openInMemory(cutPower(disk, disk.steps.length, ALL_LOST));
  expect(cut.damage).toEqual([]);
  expect(cut.lastChange).toBeGreaterThanOrEqual(session.savedBy(disk.steps.length));
  // What was kept is saved once the failure has passed, and nothing else is there.
  files.plan = () => null;
  let last = session.states.length - 1;
  if (session.isOpen) {
    const { store } = session;
    store.retrySaving();
    await store.saved();
    last = store.lastChange;
    await session.close();
  }
  const again = await openInMemory(disk);
  expect(again.damage).toEqual([]);
  if (last >= 0) expect(again.lastChange).toBe(last);
  expect(stateOf(again)).toBe(session.states[again.lastChange] ?? stateOf(again));
  expect(await missingContent(again)).toEqual([]);
  expect([...disk.contents().keys()].filter((path) => path.endsWith('.part'))).toEqual([]);
  await again.close();
  expectLeftAlone(files, failed);
}

describe('a file operation that fails', () => {
  it.each(PARTS.map(([name], part) => ({ name, part })))(
    'once or from then on, whichever it is, loses nothing that was saved: $name',
    async ({ part }) => {
      const prepared = (await preparedDisks())[part];
      if (!prepared) throw new Error('no such part');
      const faults: Fault[] = [];
      for (let number = 1; number <= prepared.operations; number++) {
        // Each operation meets all codes, but for whether they pass: that alternates.
        CODES.forEach((code, at) => {
          faults.push({ part, number, code, forever: (number + at) % 2 === 0 });
        });
      }
      const cases = faults.length;
      const work = async () => {
        for (let fault = faults.pop(); fault; fault = faults.pop()) {
          try {
            await check(prepared.disk.copy(), fault);
          } catch (error) {
            throw new Error(JSON.stringify(fault), { cause: error });
          }
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      noteFault({
        fault:
          'any one file operation fails, once or from then on (EIO, ENOSPC, EPERM, EMFILE, EBUSY)',
        how: 'file port',
        cases,
        outcome: 'what is not saved is said, kept and saved later; no damage, no parts are left',
      });
    },
    60_000,
  );

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'is tried again when it is a rename that is refused: %i times',
    async (times) => {
      const disk = new CrashDisk();
      const files = new FaultyFiles(() => null, disk);
      const store = await openInMemory(files);
      const session = new LibrarySession(files, () => 0);
      await store.close();
      await session.open();
      await session.addEvent('Kept');
      await session.saved();
      let left = times;
      files.plan = ({ name }) => (name === 'rename' && left-- > 0 ? 'EBUSY' : null);
      const compacted = await session.store.compact().then(
        () => true,
        (error: unknown) => errorCode(error),
      );
      // Six tries in about a second; what stands in the way for longer is told.
      expect(compacted).toBe(times <= 5 ? true : 'EBUSY');
      files.plan = () => null;
      await session.addEvent('Later');
      await session.close();
      const again = await openInMemory(disk);
      expect(again.library.event.size).toBe(2);
      expect(again.damage).toEqual([]);
      noteFault({
        fault: 'a rename is refused 1 to 8 times (a virus scanner holds the file)',
        how: 'file port',
        cases: 1,
        outcome: 'up to 5 times it is waited out; past that the compaction fails, nothing is lost',
      });
    },
  );
});
