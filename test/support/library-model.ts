import { deepEqual, equal } from 'node:assert/strict';
import { setImmediate as breathe } from 'node:timers/promises';
import fc from 'fast-check';
import type { LibraryStore } from '../../electron/store/library-store';
import { CrashDisk } from './crash-disk';
import {
  Back,
  Compact,
  Crash,
  Do,
  DoInParts,
  Forth,
  Restart,
  Save,
  copyOf,
  emptyModel,
  shownBy,
} from './library-model-steps';
import type { Model, Real } from './library-model-steps';
import { openInMemory } from './memory-library';
import { POWER_CUTS } from './power-cut';

const anyId = fc.constantFrom('one', 'two', 'three');
const word = fc.constantFrom('smoke', 'valve', '狐', '😀', '', 'a long story '.repeat(60));

const inParts = fc
  .tuple(anyId, fc.array(word, { minLength: 2, maxLength: 6 }))
  .map(([id, titles]) => new DoInParts(id, titles));
const deeds = [
  fc.tuple(anyId, word).map(
    ([id, title]) =>
      new Do(
        `add event ${id} ${title}`.slice(0, 60),
        () => [{ do: 'add', kind: 'event', id, fields: { title } }],
        (model) => (model.events[id] = title),
        (model) => model.events[id] === undefined,
      ),
  ),
  fc.tuple(anyId, word).map(
    ([id, title]) =>
      new Do(
        `rename ${id} to ${title}, twice in one deed`.slice(0, 60),
        () => [
          { do: 'set', kind: 'event', id, set: { title: 'between' } },
          { do: 'set', kind: 'event', id, set: { title } },
        ],
        (model) => (model.events[id] = title),
        (model) => (model.events[id] ?? 'trash') !== 'trash',
      ),
  ),
  anyId.map(
    (id) =>
      new Do(
        `trash ${id}`,
        () => [{ do: 'trash', kind: 'event', id }],
        (model) => (model.events[id] = 'trash'),
        (model) => model.events[id] !== undefined,
      ),
  ),
  fc.tuple(anyId, word).map(
    ([id, body]) =>
      new Do(
        `add page ${id} and type into it`,
        () => [
          { do: 'add', kind: 'page', id, fields: { title: 'A page', body } },
          { do: 'edit', id, patch: [{ at: 0, cut: '', put: '# ' }] },
        ],
        (model) => (model.pages[id] = `# ${body}`),
        (model) => model.pages[id] === undefined,
      ),
  ),
  fc.tuple(anyId, word).map(
    ([id, put]) =>
      new Do(
        `type ${put} into ${id}`.slice(0, 60),
        ({ pages }) => [
          { do: 'edit', id, patch: [{ at: (pages[id] ?? '').length, cut: '', put }] },
        ],
        (model) => (model.pages[id] += put),
        (model) => model.pages[id] !== undefined,
      ),
  ),
  inParts,
  inParts,
  fc.constant(new Back()),
  fc.constant(new Back()),
  fc.constant(new Forth()),
  fc.constant(new Restart()),
  fc.boolean().map((waits) => new Compact(waits)),
];
const losses = [
  fc.constant(new Save()),
  fc
    .tuple(
      fc.oneof(
        fc.constant('kill' as const),
        fc.nat(POWER_CUTS.length - 1),
        fc.integer({ min: 100, max: 1_000_000 }),
      ),
      // Not a double: nearly all of those between 0 and 1 lie next to 0.
      fc.integer({ min: 0, max: 1_000 }).map((thousandths) => thousandths / 1_000),
    )
    .map(([cut, moment]) => new Crash(cut, moment)),
];

/** Steps of a user, a program and a disk that all do as they should. */
export const quietSteps = fc.commands(deeds, { maxCommands: 25 });
/** The same with kills and power cuts among them. */
export const stepsWithLosses = fc.commands([...deeds, ...losses, ...losses], { maxCommands: 30 });

/** Undo and redo in the smallest parts, each of which may be on the disk before the next. */
export const ONE_A_PART = { turns: { part: 1, pause: () => breathe() } } as const;

type Steps = Iterable<fc.AsyncCommand<Model, Real>>;

/** Takes the steps with a library and with the model, and throws where the two differ. */
export async function followModel(steps: Steps, open: () => Promise<LibraryStore>): Promise<void> {
  await follow(steps, null, open);
}

/** The same on a disk in memory, whose power may go; answers how often that cut an undo short. */
export function followModelThroughLosses(steps: Steps): Promise<{ cutTurns: number }> {
  return follow(steps, new CrashDisk(), () => Promise.reject(new Error('it has its own disk')));
}

async function follow(
  steps: Steps,
  disk: CrashDisk | null,
  openElsewhere: () => Promise<LibraryStore>,
): Promise<{ cutTurns: number }> {
  const model = emptyModel();
  const marks = new Map([[0, emptyModel()]]);
  const open = () => (real.disk ? openInMemory(real.disk, ONE_A_PART) : openElsewhere());
  const store = disk ? await openInMemory(disk, ONE_A_PART) : await openElsewhere();
  const real: Real = { store, open, disk, marks, acknowledged: [], cutTurns: 0 };
  await fc.asyncModelRun(() => ({ model, real }), steps);
  equal(await real.store.close(), 0);
  const again = await real.open();
  deepEqual(shownBy(again), copyOf(model));
  await again.close();
  return { cutTurns: real.cutTurns };
}
