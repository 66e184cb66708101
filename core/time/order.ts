import { bounds, widened, type Bounds } from './bounds';
import { dayFromNumber, dayNumber } from './calendar';
import { edtfOrNull, printEdtf } from './edtf';
import { spanOf } from './edtf-span';
import type { Edtf, EdtfDate, EdtfOpenEnd } from './edtf-value';
import type { When } from './when';

/**
 * Orders whens for lists: by earliest bound, then by latest; undated ones and texts that are not
 * valid come last. A total preorder, fit for `sort`.
 */
export function compareWhens(a: When | null, b: When | null): number {
  const first = a && bounds(a);
  const second = b && bounds(b);
  if (!first || !second) return Number(!first) - Number(!second);
  return compare(first.earliest, second.earliest) || compare(first.latest, second.latest);
}

/**
 * Whether the order of two whens is a convention rather than knowledge: their widened bounds
 * overlap and neither clearly begins first. What lasted throughout an interval begins at the
 * interval's start, so a strike from 12 to 16 July is clearly before a call on the 14th. False when
 * either is undated.
 */
export function orderUncertain(a: When | null, b: When | null): boolean {
  const first = a && widened(a);
  const second = b && widened(b);
  if (!a || !b || !first || !second || !overlap(first, second)) return false;
  return overlap(beginning(a, first), beginning(b, second));
}

/**
 * Whether two assertions about one event contradict each other: their widened bounds share no time.
 * Monday and Tuesday conflict although midnight ends one and begins the other; a coarser value that
 * contains a finer one agrees with it. False when either is not valid.
 */
export function conflicts(a: When, b: When): boolean {
  const first = widened(a);
  const second = widened(b);
  return first !== null && second !== null && !overlap(first, second);
}

/**
 * The smallest when that covers all given ones: an event's when from its supporting evidence. One
 * of them if it covers the rest, else an interval from the earliest one's start to the latest one's
 * end, marks kept. It lasted throughout only if all of them say so. Null when none is valid.
 */
export function hull(whens: readonly When[]): When | null {
  const dated = whens.flatMap((when) => {
    const value = edtfOrNull(when.edtf);
    const span = bounds(when);
    return value && span ? [{ when, value, span }] : [];
  });
  const [head] = dated;
  if (!head) return null;
  const first = dated.reduce((a, b) => (b.span.earliest < a.span.earliest ? b : a));
  const last = dated.reduce((a, b) => (b.span.latest > a.span.latest ? b : a));
  const extent = dated.every(({ when }) => when.extent === 'throughout') ? 'throughout' : 'within';
  const cover = dated.find(
    ({ span }) => span.earliest === first.span.earliest && span.latest === last.span.latest,
  );
  if (cover) return dated.length === 1 ? cover.when : { edtf: cover.when.edtf, extent };
  const start = startOf(first.value);
  const end = endOf(last.value);
  // EDTF has no text for an interval of which neither end is known.
  const isAnyTime = start === 'unknown' && end === 'unknown';
  return { edtf: isAnyTime ? '../..' : printEdtf({ kind: 'interval', start, end }), extent };
}

/** Shared time counts, a shared edge does not; an instant without width counts where it lies. */
function overlap(a: Bounds, b: Bounds): boolean {
  if (a.earliest === a.latest || b.earliest === b.latest) {
    return a.earliest <= b.latest && b.earliest <= a.latest;
  }
  return a.earliest < b.latest && b.earliest < a.latest;
}

function beginning(when: When, whole: Bounds): Bounds {
  const value = edtfOrNull(when.edtf);
  if (when.extent !== 'throughout' || value?.kind !== 'interval') return whole;
  if (value.start === 'open' || value.start === 'unknown') return whole;
  const written = spanOf(value.start, 'start');
  const widening = written.earliest - whole.earliest;
  return {
    earliest: whole.earliest,
    latest: Math.min(whole.latest, written.latest + widening),
  };
}

function startOf(value: Edtf): EdtfDate | EdtfOpenEnd {
  return value.kind === 'date' ? value : value.start;
}

/** A single 24:00 is the first minute of the next day; as an interval's end it would have no width. */
function endOf(value: Edtf): EdtfDate | EdtfOpenEnd {
  if (value.kind === 'interval') return value.end;
  if (value.time?.hour !== 24) return value;
  const day = dayFromNumber(dayNumber(value.year, Number(value.month), Number(value.day)) + 1);
  return { ...value, ...day, time: { ...value.time, hour: 0 } };
}

function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
