import { syntaxTree } from '@codemirror/language';
import { StateEffect } from '@codemirror/state';
import type { EditorState, Extension, Range } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, WidgetType } from '@codemirror/view';
import type { DecorationSet, PluginValue, ViewUpdate } from '@codemirror/view';
import { CITATION } from '../../core/notebook/citation';

/** What a chip shows of a clip. */
export interface ClipChip {
  readonly words: string;
  readonly source: string;
  /** A clip colour's name. */
  readonly colour: string;
  /** Whether it is the selected clip, or evidence of the selected event. */
  readonly mark: 'selected' | 'kin' | null;
}

/** Asks for the chips to be drawn anew, because the clips changed. */
export const redrawChips = StateEffect.define<null>();

/**
 * Draws each `[[clip:ID]]` of a page's source as a chip with the quote's first words. It counts as
 * one character for the cursor; what is in code stays as it is written.
 */
export function citationChips(
  chipOf: (clipId: string) => ClipChip | null,
  onpress: (clipId: string) => void,
): Extension {
  const plugin = ViewPlugin.define<Chips>((view) => new Chips(view, chipOf, onpress), {
    decorations: (chips) => chips.drawn,
    provide: (own) =>
      EditorView.atomicRanges.of((view) => view.plugin(own)?.drawn ?? Decoration.none),
  });
  return plugin;
}

/**
 * The clip whose citation the caret stands at, on either side of it, or that is selected by itself;
 * null elsewhere.
 */
export function citationAtCaret(state: EditorState): string | null {
  const { from, to } = state.selection.main;
  const line = state.doc.lineAt(from);
  if (to > line.to) return null;
  for (const match of line.text.matchAll(CITATION)) {
    const start = line.from + match.index;
    const end = start + match[0].length;
    const isAt = from === to ? from === start || from === end : from === start && to === end;
    if (isAt) return match[1] ?? null;
  }
  return null;
}

class Chips implements PluginValue {
  readonly #chipOf: (clipId: string) => ClipChip | null;
  readonly #onpress: (clipId: string) => void;
  drawn: DecorationSet;

  constructor(
    view: EditorView,
    chipOf: (clipId: string) => ClipChip | null,
    onpress: (clipId: string) => void,
  ) {
    this.#chipOf = chipOf;
    this.#onpress = onpress;
    this.drawn = this.#draw(view);
  }

  update(update: ViewUpdate): void {
    const isAsked = update.transactions.some((one) => one.effects.some((e) => e.is(redrawChips)));
    const isParsed = syntaxTree(update.startState) !== syntaxTree(update.state);
    if (update.docChanged || update.viewportChanged || isAsked || isParsed) {
      this.drawn = this.#draw(update.view);
    }
  }

  #draw(view: EditorView): DecorationSet {
    const found: Range<Decoration>[] = [];
    for (const { from, to } of view.visibleRanges) {
      const text = view.state.sliceDoc(from, to);
      for (const match of text.matchAll(CITATION)) {
        const at = from + match.index;
        const clipId = match[1] ?? '';
        if (isInCode(view, at) || view.state.sliceDoc(at - 1, at) === '\\') continue;
        const widget = new ChipWidget(clipId, this.#chipOf(clipId), this.#onpress);
        found.push(Decoration.replace({ widget }).range(at, at + match[0].length));
      }
    }
    return Decoration.set(found, true);
  }
}

function isInCode(view: EditorView, at: number): boolean {
  for (let node = syntaxTree(view.state).resolveInner(at, 1); ;) {
    if (/Code|HTMLBlock/.test(node.name)) return true;
    if (!node.parent) return false;
    node = node.parent;
  }
}

class ChipWidget extends WidgetType {
  readonly #clipId: string;
  readonly #chip: ClipChip | null;
  readonly #onpress: (clipId: string) => void;

  constructor(clipId: string, chip: ClipChip | null, onpress: (clipId: string) => void) {
    super();
    this.#clipId = clipId;
    this.#chip = chip;
    this.#onpress = onpress;
  }

  override eq(other: ChipWidget): boolean {
    const [a, b] = [this.#chip, other.#chip];
    return (
      this.#clipId === other.#clipId &&
      a?.words === b?.words &&
      a?.source === b?.source &&
      a?.colour === b?.colour &&
      a?.mark === b?.mark
    );
  }

  override toDOM(): HTMLElement {
    const chip = document.createElement('span');
    chip.className = this.#chip ? 'cm-citation' : 'cm-citation cm-citation-lost';
    chip.setAttribute('role', 'img');
    if (this.#chip?.mark) chip.classList.add(`cm-citation-${this.#chip.mark}`);
    if (this.#chip) {
      chip.style.setProperty('--clip', `var(--${this.#chip.colour})`);
      chip.append(
        span('cm-citation-words', `“${this.#chip.words}”`),
        span('cm-citation-source', this.#chip.source),
      );
      chip.title = 'Show this clip';
      chip.setAttribute('aria-label', `Clip: ${this.#chip.words}, ${this.#chip.source}`);
      chip.addEventListener('mousedown', (event) => {
        event.preventDefault();
        this.#onpress(this.#clipId);
      });
    } else {
      chip.textContent = 'Clip not found';
      chip.setAttribute('aria-label', 'Clip not found');
    }
    return chip;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

function span(className: string, text: string): HTMLElement {
  const part = document.createElement('span');
  part.className = className;
  part.textContent = text;
  return part;
}
