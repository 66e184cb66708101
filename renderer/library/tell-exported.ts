import type { ExportedFile, SavedTimeline } from '../../core/ipc/contract';
import type { Result } from '../../core/ipc/result';
import { bridge } from '../api.svelte';
import type { NoticesState } from '../state/notices.svelte';
import { fileNameOf } from './import-summary';

/** The same of the timeline: says, too, where a picture came out smaller than usual. */
export function tellSavedTimeline(
  notices: NoticesState,
  result: Result<SavedTimeline | null, string>,
): void {
  tellExported(notices, result);
  const reduced = result.ok ? result.value?.reducedTo : null;
  if (!reduced) return;
  const size = `${reduced.width.toLocaleString('en')} × ${reduced.height.toLocaleString('en')}`;
  notices.add(
    `The picture was too large and was made smaller: ${size} pixels. As SVG it is sharp at any size.`,
    { tone: 'info' },
  );
}

/** Says how an export ended, and offers to show its file; nothing where the user thought better of it. */
export function tellExported(
  notices: NoticesState,
  result: Result<ExportedFile | null, string>,
): void {
  if (!result.ok) {
    notices.add(result.error.message, { tone: 'problem' });
    return;
  }
  if (result.value === null) return;
  const { path } = result.value;
  notices.add(`Exported: ${fileNameOf(path)}`, {
    tone: 'info',
    action: {
      label: 'Show in folder',
      run: () => void bridge().call('export:reveal', { path }),
    },
  });
}
