import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupLanes, LANE_GROUPINGS, type LaneFacts } from '../../../core/timeline/lane-grouping';
import { movedLane, placedLanes } from '../../../core/timeline/lane-order';

const HAND = [
  { id: 'water', name: 'On the water' },
  { id: 'board', name: 'Harbour board' },
];
const NONE: LaneFacts = { laneId: null, tags: [], people: [], place: '', origins: [] };
const facts = (part: Partial<LaneFacts>): LaneFacts => ({ ...NONE, ...part });

describe('lanes of a grouping', () => {
  it('keep the order of their records by hand, empty ones too', () => {
    const { lanes, laneIds, rest } = groupLanes(
      [facts({ laneId: 'board' }), facts({})],
      'hand',
      HAND,
      ['board', 'water'],
    );
    expect(lanes).toEqual(HAND);
    expect(laneIds).toEqual([['board'], []]);
    expect(rest).toBe('Other');
    expect(groupLanes([], 'hand', [], []).rest).toBe('Events');
  });

  it('are one for each person, whatever the case, called as most events spell the name', () => {
    const { lanes, laneIds, rest } = groupLanes(
      [
        facts({ people: ['marit dahl'] }),
        facts({ people: ['Marit Dahl', 'Ove'] }),
        facts({ people: [' Marit Dahl ', 'MARIT DAHL'] }),
        facts({ people: [' '] }),
      ],
      'person',
      HAND,
      [],
    );
    expect(lanes).toEqual([
      { id: 'marit dahl', name: 'Marit Dahl' },
      { id: 'ove', name: 'Ove' },
    ]);
    expect(laneIds).toEqual([['marit dahl'], ['marit dahl', 'ove'], ['marit dahl'], []]);
    expect(rest).toBe('Nobody named');
  });

  it('put what the user placed first, then those with the most events, then by name', () => {
    const events = ['c', 'c', 'b', 'a', 'z', 'z', 'z'].map((place) => facts({ place }));
    const names = (placed: readonly string[]) =>
      groupLanes(events, 'place', HAND, placed).lanes.map(({ name }) => name);
    expect(names([])).toEqual(['z', 'c', 'a', 'b']);
    expect(names(['b', 'gone', 'z'])).toEqual(['b', 'z', 'c', 'a']);
  });

  it('are of full tags, by the tag’s record', () => {
    const kyiv = { id: 't1', name: 'Ukraine/Kyiv' };
    const ukraine = { id: 't2', name: 'Ukraine' };
    const { lanes, laneIds } = groupLanes(
      [facts({ tags: [kyiv, ukraine] }), facts({ tags: [kyiv] })],
      'tag',
      HAND,
      [],
    );
    expect(lanes).toEqual([kyiv, ukraine]);
    expect(laneIds).toEqual([['t1', 't2'], ['t1']]);
  });

  it('hold every event in each of its lanes once, and only in lanes that are there', () => {
    const name = fc.constantFrom('Ada', 'ada', 'Bo', ' bo', '', 'Ç', 'ç');
    const some = fc.record({
      laneId: fc.constantFrom('water', 'board', null),
      tags: fc.array(fc.constantFrom({ id: 't', name: 'tag' }, { id: 'u', name: 'use' })),
      people: fc.array(name, { maxLength: 4 }),
      place: name,
      origins: fc.array(name, { maxLength: 4 }),
    });
    fc.assert(
      fc.property(
        fc.array(some, { maxLength: 30 }),
        fc.constantFrom(...LANE_GROUPINGS),
        fc.array(fc.constantFrom('ada', 'bo', 't', 'u', 'nobody')),
        (list, grouping, placed) => {
          const { lanes, laneIds } = groupLanes(list, grouping, HAND, [...new Set(placed)]);
          const known = new Set(lanes.map(({ id }) => id));
          expect(known.size).toBe(lanes.length);
          expect(laneIds).toHaveLength(list.length);
          for (const ids of laneIds) {
            expect(new Set(ids).size).toBe(ids.length);
            for (const id of ids) expect(known).toContain(id);
          }
        },
      ),
    );
  });
});

describe('a lane that is moved', () => {
  const order = ['a', 'b', 'c', 'd', 'e'];

  it('passes the lane that is seen beside it, and whatever is hidden between', () => {
    expect(movedLane(order, ['a', 'c', 'e'], 'c', 'up')).toEqual(['c', 'a', 'b', 'd', 'e']);
    expect(movedLane(order, ['a', 'c', 'e'], 'a', 'down')).toEqual(['b', 'c', 'd', 'a', 'e']);
    expect(movedLane(order, ['a', 'c', 'd'], 'a', { before: null })).toEqual([
      'b',
      'c',
      'd',
      'a',
      'e',
    ]);
    expect(movedLane(order, order, 'd', 'top')).toEqual(['d', 'a', 'b', 'c', 'e']);
    expect(movedLane(order, order, 'd', { before: 'b' })).toEqual(['a', 'd', 'b', 'c', 'e']);
  });

  it('stays where there is nowhere to go', () => {
    expect(movedLane(order, order, 'a', 'up')).toBeNull();
    expect(movedLane(order, order, 'a', 'top')).toBeNull();
    expect(movedLane(order, order, 'e', 'down')).toBeNull();
    expect(movedLane(order, order, 'e', { before: null })).toBeNull();
    expect(movedLane(order, order, 'b', { before: 'c' })).toBeNull();
    expect(movedLane(order, ['b'], 'a', 'up')).toBeNull();
  });

  it('goes down and up again to where it was, and no lane is ever lost', () => {
    fc.assert(
      fc.property(fc.subarray(order, { minLength: 2 }), fc.nat(), (shown, pick) => {
        const id = shown[pick % shown.length] ?? '';
        const down = movedLane(order, shown, id, 'down');
        if (!down) {
          expect(id).toBe(shown.at(-1));
          return;
        }
        expect(down.toSorted()).toEqual(order);
        const seen = down.filter((lane) => shown.includes(lane));
        const back = movedLane(down, seen, id, 'up');
        expect(back?.filter((lane) => shown.includes(lane))).toEqual(shown);
      }),
    );
  });

  it('fixes those above it and leaves those below that nobody ever placed', () => {
    expect(placedLanes(['b', 'a', 'c', 'd'], [], 'b')).toEqual(['b']);
    expect(placedLanes(['b', 'c', 'a', 'd'], ['b'], 'a')).toEqual(['b', 'c', 'a']);
    expect(placedLanes(['a', 'b', 'c', 'd'], ['c', 'a'], 'a')).toEqual(['a', 'b', 'c']);
  });
});
