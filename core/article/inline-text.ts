import type { Mark } from './block';

type MarkKind = Mark['kind'];

interface OpenMark {
  readonly kind: MarkKind;
  readonly href: string | undefined;
  start: number;
}

/** The text of one block with its marks and how much of it is links. */
export interface InlineText {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly linkLength: number;
}

/**
 * Collects the text of a block from the runs of its inline elements. White space folds as a browser
 * folds it, across elements; marks that are open when a block ends go on in the next.
 */
export class InlineCollector {
  #text = '';
  #marks: Mark[] = [];
  readonly #open: OpenMark[] = [];
  #linkLength = 0;

  append(run: string, verbatim: boolean): void {
    const folded = verbatim ? run.replace(/\r\n?/gu, '\n') : run.replace(/[ \t\n\r\f]+/gu, ' ');
    const glued =
      !verbatim && /(?:^|[ \n])$/u.test(this.#text.slice(-1)) ? folded.replace(/^ /u, '') : folded;
    this.#text += glued;
    if (this.#open.some((mark) => mark.kind === 'link')) this.#linkLength += glued.trim().length;
  }

  /** A line break inside the block; gives false where it is the second one and the block ends. */
  lineBreak(): boolean {
    this.#text = this.#text.replace(/ $/u, '');
    if (this.#text.endsWith('\n')) return false;
    if (this.#text !== '') this.#text += '\n';
    return true;
  }

  enter(kind: MarkKind, href?: string): void {
    this.#open.push({ kind, href, start: this.#text.length });
  }

  leave(): void {
    const mark = this.#open.pop();
    if (mark) this.#close(mark);
  }

  /** Ends the block and gives what it held; empty text where there was nothing but white space. */
  take(): InlineText {
    for (const mark of this.#open) {
      this.#close(mark);
      mark.start = 0;
    }
    const leading = this.#text.length - this.#text.trimStart().length;
    const text = this.#text.trim();
    const marks = this.#marks
      .map((mark) => trimmedMark(mark, leading, text))
      .filter((mark) => mark !== null)
      .sort((one, two) => one.start - two.start || two.end - one.end);
    const taken = { text, marks, linkLength: this.#linkLength };
    this.#text = '';
    this.#marks = [];
    this.#linkLength = 0;
    return taken;
  }

  #close(mark: OpenMark): void {
    const end = this.#text.length;
    if (end <= mark.start) return;
    const { kind, start, href } = mark;
    this.#marks.push(href === undefined ? { kind, start, end } : { kind, start, end, href });
  }
}

/** A mark moved to the trimmed text, without the white space at its own ends; null where none is left. */
function trimmedMark(mark: Mark, leading: number, text: string): Mark | null {
  let start = Math.min(Math.max(mark.start - leading, 0), text.length);
  let end = Math.min(Math.max(mark.end - leading, 0), text.length);
  while (start < end && /\s/u.test(text[start] ?? '')) start++;
  while (end > start && /\s/u.test(text[end - 1] ?? '')) end--;
  return start < end ? { ...mark, start, end } : null;
}
