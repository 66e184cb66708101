import type { DateNode, WhenNode } from './expression-node';
import type { FoundDate } from './find-in-text';
import { dayOf } from './resolve-when';

/** Farther back than this, in days, an article tells history rather than news. */
const LONG_PAST = 400;
/** Nearer than this a written day is one of the news. */
const NEAR = 45;
/** A heading is a day and little else: so many characters beside it. */
const BESIDE = 24;

/**
 * Whether an article tells of days long past and of nothing near its own date, so that “on Monday”
 * in it is a Monday of its tale: “On 14 April 1912 she struck. On Monday she lay on the ground.”
 */
export function isHistory(found: readonly FoundDate[], reference: number | null): boolean {
  if (reference === null) return false;
  let isTold = false;
  for (const { node, when } of found) {
    const date = dateOf(node);
    if (date === null) continue;
    if (isFull(date)) {
      const day = dayOf(when);
      if (day !== null && reference - day > LONG_PAST) isTold = true;
      if (day !== null && Math.abs(reference - day) < NEAR) return false;
      continue;
    }
    if (isOfToday(date)) return false;
    if (!isTold && isBare(date)) return false;
  }
  return isTold;
}

/** The day that a block is headed by, as a diary's or a chronicle's entry; null for none. */
export function entryDay(text: string, found: readonly FoundDate[]): number | null {
  const [first] = found;
  if (!first || !isFullDay(first)) return null;
  if (isEntryHeading(text, found)) return dayOf(first.when);
  if (text.slice(0, first.start).trim() !== '') return null;
  return /^\s*(?:[:—–]|-\s|\.\s*[—–-])/.test(text.slice(first.end)) ? dayOf(first.when) : null;
}

/** Whether a block is a day and hardly anything else. */
export function isEntryHeading(text: string, found: readonly FoundDate[]): boolean {
  const [first] = found;
  if (!first || !isFullDay(first)) return false;
  return first.start <= BESIDE && text.trim().length - (first.end - first.start) <= BESIDE;
}

/** The day of a dateline, `LONDON, 3 May 2021 (Northline) —`, for articles without a date. */
export function datelineDay(text: string, found: readonly FoundDate[]): number | null {
  const [first] = found;
  if (!first || !isFullDay(first) || first.start > 60) return null;
  return /^[\p{Lu}\s.'’-]{3,}[,(]\s*$/u.test(text.slice(0, first.start)) ? dayOf(first.when) : null;
}

function isFullDay({ node }: FoundDate): boolean {
  const date = dateOf(node);
  return date?.kind === 'calendar' && date.day !== null && date.year !== null;
}

function dateOf(node: WhenNode): DateNode | null {
  if (node.kind === 'point') return innermost(node.date);
  if (node.kind === 'outside') return innermost(node.date);
  const end = typeof node.start === 'object' ? node.start : node.end;
  return typeof end === 'object' ? innermost(end) : null;
}

function innermost(node: DateNode): DateNode {
  switch (node.kind) {
    case 'part':
    case 'third':
    case 'marked':
    case 'rest':
      return innermost(node.of);
    case 'clock':
      return node.on ? innermost(node.on) : node;
    case 'shift':
      return typeof node.from === 'object' ? innermost(node.from) : node;
    default:
      return node;
  }
}

function isFull(node: DateNode): boolean {
  if (node.kind === 'fixed') return true;
  return node.kind === 'calendar' && node.day !== null && node.year !== null;
}

/** Counted from the article's own date by its words: `yesterday`, `last week`, `three days ago`. */
function isOfToday(node: DateNode): boolean {
  switch (node.kind) {
    case 'day':
    case 'unit':
      return true;
    case 'ago':
      return node.unit === 'day' || node.unit === 'week' || node.unit === 'month';
    case 'weekday':
      return node.relation !== 'bare';
    default:
      return false;
  }
}

function isBare(node: DateNode): boolean {
  if (node.kind === 'weekday') return true;
  return node.kind === 'calendar' && node.year === null;
}
