import { register } from '../state/commands.svelte';
import type { FindState } from './find.svelte';
import type { ReaderState } from './reader.svelte';

/** The longest selection that is taken for words to seek, in UTF-16 units. */
const LONGEST = 100;

/** Opens the search where the keys are; the words that are selected are sought at once. */
export function openFind(find: FindState, reader: ReaderState): void {
  const { selection, focused, inView, starts } = reader;
  const block = focused?.id ?? inView;
  const from = selection?.start ?? (block === null ? undefined : starts.get(block)) ?? 0;
  const selected = selection ? (document.getSelection()?.toString() ?? '') : '';
  const isShort = selected.trim() !== '' && selected.length <= LONGEST && !/\n/u.test(selected);
  find.open(from, isShort ? selected : null);
}

/** Makes finding in the article known to the menu and the keys; answers how to stop. */
export function registerFindCommands(find: FindState, reader: ReaderState): () => void {
  const enabled = () => reader.shown.length > 0 && !reader.isCovered;
  const go = (steps: 1 | -1) => {
    const isNew = !find.isOpen;
    if (isNew) openFind(find, reader);
    // What is selected is the hit that one left.
    if (!isNew || reader.selection) find.go(steps);
  };
  const stops = [
    register('findInArticle', {
      title: 'Find in the article',
      keys: 'Ctrl+F',
      enabled,
      run: () => openFind(find, reader),
    }),
    register('findNext', { title: 'Find the next', keys: 'F3', enabled, run: () => go(1) }),
    register('findPrevious', {
      title: 'Find the previous',
      keys: 'Shift+F3',
      enabled,
      run: () => go(-1),
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
