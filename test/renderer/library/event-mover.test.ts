import { flushSync } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import { eventMover } from '../../../renderer/library/event-mover';
import type { AppState } from '../../../renderer/state/context';
import { NotebookState } from '../../../renderer/state/notebook.svelte';
import { NoticesState } from '../../../renderer/state/notices.svelte';
import { timelineEvents } from '../../../renderer/state/timeline-events';
import { movedEvent } from '../../../renderer/timeline/moved-event';
import { event } from '../../core/notebook/library-of';
import { FakeMain } from '../../support/fake-main';

let stop = (): void => undefined;
afterEach(() => stop());

const TO = { edtf: '2023-11-16', extent: 'within' } as const;

async function held() {
  const main = new FakeMain([[event('e1', 'Smoke', '2023-11-13')]]);
  const notices = new NoticesState();
  const notebook = new NotebookState(main.bridge, notices);
  stop = notebook.start();
  while (!notebook.loaded) await Promise.resolve();
  flushSync();
  const mover = eventMover({ notebook, notices } as unknown as AppState, () => true);
  const [shown] = timelineEvents(notebook.orderedEvents, () => []);
  const moved = shown && movedEvent(shown, 'whole', TO, '');
  if (!moved) throw new Error('There is no event to move.');
  return {
    main,
    move: () => mover.move(moved),
    said: () => notices.list.map(({ text }) => text),
  };
}

test('an event is moved as one deed', async () => {
  const { main, move } = await held();
  void move();
  expect(main.asked).toContain('change:do');
});

test('a time that was changed while the event was in the hand is not written over', async () => {
  const { main, move, said } = await held();
  const set = { when: { edtf: '2023-11-25', extent: 'within' } };
  main.tell({ kind: 'event', id: 'e1', set });
  await move();
  expect(main.asked).not.toContain('change:do');
  expect(said()).toEqual(['“Smoke” was not moved: its time has been changed meanwhile.']);
});
