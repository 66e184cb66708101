import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { bulkOps, bulkSchema } from '../../../core/library/bulk';
import type { Bulk } from '../../../core/library/bulk';
import { Rehearsal, lookupIn, settle } from '../../../core/library/change';
import type { Op } from '../../../core/library/change';
import type { Clip, Library, Tag } from '../../../core/library/records';
import { namesAbove, sameName, tidyTagName } from '../../../core/library/tag-names';
import { planRename, planTwins } from '../../../core/library/tag-plan';
import { article, clip, event, libraryOf, page } from '../notebook/library-of';

const NOW = '2026-02-01T00:00:00Z';

const tag = (id: string, name: string, colour: Tag['colour'] = null): Tag => ({
  kind: 'tag',
  id,
  name,
  colour,
});

/** Carries a deed out op by op, as a store does in parts; answers what takes it back. */
function carryOut(library: Library, bulk: Bulk): { ops: Op[]; undo: readonly Op[] } {
  const undo: Op[] = [];
  const ops: Op[] = [];
  for (const op of bulkOps(library, v.parse(bulkSchema, bulk), () => NOW)) {
    const rehearsal = new Rehearsal(lookupIn(library));
    const added = rehearsal.add(op);
    if (!added.ok) throw new Error(added.error.message);
    for (const { kind, id, after } of rehearsal.effects) settle(library, kind, id, after);
    undo.unshift(...rehearsal.undo);
    ops.push(op);
  }
  return { ops, undo };
}

/** Who holds which tags, by the ids of records. */
function held(library: Library): Map<string, readonly string[]> {
  return new Map(
    (['article', 'clip', 'event'] as const).flatMap((kind) =>
      [...library[kind].values()].map(({ id, tags }) => [id, tags] as const),
    ),
  );
}

const IDS = ['t0', 't1', 't2', 't3', 't4', 't5'];
const NAMES = [
  'Harbour',
  'harbour/board',
  'harbour/board/log',
  'harbourside',
  'union',
  'Union/pay',
];
const tagIds = fc.uniqueArray(fc.constantFrom(...IDS), { maxLength: 4 });
const library = fc
  .tuple(
    fc.array(tagIds, { maxLength: 4 }),
    fc.array(tagIds, { maxLength: 6 }),
    fc.array(tagIds, { maxLength: 3 }),
  )
  .map(([articles, clips, events]) => [
    ...IDS.map((id, at) => tag(id, NAMES[at] ?? '')),
    ...articles.map((tags, n) => article(`a${n}`, {}, { tags })),
    ...clips.map((tags, n) => clip(`c${n}`, 'a0', 'words', { tags })),
    ...events.map((tags, n) => event(`e${n}`, 'Event', null, { tags })),
  ]);

describe('tags that become one', () => {
  it('every record that held the one holds the other, once, in its place; undo brings all back', () => {
    const merges = fc.array(
      fc.record({ from: fc.constantFrom(...IDS), into: fc.constantFrom(...IDS) }),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(library, merges, (records, asked) => {
        const before = libraryOf(records);
        const after = libraryOf(records);
        const { undo } = carryOut(after, { do: 'arrange', kind: 'tag', names: [], merges: asked });
        // By hand: follow each tag until it leads no further; a ring leads nowhere.
        const next = new Map(asked.map(({ from, into }) => [from, into]));
        const endOf = (id: string): string => {
          let [end, steps] = [id, 0];
          while (next.has(end) && steps++ < 10) end = next.get(end) ?? end;
          return steps > 10 ? id : end;
        };
        for (const [id, tags] of held(before)) {
          expect(held(after).get(id)).toEqual([...new Set(tags.map(endOf))]);
        }
        expect([...after.tag.keys()]).toEqual(IDS.filter((id) => endOf(id) === id));
        for (const op of undo) {
          const rehearsal = new Rehearsal(lookupIn(after));
          rehearsal.add(op);
          for (const { kind, id, after: record } of rehearsal.effects)
            settle(after, kind, id, record);
        }
        expect(after).toEqual(before);
      }),
    );
  });

  it('a removed tag leaves no id behind in any record', () => {
    fc.assert(
      fc.property(library, tagIds, (records, labels) => {
        const after = libraryOf(records);
        carryOut(after, { do: 'drop', kind: 'tag', labels });
        for (const tags of held(after).values()) {
          expect(tags.filter((id) => labels.includes(id) || !after.tag.has(id))).toEqual([]);
        }
        expect([...after.tag.keys()]).toEqual(IDS.filter((id) => !labels.includes(id)));
      }),
    );
  });
});

describe('a tag that gets another name', () => {
  const to = fc.constantFrom('Port', 'harbour/old', 'UNION', 'harbour', 'union/pay', 'board/log');
  it('takes those nested in it along: each record is under the names it was under, moved', () => {
    fc.assert(
      fc.property(library, fc.constantFrom(...NAMES), to, (records, from, target) => {
        const before = libraryOf(records);
        const after = libraryOf(records);
        const { names, merges } = planRename([...before.tag.values()], from, target);
        carryOut(after, { do: 'arrange', kind: 'tag', names: [...names], merges: [...merges] });
        const moved = (name: string) => {
          const [inner, outer] = [sameName(name), sameName(from)];
          const isInside = inner === outer || inner.startsWith(`${outer}/`);
          return isInside ? sameName(target) + inner.slice(outer.length) : inner;
        };
        const namesOf = (of: Library, tags: readonly string[]) =>
          tags.map((id) => sameName(of.tag.get(id)?.name ?? '?')).sort();
        for (const [id, tags] of held(before)) {
          const expected = [...new Set(tags.map((one) => moved(before.tag.get(one)?.name ?? '?')))];
          expect(namesOf(after, held(after).get(id) ?? [])).toEqual(expected.sort());
        }
        const all = [...after.tag.values()].map(({ name }) => sameName(name));
        expect(new Set(all).size).toBe(all.length);
      }),
    );
  });

  it('is one op for each tag, however many records hold it', () => {
    const clips = Array.from({ length: 500 }, (_, n) =>
      clip(`c${n}`, 'a', 'words', { tags: ['t0'] }),
    );
    const full = libraryOf([tag('t0', 'harbour'), tag('t1', 'harbour/board'), ...clips]);
    const { names, merges } = planRename([...full.tag.values()], 'harbour', 'port');
    const { ops } = carryOut(full, {
      do: 'arrange',
      kind: 'tag',
      names: [...names],
      merges: [...merges],
    });
    expect(ops).toEqual([
      { kind: 'tag', id: 't0', set: { name: 'port' } },
      { kind: 'tag', id: 't1', set: { name: 'port/board' } },
    ]);
  });

  it('may change its case alone', () => {
    expect(planRename([tag('t0', 'harbour')], 'harbour', 'Harbour')).toEqual({
      names: [{ id: 't0', name: 'Harbour' }],
      merges: [],
    });
  });

  it('two of one name from two computers become one', () => {
    expect(planTwins([tag('t0', 'Harbour'), tag('t1', 'union'), tag('t2', 'harbour')])).toEqual({
      names: [],
      merges: [{ from: 't2', into: 't0' }],
    });
  });
});

describe('articles that are marked together', () => {
  it('get tags and collections once, also ones made for them, and lose others', () => {
    const full = libraryOf([
      tag('t0', 'harbour'),
      article('a', {}, { tags: ['t0'] }),
      article('b', {}, { read: true }),
    ]);
    const { ops } = carryOut(full, {
      do: 'mark',
      kind: 'article',
      ids: ['a', 'b', 'gone'],
      make: [
        { kind: 'tag', id: 't1', name: 'union' },
        { kind: 'collection', id: 'k', name: 'Ferry' },
      ],
      add: { tags: ['t1', 't0'], collections: ['k'] },
      take: { tags: [] },
      set: { read: true, starred: true },
    });
    expect(ops.slice(2)).toEqual([
      {
        kind: 'article',
        id: 'a',
        set: { tags: ['t0', 't1'], collections: ['k'], read: true, starred: true },
      },
      { kind: 'article', id: 'b', set: { tags: ['t1', 't0'], collections: ['k'], starred: true } },
    ]);
  });

  it('clips and pages take as much of it as they have', () => {
    const full = libraryOf([tag('t0', 'harbour'), clip('c', 'a', 'words'), page('p', 'Page', '')]);
    const add = { tags: ['t0'], collections: ['k'] };
    const set = { read: true, starred: true, trashed: true };
    const ops = (['clip', 'page'] as const).flatMap(
      (kind) => carryOut(full, { do: 'mark', kind, ids: ['c', 'p'], add, set }).ops,
    );
    expect(ops).toEqual([
      { kind: 'clip', id: 'c', set: { tags: ['t0'], trashedAt: NOW } },
      { kind: 'page', id: 'p', set: { trashedAt: NOW } },
    ]);
  });

  it('nothing is written for what is so already', () => {
    const full = libraryOf([article('a', {}, { starred: true, trashedAt: NOW })]);
    const set = { starred: true, trashed: true };
    expect(carryOut(full, { do: 'mark', kind: 'article', ids: ['a'], set }).ops).toEqual([]);
  });
});

it('names are tidied as they are typed, and count for all they are nested in', () => {
  expect(tidyTagName('# harbour / board /')).toBe('harbour/board');
  expect(namesAbove('Harbour/Board/log')).toEqual([
    'harbour',
    'harbour/board',
    'harbour/board/log',
  ]);
});

describe('events that are marked together', () => {
  const two = () =>
    libraryOf([
      { kind: 'lane', id: 'l1', name: 'Ships', order: 3 },
      event('e1', 'Smoke', '2023'),
      event('e2', 'Fire', '2023', { laneId: 'l1', colour: 'sage' }),
    ]);
  const mark = { do: 'mark' as const, kind: 'event' as const, ids: ['e1', 'e2', 'gone'] };

  it('get a lane, one made for them after those that are there, and lose it; undo brings all back', () => {
    const library = two();
    const { ops, undo } = carryOut(library, {
      ...mark,
      make: [{ kind: 'lane', id: 'l2', name: 'Fires' }],
      set: { laneId: 'l2' },
    });
    expect(ops).toHaveLength(3);
    expect(library.lane.get('l2')).toMatchObject({ name: 'Fires', order: 4 });
    expect([...library.event.values()].map(({ laneId }) => laneId)).toEqual(['l2', 'l2']);
    for (const op of undo) {
      const rehearsal = new Rehearsal(lookupIn(library));
      rehearsal.add(op);
      for (const { kind, id, after } of rehearsal.effects) settle(library, kind, id, after);
    }
    expect(library).toEqual(two());
    carryOut(library, { ...mark, set: { laneId: null } });
    expect(library.event.get('e2')?.laneId).toBeNull();
  });

  it('get a colour; a lane that is not there is passed over, and so are records without either', () => {
    const library = two();
    expect(carryOut(library, { ...mark, set: { colour: 'sage' } }).ops).toHaveLength(1);
    expect(library.event.get('e1')?.colour).toBe('sage');
    expect(carryOut(library, { ...mark, set: { laneId: 'nowhere' } }).ops).toEqual([]);
    library.clip.set('c1', clip('c1', 'a', 'Words.') as Clip);
    const clips = { ...mark, kind: 'clip' as const, ids: ['c1'] };
    expect(carryOut(library, { ...clips, set: { colour: null, laneId: 'l1' } }).ops).toEqual([]);
  });
});
