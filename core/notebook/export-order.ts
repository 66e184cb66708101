import { compareWhens } from '../time/order';
import type { When } from '../time/when';

export type Compare<T> = (a: T, b: T) => number;

/** Orders texts the same on every machine: letters before case, no locale. */
export function compareTexts(a: string, b: string): number {
  return compareUnits(a.toLowerCase(), b.toLowerCase()) || compareUnits(a, b);
}

function compareUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Orders publication dates by time; texts that are no dates and empty ones come last. */
export function compareDays(a: string, b: string): number {
  if (a === b) return 0;
  return compareWhens(asWhen(a), asWhen(b)) || compareTexts(a, b);
}

function asWhen(day: string): When | null {
  return day === '' ? null : { edtf: day, extent: 'within' };
}

/** A copy of `list` in the order of the first comparison that tells two items apart. */
export function sortedBy<T>(list: Iterable<T>, ...compares: readonly Compare<T>[]): T[] {
  return [...list].sort((a, b) => {
    for (const compare of compares) {
      const order = compare(a, b);
      if (order !== 0) return order;
    }
    return 0;
  });
}

/**
 * Orders two items by what would be written of them, for those that nothing else tells apart: a
 * document must not depend on ids or on the order in which records came.
 */
export function byWriting<T>(write: (item: T) => string): Compare<T> {
  const written = new Map<T, string>();
  const text = (item: T) => {
    const known = written.get(item) ?? write(item);
    written.set(item, known);
    return known;
  };
  return (a, b) => compareUnits(text(a), text(b));
}
