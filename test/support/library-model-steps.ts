import { deepEqual, equal, ok } from 'node:assert/strict';
import type fc from 'fast-check';
import type { Op } from '../../core/library/change';
import type { Command as Doing } from '../../core/library/commands';
import { commitInParts } from '../../electron/keeping/commit-in-parts';
import { doDeed } from '../../electron/store/do-deed';
import type { LibraryStore } from '../../electron/store/library-store';
import type { CrashDisk } from './crash-disk';
import { POWER_CUTS, cutPower, randomPowerCut } from './power-cut';

/** The plainest library that undoes: titles and bodies by id, and whole copies to go back to. */
export interface Model {
  events: Record<string, string>;
  pages: Record<string, string>;
  /** For each deed what was there before it, after each of its parts, and after it. */
  past: Trail[];
  future: Trail[];
  /** Whether the last of both is one deed, whose turn was cut short by a loss. */
  isCut: boolean;
}
type Copy = Pick<Model, 'events' | 'pages'>;
type Trail = readonly Copy[];

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
  /** How often a loss left a deed of which a part is done and a part undone. */
  cutTurns: number;
}

/** What is shown of a model, as values of its own. */
export const copyOf = ({ events, pages }: Copy): Copy => ({
  events: { ...events },
  pages: { ...pages },
});
const allOf = ({ events, pages, past, future, isCut }: Model): Model => ({
  ...copyOf({ events, pages }),
  past: [...past],
  future: [...future],
  isCut,
});
/** A library that nothing was done to yet. */
export const emptyModel = (): Model => ({
  events: {},
  pages: {},
  past: [],
  future: [],
  isCut: false,
});

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
    const before = copyOf(model);
    this.outcome(model);
    did(model, [before, copyOf(model)]);
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

/** One deed in parts of one op: an event is added, then renamed time after time. */
export class DoInParts extends Step {
  constructor(
    readonly id: string,
    readonly titles: readonly string[],
  ) {
    super();
  }
  override check(model: Readonly<Model>) {
    return model.events[this.id] === undefined;
  }
  override async run(model: Model, real: Real) {
    const { id, titles } = this;
    const add = { laneId: null, colour: null, settled: [], createdAt: '', trashedAt: null };
    const texts = { place: '', description: '', people: [], tags: [], when: null };
    const ops = titles.map((title, nth): Op => {
      return { kind: 'event', id, set: nth === 0 ? { ...add, ...texts, title } : { title } };
    });
    const trail = [copyOf(model)];
    const { lastChange } = real.store;
    did(model, trail);
    for (const [nth, title] of titles.entries()) {
      model.events[id] = title;
      trail.push(copyOf(model));
      model.past.splice(-1, 1, [...trail]);
      real.marks.set(lastChange + nth + 1, allOf(model));
    }
    const done = await commitInParts(real.store, ops, this.toString(), 1);
    ok(done.ok);
    this.compare(model, real);
  }
  override toString() {
    return `add ${this.id} and name it ${this.titles.length} times, in parts`;
  }
}

function did(model: Model, trail: Trail): void {
  model.past.push(trail);
  model.future = [];
  model.isCut = false;
}

/** Undo and redo: all of the last deed, or what a loss has left of its turn. */
abstract class Turn extends Always {
  protected async turn(act: 'undo' | 'redo', model: Model, real: Real): Promise<void> {
    const { lastChange } = real.store;
    const isUndo = act === 'undo';
    const isAny = (isUndo ? model.past : model.future).length > 0;
    if (isAny) {
      const below = isUndo || model.isCut ? (model.past.pop() ?? []) : [];
      const above = !isUndo || model.isCut ? (model.future.pop() ?? []) : [];
      const trail = below.length > 0 ? [...below, ...above.slice(1)] : above;
      let at = below.length > 0 ? below.length - 1 : 0;
      const { past, future } = model;
      for (let n = lastChange + 1; at !== (isUndo ? 0 : trail.length - 1); n++) {
        at += isUndo ? -1 : 1;
        Object.assign(model, copyOf(trail[at] ?? emptyModel()));
        model.isCut = at > 0 && at < trail.length - 1;
        model.past = at > 0 ? [...past, trail.slice(0, at + 1)] : past;
        model.future = at < trail.length - 1 ? [...future, trail.slice(at)] : future;
        real.marks.set(n, allOf(model));
      }
    }
    equal((await real.store[act]())?.ok ?? null, isAny ? true : null);
    this.compare(model, real);
  }
}

/** Undo. */
export class Back extends Turn {
  override run(model: Model, real: Real) {
    return this.turn('undo', model, real);
  }
  override toString() {
    return 'undo';
  }
}

/** Redo. */
export class Forth extends Turn {
  override run(model: Model, real: Real) {
    return this.turn('redo', model, real);
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
    if (model.isCut) real.cutTurns++;
    for (const n of real.marks.keys()) if (n > lastChange) real.marks.delete(n);
    this.compare(model, real);
  }
  override toString() {
    const what = this.cut === 'kill' ? 'kill' : `power cut ${this.cut}`;
    return `${what} at ${this.moment}`;
  }
}
