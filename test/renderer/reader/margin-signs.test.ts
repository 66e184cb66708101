import { describe, expect, test } from 'vitest';
import type { Clip, Event, Evidence } from '../../../core/library/records';
import { eventsName, leadingSign, signsOf } from '../../../renderer/reader/margin-signs';
import type { MarginSource } from '../../../renderer/reader/margin-signs';

const clip = (id: string, colour: string, note = '') => ({ id, colour, note }) as Clip;

/** A library of events, each with the clips it rests on and how many accounts report it. */
function library(
  events: Record<
    string,
    { clips: string[]; origins: number; conflict?: 'open' | 'unsaid'; gone?: boolean }
  >,
): MarginSource {
  return {
    get: (_, id) =>
      events[id] &&
      ({ id, title: `The ${id}`, trashedAt: events[id].gone ? 'now' : null } as Event),
    evidenceOfClip: (clipId) =>
      Object.entries(events).flatMap(([eventId, { clips }]) =>
        clips.includes(clipId) ? [{ eventId, clipId } as Evidence] : [],
      ),
    view: (id) =>
      ({
        conflicts: events[id]?.conflict
          ? [{ label: 'when', values: [], isUnsaid: events[id].conflict === 'unsaid' }]
          : [],
        origins: Array.from({ length: events[id]?.origins ?? 0 }, String),
      }) as unknown as ReturnType<MarginSource['view']>,
  };
}

describe('beside a block stand', () => {
  test('its clips’ colours, each once, and their notes', () => {
    const clips = [clip('a', 'sky', ' Who says so?\n'), clip('b', 'rose'), clip('c', 'sky', ' \n')];
    const signs = signsOf(library({}), clips);
    expect(signs.colours).toEqual(['sky', 'rose']);
    expect(signs.notes).toEqual([{ clipId: 'a', words: 'Who says so?' }]);
    expect(signs.events).toEqual([]);
  });

  test('each event once, by how many accounts report it and whether they agree', () => {
    const source = library({
      fire: { clips: ['a', 'b'], origins: 2 },
      vote: { clips: ['b'], origins: 1 },
      count: { clips: ['a'], origins: 3, conflict: 'open' },
      other: { clips: ['z'], origins: 1 },
      gone: { clips: ['a'], origins: 1, gone: true },
    });
    const { events } = signsOf(source, [clip('a', 'sky'), clip('b', 'sky')]);
    expect(events.map(({ id, sign }) => `${id} ${sign}`)).toEqual([
      'fire filled',
      'count disputed',
      'vote hollow',
    ]);
    expect(leadingSign(events)).toBe('disputed');
    expect(leadingSign(events.filter(({ id }) => id !== 'count'))).toBe('filled');
    expect(eventsName(events)).toBe(
      '3 events: The fire; The count, sources disagree; The vote, single origin',
    );
    expect(eventsName(events.slice(0, 1))).toBe('Event: The fire');
    const unsaid = library({ log: { clips: ['a'], origins: 2, conflict: 'unsaid' } });
    const settled = signsOf(unsaid, [clip('a', 'sky')]).events;
    expect(leadingSign(settled)).toBe('disputed');
    expect(eventsName(settled)).toBe('Event: The log, settled, but no source says so');
  });
});
