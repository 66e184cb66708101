import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilTime, instantOf } from '../../../core/timeline/civil-time';
import { axisOf } from '../../../core/timeline/ticks';
import { boundedView, type TimeView } from '../../../core/timeline/view';
import { measure, views } from './events';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BRITISH = { measure, locale: 'en-GB' };

const labels = (from: number, to: number, width = 1000, locale = 'en-GB') =>
  axisOf(boundedView(from, to), width, { measure, locale }).ticks.map(({ label }) => label);

/** Views around the places where lines of time go wrong, at every zoom. */
const hardViews: fc.Arbitrary<TimeView> = fc
  .record({
    middle: fc.constantFrom(
      ...[instantOf(0), instantOf(1), instantOf(-12_000), instantOf(100), instantOf(9_990)],
      ...[instantOf(2000, 2, 29), instantOf(1900, 2, 28), instantOf(2024, 2, 29)],
      ...[instantOf(2023, 3, 26) + 2.5 * HOUR, instantOf(2023, 10, 29) + 2.5 * HOUR],
      ...[instantOf(1999, 12, 31) + 23.9 * HOUR, instantOf(2023, 10, 31)],
    ),
    off: fc.double({ min: -0.5, max: 0.5, noNaN: true }),
    magnitude: fc.double({
      min: Math.log(300_000),
      max: Math.log(90_000 * 365 * DAY),
      noNaN: true,
    }),
  })
  .map(({ middle, off, magnitude }) => {
    const span = Math.exp(magnitude);
    return boundedView(middle + (off - 0.5) * span, middle + (off + 0.5) * span);
  });
const locales = fc.constantFrom('en-GB', 'en-US', 'de');
const anyView = fc.oneof(views, hardViews);

describe('the timeline’s axis', () => {
  it('names days, the month where it begins, and the month at the left edge', () => {
    const axis = axisOf(
      { from: instantOf(2023, 10, 24), to: instantOf(2023, 11, 8) },
      700,
      BRITISH,
    );
    expect(axis.context).toBe('Oct 2023');
    expect(axis.ticks.map(({ label }) => label)).toEqual([
      '24',
      '26',
      '28',
      '30',
      '1 Nov',
      '3',
      '5',
      '7',
    ]);
  });

  it('names the day at midnight among hours', () => {
    const from = instantOf(2023, 12, 31) + 18 * 3_600_000;
    expect(labels(from, from + 12 * 3_600_000, 12 * 84)).toEqual([
      '18:00',
      '19:00',
      '20:00',
      '21:00',
      '22:00',
      '23:00',
      '1 Jan 2024',
      '01:00',
      '02:00',
      '03:00',
      '04:00',
      '05:00',
      '06:00',
    ]);
  });

  it('names the year in January among months', () => {
    expect(labels(instantOf(2022, 11), instantOf(2023, 3), 500)).toEqual([
      'Nov',
      'Dec',
      '2023',
      'Feb',
      'Mar',
    ]);
  });

  it('counts on both sides of year 1 without a year 0', () => {
    expect(labels(instantOf(-2), instantOf(3), 500)).toEqual([
      '3 BC',
      '2 BC',
      '1 BC',
      'AD 1',
      '2',
      '3',
    ]);
    expect(labels(instantOf(-250), instantOf(250), 500)).toEqual([
      '200 BC',
      '100 BC',
      'AD 1',
      '100',
      '200',
    ]);
  });

  it('reaches millennia', () => {
    expect(labels(instantOf(-12_000), instantOf(3000), 560)).toEqual([
      '12\u202f000 BC',
      '10\u202f000 BC',
      '8000 BC',
      '6000 BC',
      '4000 BC',
      '2000 BC',
      'AD 1',
      '2000',
    ]);
  });

  it('names the weekday at midnight, and of every day where each has its mark', () => {
    const from = instantOf(2023, 11, 13) + 12 * HOUR;
    expect(labels(from, from + DAY, 720)).toEqual([
      ...['12:00', '15:00', '18:00', '21:00'],
      ...['Tue 14 Nov', '03:00', '06:00', '09:00', '12:00'],
    ]);
    const axis = axisOf(
      { from: instantOf(2023, 10, 30), to: instantOf(2023, 11, 3) },
      500,
      BRITISH,
    );
    expect(axis.ticks.map(({ label }) => label)).toEqual([
      ...['Mon 30', 'Tue 31', 'Wed 1 Nov', 'Thu 2', 'Fri 3'],
    ]);
    expect(axis.context).toBe('Oct 2023');
    expect(axisOf({ from, to: from + HOUR }, 500, BRITISH).context).toBe('Mon 13 Nov 2023');
  });

  it('speaks the user’s language in its order', () => {
    const days = (locale: string) =>
      labels(instantOf(2023, 12, 30), instantOf(2024, 1, 2), 330, locale);
    expect(days('en-US')).toEqual(['Sat 30', 'Sun 31', 'Jan 1, 2024', 'Tue 2']);
    expect(days('de')).toEqual(['Sa. 30.', 'So. 31.', '1. Jan. 2024', 'Di. 2.']);
    expect(labels(instantOf(2022, 9), instantOf(2023, 2), 500, 'de')).toEqual([
      ...['Sept.', 'Okt.', 'Nov.', 'Dez.', '2023', 'Feb.'],
    ]);
    expect(labels(instantOf(-250), instantOf(250), 600, 'de')).toEqual([
      ...['200 v. Chr.', '100 v. Chr.', '1 n. Chr.', '100', '200'],
    ]);
    const context = (locale: string) =>
      axisOf({ from: instantOf(2023, 11, 13), to: instantOf(2023, 11, 14) }, 500, {
        measure,
        locale,
      }).context;
    expect(context('en-US')).toBe('Mon Nov 13, 2023');
    expect(context('de')).toBe('Mo. 13. Nov. 2023');
  });

  it('says the era of early years unless the mark where it begins is seen', () => {
    expect(labels(instantOf(100), instantOf(500), 500)).toEqual([
      ...['AD 100', 'AD 200', 'AD 300', 'AD 400', 'AD 500'],
    ]);
  });

  it('knows leap days, and that 1900 had none', () => {
    expect(labels(instantOf(2024, 2, 27), instantOf(2024, 3, 2), 400)).toEqual([
      ...['Tue 27', 'Wed 28', 'Thu 29', 'Fri 1 Mar', 'Sat 2'],
    ]);
    expect(labels(instantOf(1900, 2, 27), instantOf(1900, 3, 2), 300)).toEqual([
      ...['Tue 27', 'Wed 28', 'Thu 1 Mar', 'Fri 2'],
    ]);
    // The year 0, 1 BC, was a leap year by the rule.
    expect(labels(instantOf(0, 2, 28), instantOf(0, 3, 2), 300)).toEqual([
      ...['Mon 28', 'Tue 29', 'Wed 1 Mar', 'Thu 2'],
    ]);
  });

  it('crosses year 0 by days and by hours', () => {
    expect(labels(instantOf(0, 12, 30), instantOf(1, 1, 2), 300)).toEqual([
      ...['Sat 30', 'Sun 31', '1 Jan AD 1', 'Tue 2'],
    ]);
    const eve = instantOf(1) - 3 * HOUR;
    expect(labels(eve, eve + 6 * HOUR, 600)).toEqual([
      ...['21:00', '22:00', '23:00', '1 Jan AD 1', '01:00', '02:00', '03:00'],
    ]);
    expect(axisOf({ from: eve, to: eve + 6 * HOUR }, 600, BRITISH).context).toBe('Sun 31 Dec 1 BC');
  });

  it.each([
    ['Europe/Berlin', instantOf(2023, 3, 26), 'loses'],
    ['Europe/Berlin', instantOf(2023, 10, 29), 'repeats'],
    ['America/New_York', instantOf(2023, 3, 12), 'loses'],
  ])('has every hour once on a day on which %s changes its clocks', (zone, day, change) => {
    const before = process.env['TZ'];
    process.env['TZ'] = zone;
    try {
      // The zone is in force: that day has 23 or 25 hours there.
      const { year, month, date } = partsOf(day);
      const hours = +new Date(year, month, date + 1) - +new Date(year, month, date);
      expect(hours / HOUR).toBe(change === 'loses' ? 23 : 25);
      const { ticks } = axisOf({ from: day, to: day + DAY }, 24 * 90, BRITISH);
      expect(ticks.slice(1, -1).map(({ label }) => label)).toEqual(
        Array.from({ length: 23 }, (_, hour) => `${String(hour + 1).padStart(2, '0')}:00`),
      );
      ticks.forEach(({ x }, at) => expect(x).toBeCloseTo(at * 90, 6));
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });

  it('never lets a label reach into the next, at any zoom and in any language', () => {
    fc.assert(
      fc.property(anyView, locales, fc.constantFrom(300, 1000, 1800), (view, locale, width) => {
        const { ticks } = axisOf(view, width, { measure, locale });
        const labelled = ticks.filter(({ label }) => label !== '');
        labelled.forEach((tick, at) => {
          const next = labelled[at + 1];
          if (next) expect(tick.x + measure(tick.label)).toBeLessThan(next.x);
        });
        // Most marks keep their words.
        expect(labelled.length).toBeGreaterThanOrEqual(Math.floor(ticks.length / 2));
      }),
      { numRuns: 500 },
    );
  });

  it('has marks that strictly increase, evenly where the unit is even', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const { ticks } = axisOf(view, 1000, BRITISH);
        const steps = ticks.slice(1).map(({ instant }, at) => instant - (ticks[at]?.instant ?? 0));
        for (const step of steps) expect(step).toBeGreaterThan(0);
        const mean = steps.reduce((sum, step) => sum + step, 0) / Math.max(1, steps.length);
        if (steps.length > 0 && mean < 20 * DAY) expect(new Set(steps).size).toBe(1);
      }),
      { numRuns: 500 },
    );
  });

  it('says each moment in one way only, once the larger unit before it is read', () => {
    fc.assert(
      fc.property(anyView, locales, (view, locale) => {
        const { ticks, context } = axisOf(view, 1600, { measure, locale });
        const seen = new Set<string>();
        let unit = context;
        for (const { label, major } of ticks) {
          if (label === '') continue;
          if (major) unit = label;
          else {
            expect(seen).not.toContain(`${unit}/${label}`);
            seen.add(`${unit}/${label}`);
          }
        }
        const majors = ticks.filter(({ major }) => major).map(({ label }) => label);
        expect(new Set(majors).size).toBe(majors.length);
      }),
      { numRuns: 500 },
    );
  });
});

function partsOf(day: number): { year: number; month: number; date: number } {
  const { year, month, day: date } = civilTime(day);
  return { year, month: month - 1, date };
}
