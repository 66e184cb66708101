import type { When } from '../time/when';
import { nearness } from './nearness';
import { tells, wordsOf } from './telling-words';

/** What the search for an event looks at. */
export interface KnownEvent {
  readonly id: string;
  readonly title: string;
  readonly place: string;
  readonly people: readonly string[];
  readonly when: When | null;
}

/** What is known of the passage that should be linked. */
export interface Hint {
  /** The words of the clip. */
  readonly words: string;
  readonly when: When | null;
  /** What the user has typed so far. */
  readonly typed: string;
}

/** So much of an event's title in the passage, and a time so near, make it likely to be the same. */
const SAME = { words: 0.34, time: 0.5 };

/**
 * Existing events for a passage, the likeliest first: near in time and of the same words, so that
 * five sources of one event make one event.
 *
 * Every typed word must begin some word of the title, place or people; with nothing typed all
 * events are offered.
 */
export function likelyEvents<E extends KnownEvent>(events: readonly E[], hint: Hint): E[] {
  const typed = wordsOf(hint.typed);
  const words = new Set(wordsOf(hint.words).filter(tells));
  return events
    .filter((event) => {
      const own = wordsOf(`${event.title} ${event.place} ${event.people.join(' ')}`);
      return typed.every((start) => own.some((word) => word.startsWith(start)));
    })
    .map((event) => ({
      event,
      score: sharedWords(wordsOf(event.title), words) + nearness(event.when, hint.when),
    }))
    .sort((a, b) => b.score - a.score)
    .map(({ event }) => event);
}

/** Of existing events those that a passage seems to tell of too, the likeliest first. */
export function sameEvents<E extends KnownEvent>(
  events: readonly E[],
  hint: Omit<Hint, 'typed'>,
): E[] {
  const words = new Set(wordsOf(hint.words).filter(tells));
  return events
    .flatMap((event) => {
      const time = nearness(event.when, hint.when);
      if (time < SAME.time) return [];
      const shared = sharedWords(wordsOf(event.title), words);
      return shared < SAME.words ? [] : [{ event, score: shared + time }];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ event }) => event);
}

/** The share of a title's telling words that the passage has too, 0 to 1; endings may differ. */
function sharedWords(title: readonly string[], passage: ReadonlySet<string>): number {
  const telling = title.filter(tells);
  if (telling.length === 0) return 0;
  const shared = telling.filter((word) => {
    if (passage.has(word)) return true;
    const stem = word.slice(0, Math.max(4, word.length - 2));
    return word.length > 4 && [...passage].some((other) => other.startsWith(stem));
  });
  return shared.length / telling.length;
}
