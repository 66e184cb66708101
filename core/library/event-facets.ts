import type { EventFacts } from './event-filter';
import type { ClipColour } from './records';
import { sameName } from './tag-names';

/** A value that events can be narrowed down to, and how many have it. */
export interface Facet<Value extends string = string> {
  readonly value: Value;
  readonly count: number;
}

/** The values of each kind that some event has, those of most events first. */
export interface EventFacets {
  readonly tags: readonly Facet[];
  readonly people: readonly Facet[];
  readonly places: readonly Facet[];
  readonly origins: readonly Facet[];
  readonly colours: readonly Facet<ClipColour>[];
}

/**
 * What some events can be narrowed down to. Names that differ in case only are one, called as they
 * are met first; an event counts once for each.
 */
export function facetsOf(events: readonly EventFacts[]): EventFacets {
  return {
    tags: counted(events, ({ tags }) => tags),
    people: counted(events, ({ people }) => people),
    places: counted(events, ({ place }) => [place]),
    origins: counted(events, ({ origins }) => origins),
    colours: counted<ClipColour>(events, ({ colour }) => (colour === null ? [] : [colour])),
  };
}

function counted<Value extends string>(
  events: readonly EventFacts[],
  valuesOf: (facts: EventFacts) => readonly Value[],
): readonly Facet<Value>[] {
  const found = new Map<string, { value: Value; count: number }>();
  for (const facts of events) {
    const own = new Map(valuesOf(facts).map((value) => [sameName(value), value]));
    for (const [name, value] of own) {
      if (name === '') continue;
      const facet = found.get(name);
      if (facet) facet.count += 1;
      else found.set(name, { value: value.trim() as Value, count: 1 });
    }
  }
  return [...found.values()].sort(
    (a, b) => b.count - a.count || (sameName(a.value) < sameName(b.value) ? -1 : 1),
  );
}
