import type { AppState } from '../state/context';
import { shortened } from './shortened';

/** What can be trashed, and how taking it back is named. */
const WORDS = {
  article: ['an article', 'articles'],
  page: ['a page', 'pages'],
  event: ['an event', 'events'],
  clip: ['a clip', 'clips'],
} as const;

/** A record on its way to the trash, with its name as lists show it. */
interface Named {
  readonly id: string;
  readonly title: string;
}

/** `trashRecords` of one. */
export function trashRecord(
  app: AppState,
  kind: keyof typeof WORDS,
  id: string,
  title: string,
): Promise<void> {
  return trashRecords(app, kind, [{ id, title }]);
}

/**
 * Moves records of one kind to the trash in one deed, closes what is open of them, and offers to bring
 * those very records back, whatever was done meanwhile.
 */
export async function trashRecords(
  { notebook, focus, notices }: AppState,
  kind: keyof typeof WORDS,
  records: readonly Named[],
): Promise<void> {
  const [first] = records;
  if (!first) return;
  const [one, many] = WORDS[kind];
  const what = records.length === 1 ? shortened(first.title) : `${records.length} ${many}`;
  const named = records.length === 1 ? `“${what}”` : what;
  const done = await notebook.do(
    `Move ${named} to the trash`,
    records.map(({ id }) => ({ do: 'trash', kind, id })),
  );
  if (!done) return;
  const ids = new Set(records.map(({ id }) => id));
  if (focus.main.kind === kind && ids.has(focus.main.id)) focus.close();
  if (kind === 'event' && ids.has(focus.eventId ?? '')) focus.selectEvent(null);
  if (kind === 'clip' && ids.has(focus.clipId ?? '')) focus.selectClip(null);
  const restore = () =>
    void notebook.do(
      `Bring back ${records.length === 1 ? one : what}`,
      records.map(({ id }) => ({ do: 'restore', kind, id })),
    );
  notices.add(`Moved to the trash: ${what}`, {
    tone: 'info',
    action: { label: 'Undo', run: restore },
  });
}
