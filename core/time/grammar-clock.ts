import type { EdtfTime } from './edtf-value';
import type { Match } from './expression-node';
import { readDotted } from './grammar-numbers';
import { hasRole, isGlued, skipMark, type ReadingInput } from './reading-input';

/** A time of day and how sure the writing makes that it is one. */
export interface ClockReading {
  readonly time: EdtfTime;
  /** `6.40 pm`, `18:45`, `noon` can be nothing else; `6.40` and `7` may be numbers. */
  readonly isPlain: boolean;
  /** Whether it says which half of the day it is in. */
  readonly isHalved: boolean;
}

/** `18:45`, `6.40`, `7 p.m.`, `0640 GMT`, `7 o’clock`, `noon`, each with its zone if it names one. */
export function readClock(input: ReadingInput, at: number): Match<ClockReading> | null {
  const token = input.tokens[at];
  if (!token) return null;
  const named = token.meaning?.hour;
  if (named !== undefined)
    return withZone(input, at + 1, { hour: named, minute: 0, second: null }, true, true);
  if (token.kind !== 'number') return null;
  if (token.text.length === 4) return readMilitary(input, at);
  if (token.text.length > 2 || token.value > 24) return null;
  const minutes = readMinutes(input, at + 1);
  const half = readHalf(input, minutes?.next ?? at + 1);
  const hour = half ? toHour(token.value, half.node) : token.value;
  if (hour === null || hour > 24 || (hour === 24 && (minutes?.node.minute ?? 0) > 0)) return null;
  const clock = { hour, minute: minutes?.node.minute ?? 0, second: minutes?.node.second ?? null };
  if (half) return withZone(input, half.next, clock, true, true);
  const word = minutes?.next ?? at + 1;
  if (hasRole(input, word, 'clockWord')) return withZone(input, word + 1, clock, true, true);
  if (minutes) return withZone(input, minutes.next, clock, minutes.node.isColon, false);
  const oclock = readOclock(input, at + 1);
  return oclock === null ? null : withZone(input, oclock, clock, true, false);
}

function readMinutes(
  input: ReadingInput,
  at: number,
): Match<{ minute: number; second: number | null; isColon: boolean }> | null {
  const mark = input.tokens[at];
  if (!mark || (mark.text !== ':' && mark.text !== '.')) return null;
  const minute = twoDigits(input, at + 1);
  if (mark.isSpaced || minute === null) return null;
  const isColon = mark.text === ':';
  const again = input.tokens[at + 2];
  const second =
    isColon && again?.text === ':' && !again.isSpaced ? twoDigits(input, at + 3) : null;
  if (
    second === null &&
    again?.text === '.' &&
    input.tokens[at + 3]?.kind === 'number' &&
    isGlued(input, at + 3)
  ) {
    return null;
  }
  return { node: { minute, second, isColon }, next: second === null ? at + 2 : at + 4 };
}

function twoDigits(input: ReadingInput, at: number): number | null {
  const token = input.tokens[at];
  if (token?.kind !== 'number' || token.text.length !== 2 || token.isSpaced) return null;
  return token.value < 60 ? token.value : null;
}

function readHalf(input: ReadingInput, at: number): Match<'am' | 'pm'> | null {
  if (hasRole(input, at, 'am')) return { node: 'am', next: at + 1 };
  if (hasRole(input, at, 'pm')) return { node: 'pm', next: at + 1 };
  const dotted = readDotted(input, at);
  const roles = dotted ? input.vocabulary.words.get(dotted.node)?.roles : undefined;
  if (!dotted || !roles) return null;
  if (roles.has('am')) return { node: 'am', next: dotted.next };
  return roles.has('pm') ? { node: 'pm', next: dotted.next } : null;
}

function toHour(hour: number, half: 'am' | 'pm'): number | null {
  if (hour < 1 || hour > 12) return half === 'pm' && hour < 24 && hour > 12 ? hour : null;
  return (hour % 12) + (half === 'pm' ? 12 : 0);
}

function readOclock(input: ReadingInput, at: number): number | null {
  if (!hasRole(input, at, 'oclock') || input.tokens[at + 1]?.text !== '’') return null;
  return input.tokens[at + 2]?.kind === 'word' ? at + 3 : null;
}

/** `1845 GMT`: four digits are a time only beside a zone. */
function readMilitary(input: ReadingInput, at: number): Match<ClockReading> | null {
  const token = input.tokens[at];
  const isHours = hasRole(input, at + 1, 'clockHours');
  if (!token || (!isHours && input.tokens[at + 1]?.meaning?.zone === undefined)) return null;
  const hour = Math.floor(token.value / 100);
  const minute = token.value % 100;
  if (hour > 23 || minute > 59) return null;
  return withZone(input, isHours ? at + 2 : at + 1, { hour, minute, second: null }, true, true);
}

function withZone(
  input: ReadingInput,
  at: number,
  clock: Omit<EdtfTime, 'zone'>,
  isPlain: boolean,
  isHalved: boolean,
): Match<ClockReading> {
  const named = input.tokens[at]?.meaning?.zone;
  if (named === undefined)
    return { node: { time: { ...clock, zone: null }, isPlain, isHalved }, next: at };
  const sign = input.tokens[at + 1]?.text;
  const hours = input.tokens[at + 2];
  if (
    named === 0 &&
    (sign === '+' || sign === '–') &&
    hours?.kind === 'number' &&
    !hours.isSpaced
  ) {
    const colon = skipMark(input, at + 3, ':');
    const minutes = colon > at + 3 ? twoDigits(input, colon) : null;
    const size = hours.value * 60 + (minutes ?? 0);
    const next = minutes === null ? at + 3 : colon + 1;
    const zone = sign === '+' ? size : -size;
    return { node: { time: { ...clock, zone }, isPlain: true, isHalved: true }, next };
  }
  return { node: { time: { ...clock, zone: named }, isPlain: true, isHalved: true }, next: at + 1 };
}
