import type { AppState } from '../state/context';
import { shortened } from './shortened';

/** What can be trashed, and how taking it back is named. */
const WORDS = {
  article: 'an article',
  page: 'a page',
  event: 'an event',
  clip: 'a clip',
} as const;

/**
 * Moves a record to the trash, closes it, and offers to bring that very record back, whatever was done
 * meanwhile.
 */
export async function trashRecord(
  { notebook, focus, notices }: AppState,
  kind: keyof typeof WORDS,
  id: string,
  title: string,
): Promise<void> {
  const short = shortened(title);
  const done = await notebook.do(`Move “${short}” to the trash`, [{ do: 'trash', kind, id }]);
  if (!done) return;
  if (focus.main.kind === kind && focus.main.id === id) focus.close();
  if (kind === 'event' && focus.eventId === id) focus.selectEvent(null);
  if (kind === 'clip' && focus.clipId === id) focus.selectClip(null);
  const restore = () =>
    void notebook.do(`Bring back ${WORDS[kind]}`, [{ do: 'restore', kind, id }]);
  notices.add(`Moved to the trash: ${short}`, {
    tone: 'info',
    action: { label: 'Undo', run: restore },
  });
}
