import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doDeed } from '../../../electron/store/do-deed';
import type { LibraryStore } from '../../../electron/store/library-store';
import type { Command as Doing } from '../../../core/library/commands';
import { openStore, tempFolder } from '../../support/temp-library';

/** The plainest library that undoes: titles and bodies by id, and whole copies to go back to. */
interface Model {
  events: Record<string, string>;
  pages: Record<string, string>;
  past: Copy[];
  future: Copy[];
}
type Copy = Pick<Model, 'events' | 'pages'>;
interface Real {
  folder: string;
  store: LibraryStore;
}

const copyOf = ({ events, pages }: Copy): Copy => ({ events: { ...events }, pages: { ...pages } });

function shownBy(store: LibraryStore): Copy {
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
  protected compare(model: Model, { store }: Real): void {
    expect(shownBy(store)).toEqual(copyOf(model));
    expect(store.nextUndo === null).toBe(model.past.length === 0);
    expect(store.nextRedo === null).toBe(model.future.length === 0);
    expect(store.damage).toEqual([]);
  }
}

/** One deed of some commands, with what they come to in the model. */
class Do extends Step {
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
    expect(done.ok).toBe(true);
    this.compare(model, real);
  }
  override toString() {
    return this.name;
  }
}

class Back extends Step {
  override check() {
    return true;
  }
  override async run(model: Model, real: Real) {
    const before = model.past.pop();
    if (before) {
      model.future.push(copyOf(model));
      Object.assign(model, before);
    }
    expect((await real.store.undo())?.ok ?? null).toBe(before ? true : null);
    this.compare(model, real);
  }
  override toString() {
    return 'undo';
  }
}

class Forth extends Step {
  override check() {
    return true;
  }
  override async run(model: Model, real: Real) {
    const after = model.future.pop();
    if (after) {
      model.past.push(copyOf(model));
      Object.assign(model, after);
    }
    expect((await real.store.redo())?.ok ?? null).toBe(after ? true : null);
    this.compare(model, real);
  }
  override toString() {
    return 'redo';
  }
}

class Restart extends Step {
  override check() {
    return true;
  }
  override async run(model: Model, real: Real) {
    expect(await real.store.close()).toBe(0);
    real.store = await openStore(real.folder);
    this.compare(model, real);
  }
  override toString() {
    return 'restart';
  }
}

/** A compaction that a deed may overtake, as it is not waited for. */
class Compact extends Step {
  constructor(readonly waits: boolean) {
    super();
  }
  override check() {
    return true;
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

const anyId = fc.constantFrom('one', 'two', 'three');
const word = fc.constantFrom('smoke', 'valve', '狐', '😀', '');

const steps = [
  fc.tuple(anyId, word).map(
    ([id, title]) =>
      new Do(
        `add event ${id} ${title}`,
        () => [{ do: 'add', kind: 'event', id, fields: { title } }],
        (model) => (model.events[id] = title),
        (model) => model.events[id] === undefined,
      ),
  ),
  fc.tuple(anyId, word).map(
    ([id, title]) =>
      new Do(
        `rename ${id} to ${title}, twice in one deed`,
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
        `type ${put} into ${id}`,
        ({ pages }) => [
          { do: 'edit', id, patch: [{ at: (pages[id] ?? '').length, cut: '', put }] },
        ],
        (model) => (model.pages[id] += put),
        (model) => model.pages[id] !== undefined,
      ),
  ),
  fc.constant(new Back()),
  fc.constant(new Back()),
  fc.constant(new Forth()),
  fc.constant(new Restart()),
  fc.boolean().map((waits) => new Compact(waits)),
];

describe('a library', () => {
  it('does what a plain copy in memory does, through undo, redo, restart and compaction', async () => {
    await fc.assert(
      fc.asyncProperty(fc.commands(steps, { maxCommands: 25 }), async (commands) => {
        const folder = await tempFolder();
        const store = await openStore(folder);
        const real: Real = { folder, store };
        const model: Model = { events: {}, pages: {}, past: [], future: [] };
        await fc.asyncModelRun(() => ({ model, real }), commands);
        await real.store.close();
        const again = await openStore(folder);
        expect(shownBy(again)).toEqual(copyOf(model));
        await again.close();
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});
