import { deepEqual, equal, ok } from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import { doDeed } from '../../electron/store/do-deed';
import type { LibraryStore } from '../../electron/store/library-store';
import { CrashDisk } from './crash-disk';
import { INBOX, LibrarySession, PARTS } from './library-session';
import { missingContent, openInMemory, stateOf } from './memory-library';
import { POWER_CUTS, cutPower, randomPowerCut } from './power-cut';
import type { PowerCut } from './power-cut';

const [ALL_LOST] = POWER_CUTS as [PowerCut];

/** A whole session on a disk in memory, to be cut short at any step of it. */
export interface RecordedSession {
  readonly disk: CrashDisk;
  readonly session: LibrarySession;
  /** The step with which the session begins. */
  readonly begun: number;
}

export async function recordSession(): Promise<RecordedSession> {
  const disk = new CrashDisk();
  await disk.makeFolder('/disk/inbox');
  for (const folder of ['/', '/disk', '/disk/inbox']) await disk.syncFolder(folder);
  disk.put(INBOX, Buffer.from('<p>Ferry aground</p>'.repeat(200)));
  const begun = disk.steps.length;
  const session = new LibrarySession(disk, () => disk.steps.length);
  for (const [, part] of PARTS) await part(session);
  return { disk, session, begun };
}

/** Opens what a loss has left, and holds it against the session up to that moment. */
async function openAndCheck(
  found: CrashDisk,
  session: LibrarySession,
  steps: number,
): Promise<LibraryStore> {
  const store = await openInMemory(found);
  deepEqual(store.damage, []);
  const saved = session.savedBy(steps);
  ok(store.lastChange >= saved, `change ${saved} was called saved, not ${store.lastChange}`);
  equal(stateOf(store), session.states[store.lastChange]);
  deepEqual(await missingContent(store), []);
  return store;
}

/** Once the library says that all is saved the power goes, and all that was not synced is lost. */
async function checkIsSaved(found: CrashDisk, store: LibraryStore): Promise<CrashDisk> {
  await store.saved();
  const cut = cutPower(found, found.steps.length, ALL_LOST);
  const again = await openInMemory(cut);
  deepEqual(again.damage, []);
  equal(stateOf(again), stateOf(store));
  await again.close();
  return cut;
}

const anEvent = () =>
  ({ do: 'add', kind: 'event', id: newId(), fields: { title: 'After' } }) as const;

/**
 * What a kill or a power cut after some steps has left opens without damage, in a state that the
 * session was in since its last change that was called saved; and what is done then survives the next
 * power cut.
 */
export async function checkLoss(
  { disk, session }: RecordedSession,
  steps: number,
  cut: PowerCut | 'kill',
): Promise<void> {
  const found = cut === 'kill' ? disk.after(steps) : cutPower(disk, steps, cut);
  try {
    const store = await openAndCheck(found, session, steps);
    const next = await checkIsSaved(found, store);
    const again = await openInMemory(next);
    ok((await doDeed(again, { label: 'Add', commands: [anEvent()] }, 'user')).ok);
    await checkIsSaved(next, again);
    // The history is there as well: what was done can be taken back.
    for (let step = 0; step < 3 && again.nextUndo; step++) ok((await again.undo())?.ok);
  } catch (error) {
    const what = cut === 'kill' ? 'killed' : `power cut (${cut.name})`;
    throw new Error(`${what} after step ${steps} of ${disk.steps.length}`, { cause: error });
  }
}

/** What is done after a kill while the library was being made survives a power cut once it is saved. */
export async function checkMadeTwice(disk: CrashDisk, steps: number): Promise<void> {
  const found = disk.after(steps);
  try {
    const store = await openInMemory(found);
    const before = store.library.event.size;
    ok((await doDeed(store, { label: 'Add', commands: [anEvent()] }, 'user')).ok);
    const next = await checkIsSaved(found, store);
    equal((await openInMemory(next)).library.event.size, before + 1);
  } catch (error) {
    throw new Error(`killed after step ${steps} of making the library`, { cause: error });
  }
}

/** Every step of a session with random losses that follow from a seed; answers how many. */
export async function surviveLosses(seed: number): Promise<number> {
  const recorded = await recordSession();
  const { disk, begun } = recorded;
  for (let steps = begun; steps <= disk.steps.length; steps++) {
    await checkLoss(recorded, steps, randomPowerCut(seed * 1_000 + steps));
  }
  return disk.steps.length - begun + 1;
}
