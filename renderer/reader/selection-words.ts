import type { Stretch } from '../../core/clip/runs';
import { wordsOf } from '../../core/clip/text-words';

/** A selection of so many words is read out whole; of a longer one its ends. */
const WHOLE = 12;
const AT_ENDS = 3;

/**
 * What is said of the selection, else of the caret: `Selected: “the port engine”`, `48 words selected,
 * from “Nobody was hurt” to “left by the stern”`, `Caret before “engine”`.
 */
export function selectionWords(
  text: string,
  selection: Stretch | null,
  caret: number | null,
): string {
  if (!selection) {
    if (caret === null) return '';
    const next = /^\s*\S+/u.exec(text.slice(caret, caret + 80))?.[0].trim();
    return next ? `Caret before “${next}”` : 'Caret at the end';
  }
  const words = text.slice(selection.start, selection.end).replace(/\s+/g, ' ').trim();
  const { starts, ends } = wordsOf(words);
  if (starts.length <= WHOLE) return `Selected: “${words}”`;
  const first = words.slice(0, ends[AT_ENDS - 1]);
  const last = words.slice(starts[starts.length - AT_ENDS]);
  return `${starts.length} words selected, from “${first}” to “${last}”`;
}
