import { restatedTime } from '../../core/library/restate-time';
import { offerUndo } from '../keeping/offer-undo';
import type { AppState } from '../state/context';
import { sayWhen } from '../state/time-words.svelte';
import type { EventMover, MovedEvent } from '../timeline/moved-event';
import { shortened } from './shortened';

/**
 * Moves events of the library in time, and from lane to lane; says each time that it did.
 *
 * @param byHand whether the lanes on show are the user's own
 */
export function eventMover(app: AppState, byHand: () => boolean): EventMover {
  const { notebook, notices } = app;

  /** What the sources say, where the time was theirs until now. */
  function saidSoFar({ event, when }: MovedEvent): string | null {
    const view = notebook.view(event.id);
    if (view.stated || !view.when || view.when.edtf === when.edtf) return null;
    return sayWhen(view.when);
  }

  function laneName(laneId: string): string {
    return notebook.get('lane', laneId)?.name ?? 'Other';
  }

  return {
    get byHand() {
      return byHand();
    },

    words(moved) {
      const sources = saidSoFar(moved);
      const time = sayWhen(moved.when);
      return {
        time: moved.otherLane ? `${laneName(moved.laneId)} · ${time}` : time,
        note: sources === null ? null : `You state a time; the sources say ${sources}`,
      };
    },

    async move(moved) {
      const { event, when, laneId, otherLane } = moved;
      const record = notebook.get('event', event.id);
      if (record?.trashedAt !== null) return;
      const isTimed = event.when?.edtf !== when.edtf;
      // What was taken hold of is not what there is now: it would be moved from where it no longer is.
      if (isTimed && notebook.view(event.id).when?.edtf !== event.when?.edtf) {
        notices.add(
          `“${shortened(event.title)}” was not moved: its time has been changed meanwhile.`,
          { tone: 'info' },
        );
        return;
      }
      const sources = saidSoFar(moved);
      const timed = isTimed ? restatedTime(record, when) : {};
      const goals = [
        ...(isTimed ? [sayWhen(when)] : []),
        ...(otherLane ? [`the lane “${shortened(laneName(laneId))}”`] : []),
      ];
      const label = `Move “${shortened(event.title)}” to ${goals.join(' and ')}`.slice(0, 200);
      const set = { ...timed, ...(otherLane && { laneId: laneId === '' ? null : laneId }) };
      const done = await notebook.do(label, [{ do: 'set', kind: 'event', id: event.id, set }]);
      if (!done) return;
      const said = [
        `“${shortened(event.title)}” moved to ${goals.join(' and ')}.`,
        ...(sources === null || !isTimed
          ? []
          : [`You state this time; the sources say ${sources}.`]),
        ...('settled' in timed ? ['The disagreement on its time is open again.'] : []),
      ];
      notices.add(said.join(' '), { tone: 'info', action: offerUndo(app, label) });
    },

    hold: () => notebook.typing.hold(),
  };
}
