import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawnSpan } from '../../../core/timeline/index-events';
import { viewOfEvents } from '../../../core/timeline/fit-events';
import { event, events } from './events';

const DAY = 86_400_000;

function dated(earliest: number, latest: number) {
  return event('one', { bounds: { earliest, latest }, widened: { earliest, latest } });
}

describe('the view that shows some events', () => {
  it('shows every end that is known', () => {
    fc.assert(
      fc.property(events, (all) => {
        const view = viewOfEvents(all);
        const ends = all.flatMap((one) => {
          const span = drawnSpan(one);
          return span ? [span.earliest, span.latest].filter(Number.isFinite) : [];
        });
        if (!view) {
          expect(ends).toEqual([]);
          return;
        }
        for (const end of ends) {
          expect(end).toBeGreaterThanOrEqual(view.from);
          expect(end).toBeLessThanOrEqual(view.to);
        }
      }),
    );
  });

  it('shows one event among what is near it', () => {
    expect(viewOfEvents([dated(10 * DAY, 11 * DAY)])).toEqual({ from: 9 * DAY, to: 12 * DAY });
    const minute = viewOfEvents([dated(10 * DAY, 10 * DAY + 60_000)]);
    expect((minute?.to ?? 0) - (minute?.from ?? 0)).toBe(DAY);
    const open = viewOfEvents([dated(10 * DAY, Infinity)]);
    expect(open).toEqual({ from: 9.5 * DAY, to: 10.5 * DAY });
    expect(viewOfEvents([event('undated')])).toBeNull();
    expect(viewOfEvents([])).toBeNull();
  });
});
