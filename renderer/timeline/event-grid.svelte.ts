import { tick } from 'svelte';
import type { TimelineEvent } from '../../core/timeline/event';
import { columnsIn } from './event-columns';
import type { EventColumn } from './event-columns';

/** Rows drawn beyond what is seen, so that a quick scroll does not show a gap. */
const SPARE = 8;
/** The row of the column names. */
export const HEAD = -1;

/** A row that is drawn, and where it stands. */
interface DrawnRow {
  readonly id: string;
  readonly row: number;
}

/**
 * The list of events as a grid: where it is scrolled to, what of it is drawn, and in which cell the keys
 * are. Rows are all of one height, so that 100,000 of them cost what is in sight.
 */
export class EventGrid {
  readonly #rows: () => readonly TimelineEvent[];
  /** A row's height, the header's too, in px. */
  readonly rowHeight: number;
  readonly #rem: number;
  scroller = $state.raw<HTMLElement>();
  width = $state(900);
  height = $state(200);
  scrolled = $state(0);
  #activeId = $state.raw<string | null>(null);
  /** Where the keys are once their event has gone. */
  #place = $state(0);
  #column = $state.raw<EventColumn>('title');
  #inHead = $state(false);

  readonly columns: readonly EventColumn[] = $derived.by(() => columnsIn(this.width / this.#rem));
  /** The column with the keys; titles are there at any width. */
  readonly column: EventColumn = $derived.by(() =>
    this.columns.includes(this.#column) ? this.#column : 'title',
  );
  /** The row with the keys, be they in the names of the columns now; −1 where there is none. */
  readonly row: number = $derived.by(() => {
    const rows = this.#rows();
    const at = this.#activeId === null ? -1 : rows.findIndex(({ id }) => id === this.#activeId);
    return at >= 0 ? at : Math.min(Math.max(0, this.#place), rows.length - 1);
  });
  readonly drawn: readonly DrawnRow[] = $derived.by(() => {
    const rows = this.#rows();
    const first = Math.max(0, Math.floor(this.scrolled / this.rowHeight) - SPARE);
    const seen = Math.ceil((this.scrolled + this.height) / this.rowHeight);
    const last = Math.min(rows.length, seen + SPARE);
    const found = rows.slice(first, last).map(({ id }, at) => ({ id, row: first + at }));
    // The row with the keys stays drawn wherever one scrolls, or they would be lost.
    const active = rows[this.row];
    if (active && this.row < first) found.unshift({ id: active.id, row: this.row });
    else if (active && this.row >= last) found.push({ id: active.id, row: this.row });
    return found;
  });

  /** @param rem the root's font size in px */
  constructor(rem: number, rows: () => readonly TimelineEvent[]) {
    this.#rows = rows;
    this.#rem = rem;
    this.rowHeight = 1.75 * rem;
  }

  get activeId(): string | null {
    return this.#activeId;
  }

  get inHead(): boolean {
    return this.#inHead || this.#rows().length === 0;
  }

  /** Takes note of where the keys are. */
  stand(row: number, column: EventColumn): void {
    this.#column = column;
    this.#inHead = row === HEAD;
    if (row === HEAD) return;
    this.#place = row;
    this.#activeId = this.#rows()[row]?.id ?? null;
  }

  /** Brings the keys to a cell, and that into sight. */
  async goTo(row: number, column: EventColumn = this.column): Promise<void> {
    const at = row === HEAD ? HEAD : Math.max(0, Math.min(this.#rows().length - 1, row));
    this.stand(at, column);
    if (at !== HEAD) this.reveal(at);
    await this.focus();
  }

  /** Forgets the row: in another order the list is looked at from its top. */
  startOver(column: EventColumn): void {
    this.stand(HEAD, column);
    this.#activeId = null;
    this.#place = 0;
    this.#scrollTo(0);
  }

  /** Gives the keys to the cell they belong to, once it is drawn. */
  async focus(): Promise<void> {
    await tick();
    this.cell()?.focus({ preventScroll: true });
  }

  /** The cell with the keys. */
  cell(): HTMLElement | null {
    return this.scroller?.querySelector<HTMLElement>('[tabindex="0"]') ?? null;
  }

  reveal(row: number): void {
    const { scroller, rowHeight, height } = this;
    if (!scroller) return;
    const { scrollTop } = scroller;
    if (row * rowHeight < scrollTop) this.#scrollTo(row * rowHeight);
    else if ((row + 2) * rowHeight > scrollTop + height) {
      this.#scrollTo((row + 2) * rowHeight - height);
    }
  }

  /** Whether a row is seen, the uppermost perhaps in part. */
  isInSight(row: number): boolean {
    const { scrolled, rowHeight, height } = this;
    return row * rowHeight >= scrolled - rowHeight && (row + 1) * rowHeight <= scrolled + height;
  }

  /** Keeps a row that was in sight where it is on the screen though it stands elsewhere now. */
  follow(from: number, to: number): boolean {
    const wasSeen = this.isInSight(from);
    if (wasSeen) this.#scrollTo(this.scrolled + (to - from) * this.rowHeight);
    return wasSeen;
  }

  /** The row that a key leads to; undefined for keys that lead to none. */
  rowFor(key: string, ctrl: boolean): number | undefined {
    const page = Math.max(1, Math.floor(this.height / this.rowHeight) - 2);
    const last = this.#rows().length - 1;
    const from = this.inHead ? HEAD : this.row;
    const steps: Record<string, number> = {
      ArrowDown: Math.min(last, from + 1),
      ArrowUp: Math.max(HEAD, from - 1),
      PageDown: Math.min(last, from + page),
      PageUp: Math.max(0, from - page),
      ...(ctrl && { Home: 0, End: last }),
    };
    return steps[key];
  }

  /** The column that a key leads to; undefined for keys that lead to none. */
  columnFor(key: string): EventColumn | undefined {
    const at = this.columns.indexOf(this.column);
    const steps: Record<string, number> = {
      ArrowRight: Math.min(this.columns.length - 1, at + 1),
      ArrowLeft: Math.max(0, at - 1),
      Home: 0,
      End: this.columns.length - 1,
    };
    return this.columns[steps[key] ?? -1];
  }

  #scrollTo(top: number): void {
    if (!this.scroller) return;
    this.scroller.scrollTop = top;
    this.scrolled = this.scroller.scrollTop;
  }
}
