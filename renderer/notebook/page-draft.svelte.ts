import { ChangeSet, Text } from '@codemirror/state';
import { editBetween } from '../../core/library/text-edit';
import type { TextEdit } from '../../core/library/text-edit';

/** A pause in typing, in ms, after which what was typed is one step of undo. */
export const PAUSE = 600;
/** Whoever types on without a pause loses no more than this, in ms. */
const LONGEST_TAIL = 4_000;
/** What could not be saved is tried again after this, in ms. */
const RETRY = 5_000;

export interface DraftPorts {
  /** Saves edits of the page's body; answers whether they are in. */
  readonly save: (patch: readonly TextEdit[]) => Promise<boolean>;
  /** The page's body as the library has it now; undefined when the page is gone. */
  readonly body: () => string | undefined;
  /** Brings into the editor what was changed elsewhere. */
  readonly apply: (changes: ChangeSet) => void;
}

export type DraftState = 'saved' | 'unsaved' | 'failed';

/**
 * A page's body between the editor and the library.
 *
 * What is typed goes to the library at pauses, as patches; what changes there meanwhile comes into
 * the editor at its place, and each side's changes are moved over the other's. `#base` is the body
 * that both have; `#typed` leads from there, past what is on its way, to what the editor shows.
 */
export class PageDraft {
  readonly #ports: DraftPorts;
  #base: Text;
  #typed: ChangeSet;
  #pause: ReturnType<typeof setTimeout> | null = null;
  #longest: ReturnType<typeof setTimeout> | null = null;
  #sending: Promise<boolean> | null = null;
  #state = $state.raw<DraftState>('saved');

  constructor(body: string, ports: DraftPorts) {
    this.#ports = ports;
    this.#base = textOf(body);
    this.#typed = ChangeSet.empty(this.#base.length);
  }

  get state(): DraftState {
    return this.#state;
  }

  /** Takes in what the user did in the editor. */
  typed(changes: ChangeSet): void {
    this.#typed = this.#typed.compose(changes);
    this.#state = 'unsaved';
    this.#schedule(PAUSE);
  }

  /** Follows the library's body. While something is on its way, its arrival decides. */
  receive(): void {
    const body = this.#ports.body();
    if (body === undefined || this.#sending) return;
    this.#merge(body);
  }

  /** Saves what was typed; answers whether the library has everything. */
  async flush(): Promise<boolean> {
    this.#unschedule();
    if (this.#sending) {
      await this.#sending;
      return this.flush();
    }
    if (this.#typed.empty || this.#ports.body() === undefined) return true;
    this.#sending = this.#send();
    const isIn = await this.#sending;
    return isIn && this.#typed.empty;
  }

  async #send(): Promise<boolean> {
    this.receive();
    const sent = this.#typed;
    const arrived = sent.apply(this.#base);
    this.#typed = ChangeSet.empty(arrived.length);
    const isIn = await this.#ports.save(patchOf(this.#base, sent));
    this.#sending = null;
    if (isIn) this.#base = arrived;
    else this.#typed = sent.compose(this.#typed);
    this.receive();
    this.#state = this.#typed.empty ? 'saved' : isIn ? 'unsaved' : 'failed';
    if (!isIn) this.#schedule(RETRY);
    return isIn;
  }

  /** Moves a change made elsewhere over what was typed here, and the other way about. */
  #merge(body: string): void {
    const here = this.#base.toString();
    const [edit] = editBetween(here, body);
    if (!edit) return;
    const change = { from: edit.at, to: edit.at + edit.cut.length, insert: textOf(edit.put) };
    const theirs = ChangeSet.of(change, this.#base.length);
    const ours = this.#typed;
    this.#base = textOf(body);
    this.#typed = ours.map(theirs);
    this.#ports.apply(theirs.map(ours, true));
    if (this.#typed.empty) this.#state = 'saved';
  }

  #schedule(wait: number): void {
    if (this.#pause !== null) clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.flush(), wait);
    this.#longest ??= setTimeout(() => void this.flush(), Math.max(wait, LONGEST_TAIL));
  }

  #unschedule(): void {
    if (this.#pause !== null) clearTimeout(this.#pause);
    if (this.#longest !== null) clearTimeout(this.#longest);
    this.#pause = null;
    this.#longest = null;
  }
}

/** A body as the editor's text, its lines cut at `\n` alone, so that positions are the body's own. */
export function textOf(body: string): Text {
  return Text.of(body.split('\n'));
}

/** A change as edits one after another, each in the text as the ones before it left it. */
export function patchOf(base: Text, changes: ChangeSet): TextEdit[] {
  const patch: TextEdit[] = [];
  changes.iterChanges((fromA, toA, fromB, _toB, inserted) => {
    patch.push({ at: fromB, cut: base.sliceString(fromA, toA), put: inserted.toString() });
  });
  return patch;
}
