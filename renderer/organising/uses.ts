import type { Clip } from '../../core/library/records';
import type { AppState } from '../state/context';

/** A page or an event that uses something, and the way there. */
export interface Use {
  readonly id: string;
  readonly label: string;
  readonly run: () => void;
}

export interface Uses {
  readonly pages: readonly Use[];
  readonly events: readonly Use[];
}

type Used = Pick<AppState, 'notebook' | 'focus' | 'panes'>;

/** The pages that cite some clips and the events that rest on them, each once; none from the trash. */
export function usesOf({ notebook, focus, panes }: Used, clips: readonly Clip[]): Uses {
  const pages = new Map<string, Use>();
  const events = new Map<string, Use>();
  for (const clip of clips) {
    for (const { id, title } of notebook.pagesOfClip(clip.id)) {
      const label = title.trim() || 'Untitled page';
      pages.set(id, { id, label, run: () => focus.openPage(id) });
    }
    for (const { eventId: id } of notebook.evidenceOfClip(clip.id)) {
      const label = notebook.get('event', id)?.title.trim() || 'Untitled event';
      const run = () => {
        focus.selectEvent(id);
        panes.open('right', true);
      };
      events.set(id, { id, label, run });
    }
  }
  return { pages: [...pages.values()], events: [...events.values()] };
}
