import { register } from '../state/commands.svelte';
import type { NamedCommand } from '../state/commands.svelte';
import type { AppState } from '../state/context';
import type { ClipShape } from './clip-shape.svelte';

/** Makes what changes a clip's extent known to the menu, the keys and the clip's card; answers how to stop. */
export function registerClipShapeCommands(app: AppState, shape: ClipShape): () => void {
  const commands: Record<string, Omit<NamedCommand, 'enabled'>> = {
    extendClipEnd: {
      title: 'Clip’s end: a word further',
      keys: ']',
      run: () => shape.moveEnd('end', 1),
    },
    shrinkClipEnd: {
      title: 'Clip’s end: a word back',
      keys: '[',
      run: () => shape.moveEnd('end', -1),
    },
    extendClipStart: {
      title: 'Clip’s start: a word back',
      keys: '{',
      run: () => shape.moveEnd('start', -1),
    },
    shrinkClipStart: {
      title: 'Clip’s start: a word further',
      keys: '}',
      run: () => shape.moveEnd('start', 1),
    },
    splitClip: {
      title: 'Split the clip at the caret or selection',
      keys: 'Shift+S',
      run: () => shape.split(),
    },
    mergeClipNext: {
      title: 'Merge the clip with the next one',
      keys: 'm',
      run: () => shape.merge(1),
    },
    mergeClipPrevious: {
      title: 'Merge the clip with the one before',
      keys: 'Shift+M',
      run: () => shape.merge(-1),
    },
  };
  const enabled = () => !app.notebook.readOnly && shape.clip !== null;
  const stops = Object.entries(commands).map(([name, command]) =>
    register(name, { ...command, enabled }),
  );
  return () => stops.forEach((stop) => stop());
}
