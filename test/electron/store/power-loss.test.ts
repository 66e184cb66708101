import { beforeAll, describe, expect, it } from 'vitest';
import { CrashDisk } from '../../support/crash-disk';
import { noteFault } from '../../support/fault-table';
import { INBOX, LibrarySession, PARTS } from '../../support/library-session';
import { eventDeed, must } from '../../support/temp-library';
import { missingContent, openInMemory, stateOf } from '../../support/memory-library';
import { POWER_CUTS, cutPower, isSettled, randomPowerCut } from '../../support/power-cut';
import type { PowerCut } from '../../support/power-cut';
import type { LibraryStore } from '../../../electron/store/library-store';

/** Random ends that each place in the session is tried with besides the set ones. */
const RANDOM_CUTS = 3;
/** … and after a write, which may have left holes between whole lines. */
const RANDOM_CUTS_IN_WRITES = 15;
const [ALL_LOST] = POWER_CUTS as [PowerCut];

const disk = new CrashDisk();
const session = new LibrarySession(disk, () => disk.steps.length);
let begun = 0;

beforeAll(async () => {
  await disk.makeFolder('/disk/inbox');
  for (const folder of ['/', '/disk', '/disk/inbox']) await disk.syncFolder(folder);
  disk.put(INBOX, Buffer.from('<p>Ferry aground</p>'.repeat(200)));
  begun = disk.steps.length;
  for (const [, part] of PARTS) await part(session);
});

/** Opens what a power cut or a kill has left, and holds it against the session up to that moment. */
async function openAndCheck(found: CrashDisk, steps: number): Promise<LibraryStore> {
  const store = await openInMemory(found);
  expect(store.damage).toEqual([]);
  expect(store.lastChange).toBeGreaterThanOrEqual(session.savedBy(steps));
  expect(stateOf(store)).toBe(session.states[store.lastChange]);
  expect(await missingContent(store)).toEqual([]);
  return store;
}

/** Once the library says that all is saved the power goes, and all that was not synced is lost. */
async function checkIsSaved(found: CrashDisk, store: LibraryStore): Promise<CrashDisk> {
  await store.saved();
  const cut = cutPower(found, found.steps.length, ALL_LOST);
  const again = await openInMemory(cut);
  expect(again.damage).toEqual([]);
  expect(stateOf(again)).toBe(stateOf(store));
  await again.close();
  return cut;
}

/** Life goes on: what is done and saved after the first loss survives the next one. */
async function checkGoesOn(found: CrashDisk, steps: number): Promise<void> {
  const store = await openAndCheck(found, steps);
  const next = await checkIsSaved(found, store);
  const again = await openInMemory(next);
  await must(again, eventDeed('After the cut').deed);
  await checkIsSaved(next, again);
  // The history is there as well: what was done can be taken back.
  for (let step = 0; step < 3 && again.nextUndo; step++) {
    expect(await again.undo()).toEqual(expect.objectContaining({ ok: true }));
  }
}

describe('a power cut', () => {
  it('at any moment of a session leaves every change that was called saved, and no damage', async () => {
    let cases = 0;
    for (let steps = begun; steps <= disk.steps.length; steps++) {
      const inWrite = disk.steps[steps - 1]?.do === 'write';
      const length = inWrite ? RANDOM_CUTS_IN_WRITES : RANDOM_CUTS;
      const random = Array.from({ length }, (_, at) => randomPowerCut(steps * 100 + at));
      const cuts = isSettled(disk, steps) ? POWER_CUTS.slice(0, 1) : [...POWER_CUTS, ...random];
      for (const cut of cuts) {
        const found = cutPower(disk, steps, cut);
        try {
          await checkGoesOn(found, steps);
        } catch (error) {
          const when = `after step ${steps} of ${disk.steps.length}`;
          throw new Error(`${when}: ${cut.name}`, { cause: error });
        }
        cases++;
      }
    }
    expect(cases).toBeGreaterThan(1_000);
    noteFault({
      fault: 'the power goes at any moment of a session',
      how: 'power loss',
      cases,
      outcome: 'opens without damage; every change called saved is there, in a state that was',
    });
  }, 120_000);

  it('soon after a kill leaves what the program that was started next has shown as saved', async () => {
    let cases = 0;
    for (let steps = begun; steps <= disk.steps.length; steps++) {
      try {
        await checkGoesOn(disk.after(steps), steps);
      } catch (error) {
        throw new Error(`killed after step ${steps} of ${disk.steps.length}`, { cause: error });
      }
      cases++;
    }
    noteFault({
      fault: 'the program is killed at any moment of a session, is started again, the power goes',
      how: 'power loss',
      cases,
      outcome: 'what the second run found and showed as saved is there',
    });
  }, 120_000);
});
