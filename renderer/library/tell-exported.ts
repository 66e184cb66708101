import type { ExportedFile } from '../../core/ipc/contract';
import type { Result } from '../../core/ipc/result';
import { bridge } from '../api.svelte';
import type { NoticesState } from '../state/notices.svelte';
import { fileNameOf } from './import-summary';

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
