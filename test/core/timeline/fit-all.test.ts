import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { viewOfAll } from '../../../core/timeline/fit-all';
import { indexEvents } from '../../../core/timeline/index-events';
import { MAX_SPAN } from '../../../core/timeline/view';
import { event } from './events';

const DAY = 86_400_000;
const YEAR = 365.25 * DAY;

function dated(id: string, earliest: number, latest = earliest + DAY) {
  return event(id, { bounds: { earliest, latest }, widened: { earliest, latest } });
}

describe('the view that shows every event', () => {
  it('reaches from the first to the last known end', () => {
    const view = viewOfAll(indexEvents([dated('a', 0), dated('b', 900 * YEAR)], []));
    expect(view?.from).toBeLessThanOrEqual(0);
    expect(view?.to).toBeGreaterThanOrEqual(900 * YEAR + DAY);
    expect(viewOfAll(indexEvents([event('undated')], []))).toBeNull();
    expect(viewOfAll(indexEvents([dated('open', -Infinity, Infinity)], []))).toBeNull();
  });

  it('shows the affair where one mistyped year lies out of reach', () => {
    const affair = Array.from({ length: 20 }, (_, nth) => dated(`e${nth}`, nth * DAY));
    for (const year of [170_000_002, 200_000, -190_000]) {
      const view = viewOfAll(indexEvents([...affair, dated('far', year * YEAR)], []));
      expect(view?.from).toBeLessThanOrEqual(0);
      expect(view?.to).toBeGreaterThanOrEqual(20 * DAY);
      expect((view?.to ?? 0) - (view?.from ?? 0)).toBeLessThan(YEAR);
    }
  });

  it('never shows nothing', () => {
    const reach = 270_000;
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -reach, max: reach }), { minLength: 1, maxLength: 12 }),
        (years) => {
          const view = viewOfAll(
            indexEvents(
              years.map((y, nth) => dated(`e${nth}`, y * YEAR)),
              [],
            ),
          );
          const seen = years.filter(
            (year) => year * YEAR >= (view?.from ?? 0) && year * YEAR <= (view?.to ?? 0),
          );
          expect(seen.length).toBeGreaterThan(0);
          expect((view?.to ?? 0) - (view?.from ?? 0)).toBeLessThanOrEqual(MAX_SPAN);
        },
      ),
    );
  });
});
