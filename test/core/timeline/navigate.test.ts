import { describe, expect, it } from 'vitest';
import { indexEvents, withFolded } from '../../../core/timeline/index-events';
import { nextPlace, placeOf } from '../../../core/timeline/navigate';
import { brushOf, minimapInstant, minimapOf, minimapPixel } from '../../../core/timeline/minimap';
import { eventWords, shortSpanWords, spanWords } from '../../../core/timeline/words';
import { instantOf } from '../../../core/timeline/civil-time';
import { event, LANES } from './events';

const at = (id: string, start: number, laneIds: string[]) =>
  event(id, { laneIds, bounds: { earliest: start, latest: start + 1 } });
const list = [
  at('c', 30, ['water']),
  at('a', 10, ['water']),
  at('b', 20, ['water', 'union']),
  at('d', 12, ['union']),
  event('undated'),
];
const index = indexEvents(list, LANES);

describe('moving by keys', () => {
  it('goes along a lane in time, and stops at its ends', () => {
    const a = placeOf(index, 'a');
    if (!a) throw new Error('no place');
    const b = nextPlace(index, a, 'later');
    expect(b).toEqual({ laneId: 'water', eventId: 'b' });
    expect(nextPlace(index, a, 'earlier')).toBeNull();
    expect(nextPlace(index, a, 'last')?.eventId).toBe('c');
    expect(nextPlace(index, a, 'later', ({ id }) => id === 'b')?.eventId).toBe('c');
  });

  it('goes to the nearest event of the next lane that has any', () => {
    const a = { laneId: 'water', eventId: 'a' };
    expect(nextPlace(index, a, 'below')).toEqual({ laneId: 'union', eventId: 'd' });
    expect(nextPlace(index, { laneId: 'union', eventId: 'b' }, 'above')).toEqual({
      laneId: 'water',
      eventId: 'b',
    });
    expect(nextPlace(index, a, 'above')).toBeNull();
  });

  it('passes folded lanes by, and finds an event where it is drawn', () => {
    const folded = withFolded(index, new Set(['water']));
    expect(placeOf(folded, 'b')).toEqual({ laneId: 'union', eventId: 'b' });
    expect(nextPlace(folded, { laneId: 'union', eventId: 'd' }, 'above')).toBeNull();
    // One that is drawn nowhere else is still a place.
    expect(placeOf(folded, 'a')).toEqual({ laneId: 'water', eventId: 'a' });
  });

  it('keeps undated events apart', () => {
    expect(placeOf(index, 'undated')).toBeNull();
    expect(index.undated.map(({ id }) => id)).toEqual(['undated']);
  });
});

describe('the minimap', () => {
  it('counts each event once, lanes or not', () => {
    const map = minimapOf(index, 300);
    expect(map?.bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(4);
    expect(minimapOf(indexEvents([event('undated')], LANES), 300)).toBeNull();
  });

  it('has room for where the events are, keeps their order, and finds its way back', () => {
    const DAY = 86_400_000;
    const clump = Array.from({ length: 40 }, (_, number) =>
      at(`n${number}`, number * DAY, ['water']),
    );
    const old = at('old', -9000 * DAY, ['water']);
    const map = minimapOf(indexEvents([old, ...clump], LANES), 600);
    if (!map) throw new Error('no minimap');
    const width = minimapPixel(map, 40 * DAY) - minimapPixel(map, 0);
    expect(width).toBeGreaterThan(250);
    for (const instant of [-9000, -4000, 0, 3.5, 20, 39]) {
      const pixel = minimapPixel(map, instant * DAY);
      expect(Math.abs(minimapInstant(map, pixel) - instant * DAY)).toBeLessThan(1000);
    }
    expect([...map.knots]).toEqual([...map.knots].sort((a, b) => a - b));
  });

  it('keeps a brush that can be grasped inside of itself', () => {
    const map = minimapOf(indexEvents([at('a', 0, []), at('b', 1_000_000_000, [])], LANES), 400);
    if (!map) throw new Error('no minimap');
    const { from, to } = map.span;
    const quarter = (to - from) / 4;
    const brush = brushOf(map, { from: from + quarter, to: from + 2 * quarter });
    expect(brush.x).toBeCloseTo(100, 0);
    expect(brush.width).toBeCloseTo(100, 0);
    expect(brushOf(map, { from: to - 1, to })).toEqual({ x: 390, width: 10 });
    expect(brushOf(map, { from: from - 9e9, to: from - 8e9 }).x).toBe(0);
  });
});

describe('the timeline in words', () => {
  it('says title, when, certainty, origins and conflict', () => {
    const kestrel = event('k', {
      title: 'Kestrel returns',
      whenWords: '13 Nov 2023 about 06:40',
      bounds: { earliest: 0, latest: 1 },
      origins: 3,
      articles: 3,
      conflict: true,
    });
    expect(eventWords(kestrel)).toBe(
      'Kestrel returns, 13 Nov 2023 about 06:40, 3 origins, sources disagree',
    );
    expect(eventWords(event('Letter', { articles: 2 }))).toBe(
      'Letter, undated, single origin, 2 articles',
    );
  });

  it('says a stretch as exactly as it is long', () => {
    expect(spanWords(instantOf(1998), instantOf(2023, 12))).toBe('1998 – 2023');
    expect(spanWords(instantOf(2023, 10, 25), instantOf(2023, 11, 24))).toBe(
      '25 Oct – 24 Nov 2023',
    );
    expect(spanWords(instantOf(-43), instantOf(14))).toBe('44 BC – AD 14');
    const day = instantOf(2023, 11, 13);
    expect(spanWords(day + 6 * 3_600_000, day + 8 * 3_600_000)).toBe('13 Nov 2023, 06:00 – 08:00');
  });

  it('says a stretch in the language of the user', () => {
    const [from, to] = [instantOf(2023, 10, 25), instantOf(2023, 11, 24)];
    expect(spanWords(from, to, 'en-US')).toBe('Oct 25 – Nov 24, 2023');
    expect(spanWords(from, to, 'de')).toBe('25. Okt. – 24. Nov. 2023');
    expect(spanWords(instantOf(2023, 12, 25), instantOf(2024, 1, 2), 'en-US')).toBe(
      'Dec 25, 2023 – Jan 2, 2024',
    );
    expect(spanWords(instantOf(-43), instantOf(14), 'de')).toBe('44 v. Chr. – 14 n. Chr.');
    expect(shortSpanWords(from, to, 'de')).toBe('Okt. – Nov. 2023');
    const eve = instantOf(1) - 3_600_000;
    expect(spanWords(eve, eve + 7_200_000)).toBe('31 Dec 1 BC, 23:00 – 1 Jan AD 1, 01:00');
  });

  it('say the two ends of a stretch in the width of a name', () => {
    expect(shortSpanWords(instantOf(1998), instantOf(2023, 12))).toBe('1998 – 2023');
    expect(shortSpanWords(instantOf(2023, 2), instantOf(2023, 12))).toBe('2023');
    expect(shortSpanWords(instantOf(2023, 10, 25), instantOf(2023, 11, 24))).toBe('Oct – Nov 2023');
    expect(shortSpanWords(instantOf(2023, 11, 2), instantOf(2023, 11, 24))).toBe('Nov 2023');
    expect(shortSpanWords(instantOf(2023, 11, 13), instantOf(2023, 11, 13))).toBe('13 Nov 2023');
  });
});
