import { shortened } from '../library/shortened';
import type { AppState } from '../state/context';

/**
 * Makes clips evidence of an event, in one deed, and shows the event. Those that are so already stay
 * as they are; where all are, that is said.
 */
export async function linkClips(
  { notebook, focus, panes, notices }: Pick<AppState, 'notebook' | 'focus' | 'panes' | 'notices'>,
  clipIds: readonly string[],
  eventId: string,
): Promise<void> {
  const linked = new Set(notebook.evidenceOfEvent(eventId).map(({ clipId }) => clipId));
  const others = [...new Set(clipIds)].filter((id) => !linked.has(id));
  const title = shortened(notebook.get('event', eventId)?.title ?? '');
  if (others.length === 0) {
    const which = clipIds.length === 1 ? 'This clip is' : 'These clips are';
    notices.add(`${which} evidence of “${title}” already.`, { tone: 'info' });
    return;
  }
  const label = `Link ${others.length === 1 ? 'a clip' : `${others.length} clips`} to “${title}”`;
  const done = await notebook.do(
    label,
    others.map((clipId) => ({
      do: 'add',
      kind: 'evidence',
      id: notebook.newId(),
      fields: { eventId, clipId },
    })),
  );
  if (!done) return;
  focus.selectEvent(eventId);
  panes.open('right', true);
}
