import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadOf } from '../../../core/time/spread';
import type { When } from '../../../core/time/when';

const at = (edtf: string, extent: When['extent'] = 'within'): When => ({ edtf, extent });
const told = (...times: (string | When)[]) =>
  times.map((one, nth) => ({ id: `v${nth}`, when: typeof one === 'string' ? at(one) : one }));

describe('the spread of what sources say', () => {
  it('has a bar for each source, the earliest first, and the stated time among them', () => {
    const spread = spreadOf(told('2023-11-13T07:05', '2023-11-13T06:40'), at('2023-11-13T06:40'));
    expect(spread?.bars.map(({ id }) => id)).toEqual(['v1', 'v0']);
    const [first, second] = spread?.bars ?? [];
    expect(first?.end).toBeLessThan(second?.start ?? 0);
    expect(spread?.stated).toMatchObject({ start: first?.start, end: first?.end, isSoft: false });
  });

  it('is soft where it is about then or once in a stretch, not where it lasted', () => {
    const soft = (one: string | When) => {
      const bars = spreadOf(told(one, '2023-12'), null)?.bars;
      return bars?.find(({ id }) => id === 'v0')?.isSoft;
    };
    expect(soft('2023-11-13~')).toBe(true);
    expect(soft('2023-11-13/2023-11-16')).toBe(true);
    expect(soft(at('2023-11-13/2023-11-16', 'throughout'))).toBe(false);
    expect(soft('2023-11-13')).toBe(false);
    expect(soft('2023-11-13?')).toBe(false);
  });

  it('goes on past the edge where an end is open', () => {
    expect(spreadOf(told('2023-10/..', '2023-11'), null)?.bars).toMatchObject([
      { id: 'v0', end: 1, isOpenEnd: true, isOpenStart: false },
      { id: 'v1', isOpenEnd: false },
    ]);
  });

  it('is as long as the finer ones are apart; what names but the day goes on past both edges', () => {
    const spread = spreadOf(told('2023-11-13', '2023-11-13T06:40', '2023-11-13T07:05'), at('2023'));
    expect(spread?.bars).toMatchObject([
      { id: 'v0', start: 0, end: 1, isCoarse: true, isOpenStart: true, isOpenEnd: true },
      { id: 'v1', isCoarse: false },
      { id: 'v2', isCoarse: false },
    ]);
    expect((spread?.bars[2]?.start ?? 0) - (spread?.bars[1]?.start ?? 1)).toBeGreaterThan(0.7);
    expect(spread?.stated).toMatchObject({ start: 0, end: 1 });
    const two = spreadOf(told('2023-11-13', '2023-11-13T06:40'), null);
    expect(two?.bars.map(({ isCoarse }) => isCoarse)).toEqual([false, false]);
  });

  it('is nothing of one source, of sources that say the same, of nothing that can be read', () => {
    expect(spreadOf(told('2023-11'), at('2023'))).toBeNull();
    expect(spreadOf(told('2023-11', '2023-11'), at('2023'))).toBeNull();
    expect(spreadOf(told('2023-11', 'soon'), null)).toBeNull();
    expect(spreadOf(told('../..', '2023-11/..').slice(0, 1), null)).toBeNull();
  });

  it('keeps every bar inside, in the order of time', () => {
    const day = fc
      .integer({ min: 1, max: 28 })
      .map((number) => `2023-11-${String(number).padStart(2, '0')}`);
    const edtf = fc.oneof(
      day,
      day.map((one) => `${one}~`),
      day.map((one) => `${one}/..`),
      day.map((one) => `../${one}`),
    );
    fc.assert(
      fc.property(
        fc.array(edtf, { minLength: 2, maxLength: 9 }),
        fc.option(edtf),
        (all, stated) => {
          const spread = spreadOf(told(...all), stated === null ? null : at(stated));
          if (!spread) return;
          expect(spread.bars).toHaveLength(all.length);
          const bars = [...spread.bars, ...(spread.stated ? [spread.stated] : [])];
          for (const { start, end } of bars) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeLessThanOrEqual(1);
            expect(start).toBeLessThanOrEqual(end);
          }
          const starts = spread.bars.map(({ start }) => start);
          expect(starts).toEqual(starts.toSorted((a, b) => a - b));
        },
      ),
    );
  });
});
