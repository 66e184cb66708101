import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from '../../../core/timeline/civil-time';
import { axisOf } from '../../../core/timeline/ticks';
import { boundedView } from '../../../core/timeline/view';
import { views } from './events';

const labels = (from: number, to: number, width = 1000) =>
  axisOf(boundedView(from, to), width).ticks.map(({ label }) => label);

describe('the timeline’s axis', () => {
  it('names days, the month where it begins, and the month at the left edge', () => {
    const axis = axisOf({ from: instantOf(2023, 10, 24), to: instantOf(2023, 11, 8) }, 700);
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
    expect(labels(from, from + 12 * 3_600_000, 900)).toEqual([
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
    expect(labels(instantOf(-12_000), instantOf(3000), 500)).toEqual([
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

  it('keeps marks apart and in order at every zoom', () => {
    fc.assert(
      fc.property(views, (view) => {
        const { ticks } = axisOf(view, 1000);
        ticks.forEach((tick, at) => {
          const before = ticks[at - 1];
          expect(tick.label).not.toBe('');
          if (before) expect(tick.x - before.x).toBeGreaterThan(50);
        });
      }),
    );
  });
});
