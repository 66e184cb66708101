import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from '../../../core/timeline/civil-time';
import {
  drawnGaps,
  gapsBetween,
  gapWords,
  nextGap,
  quietStretches,
} from '../../../core/timeline/gaps';
import { drawnSpan, indexEvents } from '../../../core/timeline/index-events';
import { event, events, LANES, measure, views } from './events';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Events without open ends, which cover all that lies beside them, and few with some. */
const someEvents = fc
  .tuple(events, fc.boolean())
  .map(([list, mayBeOpen]) =>
    mayBeOpen
      ? list.slice(0, 5)
      : list.filter(({ bounds }) => !bounds || Number.isFinite(bounds.latest - bounds.earliest)),
  );

/** Events of a day each, by their dates of March 2023. */
function days(...dates: number[]) {
  return indexEvents(
    dates.map((date) => {
      const earliest = instantOf(2023, 3, date);
      return event(`d${date}`, { bounds: { earliest, latest: earliest + DAY } });
    }),
    LANES,
  );
}

const words = (from: number, to: number, perPixel: number, locale = 'en-GB', isFull = false) =>
  gapWords({ from, to }, perPixel, locale, isFull);

describe('gaps of a timeline', () => {
  it('lie between the day something happened and the next', () => {
    const gaps = gapsBetween(days(1, 2, 3, 19, 20, 21));
    expect(gaps).toEqual([{ from: instantOf(2023, 3, 4), to: instantOf(2023, 3, 19) }]);
    const [gap] = gaps;
    if (!gap) throw new Error('no gap');
    expect(gapWords(gap, DAY / 20, 'en-GB', false)).toBe('nothing between 3 and 19 Mar');
    expect(gapWords(gap, DAY / 20, 'en-GB', true)).toBe('nothing between 3 and 19 Mar 2023');
    expect(gapWords(gap, DAY / 20, 'en-US', true)).toBe('nothing between Mar 3 and 19, 2023');
    expect(gapWords(gap, DAY / 20, 'de', false)).toBe('nichts zwischen 3. und 19. März');
  });

  it('are told where they are long compared to those around them', () => {
    // Every other day is how this one goes.
    expect(gapsBetween(days(1, 3, 5, 7, 9, 11))).toEqual([]);
    const [only, ...more] = gapsBetween(days(1, 3, 5, 7, 16, 18, 20));
    expect(more).toEqual([]);
    expect(only).toEqual({ from: instantOf(2023, 3, 8), to: instantOf(2023, 3, 16) });
    // Five reports of one day a week: the days between are the rule, three weeks are not.
    const weekly = [0, 1, 2, 5, 6, 7].flatMap((week) =>
      Array.from({ length: 5 }, (_, number) => {
        const earliest = instantOf(2023, 3, 1) + week * 7 * DAY + number * HOUR;
        return event(`w${week}-${number}`, { bounds: { earliest, latest: earliest + HOUR } });
      }),
    );
    expect(gapsBetween(indexEvents(weekly, LANES))).toEqual([
      { from: instantOf(2023, 3, 15) + 5 * HOUR, to: instantOf(2023, 4, 5) },
    ]);
    // One far beginning does not hide what is long in the affair itself.
    const affair = [...days(10, 11, 12, 13, 26, 27, 28).events];
    const old = event('old', { bounds: { earliest: instantOf(1998), latest: instantOf(1999) } });
    expect(gapsBetween(indexEvents([old, ...affair], LANES))).toEqual([
      { from: instantOf(1999), to: instantOf(2023, 3, 10) },
      { from: instantOf(2023, 3, 14), to: instantOf(2023, 3, 26) },
    ]);
    // Three events make no rhythm.
    expect(gapsBetween(days(1, 2, 28))).toEqual([]);
  });

  it('are not where an event lasts, is about, or is open', () => {
    const base = [1, 2, 3, 28].map((date) =>
      event(`d${date}`, {
        bounds: { earliest: instantOf(2023, 3, date), latest: instantOf(2023, 3, date + 1) },
      }),
    );
    const found = (bounds: { earliest: number; latest: number }, widened = bounds) =>
      quietStretches(indexEvents([...base, event('more', { bounds, widened })], LANES)).map(
        ({ from, to }) => [
          (from - instantOf(2023, 3, 1)) / DAY,
          (to - instantOf(2023, 3, 1)) / DAY,
        ],
      );
    const tenth = { earliest: instantOf(2023, 3, 10), latest: instantOf(2023, 3, 11) };
    expect(found(tenth)).toEqual([
      [3, 9],
      [10, 27],
    ]);
    const about = { earliest: tenth.earliest - 2 * DAY, latest: tenth.latest + 2 * DAY };
    expect(found(tenth, about)).toEqual([
      [3, 7],
      [12, 27],
    ]);
    expect(found({ ...tenth, latest: Infinity })).toEqual([[3, 9]]);
    expect(found({ ...tenth, earliest: -Infinity })).toEqual([[10, 27]]);
  });

  it('are named as exactly as they are long and the zoom shows', () => {
    const at = instantOf;
    expect(words(at(1999), at(2004), (300 * DAY) / 20)).toBe('nothing between 1998 and 2004');
    // The same at a zoom that shows days.
    expect(words(at(1998, 3, 4), at(2004, 11, 20), DAY / 20)).toBe(
      'nothing between 3 Mar 1998 and 20 Nov 2004',
    );
    expect(words(at(2023, 4), at(2023, 9, 12), DAY)).toBe('nothing between Mar and Sep');
    expect(words(at(2023, 4), at(2023, 9, 12), DAY, 'de', true)).toBe(
      'nichts zwischen März und Sept. 2023',
    );
    expect(words(at(2023, 12, 29), at(2024, 1, 4), DAY / 20)).toBe(
      'nothing between 28 Dec 2023 and 4 Jan 2024',
    );
    const day = at(2023, 11, 13);
    expect(words(day + 6 * HOUR + 41 * 60_000, day + 9 * HOUR, 10_000)).toBe(
      'nothing between 06:40 and 09:00',
    );
    expect(words(day + 22 * HOUR + 1, day + 31 * HOUR, 10_000, 'en-GB', true)).toBe(
      'nothing between 13 Nov, 22:00 and 14 Nov 2023, 07:00',
    );
    expect(words(at(-43, 3, 16), at(14), 300 * DAY)).toBe('nothing between 44 BC and AD 14');
    // Days are days, however close one looks.
    expect(words(at(2023, 3, 4), at(2023, 3, 6), 1_000)).toBe('nothing between 3 and 6 Mar');
  });

  it('hold no event, lie apart, and are said within themselves or not at all', () => {
    fc.assert(
      fc.property(
        someEvents,
        views,
        fc.constantFrom('en-GB', 'en-US', 'de'),
        fc.constantFrom(420, 1300),
        (list, view, locale, width) => {
          const index = indexEvents(list, LANES);
          const quiet = quietStretches(index);
          const gaps = gapsBetween(index);
          const drawn = drawnGaps(gaps, view, width, { measure, locale });
          quiet.forEach((gap, at) => {
            expect(gap.to).toBeGreaterThan(gap.from);
            expect(gap.from).toBeGreaterThanOrEqual(quiet[at - 1]?.to ?? -Infinity);
            for (const each of list) {
              const span = drawnSpan(each);
              if (span) expect(span.latest <= gap.from || span.earliest >= gap.to).toBe(true);
            }
          });
          for (const gap of gaps) expect(quiet).toContainEqual(gap);
          drawn.forEach(({ x, width: wide, label }, at) => {
            expect(x).toBeGreaterThanOrEqual(0);
            expect(x + wide).toBeLessThanOrEqual(width + 1e-6);
            const before = drawn[at - 1];
            if (before) expect(x).toBeGreaterThanOrEqual(before.x + before.width - 1e-6);
            if (!label) return;
            expect(label.width).toBeGreaterThanOrEqual(measure(label.text));
            expect(label.x).toBeGreaterThanOrEqual(x);
            expect(label.x + label.width).toBeLessThanOrEqual(x + wide);
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('miss no stretch between two events that nothing covers', () => {
    fc.assert(
      fc.property(someEvents, fc.integer({ min: -900 * DAY, max: 1400 * DAY }), (list, instant) => {
        const index = indexEvents(list, LANES);
        const spans = list.flatMap((each) => drawnSpan(each) ?? []);
        const isCovered = spans.some(
          ({ earliest, latest }) => earliest <= instant && latest >= instant,
        );
        const isBetween =
          spans.some(({ latest }) => latest < instant) &&
          spans.some(({ earliest }) => earliest > instant);
        const isQuiet = quietStretches(index).some(
          ({ from, to }) => from < instant && instant < to,
        );
        expect(isQuiet).toBe(!isCovered && isBetween);
      }),
      { numRuns: 300 },
    );
  });

  it('are gone through one after the other', () => {
    const gaps = [
      { from: 0, to: 10 },
      { from: 20, to: 30 },
    ];
    expect(nextGap(gaps, -5, 1)).toBe(gaps[0]);
    expect(nextGap(gaps, 5, 1)).toBe(gaps[1]);
    expect(nextGap(gaps, 25, 1)).toBeNull();
    expect(nextGap(gaps, 25, -1)).toBe(gaps[0]);
    expect(nextGap(gaps, 5, -1)).toBeNull();
  });
});
