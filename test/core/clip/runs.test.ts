import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runsOf } from '../../../core/clip/runs';

const named = (name: string, start: number, end: number) => ({ name, start, end });
const shape = (text: string, stretches: ReturnType<typeof named>[]) =>
  runsOf(text, stretches).map((run) => [run.text, run.over.map((over) => over.name).join('')]);

describe('a text is cut into runs', () => {
  test('a bare text is one run', () => {
    expect(shape('abc', [])).toEqual([['abc', '']]);
  });

  test('an empty text has none', () => {
    expect(shape('', [named('x', 0, 3)])).toEqual([]);
  });

  test('overlapping stretches share the run in the middle', () => {
    expect(shape('abcd', [named('x', 0, 3), named('y', 2, 4)])).toEqual([
      ['ab', 'x'],
      ['c', 'xy'],
      ['d', 'y'],
    ]);
  });

  test('a stretch that runs on into the next block ends with the text', () => {
    expect(shape('abcd', [named('x', 2, 99)])).toEqual([
      ['ab', ''],
      ['cd', 'x'],
    ]);
  });

  test('a stretch from the block before begins with the text', () => {
    expect(shape('abcd', [named('x', -5, 1)])).toEqual([
      ['a', 'x'],
      ['bcd', ''],
    ]);
  });

  test('empty stretches and those outside cut nothing', () => {
    expect(shape('abcd', [named('x', 2, 2), named('y', 4, 8), named('z', -3, 0)])).toEqual([
      ['abcd', ''],
    ]);
  });

  test('the runs are the text again, and each unit lies under just the stretches that hold it', () => {
    const stretch = fc
      .tuple(fc.integer({ min: -5, max: 25 }), fc.integer({ min: -5, max: 25 }))
      .map(([start, end]) => ({ start, end }));
    fc.assert(
      fc.property(
        fc.string({ maxLength: 20 }),
        fc.array(stretch, { maxLength: 8 }),
        (text, all) => {
          const runs = runsOf(text, all);
          expect(runs.map((run) => run.text).join('')).toBe(text);
          for (const run of runs) {
            expect(run.end).toBeGreaterThan(run.start);
            for (let at = run.start; at < run.end; at++) {
              const holding = all.filter(({ start, end }) => start <= at && at < end);
              expect(run.over).toEqual(holding);
            }
          }
        },
      ),
    );
  });
});
