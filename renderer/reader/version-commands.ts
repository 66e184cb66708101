import { register } from '../state/commands.svelte';
import type { VersionsState } from './versions.svelte';

/**
 * Makes reading again and comparing versions known to the menu and the palette; answers how to stop.
 *
 * @param reread asks how the open article is to be read again, where it can be
 */
export function registerVersionCommands(
  versions: VersionsState,
  reread: { readonly can: () => boolean; readonly run: () => void },
): () => void {
  const stops = [
    register('reread', { title: 'Read the article again', enabled: reread.can, run: reread.run }),
    register('differences', {
      title: 'Show differences from the version before',
      enabled: () => versions.all.length > 1,
      run: () => versions.compare(),
    }),
  ];
  return () => stops.forEach((stop) => stop());
}
