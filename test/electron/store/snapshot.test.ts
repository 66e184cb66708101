import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { absorbChange, emptyState } from '../../../core/library/state';
import type { LibraryState } from '../../../core/library/state';
import { diskFiles } from '../../../electron/store/file-port';
import type { FilePort } from '../../../electron/store/file-port';
import { sealLine } from '../../../electron/store/sealed-line';
import { readSnapshot, writeSnapshot } from '../../../electron/store/snapshot';
import { DEVICE, eventDeed, must, openStore, tempFolder } from '../../support/temp-library';

const STAMP: readonly [number, string] = [3, DEVICE];
const page = { title: 'Log', body: 'Żółw 狐 😀', createdAt: '2024-01-01', trashedAt: null };
const header = {
  format: 1,
  devices: { [DEVICE]: { n: 3, segment: 2 } },
  clock: 9,
  counts: {},
  undo: {},
};

function smallState(): LibraryState {
  const state = emptyState();
  // An inverse, whatever it says: a change without one was made for good and is no step of undo.
  const undo = [{ kind: 'tag', id: 't9', gone: true }] as const;
  const base = { device: DEVICE, at: '', by: 'user', act: 'do', of: null, undo } as const;
  const ops = [{ kind: 'page', id: 'p1', set: page }] as const;
  absorbChange(state, { ...base, n: 1, clock: 1, label: 'Add', deed: 'd1', ops });
  const more = [
    { kind: 'tag', id: 't1', set: { name: 'ferry', colour: null } },
    { kind: 'page', id: 'p1', set: { title: 'Log book' } },
    { kind: 'tag', id: 't2', set: { name: 'gone', colour: null } },
  ] as const;
  absorbChange(state, { ...base, n: 2, clock: 2, label: 'More', deed: 'd2', ops: more });
  const gone = [{ kind: 'tag', id: 't2', gone: true }] as const;
  absorbChange(state, { ...base, n: 3, clock: 3, label: 'Remove', deed: 'd3', ops: gone });
  return state;
}

let path = '';
beforeEach(async () => {
  path = join(await tempFolder(), 'snapshot.ndjson');
});

const lines = (...values: readonly (object | string)[]) =>
  values.map((value) => (typeof value === 'string' ? value : sealLine(value))).join('');

/** Reads a snapshot of these bytes, without a disk. */
function reading(text: string | Uint8Array) {
  const bytes = Buffer.from(text);
  const files: FilePort = {
    ...diskFiles,

    async *readInPieces() {
      yield bytes;
    },
  };
  return readSnapshot(files, 'snapshot.ndjson');
}

describe('a snapshot', () => {
  it('gives back the whole state: records, stamps of what is gone, clock, devices, undo', async () => {
    const state = smallState();
    await writeSnapshot(diskFiles, path, state);
    const read = await readSnapshot(diskFiles, path);
    expect(read.problems).toEqual([]);
    expect(read.state).toEqual(state);
    expect(read.state.stamps.get('tag/t2')).toEqual({ whole: STAMP, fields: null });
    expect(read.state.undo.get(DEVICE)?.done.map(({ label }) => label)).toEqual([
      'Add',
      'More',
      'Remove',
    ]);
  });

  it('is the same bytes for the same state', async () => {
    await writeSnapshot(diskFiles, path, smallState());
    const first = await readFile(path);
    await writeSnapshot(diskFiles, path, (await readSnapshot(diskFiles, path)).state);
    expect(await readFile(path)).toEqual(first);
  });

  it('cut short anywhere is damaged, never whole; only its last line break may lack', async () => {
    const state = smallState();
    await writeSnapshot(diskFiles, path, state);
    const bytes = await readFile(path);
    for (let length = 0; length < bytes.length - 1; length++) {
      const { problems } = await reading(bytes.subarray(0, length));
      expect(problems, `${length} of ${bytes.length} bytes`).not.toEqual([]);
    }
    const unbroken = await reading(bytes.subarray(0, -1));
    expect(unbroken.state).toEqual(state);
  });

  it('with any one bit flipped is damaged', async () => {
    await writeSnapshot(diskFiles, path, smallState());
    const bytes = await readFile(path);
    for (let at = 0; at < bytes.length - 1; at++) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at & 7));
      const { problems } = await reading(flipped);
      expect(problems, `byte ${at}`).not.toEqual([]);
    }
  });

  it('with a line left out, doubled or out of another snapshot is damaged', async () => {
    await writeSnapshot(diskFiles, path, smallState());
    const all = (await readFile(path, 'utf8')).split(/(?<=\n)/);
    for (let at = 0; at < all.length; at++) {
      const without = await reading(all.toSpliced(at, 1).join(''));
      expect(without.problems, `without line ${at + 1}`).not.toEqual([]);
      if (at === all.length - 1) continue;
      const doubled = await reading(all.toSpliced(at, 0, all[at] ?? '').join(''));
      expect(doubled.problems, `line ${at + 1} twice`).not.toEqual([]);
    }
  });

  const record = (more: object) => ({
    kind: 'page',
    id: 'p1',
    whole: STAMP,
    fields: null,
    set: page,
    ...more,
  });
  const end = (records: number) => ({ end: true, records });

  it.each([
    ['a null line', 'null\n'],
    ['an empty line', '\n'],
    ['a kind that is not known', record({ kind: 'robot' })],
    ['an id that is a path', record({ id: '../../etc' })],
    ['fields of the wrong shape', record({ set: { ...page, title: 7 } })],
    ['a field that lacks', record({ set: { title: 'A' } })],
    ['no stamp', record({ whole: null })],
    ['a list for a record', record({ set: [] })],
  ])('leaves out and counts %s', async (_, line) => {
    const { state, problems } = await reading(lines(header, line, end(1)));
    expect(problems.join()).toContain('1 damaged line');
    expect(state.library.page.size).toBe(0);
  });

  it('leaves out a record whose id stood there before', async () => {
    const text = lines(header, record({}), record({ set: { ...page, title: 'Other' } }), end(2));
    const { state, problems } = await reading(text);
    expect(problems).toEqual(['1 damaged line']);
    expect(state.library.page.get('p1')?.title).toBe('Log');
  });

  it('cannot reach the prototype of anything by its names', async () => {
    const set = JSON.stringify(page).replace('{', '{"__proto__":{"polluted":true},');
    const body = `{"kind":"page","id":"p1","whole":[3,"${DEVICE}"],"fields":{"__proto__":[3,"${DEVICE}"]},"set":${set}`;
    const line = `${body},"sum":"${crc32(body).toString(16).padStart(8, '0')}"}\n`;
    const { state, problems } = await reading(lines(header, line, end(1)));
    expect(problems).toEqual(['1 damaged line']);
    expect(state.library.page.size).toBe(0);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('whose header is lost still says how late its records are', async () => {
    const text = lines('gibberish\n', record({ whole: [41, DEVICE] }), end(1));
    const { state, hasHeader } = await reading(text);
    expect(hasHeader).toBe(false);
    expect(state.clock).toBe(41);
  });

  it('of a newer format is known as such, whatever its header has become', async () => {
    const newer = await reading(lines({ format: 2, renamed: true }, end(0)));
    expect(newer.newerFormat).toBe(2);
    expect((await reading(lines(header, end(0)))).newerFormat).toBeNull();
  });
});

describe('a library with a damaged snapshot', () => {
  async function compacted(): Promise<{ folder: string; id: string }> {
    const folder = await tempFolder();
    const store = await openStore(folder);
    const { id, deed } = eventDeed('Old');
    await must(store, deed);
    for (let at = 0; at < 5; at++) await must(store, eventDeed(`Event ${at}`).deed);
    await store.compact();
    await store.close();
    path = join(folder, 'snapshot.ndjson');
    return { folder, id };
  }

  it('keeps what is done after its header was lost', async () => {
    const { folder, id } = await compacted();
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace('"format":1', '"format":9'));
    const store = await openStore(folder);
    expect(store.damage).toMatchObject([
      { path, what: expect.stringContaining('1 damaged line') as string },
    ]);
    await must(store, {
      label: 'Rename',
      commands: [{ do: 'set', kind: 'event', id, set: { title: 'New' } }],
    });
    await store.saved();
    await store.close();
    const again = await openStore(folder);
    expect(again.lookup('event', id)?.title).toBe('New');
    await again.close();
    await writeFile(path, text);
    const mended = await openStore(folder);
    expect(mended.lookup('event', id)?.title).toBe('New');
    await mended.close();
  });

  it('says so when the snapshot is gone, and uses no number or clock again', async () => {
    const { folder } = await compacted();
    const text = await readFile(path, 'utf8');
    await rm(path);
    const store = await openStore(folder);
    expect(store.damage).toMatchObject([{ path, what: 'it is missing' }]);
    const { id, deed } = eventDeed('After');
    await must(store, deed);
    await store.close();
    await writeFile(path, text);
    const mended = await openStore(folder);
    expect(mended.library.event.size).toBe(7);
    expect(mended.lookup('event', id)?.title).toBe('After');
    await mended.close();
  });

  it('is never written over', async () => {
    const { folder } = await compacted();
    const damaged = (await readFile(path, 'utf8')).replace('Event 2', 'Event X');
    await writeFile(path, damaged);
    const store = await openStore(folder);
    await must(store, eventDeed('After').deed);
    await expect(store.compact()).rejects.toThrow('1 damaged line');
    await store.close();
    expect(await readFile(path, 'utf8')).toBe(damaged);
  });

  it('of a newer format is read only though dateline.json is old', async () => {
    const { folder } = await compacted();
    const newer = lines({ format: 2, other: [] });
    await writeFile(path, newer);
    const store = await openStore(folder);
    expect(store.readOnly).toBe(true);
    await store.close();
    expect(await readFile(path, 'utf8')).toBe(newer);
  });
});
