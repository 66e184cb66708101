import type { EventView } from '../library/event-view';
import type { Event } from '../library/records';
import { DAY } from '../time/calendar';
import { tells, wordsOf } from './telling-words';

/** An event with the time it has by its evidence. */
export interface SeenEvent {
  readonly id: string;
  readonly event: Event;
  readonly view: Pick<EventView, 'widened'>;
}

/** Two events that may be one; `one` comes first in the list they are from. */
export interface Twins<E extends SeenEvent> {
  readonly one: E;
  readonly other: E;
}

/** So far apart two papers may date one happening, in ms. */
const NEAR = 3 * DAY;

/**
 * The share of telling words that two titles must have in common. Half finds one happening told in two
 * papers' words; with less, all events about one ship would be one. Without a time to go by the titles
 * must nearly be the same.
 */
const ALIKE = { dated: 0.5, undated: 0.8 };

/** Events of a list that may be the same as one, in the list's order. */
export function twinsOf<E extends SeenEvent>(event: E, events: readonly E[]): E[] {
  return events.filter((other) => other.id !== event.id && areTwins(event, other));
}

/**
 * All pairs of a list that may be the same, each once. Only those with one of their rarer words in
 * common are held against each other, so that thousands of events cost milliseconds: two titles with
 * enough words in common have one of these in common too.
 */
export function allTwins<E extends SeenEvent>(events: readonly E[]): Twins<E>[] {
  const uses = new Map<string, number>();
  for (const { event } of events) {
    for (const key of keysOf(event)) uses.set(key, (uses.get(key) ?? 0) + 1);
  }
  const found: Twins<E>[] = [];
  const having = new Map<string, E[]>();
  for (const other of events) {
    const near = new Set<E>();
    for (const key of rarestKeys(other.event, uses)) {
      const before = having.get(key);
      if (!before) having.set(key, [other]);
      else {
        for (const one of before) near.add(one);
        before.push(other);
      }
    }
    for (const one of near) if (areTwins(one, other)) found.push({ one, other });
  }
  return found;
}

/** So many of a title's rarest words that whatever is like it has one of its own rarest among them. */
function rarestKeys(event: Event, uses: ReadonlyMap<string, number>): string[] {
  const keys = [...keysOf(event)].sort(
    (a, b) => (uses.get(a) ?? 0) - (uses.get(b) ?? 0) || (a < b ? -1 : 1),
  );
  // Of a and b words with half in common, at least a third of the longer title's are shared.
  const least = Math.max(2, Math.ceil(keys.length / 3));
  return keys.slice(0, Math.max(1, keys.length - least + 1));
}

/** Whether two events may be one, and nobody said that they are two. */
function areTwins(one: SeenEvent, other: SeenEvent): boolean {
  const [first, second] = [one.view.widened, other.view.widened];
  if (first && second) {
    const gap = Math.max(first.earliest - second.latest, second.earliest - first.latest);
    if (gap > NEAR) return false;
  }
  const [keys, others] = [keysOf(one.event), keysOf(other.event)];
  const all = keys.size + others.size;
  let shared = 0;
  for (const key of others) if (keys.has(key)) shared++;
  // One word in common says little, unless it is all there is.
  if (shared === 0 || (shared === 1 && all > 2)) return false;
  const least = first && second ? ALIKE.dated : ALIKE.undated;
  if ((2 * shared) / all < least) return false;
  return !(one.event.apartFrom?.includes(other.id) || other.event.apartFrom?.includes(one.id));
}

/** Records are never changed, so what is read from one holds as long as it does. */
const known = new WeakMap<Event, ReadonlySet<string>>();

/** The telling words of a title without their endings; pairs of signs where words have no spaces. */
function keysOf(event: Event): ReadonlySet<string> {
  const before = known.get(event);
  if (before) return before;
  const keys = new Set(wordsOf(event.title).filter(tells).flatMap(keysOfWord));
  known.set(event, keys);
  return keys;
}

const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{2,}$/u;
/** So many letters of a word are compared: `arrives`, `arrived` and `arriving` are one. */
const STEM = 5;

function keysOfWord(word: string): string[] {
  if (UNSPACED.test(word)) {
    const signs = [...word];
    return signs.slice(1).map((sign, index) => `${signs[index] ?? ''}${sign}`);
  }
  const stem = word.slice(0, STEM);
  return [stem.length > 3 ? stem.replace(/[es]$/, '') : stem];
}
