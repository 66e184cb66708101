import { boundsOfEdtf } from './bounds';
import { DAY, dayFromNumber } from './calendar';
import { edtfOrNull, isPrintable, printEdtf } from './edtf';
import { unitOf } from './edtf-span';
import type { Edtf, EdtfDate, EdtfInterval, EdtfOpenEnd } from './edtf-value';
import type { DateNode, WhenNode } from './expression-node';
import { dayDate } from './edtf-dates';
import type { ReadingContext } from './reading-context';
import { resolveDate } from './resolve-date';
import type { Extent, When } from './when';

/** What an expression means in its context; null when that lacks what it needs or it cannot be. */
export function resolveWhen(node: WhenNode, context: ReadingContext): When | null {
  switch (node.kind) {
    case 'point': {
      const value = resolveDate(node.date, context);
      return value && checked(value, node.extent);
    }
    case 'outside':
      return resolveOutside(node.date, node.side, context);
    case 'stretch':
      return node.isToCome === true && !isToCome(node.start, context)
        ? null
        : resolveStretch(node.start, node.end, node.extent, context, node.isToCome === true);
  }
}

/** Whether a sentence that looks ahead names a start that has not come yet. */
function isToCome(start: DateNode | EdtfOpenEnd, context: ReadingContext): boolean {
  if (typeof start !== 'object' || context.tense !== 'future' || context.reference === null)
    return false;
  const value = resolveDate(start, context);
  return value !== null && boundsOfEdtf(value).latest / DAY > context.reference;
}

function resolveStretch(
  startNode: DateNode | EdtfOpenEnd,
  endNode: DateNode | EdtfOpenEnd,
  extent: Extent,
  context: ReadingContext,
  isAhead: boolean,
): When | null {
  const isOneSided = startNode === 'open' || startNode === 'unknown';
  const end =
    typeof endNode === 'object'
      ? resolveDate(endNode, isOneSided ? endContext(startNode, endNode, context) : context)
      : endNode;
  const sinceContext: ReadingContext = { ...context, tense: 'past' };
  const isSince = endNode === 'open' && !isAhead;
  const start =
    typeof startNode === 'object'
      ? resolveDate(startNode, isSince ? sinceContext : context)
      : startNode;
  if (start === null || end === null) return null;
  const first = typeof start === 'object' ? (start.kind === 'date' ? start : start.start) : start;
  const last = typeof end === 'object' ? (end.kind === 'date' ? end : end.end) : end;
  const value: EdtfInterval = { kind: 'interval', start: first, end: last };
  const ordered = isPrintable(value) ? value : inOrder(value, startNode, endNode);
  const isBare = isBareMonths(startNode) && isBareMonths(endNode);
  return checked((isBare ? aroundNow(ordered, context) : null) ?? ordered, extent);
}

function isBareMonths(node: DateNode | EdtfOpenEnd): boolean {
  return isBareDay(node) && node.kind === 'calendar' && node.year === null && node.month !== null;
}

/** `is open from June to September`, read in July: this summer, where no verb says that it is past. */
function aroundNow(value: EdtfInterval | null, context: ReadingContext): EdtfInterval | null {
  if (!value) return null;
  const { start, end } = value;
  if (context.tense !== null || context.narrated !== null || context.reference === null)
    return null;
  if (typeof start !== 'object' || typeof end !== 'object') return null;
  const next: EdtfInterval = {
    kind: 'interval',
    start: { ...start, year: start.year + 1 },
    end: { ...end, year: end.year + 1 },
  };
  const { earliest, latest } = boundsOfEdtf(next);
  const isNow = earliest / DAY <= context.reference && context.reference < latest / DAY;
  return isNow ? next : null;
}

/**
 * What the end of an open stretch is read in: `in January 1936, and by December` counts on from that
 * January, `until Friday` looks ahead wherever it does not open a sentence of what was.
 */
function endContext(
  start: DateNode | EdtfOpenEnd,
  end: DateNode | EdtfOpenEnd,
  context: ReadingContext,
): ReadingContext {
  const { sentenceDay, isOpening, tense } = context;
  if (start === 'open' && isBareDay(end)) {
    if (sentenceDay !== null && tense !== 'future' && end.relation === 'bare')
      return { ...context, tense: null, narrated: sentenceDay };
    if (!(isOpening && tense === 'past')) return { ...context, tense: 'future' };
  }
  return isOpening ? context : { ...context, tense: tense === 'past' ? null : 'future' };
}

function isBareDay(
  node: DateNode | EdtfOpenEnd,
): node is Extract<DateNode, { kind: 'weekday' | 'calendar' }> {
  return typeof node === 'object' && (node.kind === 'weekday' || node.kind === 'calendar');
}

/** From Saturday to Tuesday, read on a Wednesday: the start is the Saturday before that Tuesday. */
function inOrder(
  value: Extract<Edtf, { kind: 'interval' }>,
  startNode: DateNode | EdtfOpenEnd,
  endNode: DateNode | EdtfOpenEnd,
): EdtfInterval | null {
  const { start, end } = value;
  if (typeof start !== 'object' || typeof end !== 'object') return null;
  if (typeof startNode !== 'object' || typeof endNode !== 'object') return null;
  if (weekdayOf(startNode) && typeof start.day === 'number') {
    const days = boundsOfEdtf({ ...start, time: null }).earliest / DAY;
    return { kind: 'interval', start: { ...dayDate(days - 7), time: start.time }, end };
  }
  if (startNode.kind === 'calendar' && startNode.year === null) {
    return { kind: 'interval', start: { ...start, year: start.year - 1 }, end };
  }
  return null;
}

function weekdayOf(node: DateNode): boolean {
  if (node.kind === 'part') return weekdayOf(node.of);
  if (node.kind === 'clock') return node.on !== null && weekdayOf(node.on);
  return node.kind === 'weekday';
}

/** Before 1990 ends with 1989, after 1990 begins with 1991: whole units, as exact as the word. */
function resolveOutside(
  node: DateNode,
  side: 'before' | 'after',
  context: ReadingContext,
): When | null {
  const value = resolveDate(node, context);
  if (!value) return null;
  const edge = value.kind === 'date' ? value : side === 'before' ? value.start : value.end;
  if (typeof edge !== 'object') return null;
  if (side === 'before') {
    const end = neighbour(edge, -1);
    return checked({ kind: 'interval', start: 'open', end }, 'within');
  }
  return checked({ kind: 'interval', start: neighbour(edge, 1), end: 'open' }, 'within');
}

function neighbour(date: EdtfDate, step: 1 | -1): EdtfDate {
  const { earliest, latest } = boundsOfEdtf(date);
  const day = dayFromNumber(step < 0 ? earliest / DAY - 1 : latest / DAY);
  switch (unitOf(date)) {
    case 'time':
      return date;
    case 'day':
      return { ...date, ...day };
    case 'month':
      return { ...date, year: day.year, month: day.month, day: null };
    case 'season':
      return { ...dayDate(0), year: day.year, month: day.month, day: null };
    case 'year':
    case 'decade':
    case 'century':
    case 'millennium':
      return { ...date, year: day.year, unspecifiedDigits: 0, month: null };
  }
}

/** Prints a value that is valid as a whole; null for intervals that end before they start. */
function checked(value: Edtf | null, extent: Extent): When | null {
  if (!value) return null;
  return isPrintable(value) ? { edtf: printEdtf(value), extent } : null;
}

/** The single day that a when speaks of, as a day number; null when it is coarser or finer spread. */
export function dayOf(when: When): number | null {
  const value = edtfOrNull(when.edtf);
  return value && dayOfEdtf(value);
}

/** As `dayOf`, of a value that is read already. */
export function dayOfEdtf(value: Edtf): number | null {
  const date = value.kind === 'interval' ? value.start : value;
  if (typeof date !== 'object' || typeof date.day !== 'number') return null;
  if (value.kind === 'interval' && (date.time === null || value.end === 'open')) return null;
  return Math.floor(boundsOfEdtf({ ...date, time: null }).earliest / DAY);
}
