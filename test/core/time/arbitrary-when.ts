import fc from 'fast-check';
import { daysInMonth } from '../../../core/time/calendar';
import { edtfOrNull, printEdtf } from '../../../core/time/edtf';
import type { Edtf, EdtfDate } from '../../../core/time/edtf-value';
import type { When } from '../../../core/time/when';

const PLAIN: EdtfDate = {
  kind: 'date',
  year: 2000,
  unspecifiedDigits: 0,
  month: null,
  day: null,
  time: null,
  approximate: false,
  uncertain: false,
};

const anyYear = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1800, max: 2030 }) },
  { weight: 2, arbitrary: fc.integer({ min: -9999, max: 9999 }) },
  { weight: 1, arbitrary: fc.integer({ min: -400_000_000, max: 400_000_000 }) },
);

const anyTime = fc.record({
  hour: fc.integer({ min: 0, max: 23 }),
  minute: fc.integer({ min: 0, max: 59 }),
  second: fc.option(fc.integer({ min: 0, max: 59 })),
  zone: fc.option(fc.integer({ min: -56, max: 56 }).map((quarters) => quarters * 15)),
});

const endOfDay = fc.constant({ hour: 24, minute: 0, second: null, zone: null });

/** Any date that can be printed: all units, marks, far years, years before Christ. */
function anyDate(): fc.Arbitrary<EdtfDate> {
  const marks = fc.record({ approximate: fc.boolean(), uncertain: fc.boolean() });
  const day = fc
    .tuple(anyYear, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
    .map(([year, month, date]) => ({ year, month, day: Math.min(date, daysInMonth(year, month)) }));
  const unspecified = fc
    .tuple(
      fc.integer({ min: -9999, max: 9999 }),
      fc.constantFrom(1 as const, 2 as const, 3 as const),
    )
    .map(([near, digits]) => {
      const width = 10 ** digits;
      const block = Math.trunc(near / width) * width;
      return { year: near < 0 ? block - (width - 1) : block, unspecifiedDigits: digits };
    });
  const parts: fc.Arbitrary<Partial<EdtfDate>> = fc.oneof(
    fc.record({ year: anyYear }),
    fc.record({ year: anyYear, month: fc.integer({ min: 1, max: 12 }) }),
    fc.record({ year: anyYear, month: fc.integer({ min: 21, max: 41 }) }),
    fc.record({
      year: anyYear,
      month: fc.constant('X' as const),
      day: fc.constantFrom(null, 'X' as const),
    }),
    fc.record({
      year: anyYear,
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.constant('X' as const),
    }),
    unspecified,
    day,
    fc
      .tuple(
        day.filter(({ year }) => Math.abs(year) <= 9999),
        fc.oneof({ weight: 5, arbitrary: anyTime }, endOfDay),
      )
      .map(([date, time]) => ({ ...date, time })),
  );
  return fc.tuple(parts, marks).map(([date, mark]) => ({ ...PLAIN, ...date, ...mark }));
}

/** Any value, intervals with open and unknown ends among them. */
export function anyEdtf(): fc.Arbitrary<Edtf> {
  const openEnd = fc.constantFrom('open' as const, 'unknown' as const);
  const end = fc.oneof({ weight: 6, arbitrary: anyDate() }, openEnd);
  const interval = fc
    .tuple(end, end)
    .map(([start, last]): Edtf => ({ kind: 'interval', start, end: last }));
  const near = fc
    .tuple(
      anyDate().filter((date) => date.unspecifiedDigits === 0),
      fc.integer({ min: 0, max: 40 }),
    )
    .map(([start, later]): Edtf => ({
      kind: 'interval',
      start,
      end: { ...start, year: start.year + later },
    }));
  return fc
    .oneof(anyDate(), near, interval)
    .filter((value) => edtfOrNull(printEdtf(value)) !== null);
}

/** Any when, with either extent. */
export function anyWhen(): fc.Arbitrary<When> {
  return fc.record({
    edtf: anyEdtf().map(printEdtf),
    extent: fc.constantFrom('within' as const, 'throughout' as const),
  });
}
