import { percentDecoded } from './address';
import type { JudgedBlock } from './judged-block';
import { leadsToNote } from './raised-text';
import { attribute, elementsUnder, textUnder, type TreeElement, upwards } from './tree';

const LONGEST_SIGN = 6; // UTF-16 units of what stands in the text for a note: `1`, `[12]`, `*`
const LEVELS = 5; // elements between the words of a note and the one that the text leads to
const LONGEST_HEADING = 40; // UTF-16 units: `Notes and references`

/**
 * Takes in the notes to which the text refers, wherever the page keeps them: below a line, in a box at
 * the side, in its foot. Their heading comes with them.
 */
export function takeFootnotes(judged: readonly JudgedBlock[]): void {
  const wanted = notesIn(judged);
  if (wanted.size === 0) return;
  for (const [index, entry] of judged.entries()) {
    if (entry.reason === null || entry.reason === 'hidden' || entry.block.text === '') continue;
    const isNote = upwards(entry.block.element, LEVELS).some((element) =>
      wanted.has(attribute(element, 'id')),
    );
    if (!isNote) continue;
    entry.reason = null;
    const before = judged[index - 1];
    if (before?.block.kind === 'heading' && before.block.text.length <= LONGEST_HEADING)
      before.reason = null;
  }
}

/** The ids to which short links of the text lead. */
function notesIn(judged: readonly JudgedBlock[]): Set<string> {
  const looked = new Set<TreeElement>();
  const ids = new Set<string>();
  for (const { block, reason } of judged) {
    if (reason !== null || looked.has(block.element)) continue;
    looked.add(block.element);
    for (const element of elementsUnder(block.element)) {
      if (!leadsToNote(element)) continue;
      const id = percentDecoded(/#(.+)$/u.exec(attribute(element, 'href'))?.[1] ?? '');
      if (id !== '' && textUnder(element).length <= LONGEST_SIGN) ids.add(id);
    }
  }
  return ids;
}
