import { fail, ok } from '../ipc/result';
import type { Result } from '../ipc/result';
import type { Lookup, Op } from './change';
import { evidenceIn } from './merge-events';
import type { EventsContext } from './merge-events';

/**
 * Moves some evidence of an event to a new one, for what turns out to have been two happenings.
 *
 * The new event has the place, people, tags, lane and colour of the first. Its time is what its own
 * sources say, and only where they say none, what was stated of the first; nothing is settled yet.
 */
export function decideSplitEvent(
  lookup: Lookup,
  command: {
    readonly id: string;
    readonly newId: string;
    readonly title: string;
    readonly evidence: readonly string[];
  },
  { now, evidenceOfEvent }: EventsContext,
): Result<Op[], 'not-found' | 'exists' | 'invalid-change'> {
  const event = lookup('event', command.id);
  if (event?.trashedAt !== null) return fail('not-found', `There is no event ${command.id}.`);
  if (lookup('event', command.newId)) return fail('exists', `The id ${command.newId} is taken.`);
  const chosen = new Set(command.evidence);
  const moved = evidenceIn(lookup, event.id, evidenceOfEvent(event.id)).filter(({ id }) =>
    chosen.has(id),
  );
  if (moved.length < chosen.size) {
    return fail('invalid-change', 'Only evidence of an event can be split off from it.');
  }
  const says = moved.some(({ when, stance }) => when !== null && stance === 'supports');
  const { place, people, tags, laneId, colour } = event;
  const set = {
    title: command.title,
    when: says ? null : event.when,
    place,
    people,
    tags,
    laneId,
    colour,
    description: '',
    settled: [],
    createdAt: now,
    trashedAt: null,
  };
  return ok([
    { kind: 'event', id: command.newId, set },
    ...moved.map(({ id }): Op => ({ kind: 'evidence', id, set: { eventId: command.newId } })),
  ]);
}
