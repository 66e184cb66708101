import { boundsOfEdtf } from './bounds';
import { DAY, dayFromNumber, dayNumber, daysInMonth, isoWeekday, mod } from './calendar';
import { dayDate, plainDate } from './edtf-dates';
import type { Edtf } from './edtf-value';
import type { ShiftNode, SpokenNode } from './expression-node';
import type { Unit } from './language/vocabulary';
import type { ReadingContext } from './reading-context';
import { unitAround } from './resolve-unit';

/**
 * What “that year”, “the following week” or “the Friday before” means after the date last spoken of;
 * “the previous” and “the following” fall back to the article's date, “that” does not. Null when
 * there is nothing to count from.
 */
export function resolveSpoken(node: SpokenNode, context: ReadingContext): Edtf | null {
  const { spoken, reference } = context;
  const canFallBack = node.step !== 0 && (node.kind === 'spoken' || node.kind === 'spoken-season');
  const anchor = spoken ? firstDay(spoken) : canFallBack ? reference : null;
  if (anchor === null) return null;
  switch (node.kind) {
    case 'spoken':
      return unitAround(node.unit, anchor, node.step);
    case 'spoken-weekday': {
      const day = context.mentioned;
      if (day === null) return null;
      const back = mod(isoWeekday(day) - node.weekday, 7);
      if (node.step < 0) return dayDate(day - (back === 0 ? 7 : back));
      const ahead = mod(node.weekday - isoWeekday(day), 7);
      return dayDate(day + (node.step > 0 && ahead === 0 ? 7 : ahead));
    }
    case 'spoken-season': {
      const { year } = dayFromNumber(anchor);
      const seasons = [year - 2, year - 1, year, year + 1, year + 2].map((candidate) => {
        const value = plainDate(candidate, node.season);
        const span = boundsOfEdtf(value);
        return { value, first: span.earliest / DAY, last: span.latest / DAY - 1 };
      });
      if (node.step < 0) return seasons.findLast(({ last }) => last < anchor)?.value ?? null;
      if (node.step > 0) return seasons.find(({ first }) => first > anchor)?.value ?? null;
      return seasons.find(({ last }) => last >= anchor)?.value ?? null;
    }
    case 'spoken-month': {
      const { year, month } = dayFromNumber(anchor);
      if (node.step === 0) return plainDate(year, node.month);
      if (node.step > 0) return plainDate(node.month > month ? year : year + 1, node.month);
      return plainDate(node.month < month ? year : year - 1, node.month);
    }
  }
}

/**
 * A count of units from a date, no more exact than that unit: a week after 3 May is the week around
 * the 10th, a year after it the next year. Null when where it is counted from is not known, or is
 * coarser than the unit.
 *
 * @param from what the node's own `from` resolved to; null where it has none
 */
export function resolveShift(
  node: ShiftNode,
  from: Edtf | null,
  context: ReadingContext,
): Edtf | null {
  if (node.from === 'article' && context.tense !== 'future') return null;
  const anchor =
    node.from === 'article' ? context.reference : anchorOf(node, from ?? context.spoken);
  if (anchor === null) return null;
  return shifted(node.unit, node.count, anchor, node.isExact);
}

/** A day moved by so many units; as wide as the unit unless `isExact`. */
export function shifted(unit: Unit, count: number, day: number, isExact = false): Edtf | null {
  if (unit === 'day') return dayDate(day + count);
  if (unit === 'week') {
    return isExact ? dayDate(day + count * 7) : unitAround('week', day + count * 7, 0);
  }
  const months = { month: 1, quarter: 3, half: 6, year: 12, decade: 120, century: 1200 }[
    unit as 'month'
  ] as number | undefined;
  if (months === undefined) return null;
  const { year, month, day: date } = dayFromNumber(day);
  const moved = dayFromNumber(dayNumber(year, month + count * months, 1));
  const length = daysInMonth(moved.year, moved.month);
  if (isExact) return plainDate(moved.year, moved.month, Math.min(date, length));
  if (unit === 'month') return plainDate(moved.year, moved.month);
  if (unit === 'year') return plainDate(moved.year);
  return { ...plainDate(moved.year), approximate: true };
}

function anchorOf(node: ShiftNode, from: Edtf | null): number | null {
  if (!from) return null;
  const { earliest, latest } = boundsOfEdtf(from);
  if (!Number.isFinite(earliest) || !Number.isFinite(latest)) return null;
  const days = (latest - earliest) / DAY;
  const fits = { day: 1.5, week: 8, month: 32 }[node.unit as 'day'] as number | undefined;
  if (days > (fits ?? 3660)) return null;
  return Math.floor((node.count < 0 ? earliest : latest - 1) / DAY);
}

function firstDay(value: Edtf): number | null {
  const { earliest, latest } = boundsOfEdtf(value);
  const edge = Number.isFinite(earliest) ? earliest : latest - 1;
  return Number.isFinite(edge) ? Math.floor(edge / DAY) : null;
}
