import { DOUBT_WORDS, disputeOf } from '../../core/timeline/certainty';
import type { TimelineEvent } from '../../core/timeline/event';
import type { OrderedEvent } from './library-lists';
import { sayWhen, timeLocale } from './time-words.svelte';

interface Drawn {
  readonly locale: string;
  readonly laneIds: readonly string[];
  readonly event: TimelineEvent;
}

/** An entry stays the same object until its event changes, so each is put into words once. */
const known = new WeakMap<OrderedEvent, Drawn>();

/** Events as the timeline draws them, in the lanes that `laneIdsOf` names. */
export function timelineEvents(
  entries: readonly OrderedEvent[],
  laneIdsOf: (eventId: string) => readonly string[],
): TimelineEvent[] {
  const locale = timeLocale();
  return entries.map((entry) => {
    const laneIds = laneIdsOf(entry.id);
    const drawn = known.get(entry);
    if (drawn?.locale === locale) {
      if (sameList(drawn.laneIds, laneIds)) return drawn.event;
      return keep(entry, { locale, laneIds, event: { ...drawn.event, laneIds } });
    }
    return keep(entry, { locale, laneIds, event: timelineEvent(entry, laneIds) });
  });
}

function keep(entry: OrderedEvent, drawn: Drawn): TimelineEvent {
  known.set(entry, drawn);
  return drawn.event;
}

function sameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, at) => id === other[at]);
}

function timelineEvent(
  { id, event, view }: OrderedEvent,
  laneIds: readonly string[],
): TimelineEvent {
  return {
    id,
    title: event.title.trim() || 'Untitled event',
    when: view.when,
    bounds: view.bounds,
    widened: view.widened,
    whenWords: view.when ? sayWhen(view.when) : 'undated',
    approximate: view.when?.edtf.includes('~') ?? false,
    laneIds,
    origins: view.origins.length,
    articles: view.articles.length,
    conflict: view.conflict,
    ...(disputeOf(view) === 'unsaid' && { conflictWords: DOUBT_WORDS.unsaid }),
    colour: event.colour,
  };
}
