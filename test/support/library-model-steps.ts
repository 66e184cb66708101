import { deepEqual, equal, ok } from 'node:assert/strict';
import type fc from 'fast-check';
import type { Command as Doing } from '../../core/library/commands';
import { doDeed } from '../../electron/store/do-deed';
import type { LibraryStore } from '../../electron/store/library-store';
import type { CrashDisk } from './crash-disk';
import { POWER_CUTS, cutPower, randomPowerCut } from './power-cut';

/** The plainest library that undoes: titles and bodies by id, and whole copies to go back to. */
export interface Model {
  events: Record<string, string>;
  pages: Record<string, string>;
  past: Copy[];
  future: Copy[];
}
type Copy = Pick<Model, 'events' | 'pages'>;

/** The library itself, and what has to be remembered of it to judge it after a loss. */
export interface Real {
  store: LibraryStore;
  readonly open: () => Promise<LibraryStore>;
  /** The disk in memory that it lies on, which may lose its power; null on a real one. */
  disk: CrashDisk | null;
  /** What the model was after each change, by its number. */
  readonly marks: Map<number, Model>;
  /** Changes that were called saved, and how many steps the disk had taken by then. */
  acknowledged: { readonly n: number; readonly at: number }[];
}

/** What is shown of a model, as values of its own. */
export const copyOf = ({ events, pages }: Copy): Copy => ({
  events: { ...events },
  pages: { ...pages },
});
const allOf = ({ events, pages, past, future }: Model): Model => ({
  ...copyOf({ events, pages }),
  past: [...past],
  future: [...future],
});
/** A library that nothing was done to yet. */
export const emptyModel = (): Model => ({ events: {}, pages: {}, past: [], future: [] });

/** What a library shows of what the model knows. */
export function shownBy(store: LibraryStore): Copy {
  const events = [...store.library.event.values()].map(({ id, title, trashedAt }) => [
    id,
    trashedAt === null ? title : 'trash',
  ]);
  const pages = [...store.library.page.values()].map(({ id, body }) => [id, body]);
  return {
    events: Object.fromEntries(events) as Record<string, string>,
    pages: Object.fromEntries(pages) as Record<string, string>,
  };
}

abstract class Step implements fc.AsyncCommand<Model, Real> {
  abstract check(model: Readonly<Model>): boolean;
  abstract run(model: Model, real: Real): Promise<void>;
  protected compare(model: Model, { store, marks }: Real): void {
    deepEqual(shownBy(store), copyOf(model));
    equal(store.nextUndo === null, model.past.length === 0);
    equal(store.nextRedo === null, model.future.length === 0);
    deepEqual(store.damage, []);
    marks.set(store.lastChange, allOf(model));
  }
}

/** One deed of some commands, with what they come to in the model. */
export class Do extends Step {
  constructor(
    readonly name: string,
    readonly commands: (model: Copy) => Doing[],
    readonly outcome: (model: Copy) => void,
    readonly fits: (model: Copy) => boolean,
  ) {
    super();
  }
  override check(model: Readonly<Model>) {
    return this.fits(model);
  }
  override async run(model: Model, real: Real) {
    const commands = this.commands(model);
    model.past.push(copyOf(model));
    model.future = [];
    this.outcome(model);
    const done = await doDeed(real.store, { label: this.name, commands }, 'user');
    ok(done.ok);
    this.compare(model, real);
  }
  override toString() {
    return this.name;
  }
}

abstract class Always extends Step {
  override check() {
    return true;
  }
}

/** Undo. */
export class Back extends Always {
  override async run(model: Model, real: Real) {
    const before = model.past.pop();
    if (before) {
      model.future.push(copyOf(model));
      Object.assign(model, copyOf(before));
    }
    equal((await real.store.undo())?.ok ?? null, before ? true : null);
    this.compare(model, real);
  }
  override toString() {
    return 'undo';
  }
}

/** Redo. */
export class Forth extends Always {
  override async run(model: Model, real: Real) {
    const after = model.future.pop();
    if (after) {
      model.past.push(copyOf(model));
      Object.assign(model, copyOf(after));
    }
    equal((await real.store.redo())?.ok ?? null, after ? true : null);
    this.compare(model, real);
  }
  override toString() {
    return 'redo';
  }
}

/** The library is closed in good order and opened again. */
export class Restart extends Always {
  override async run(model: Model, real: Real) {
    equal(await real.store.close(), 0);
    acknowledge(real, real.store.lastChange);
    real.store = await real.open();
    this.compare(model, real);
  }
  override toString() {
    return 'restart';
  }
}

/** A compaction that a deed may overtake, as it is not waited for. */
export class Compact extends Always {
  constructor(readonly waits: boolean) {
    super();
  }
  override async run(model: Model, real: Real) {
    const compacting = real.store.compact();
    if (this.waits) await compacting;
    else void compacting;
    this.compare(model, real);
  }
  override toString() {
    return `compact(${this.waits ? 'waiting' : 'meanwhile'})`;
  }
}

/** Waits until all is called saved. */
export class Save extends Always {
  override async run(model: Model, real: Real) {
    const { lastChange } = real.store;
    await real.store.saved();
    acknowledge(real, lastChange);
    this.compare(model, real);
  }
  override toString() {
    return 'saved';
  }
}

function acknowledge({ acknowledged, disk }: Real, n: number): void {
  acknowledged.push({ n, at: disk?.steps.length ?? 0 });
}

/**
 * The program ends or the power goes at some moment of what was done since the last such loss; the
 * library may then be in any state it was in since the last change that was called saved.
 */
export class Crash extends Always {
  constructor(
    readonly cut: 'kill' | number,
    /** Where between the last loss and now, from 0 to 1. */
    readonly moment: number,
  ) {
    super();
  }
  override async run(model: Model, real: Real) {
    const { disk } = real;
    if (!disk) return;
    const steps = Math.ceil(this.moment * disk.steps.length);
    const acknowledged = real.acknowledged.filter(({ at }) => at <= steps);
    const saved = Math.max(0, ...acknowledged.map(({ n }) => n));
    if (this.cut === 'kill') {
      real.disk = disk.after(steps);
      real.acknowledged = acknowledged;
    } else {
      const cut = POWER_CUTS[this.cut] ?? randomPowerCut(this.cut);
      real.disk = cutPower(disk, steps, cut);
      real.acknowledged = [{ n: saved, at: 0 }];
    }
    real.store = await real.open();
    const { lastChange } = real.store;
    ok(lastChange >= saved, `change ${saved} was called saved, the last is ${lastChange}`);
    const found = real.marks.get(lastChange);
    ok(found, `the library was never at change ${lastChange}`);
    Object.assign(model, allOf(found));
    for (const n of real.marks.keys()) if (n > lastChange) real.marks.delete(n);
    this.compare(model, real);
  }
  override toString() {
    const what = this.cut === 'kill' ? 'kill' : `power cut ${this.cut}`;
    return `${what} at ${this.moment}`;
  }
}
