import type { TimelineEvent } from '../../core/timeline/event';
import type { OrderedEvent } from './library-lists';
import { sayWhen } from './time-words.svelte';

/** An entry stays the same object until its event changes, so each is put into words once. */
const known = new WeakMap<OrderedEvent, TimelineEvent>();

/** Events as the timeline draws them. */
export function timelineEvents(entries: readonly OrderedEvent[]): TimelineEvent[] {
  return entries.map((entry) => {
    let drawn = known.get(entry);
    if (!drawn) {
      drawn = timelineEvent(entry);
      known.set(entry, drawn);
    }
    return drawn;
  });
}

function timelineEvent({ id, event, view }: OrderedEvent): TimelineEvent {
  return {
    id,
    title: event.title.trim() || 'Untitled event',
    when: view.when,
    bounds: view.bounds,
    widened: view.widened,
    whenWords: view.when ? sayWhen(view.when) : 'undated',
    approximate: view.when?.edtf.includes('~') ?? false,
    laneIds: event.laneId === null ? [] : [event.laneId],
    origins: view.origins.length,
    articles: view.articles.length,
    conflict: view.conflict,
  };
}
