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
  /** Pieces rather than one growing text: looking at the end of a text that grows copies it each time. */
  #pieces: string[] = [];
  #length = 0;
  #last = '';
  #marks: Mark[] = [];
  readonly #open: OpenMark[] = [];
  #links = 0;
  #linkLength = 0;

  /** Whether what comes next would stand right after a letter, a figure or a sign. */
  get isGlued(): boolean {
    return /\S/u.test(this.#last);
  }

  append(run: string, verbatim: boolean): void {
    const folded = verbatim ? run.replace(/\r\n?/gu, '\n') : run.replace(/[ \t\n\r\f]+/gu, ' ');
    const glue = !verbatim && folded.startsWith(' ') && /^[ \n]?$/u.test(this.#last);
    this.#add(glue ? folded.slice(1) : folded);
    if (this.#links > 0) this.#linkLength += folded.trim().length;
  }

  /** A line break inside the block; gives false where it is the second one and the block ends. */
  lineBreak(): boolean {
    if (this.#last === ' ') this.#dropLastSpace();
    if (this.#last === '\n') return false;
    if (this.#last !== '') this.#add('\n');
    return true;
  }

  enter(kind: MarkKind, href?: string): void {
    this.#open.push({ kind, href, start: this.#length });
    if (kind === 'link') this.#links++;
  }

  leave(): void {
    const mark = this.#open.pop();
    if (!mark) return;
    if (mark.kind === 'link') this.#links--;
    this.#close(mark);
  }

  /** Ends the block and gives what it held; empty text where there was nothing but white space. */
  take(): InlineText {
    for (const mark of this.#open) {
      this.#close(mark);
      mark.start = 0;
    }
    const whole = this.#pieces.join('');
    const leading = whole.length - whole.trimStart().length;
    const text = whole.trim();
    const marks = this.#marks
      .map((mark) => trimmedMark(mark, leading, text))
      .filter((mark) => mark !== null)
      .sort((one, two) => one.start - two.start || two.end - one.end);
    const taken = { text, marks, linkLength: this.#linkLength };
    this.#pieces = [];
    this.#length = 0;
    this.#last = '';
    this.#marks = [];
    this.#linkLength = 0;
    return taken;
  }

  #add(piece: string): void {
    if (piece === '') return;
    this.#pieces.push(piece);
    this.#length += piece.length;
    this.#last = piece.slice(-1);
  }

  #dropLastSpace(): void {
    const piece = this.#pieces.pop() ?? '';
    this.#length -= piece.length;
    this.#last = this.#pieces.at(-1)?.slice(-1) ?? '';
    this.#add(piece.slice(0, -1));
  }

  #close(mark: OpenMark): void {
    const end = this.#length;
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
