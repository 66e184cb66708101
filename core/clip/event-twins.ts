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
 * The share of telling words that two titles must have in common, by weight. Nearly half finds one happening told in two
 * papers' words; with less, all events about one ship would be one. Without a time to go by the titles
 * must nearly be the same.
 */
const ALIKE = { dated: 0.45, undated: 0.8 };

/** More pairs than anybody answers: where every title is one formula, the search ends here. */
export const MOST_TWINS = 2_000;

/** Events of a list that may be the same as one, in the list's order. */
export function twinsOf<E extends SeenEvent>(event: E, events: readonly E[]): E[] {
  const weights = new Weights(events);
  return events.filter((other) => other.id !== event.id && areTwins(event, other, weights));
}

/**
 * All pairs of a list that may be the same, each once, at most `MOST_TWINS`. Only those with one of
 * their rarer words in common are held against each other, so that thousands of events cost
 * milliseconds: two titles with enough in common have one of these in common too.
 */
export function allTwins<E extends SeenEvent>(events: readonly E[]): Twins<E>[] {
  const weights = new Weights(events);
  const found: Twins<E>[] = [];
  const having = new Map<string, E[]>();
  for (const other of events) {
    const near = new Set<E>();
    for (const key of rarestKeys(other.event, weights)) {
      const before = having.get(key);
      if (!before) having.set(key, [other]);
      else {
        for (const one of before) near.add(one);
        before.push(other);
      }
    }
    for (const one of near) if (areTwins(one, other, weights)) found.push({ one, other });
    if (found.length >= MOST_TWINS) return found.slice(0, MOST_TWINS);
  }
  return found;
}

/**
 * How much each word of the titles tells: the rarer, the more. A word that all events of a library
 * have, as the name of its ship, tells little, and in a small library rarity is worth less.
 */
class Weights {
  readonly #uses: ReadonlyMap<string, number>;
  readonly #all: number;

  constructor(events: readonly SeenEvent[]) {
    const known = usesKnown.get(events) ?? new Map<string, number>();
    if (known.size === 0) {
      for (const { event } of events) {
        for (const key of keysOf(event)) known.set(key, (known.get(key) ?? 0) + 1);
      }
      usesKnown.set(events, known);
    }
    this.#uses = known;
    this.#all = events.length + SMALL;
  }

  of(key: string): number {
    return Math.log(1 + this.#all / (this.#uses.get(key) ?? 1));
  }

  sum(keys: Iterable<string>): number {
    let sum = 0;
    for (const key of keys) sum += this.of(key);
    return sum;
  }
}

/** In a library of fewer events than this, words tell about as much whether rare or not. */
const SMALL = 20;

/** A list is the same array until one of its events changes. */
const usesKnown = new WeakMap<readonly SeenEvent[], Map<string, number>>();

/** So many of a title's rarest words that whatever is like it has one of its own rarest among them. */
function rarestKeys(event: Event, weights: Weights): string[] {
  const keys = [...keysOf(event)].sort((a, b) => weights.of(b) - weights.of(a) || (a < b ? -1 : 1));
  // What is shared is no more than the other title: so much of either at least is shared.
  const needed = (weights.sum(keys) * ALIKE.dated) / (2 - ALIKE.dated);
  let left = 0;
  while (keys.length > 1 && left + weights.of(keys.at(-1) ?? '') < needed) {
    left += weights.of(keys.pop() ?? '');
  }
  return keys;
}

/** Whether two events may be one, and nobody said that they are two. */
function areTwins(one: SeenEvent, other: SeenEvent, weights: Weights): boolean {
  const [first, second] = [one.view.widened, other.view.widened];
  if (first && second) {
    const gap = Math.max(first.earliest - second.latest, second.earliest - first.latest);
    if (gap > NEAR) return false;
  }
  const [keys, others] = [keysOf(one.event), keysOf(other.event)];
  const shared = [...others].filter((key) => keys.has(key));
  // One word in common says little, unless it is all there is.
  if (shared.length === 0 || (shared.length === 1 && keys.size + others.size > 2)) return false;
  const least = first && second ? ALIKE.dated : ALIKE.undated;
  const share = (2 * weights.sum(shared)) / (weights.sum(keys) + weights.sum(others));
  if (share < least) return false;
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
