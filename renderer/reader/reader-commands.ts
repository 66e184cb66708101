import { tick } from 'svelte';
import { CLIP_COLOURS } from '../../core/library/records';
import { editClip } from '../clips/side-pane.svelte';
import type { EditedPart } from '../clips/side-pane.svelte';
import { trashRecord } from '../library/trash-record';
import { openEventChooser, openEventForm } from '../events/event-forms.svelte';
import { register } from '../state/commands.svelte';
import type { NamedCommand } from '../state/commands.svelte';
import type { AppState } from '../state/context';
import { typeAhead } from '../state/type-ahead';
import type { TextDate } from './article-dates';
import { clipWords, colourClip, layClip, removeBlock } from './deeds';
import type { ReaderState } from './reader.svelte';

/** Asks for a new event from what the keys are about, or from what a date in the text tells of. */
export function eventFromPassage(reader: ReaderState, date: TextDate | null = null): void {
  const passage = date ? reader.passageOf(date) : reader.passage;
  const picked = date ?? reader.pickedDate;
  if (!passage) return;
  openEventForm({ passage, ...(picked && { when: picked.when, fromSource: true }) });
}

/** Asks which existing event the passage tells of. */
export function linkPassage(reader: ReaderState, date: TextDate | null = null): void {
  const passage = date ? reader.passageOf(date) : reader.passage;
  const picked = date ?? reader.pickedDate;
  if (passage) openEventChooser(passage, picked?.when ?? null);
}

/** Moves the focus by blocks; the first move goes to the first block in view. */
export function moveBy(app: AppState, reader: ReaderState, steps: 1 | -1): void {
  const { shown, focused, places, inView } = reader;
  const at = focused ? shown.indexOf(focused) + steps : (places.get(inView ?? '') ?? 0);
  const next = shown[Math.min(shown.length - 1, Math.max(0, at))];
  if (next) app.focus.moveTo(next.id);
}

/** Makes what the reader can do known to the menu, the palette and the keys; answers how to stop. */
export function registerReaderCommands(app: AppState, reader: ReaderState): () => void {
  const hasArticle = () => reader.article !== null;
  const hasWords = () => reader.words !== null;
  const hasPassage = () => reader.passage !== null;
  const clip = () => reader.focusedClip ?? selectedClip(app);
  /** The selected clip, where it is one of the open article. */
  const selectedHere = () => {
    const selected = selectedClip(app);
    return selected?.articleId === reader.article?.id ? selected : null;
  };
  const edit = async (part: EditedPart) => {
    const stop = typeAhead();
    if (!clip() && hasWords()) await clipWords(app, reader);
    const target = clip();
    if (!target) return stop();
    app.focus.selectClip(target.id);
    app.panes.open('right', true);
    await tick();
    editClip(target.id, part);
  };
  const writing = (
    name: string,
    command: NamedCommand & { readonly enabled: () => boolean },
  ): (() => void) =>
    register(name, { ...command, enabled: () => !app.notebook.readOnly && command.enabled() });
  const stops = [
    register('nextBlock', {
      title: 'Next paragraph',
      keys: 'j',
      enabled: hasArticle,
      run: () => moveBy(app, reader, 1),
    }),
    register('previousBlock', {
      title: 'Previous paragraph',
      keys: 'k',
      enabled: hasArticle,
      run: () => moveBy(app, reader, -1),
    }),
    writing('clip', {
      title: 'Clip the paragraph or the selection',
      keys: 'c',
      enabled: hasWords,
      run: () => clipWords(app, reader),
    }),
    writing('layClip', {
      title: 'Lay the clip on the selected words',
      keys: 'Shift+C',
      enabled: () => reader.selection !== null && selectedHere() !== null,
      run: async () => {
        const [target, selection] = [selectedHere(), reader.selection];
        if (!target || !selection) return;
        document.getSelection()?.removeAllRanges();
        await layClip(app, target, selection);
      },
    }),
    writing('eventFromClip', {
      title: 'New event from the clip or paragraph',
      keys: 'e',
      enabled: () => hasPassage() || clip() !== null,
      run: () => {
        const target = clip();
        if (hasPassage()) eventFromPassage(reader);
        else if (target) openEventForm({ clipId: target.id });
      },
    }),
    writing('linkToEvent', {
      title: 'Link the clip or paragraph to an event',
      keys: 'l',
      enabled: () => hasPassage() || clip() !== null,
      run: () => {
        const target = clip();
        if (hasPassage()) linkPassage(reader);
        else if (target) openEventChooser({ kind: 'clip', clipId: target.id });
      },
    }),
    writing('note', {
      title: 'Write a note on the clip',
      keys: 'n',
      enabled: () => clip() !== null || hasWords(),
      run: () => edit('note'),
    }),
    writing('tags', {
      title: 'Tag the clip',
      keys: 't',
      enabled: () => clip() !== null || hasWords(),
      run: () => edit('tags'),
    }),
    ...CLIP_COLOURS.map((colour, index) =>
      writing(`colour ${colour}`, {
        title: `Colour the clip ${colour}`,
        keys: String(index + 1),
        enabled: () => clip() !== null,
        run: () => {
          const target = clip();
          if (target) void colourClip(app, target.id, colour);
        },
      }),
    ),
    writing('removeClip', {
      title: 'Remove the clip',
      keys: 'Delete',
      // Elsewhere the key is about what has the keys there.
      enabled: () => areKeysInText() && reader.focusedClip?.id === app.focus.clipId,
      run: async () => {
        const target = selectedHere();
        if (target) await trashRecord(app, 'clip', target.id, target.quote.exact);
      },
    }),
    writing('removeBlock', {
      title: 'Remove the paragraph from the article',
      keys: 'x',
      enabled: () => reader.focused !== null,
      run: async () => {
        const { article, focused, shown } = reader;
        if (!article || !focused) return;
        const at = shown.indexOf(focused);
        const next = shown[at + 1] ?? shown[at - 1];
        // The keys go on where it is.
        if (next) app.focus.moveTo(next.id);
        await removeBlock(app, article, focused);
      },
    }),
    register('showOriginal', {
      title: 'Show or hide the original',
      now: () => (app.panes.isOpen('original') ? 'Hide the original' : 'Show the original'),
      keys: ['o', 'Ctrl+4'],
      enabled: () => (reader.article?.original ?? null) !== null,
      run: () => app.panes.toggle('original'),
    }),
    register('showRemoved', {
      title: 'Show or hide removed blocks',
      enabled: () => reader.leftOut.length > 0,
      run: () => {
        reader.showsLeftOut = !reader.showsLeftOut;
      },
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Whether a key that is pressed now is about the text: it, or nothing at all, has the focus. */
function areKeysInText(): boolean {
  const { activeElement } = document;
  return activeElement === document.body || activeElement?.matches('[data-block]') === true;
}

/** The clip that the right pane shows, of whatever article. */
function selectedClip(app: AppState) {
  const { clipId } = app.focus;
  return clipId === null ? null : (app.notebook.get('clip', clipId) ?? null);
}
