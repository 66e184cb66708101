import { describe, expect, it } from 'vitest';
import { bounds, widened } from '../../../core/time/bounds';
import { EventNudges } from '../../../renderer/timeline/event-nudges.svelte';
import type { EventMover, MovedEvent } from '../../../renderer/timeline/moved-event';
import { event } from '../../core/timeline/events';

function dated(id: string, edtf: string) {
  const when = { edtf, extent: 'within' as const };
  return event(id, { when, bounds: bounds(when), widened: widened(when) });
}

/** A window whose clock the test turns. */
function stage() {
  const done: string[] = [];
  let held = 0;
  let waiting: (() => void) | null = null;
  const mover: EventMover = {
    byHand: true,
    words: () => ({ time: '', note: null }),
    move: ({ event: { id }, when }: MovedEvent) => {
      done.push(`${id} ${when.edtf}`);
      return Promise.resolve();
    },
    hold: () => {
      held++;
      return () => held--;
    },
  };
  let canWrite = true;
  const nudges = new EventNudges(
    () => (canWrite ? mover : null),
    (run) => {
      waiting = run;
      return () => {
        waiting = null;
      };
    },
  );
  return {
    nudges,
    done,
    held: () => held,
    pause: () => waiting?.(),
    isWaiting: () => waiting !== null,
    lock: () => {
      canWrite = false;
    },
  };
}

describe('an event moved by keys', () => {
  it('shows each press at once, and is one deed after a pause', async () => {
    const { nudges, done, held, pause } = stage();
    const one = dated('one', '2023-11-13');
    for (let press = 0; press < 3; press++) {
      expect(nudges.nudge(one, 'water', 'whole', 1)).toBeNull();
    }
    expect(nudges.preview?.when.edtf).toBe('2023-11-16');
    expect(done).toEqual([]);
    expect(held()).toBe(1);
    pause();
    await Promise.resolve();
    expect(done).toEqual(['one 2023-11-16']);
    expect(nudges.preview).toBeNull();
    await Promise.resolve();
    expect(held()).toBe(0);
  });

  it('does nothing when a burst comes back to where it began, or is taken back', async () => {
    const { nudges, done, held, isWaiting } = stage();
    const one = dated('one', '2023-01-31/2023-03');
    nudges.nudge(one, 'water', 'whole', 1);
    expect(nudges.preview?.when.edtf).toBe('2023-02-28/2023-04');
    nudges.nudge(one, 'water', 'whole', -1);
    expect(nudges.preview?.when.edtf).toBe('2023-01-31/2023-03');
    await nudges.commit();
    nudges.nudge(one, 'water', 'end', 1);
    expect(nudges.cancel()).toBe(true);
    expect(nudges.cancel()).toBe(false);
    expect(done).toEqual([]);
    expect(held()).toBe(0);
    expect(isWaiting()).toBe(false);
  });

  it('moves ends and the whole in one burst, and says where an end goes no further', async () => {
    const { nudges, done } = stage();
    const one = dated('one', '2023-11-13');
    expect(nudges.nudge(one, 'water', 'end', -1)).toBe('Its end goes no further.');
    nudges.nudge(one, 'water', 'end', 1);
    nudges.nudge(one, 'water', 'end', 1);
    nudges.nudge(one, 'water', 'start', 1);
    nudges.nudge(one, 'water', 'whole', -1);
    expect(nudges.preview?.when.edtf).toBe('2023-11-13/2023-11-14');
    await nudges.commit();
    expect(done).toEqual(['one 2023-11-13/2023-11-14']);
  });

  it('does what was begun before it goes on to another event', async () => {
    const { nudges, done } = stage();
    nudges.nudge(dated('one', '2023-11-13'), 'water', 'whole', 1);
    nudges.nudge(dated('two', '187X'), 'water', 'whole', -1);
    expect(done).toEqual(['one 2023-11-14']);
    expect(nudges.preview?.when.edtf).toBe('186X');
    await nudges.commit();
    expect(done).toEqual(['one 2023-11-14', 'two 186X']);
  });

  it('says why nothing moves', () => {
    const { nudges, lock, held } = stage();
    expect(nudges.nudge(dated('open', '2023/..'), 'water', 'end', 1)).toBe(
      'The end of this time is open.',
    );
    expect(nudges.nudge(event('undated'), 'water', 'whole', 1)).toBe(
      'It has no time that could be moved.',
    );
    lock();
    expect(nudges.nudge(dated('one', '2023'), 'water', 'whole', 1)).toBe(
      'This library can only be read.',
    );
    expect(held()).toBe(0);
  });
});
