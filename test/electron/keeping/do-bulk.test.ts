import { expect, it } from 'vitest';
import * as v from 'valibot';
import type { Op } from '../../../core/library/change';
import { bulkSchema } from '../../../core/library/bulk';
import type { Bulk } from '../../../core/library/bulk';
import { commitInParts } from '../../../electron/keeping/commit-in-parts';
import { doBulk } from '../../../electron/keeping/do-bulk';
import { keptLibrary } from '../../support/kept-library';
import { mostAtOnce } from '../../support/most-at-once';

const MANY = 10_000;

function* taggedEvents(): Generator<Op> {
  yield { kind: 'tag', id: 'old', set: { name: 'harbor', colour: null } };
  yield { kind: 'tag', id: 'new', set: { name: 'harbour', colour: 'sky' } };
  const rest = { laneId: null, colour: null, settled: [], createdAt: '', trashedAt: null };
  const texts = { place: '', description: '', people: [], when: null };
  for (let nth = 0; nth < MANY; nth++) {
    const tags = nth % 2 === 0 ? ['old'] : ['new', 'old'];
    yield { kind: 'event', id: `e${nth}`, set: { ...texts, ...rest, title: `${nth}`, tags } };
  }
}

it('two tags with ten thousand users become one in one step of undo, and main has its turn all the while', async () => {
  const { store } = await keptLibrary();
  await commitInParts(store, taggedEvents(), 'Many');
  const users = (id: string) =>
    [...store.library.event.values()].filter(({ tags }) => tags.includes(id)).length;
  const bulk: Bulk = {
    do: 'arrange',
    kind: 'tag',
    names: [],
    merges: [{ from: 'old', into: 'new' }],
  };
  const parsed = v.parse(bulkSchema, bulk);
  const atOnce = await mostAtOnce(store, async () => {
    const done = await doBulk(store, 'Merge “harbor” into “harbour”', parsed);
    expect(done).toEqual({ ok: true, value: { n: store.lastChange, records: MANY + 1 } });
  });
  expect(atOnce).toBeLessThan(MANY / 4);
  expect([users('old'), users('new'), store.library.tag.size]).toEqual([0, MANY, 1]);
  expect(store.library.event.get('e1')?.tags).toEqual(['new']);

  expect(store.nextUndo?.label).toBe('Merge “harbor” into “harbour”');
  await store.undo();
  expect(store.nextUndo?.label).toBe('Many');
  expect([users('old'), users('new'), store.library.tag.size]).toEqual([MANY, MANY / 2, 2]);
  expect(store.library.event.get('e1')?.tags).toEqual(['new', 'old']);
});

it('a deed that finds nothing to do leaves no step', async () => {
  const { store } = await keptLibrary();
  const bulk = v.parse(bulkSchema, { do: 'drop', kind: 'tag', labels: ['never'] });
  expect(await doBulk(store, 'Remove', bulk)).toMatchObject({ ok: true, value: { records: 0 } });
  expect(store.nextUndo).toBe(null);
});
