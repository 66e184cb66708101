import * as fc from 'fast-check';
import type { TimelineEvent, TimelineLane } from '../../../core/timeline/event';
import type { TimeView } from '../../../core/timeline/view';

const DAY = 86_400_000;

export const LANES: readonly TimelineLane[] = [
  { id: 'water', name: 'On the water' },
  { id: 'board', name: 'Harbour board' },
  { id: 'union', name: 'Union' },
];

/** Every letter seven pixels wide: near enough to a real font, and the same everywhere. */
export function measure(text: string): number {
  return text.length * 7;
}

export function event(id: string, changes: Partial<TimelineEvent> = {}): TimelineEvent {
  return {
    id,
    title: id,
    when: null,
    bounds: null,
    widened: null,
    whenWords: '',
    approximate: false,
    laneIds: ['water'],
    origins: 1,
    articles: 1,
    conflict: false,
    ...changes,
  };
}

const instant = fc.integer({ min: -800 * DAY, max: 800 * DAY });
const length = fc.oneof(
  fc.constantFrom(60_000, DAY, 30 * DAY, 365 * DAY),
  fc.integer({ min: 0, max: 90 * DAY }),
);

/** Events as libraries have them: clumped, of all lengths, some open, some in two lanes or in none. */
export const events: fc.Arbitrary<TimelineEvent[]> = fc
  .array(
    fc.record({
      clump: fc.constantFrom(0, 0, 0, 400 * DAY),
      start: fc.oneof(instant, fc.integer({ min: 0, max: 3 * DAY })),
      length,
      open: fc.constantFrom('none', 'none', 'none', 'none', 'start', 'end', 'both'),
      lasts: fc.boolean(),
      widening: fc.constantFrom(0, 0, 1_800_000, 2 * DAY),
      laneIds: fc.constantFrom(['water'], ['board'], ['water', 'union'], [], ['gone']),
      title: fc.string({ minLength: 0, maxLength: 40 }),
      conflict: fc.boolean(),
      dated: fc.constantFrom(true, true, true, true, true, true, true, false),
    }),
    { maxLength: 120 },
  )
  .map((list) =>
    list.map((each, number) => {
      const earliest =
        each.open === 'start' || each.open === 'both' ? -Infinity : each.clump + each.start;
      const end = each.clump + each.start + each.length;
      const latest = each.open === 'end' || each.open === 'both' ? Infinity : end;
      return event(`e${number}`, {
        title: each.title,
        laneIds: each.laneIds,
        conflict: each.conflict,
        when: each.dated
          ? { edtf: each.lasts ? 'a/b' : 'a', extent: each.lasts ? 'throughout' : 'within' }
          : null,
        bounds: each.dated ? { earliest, latest } : null,
        widened: each.dated
          ? { earliest: earliest - each.widening, latest: latest + each.widening }
          : null,
      });
    }),
  );

/** Views from minutes to millennia around where the events are. */
export const views: fc.Arbitrary<TimeView> = fc
  .record({
    middle: fc.oneof(instant, fc.integer({ min: 0, max: 3 * DAY })),
    magnitude: fc.double({ min: Math.log(300_000), max: Math.log(4_000 * 365 * DAY), noNaN: true }),
  })
  .map(({ middle, magnitude }) => {
    const half = Math.round(Math.exp(magnitude) / 2);
    return { from: middle - half, to: middle + half };
  });
