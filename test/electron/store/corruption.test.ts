import { beforeAll, describe, expect, it } from 'vitest';
import type { LibraryStore } from '../../../electron/store/library-store';
import { openLibraryStore } from '../../../electron/store/open-store';
import { openLine, sealLine } from '../../../electron/store/sealed-line';
import { CrashDisk } from '../../support/crash-disk';
import { noteFault } from '../../support/fault-table';
import { LibrarySession, INBOX } from '../../support/library-session';
import { HOME, memoryOptions } from '../../support/memory-library';
import { eventDeed, must } from '../../support/temp-library';

const disk = new CrashDisk();
const SNAPSHOT = `${HOME}/snapshot.ndjson`;
const IDENTITY = `${HOME}/dateline.json`;
let segments: string[] = [];
let files = new Map<string, Uint8Array>();

const fileOf = (path: string) => Buffer.from(files.get(path) ?? []);
const inFolder = (name: string) =>
  [...files.keys()].filter((path) => path.startsWith(`${HOME}/${name}/`)).sort();

beforeAll(async () => {
  await disk.makeFolder('/disk/inbox');
  disk.put(INBOX, Buffer.from('<p>Ferry aground</p>'));
  const session = new LibrarySession(disk, () => 0);
  await session.open();
  await session.addEvent('Smoke');
  await session.importFile(INBOX, ['Ferry aground']);
  await session.saved();
  await session.store.compact();
  await session.addEvent('Alarm');
  await session.addEvent('Muster');
  await session.close();
  await session.open();
  await session.addPage('The log');
  await session.saved();
  await session.addEvent('Boats');
  await session.close();
  files = disk.contents();
  segments = inFolder('journal');
  expect(segments).toHaveLength(2);
});

/** The records whose lines can still be read, wherever they stand, as `kind/id`. */
function wholeRecords(bytes: Uint8Array): string[] {
  const lines = Buffer.from(bytes).toString('latin1').split('\n');
  return lines.flatMap((line) => {
    const value = openLine(Buffer.from(line, 'latin1'));
    return value && 'kind' in value && value['set']
      ? [`${String(value['kind'])}/${String(value['id'])}`]
      : [];
  });
}

/** The changes whose lines can still be read. */
function wholeChanges(bytes: Uint8Array): number[] {
  const lines = Buffer.from(bytes).toString('latin1').split('\n');
  return lines.flatMap((line) => {
    const value = openLine(Buffer.from(line, 'latin1'));
    return value && 'ops' in value ? [Number(value['n'])] : [];
  });
}

interface Opened {
  readonly disk: CrashDisk;
  readonly store: LibraryStore | null;
  /** Everything that was said of damage, at opening or by refusing it. */
  readonly said: string;
}

/** Opens a copy of the library in which one file holds other bytes. */
async function openWith(path: string, bytes: Uint8Array): Promise<Opened> {
  const copy = disk.copy();
  await copy.remove(path);
  copy.put(path, bytes);
  const opened = await openLibraryStore(memoryOptions(copy));
  if (!opened.ok) return { disk: copy, store: null, said: opened.error.message };
  const said = opened.value.damage.map((damage) => `${damage.path}: ${damage.what}`).join('\n');
  return { disk: copy, store: opened.value, said };
}

/** Whatever is done next, the damaged bytes stay somewhere in the library and the new work is kept. */
async function expectBytesStay({ disk: copy, store }: Opened, bytes: Uint8Array): Promise<void> {
  const isThere = () =>
    [...copy.contents().values()].some((found) => Buffer.compare(found, bytes) === 0);
  expect(isThere()).toBe(true);
  if (!store) return;
  const { id, deed } = eventDeed('After the damage');
  await must(store, deed);
  await store.saved();
  await store.compact().catch((error: unknown) => expect(error).toBeInstanceOf(Error));
  await store.undo();
  await store.redo();
  expect(await store.close()).toBe(0);
  expect(isThere()).toBe(true);
  const again = await openLibraryStore(memoryOptions(copy));
  if (!again.ok) throw new Error(again.error.message);
  expect(again.value.lookup('event', id)?.title).toBe('After the damage');
  await again.value.close();
  expect(isThere()).toBe(true);
}

/** The ways in which a file is spoiled: each of its bytes, and as a whole. */
function* spoiled(bytes: Buffer): Iterable<[what: string, bytes: Uint8Array]> {
  yield ['empty', new Uint8Array(0)];
  yield ['zeros', new Uint8Array(bytes.length)];
  yield ['null', Buffer.from('null\n')];
  yield ['a list', Buffer.from('[]\n')];
  yield ['an object', Buffer.from('{}\n')];
  yield ['its own bytes twice', Buffer.concat([bytes, bytes])];
  for (let at = 0; at < bytes.length; at++) yield [`cut at byte ${at}`, bytes.subarray(0, at)];
  for (let at = 0; at < bytes.length; at += 7) {
    const end = Math.min(at + 64, bytes.length);
    // With the mark of a closed segment goes the proof that what stood before it was saved.
    const isTail = end > bytes.lastIndexOf('{"end"');
    const what = isTail ? `cut by zeros from byte ${at}` : `zeros from byte ${at} to ${end}`;
    yield [what, Buffer.from(bytes).fill(0, at, end)];
  }
  for (let at = 0; at < bytes.length; at++) {
    const flipped = Buffer.from(bytes);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << (at & 7));
    yield [`bit ${at & 7} of byte ${at} flipped`, flipped];
  }
}

/** Every so many cases the whole life after the damage is lived, too. */
const LIVED = 11;

/** Spoils a file in every way; `judge` looks at what opened. Answers the number of cases. */
async function spoilEach(
  path: string,
  judge: (opened: Opened, bytes: Uint8Array, what: string) => Promise<void> | void,
): Promise<number> {
  let cases = 0;
  for (const [what, bytes] of spoiled(fileOf(path))) {
    try {
      const opened = await openWith(path, bytes);
      await judge(opened, bytes, what);
      if (cases % LIVED === 0 || cases < 6) await expectBytesStay(opened, bytes);
      else await opened.store?.close();
    } catch (error) {
      throw new Error(`${path}: ${what}`, { cause: error });
    }
    cases++;
  }
  return cases;
}

const SPOILED =
  'is cut at every byte, has zeros, or a bit flipped in every byte, or holds other things';

describe('a library of which', () => {
  it('the snapshot is damaged opens with every record that is whole, and says so', async () => {
    const { length } = fileOf(SNAPSHOT);
    const cases = await spoilEach(SNAPSHOT, ({ store, said }, bytes, what) => {
      // Only the last line break is of no account.
      if (what !== `cut at byte ${length - 1}` && what !== `cut by zeros from byte ${length - 1}`)
        expect(said).toContain(SNAPSHOT);
      for (const record of wholeRecords(bytes)) {
        const [kind, id] = record.split('/') as ['event', string];
        expect(store?.lookup(kind, id), record).toBeDefined();
      }
    });
    const outcome = 'opens with all records that are whole, names it, never writes over it';
    noteFault({ fault: `the snapshot ${SPOILED}`, how: 'file port', cases, outcome });
  }, 60_000);

  it('a segment is damaged opens with every change that is whole, and names what is lost', async () => {
    let cases = 0;
    for (const path of segments) {
      const all = wholeChanges(fileOf(path)).length;
      const isLast = path === segments.at(-1);
      cases += await spoilEach(path, ({ store, said }, bytes, what) => {
        expect(store).not.toBeNull();
        const whole = wholeChanges(bytes);
        const events = store?.library.event.size ?? 0;
        const pages = store?.library.page.size ?? 0;
        // Two stand in the snapshot or the other segment, and two in this one.
        const lost = new Set(whole).size < all;
        expect(events + pages).toBeGreaterThanOrEqual(3 + new Set(whole).size);
        // What was cut off the end of the last segment cannot be told from what was never written.
        const isCut = what.startsWith('cut') || what === 'empty' || what === 'zeros';
        if (lost && !(isLast && isCut)) expect(said).toContain(`${HOME}/journal/`);
      });
    }
    const outcome = 'opens with all changes that are whole, names what is lost, keeps the file';
    noteFault({ fault: `a segment ${SPOILED}`, how: 'file port', cases, outcome });
  }, 60_000);

  it('a text or an original is damaged says so when it is read, and never changes it', async () => {
    let cases = 0;
    for (const path of [...inFolder('texts'), ...inFolder('originals')]) {
      cases += await spoilEach(path, async ({ store }) => {
        if (!store) throw new Error('it was not opened');
        const [text] = store.library.text.values();
        const [article] = store.library.article.values();
        const read = path.includes('texts')
          ? await store.content.readText(text?.sha256 ?? '')
          : await store.content.checkOriginal(article?.original?.sha256 ?? '');
        expect(read).toMatchObject({ ok: false, error: { code: 'damaged' } });
        expect(!read.ok && read.error.message).toContain(path);
      });
    }
    const outcome = 'the library opens; whoever reads it is told, with its name';
    noteFault({ fault: `a text or an original ${SPOILED}`, how: 'file port', cases, outcome });
  }, 60_000);

  it('dateline.json is damaged opens with all records, and its bytes are set aside', async () => {
    const cases = await spoilEach(IDENTITY, ({ store }) => {
      expect(store?.library.event.size).toBe(4);
    });
    const outcome = 'opens with all records; the file is set aside and made anew';
    noteFault({ fault: `dateline.json ${SPOILED}`, how: 'file port', cases, outcome });
  }, 60_000);

  const change = () => {
    const [line = ''] = fileOf(segments[1] ?? '')
      .toString('utf8')
      .split('\n');
    const { sum: _sum, ...rest } = JSON.parse(line) as Record<string, unknown>;
    return rest;
  };
  it.each([
    ['a change that is a list', () => sealLine([])],
    ['a change without ops', () => sealLine({ ...change(), ops: undefined })],
    [
      'an op of a kind that is not known',
      () => sealLine({ ...change(), ops: [{ kind: 'robot' }] }),
    ],
    ['an id that is a path', () => sealLine({ ...change(), device: '../../etc' })],
    ['a number that is none', () => sealLine({ ...change(), n: 'many' })],
  ])('a segment holds %s names the line and takes the others', async (_, line) => {
    const path = segments[1] ?? '';
    const bytes = Buffer.concat([Buffer.from(line()), fileOf(path)]);
    const opened = await openWith(path, bytes);
    expect(opened.said).toContain(`${path}: line 1`);
    expect(opened.store?.library.page.size).toBe(1);
    await expectBytesStay(opened, bytes);
    noteFault({
      fault: 'a segment has a line with a right sum and a wrong shape',
      how: 'file port',
      cases: 1,
      outcome: 'names the line, takes the others, keeps the file',
    });
  });

  it('a segment speaks of __proto__ keeps all prototypes as they are, and says so', async () => {
    const path = segments[1] ?? '';
    const set = JSON.parse('{"__proto__":{"polluted":true}}') as object;
    const line = sealLine({ ...change(), n: 99, ops: [{ kind: 'page', id: 'p1', set }] });
    const bytes = Buffer.concat([fileOf(path), Buffer.from(line)]);
    const opened = await openWith(path, bytes);
    expect(opened.said).toContain(`${HOME}/journal/`);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(opened.store?.library.page.size).toBe(1);
    await expectBytesStay(opened, bytes);
  });

  it.each([SNAPSHOT, 'segment'])(
    'a line has 100 MB opens in bounded time and memory: %s',
    async (which) => {
      const path = which === SNAPSHOT ? which : (segments[1] ?? '');
      const long = Buffer.alloc(100 * 1024 * 1024, 'x');
      const bytes = Buffer.concat([fileOf(path), long, Buffer.from('\n')]);
      const before = process.memoryUsage().heapUsed;
      const start = performance.now();
      const { store, said } = await openWith(path, bytes);
      expect(performance.now() - start).toBeLessThan(5_000);
      expect(process.memoryUsage().heapUsed - before).toBeLessThan(64 * 1024 * 1024);
      expect(said).toContain(path);
      expect(store?.library.event.size).toBe(4);
      await store?.close();
      noteFault({
        fault: 'a file has a line of 100 MB',
        how: 'file port',
        cases: 1,
        outcome: 'opens with all other lines within bounds of time and memory, names the file',
      });
    },
  );
});
