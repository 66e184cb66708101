import { DOUBT_WORDS, doubtsOf } from '../../core/timeline/certainty';
import type { TimelineEvent } from '../../core/timeline/event';
import type { Paper } from '../../core/timeline/paper';
import type { PrintedLine } from '../../core/timeline/print-document';
import type { OrderedEvent } from '../state/library-lists';
import type { NotebookState } from '../state/notebook.svelte';
import { originName } from '../state/origin-name';

/** An event in the words of a printed list: its sources by name, and what keeps it from being certain. */
export function printedLine(
  notebook: NotebookState,
  { title, whenWords }: TimelineEvent,
  entry: OrderedEvent | undefined,
): PrintedLine {
  const origins = entry?.view.origins.map((origin) => originName(notebook, origin)) ?? [];
  return {
    title,
    when: whenWords,
    place: entry?.event.place ?? '',
    sources: origins.length > 0 ? origins.join(', ') : 'no source',
    certainty: entry
      ? doubtsOf(entry.view)
          .map((doubt) => DOUBT_WORDS[doubt])
          .join(', ')
      : '',
  };
}

/** Where Letter is the paper that lies in printers. */
const LETTER_REGIONS = new Set(['US', 'CA', 'MX', 'PH', 'CO', 'CL', 'VE', 'GT', 'CR', 'PA', 'PR']);

/** The paper that is usual where the user is, by the system's language. */
export function usualPaper(language = navigator.language): Paper {
  return LETTER_REGIONS.has(new Intl.Locale(language).region ?? '') ? 'Letter' : 'A4';
}
