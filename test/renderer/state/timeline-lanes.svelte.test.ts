import { flushSync } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import type { Op } from '../../../core/library/change';
import type { Deed } from '../../../core/library/commands';
import type { AnyRecord } from '../../../core/library/records';
import type { LaneGrouping } from '../../../core/timeline/lane-grouping';
import { EventFilterState } from '../../../renderer/state/event-filter.svelte';
import { NotebookState } from '../../../renderer/state/notebook.svelte';
import { NoticesState } from '../../../renderer/state/notices.svelte';
import { useTimeWords } from '../../../renderer/state/time-words.svelte';
import { timelineEvents } from '../../../renderer/state/timeline-events';
import { TimelineLanes } from '../../../renderer/state/timeline-lanes.svelte';
import { TimelineLook } from '../../../renderer/state/timeline-look.svelte';
import { article, clip, event, evidence, lane, tag } from '../../core/notebook/library-of';
import { FakeMain } from '../../support/fake-main';

let stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops) stop();
  stops = [];
});

const RECORDS: readonly AnyRecord[] = [
  lane('water', 'On the water', 1),
  lane('board', 'Harbour board', 2),
  lane('union', 'Union', 3),
  tag('t1', 'Ukraine/Kyiv'),
  tag('t2', 'pumps'),
  tag('t3', 'Pumps'),
  article('a', { title: 'Smoke in the engine room', siteName: 'Courier' }),
  article('b', { title: 'An unnamed account' }),
  clip('c1', 'a', 'The pump was changed à la hâte'),
  clip('c2', 'b', 'Nobody was hurt'),
  event('e1', 'Fire on deck', '2023-11-13', {
    laneId: 'water',
    tags: ['t2', 't1'],
    people: ['Marit Dahl'],
    place: 'Alder slip',
  }),
  event('e2', 'Letter sent', '2023-11-14', {
    laneId: 'board',
    tags: ['t3'],
    people: ['marit dahl'],
  }),
  event('e3', 'Log shown', '2023-11-15', { laneId: 'board', tags: ['t2'], people: ['Ove'] }),
  event('e4', 'No idea when', null, { description: 'A rumour from Kraków' }),
  evidence('v1', 'e1', 'c1'),
  evidence('v2', 'e2', 'c2'),
];

/** Main, carrying out what sets and removes. */
class ObeyingMain extends FakeMain {
  readonly deeds: Deed[] = [];

  constructor(records: readonly AnyRecord[]) {
    super([records]);
    const call = this.bridge.call.bind(this.bridge);
    this.bridge.call = (async (name: string, input: never) => {
      const answer: unknown = await call(name as never, input);
      if (name === 'change:do') {
        const deed = input as Deed;
        this.deeds.push(deed);
        this.tell(...deed.commands.flatMap(opOf));
      }
      return answer;
    }) as typeof call;
  }
}

function opOf(command: Deed['commands'][number]): Op[] {
  if (command.do === 'set') return [{ kind: command.kind, id: command.id, set: command.set }];
  if (command.do === 'add') return [{ kind: command.kind, id: command.id, set: command.fields }];
  if (command.do === 'remove') return [{ kind: command.kind, id: command.id, gone: true }];
  throw new Error(`nobody carries out ${command.do}`);
}

async function timelineOf(records: readonly AnyRecord[] = RECORDS) {
  const main = new ObeyingMain(records);
  const notebook = new NotebookState(main.bridge, new NoticesState());
  const filter = new EventFilterState(notebook);
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const look = new TimelineLook('library', storage);
  const lanes = new TimelineLanes(notebook, () => look.grouping);
  stops.push(
    filter.start(),
    $effect.root(() => {
      $effect(() => void [lanes.all, lanes.rest, filter.shown, look.folded]);
    }),
    notebook.start(),
  );
  while (!notebook.loaded) await Promise.resolve();
  flushSync();
  const names = () => lanes.all.map(({ name }) => name);
  return { main, notebook, filter, look, lanes, names, storage };
}

describe('the lanes of the timeline', () => {
  it('are grouped as the look says, an event in each of its lanes', async () => {
    const { look, lanes, names } = await timelineOf();
    expect(names()).toEqual(['On the water', 'Harbour board', 'Union']);
    expect(lanes.keepsEmpty(false)).toBe(true);
    expect(lanes.keepsEmpty(true)).toBe(false);
    const seen: Record<string, readonly [string[], string]> = {};
    for (const grouping of ['tag', 'person', 'place', 'origin', 'none'] as LaneGrouping[]) {
      look.group(grouping);
      flushSync();
      seen[grouping] = [names(), lanes.rest];
    }
    expect(seen).toEqual({
      tag: [['pumps', 'Ukraine/Kyiv'], 'No tag'],
      person: [['Marit Dahl', 'Ove'], 'Nobody named'],
      place: [['Alder slip'], 'No place'],
      // An account that names no outlet is called by its article's title.
      origin: [['An unnamed account', 'Courier'], 'No source'],
      none: [[], 'Events'],
    });
    look.group('tag');
    flushSync();
    expect(lanes.laneIdsOf('e1')).toEqual(['t2', 't1']);
    expect(lanes.laneIdsOf('e2')).toEqual(['t2']);
    expect(lanes.startingWith('t1')).toEqual({ tags: ['t1'] });
  });

  it('by hand are moved by their records, in one deed with a label', async () => {
    const { main, lanes, names } = await timelineOf();
    expect(await lanes.move('union', ['water', 'board', 'union'], 'top')).toBe(true);
    expect(names()).toEqual(['Union', 'On the water', 'Harbour board']);
    expect(main.deeds.map(({ label }) => label)).toEqual(['Move the lane “Union”']);
    expect(await lanes.move('union', ['union', 'water', 'board'], 'up')).toBe(false);
    expect(main.deeds).toHaveLength(1);
  });

  it('of any other grouping are placed by a setting of the library', async () => {
    const { main, notebook, look, lanes, names } = await timelineOf();
    look.group('person');
    flushSync();
    await lanes.move('ove', ['marit dahl', 'ove'], 'up');
    expect(names()).toEqual(['Ove', 'Marit Dahl']);
    expect(notebook.get('setting', 'timeline.lanes.person')?.value).toEqual(['ove']);
    expect(main.deeds[0]?.label).toBe('Move the lane “Ove”');
    // A newcomer with more events comes after those that were placed.
    const more = ['x1', 'x2', 'x3'].map((id) => event(id, id, '2024', { people: ['Ada'] }));
    main.tell(...more.map(({ kind, id, ...set }) => ({ kind, id, set })));
    expect(names()).toEqual(['Ove', 'Ada', 'Marit Dahl']);
    // A lane whose last event is gone keeps its place for when it comes back.
    main.tell({ kind: 'event', id: 'e3', set: { people: [] } });
    await lanes.move('marit dahl', ['ada', 'marit dahl'], 'up');
    expect(notebook.get('setting', 'timeline.lanes.person')?.value).toEqual(['ove', 'marit dahl']);
    main.tell({ kind: 'event', id: 'e3', set: { people: ['OVE'] } });
    expect(names()).toEqual(['OVE', 'Marit Dahl', 'Ada']);
  });

  it('by hand can be made, renamed and removed; events stay', async () => {
    const { main, notebook, lanes, names } = await timelineOf();
    await lanes.add('Papers');
    expect(names().at(-1)).toBe('Papers');
    await lanes.rename('water', 'At sea');
    expect(names()[0]).toBe('At sea');
    expect(lanes.named('at SEA', null)).toBe('At sea');
    expect(lanes.named('At sea', 'water')).toBeNull();
    await lanes.remove('board');
    expect(names()).toEqual(['At sea', 'Union', 'Papers']);
    expect(notebook.get('event', 'e2')?.laneId).toBeNull();
    expect(main.deeds.map(({ label }) => label)).toEqual([
      'New lane “Papers”',
      'Rename the lane “On the water” to “At sea”',
      'Remove the lane “Harbour board”',
    ]);
  });
});

describe('how the timeline looks', () => {
  it('is kept by grouping, and survives what cannot be read', async () => {
    const { look, storage } = await timelineOf();
    look.fold(['water', 'board'], true);
    look.group('person');
    flushSync();
    expect([...look.folded]).toEqual([]);
    look.fold(['ove'], true);
    look.showGaps(false);
    const again = new TimelineLook('library', storage);
    expect([again.grouping, again.gaps, [...again.folded]]).toEqual(['person', false, ['ove']]);
    again.group('hand');
    again.fold(['water'], false);
    expect([...new TimelineLook('library', storage).folded]).toEqual(['board']);
    expect(new TimelineLook('another', storage).grouping).toBe('hand');
    for (const bad of ['', 'null', '{"grouping":"colour","folded":7,"gaps":"x"}', '[]']) {
      const read = new TimelineLook('library', { ...storage, getItem: () => bad });
      expect([read.grouping, read.gaps, read.folded.size]).toEqual(['hand', true, 0]);
    }
  });
});

describe('events as the timeline draws them', () => {
  it('stay the same objects until lanes, words or the event change', async () => {
    const { notebook } = await timelineOf();
    const inLanes = (ids: readonly string[]) => timelineEvents(notebook.orderedEvents, () => ids);
    useTimeWords('en-GB');
    const [first] = inLanes(['water']);
    expect(inLanes(['water'])[0]).toBe(first);
    expect(inLanes(['board'])[0]).toEqual({ ...first, laneIds: ['board'] });
    expect(first?.whenWords).toBe('13 Nov 2023');
    useTimeWords('de');
    expect(inLanes(['board'])[0]?.whenWords).toBe('13. Nov. 2023');
    useTimeWords('en-GB');
  });
});

describe('the filter of events', () => {
  it('is one for all who show events, and tells what it hides', async () => {
    const { filter, notebook, main } = await timelineOf();
    const shown = () => filter.shown.map(({ id }) => id);
    expect(filter.shown).toBe(notebook.orderedEvents);
    filter.narrow({ words: 'PUMPS' });
    flushSync();
    expect(shown()).toEqual(['e1', 'e2', 'e3']);
    expect(filter.hides('e4')).toBe(true);
    filter.toggle('people', 'MARIT DAHL');
    expect(shown()).toEqual(['e1', 'e2']);
    filter.toggle('people', 'MARIT DAHL');
    // The words of a clip count as soon as it is evidence, and a tag's name as it is now.
    filter.find('a la hate');
    expect(shown()).toEqual(['e1']);
    filter.find('krakow RUMOUR');
    expect(shown()).toEqual(['e4']);
    filter.find('valve');
    expect(shown()).toEqual([]);
    main.tell({ kind: 'tag', id: 't1', set: { name: 'valves' } });
    expect(shown()).toEqual(['e1']);
    filter.clear();
    filter.narrow({ articleId: 'b' });
    expect(shown()).toEqual(['e2']);
    filter.clear();
    expect(filter.isActive).toBe(false);
    expect(filter.total).toBe(4);
  });

  it('offers what events have, counted', async () => {
    const { filter } = await timelineOf();
    expect(filter.facets()).toEqual({
      tags: [
        { value: 'pumps', count: 3 },
        { value: 'Ukraine/Kyiv', count: 1 },
      ],
      people: [
        { value: 'Marit Dahl', count: 2 },
        { value: 'Ove', count: 1 },
      ],
      places: [{ value: 'Alder slip', count: 1 }],
      origins: [
        { value: 'An unnamed account', count: 1 },
        { value: 'Courier', count: 1 },
      ],
      colours: [],
    });
  });
});
