import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bounds } from '../../../core/time/bounds';
import { instantOf } from '../../../core/timeline/civil-time';
import { timeAt } from '../../../core/timeline/place-new';
import { boundedView } from '../../../core/timeline/view';
import { views } from './events';

const HOUR = 3_600_000;
const at = (middle: number, span: number) =>
  timeAt(boundedView(middle - span / 2, middle + span / 2), 1000, 500).when.edtf;

describe('a time pointed at', () => {
  it('is no more exact than the zoom lets a hand be', () => {
    const morning = instantOf(2023, 11, 13) + 6.7 * HOUR;
    expect(at(morning, HOUR)).toBe('2023-11-13T06:42');
    expect(at(morning, 48 * HOUR)).toBe('2023-11-13T06:00/2023-11-13T07:00');
    expect(at(morning, 60 * 24 * HOUR)).toBe('2023-11-13');
    expect(at(morning, 5 * 366 * 24 * HOUR)).toBe('2023-11');
    expect(at(morning, 100 * 366 * 24 * HOUR)).toBe('2023');
    expect(at(morning, 1000 * 366 * 24 * HOUR)).toBe('202X');
    expect(at(morning, 9000 * 366 * 24 * HOUR)).toBe('20XX');
    expect(at(instantOf(-450), 9000 * 366 * 24 * HOUR)).toBe('-0500/-0401');
  });

  it('is written in EDTF that has the very bounds pointed at', () => {
    fc.assert(
      fc.property(views, fc.integer({ min: 0, max: 1000 }), (view, pixel) => {
        const { earliest, latest, when } = timeAt(view, 1000, pixel);
        const read = bounds(when);
        expect(read?.earliest).toBe(earliest);
        // An hour is said by its two ends, and its last minute counts whole.
        expect((read?.latest ?? 0) - latest).toBeLessThanOrEqual(60_000);
        expect((read?.latest ?? 0) - latest).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
