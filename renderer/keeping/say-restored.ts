import type { Restored } from '../../core/ipc/keeping';
import { counted } from '../library/counted';
import type { AppState } from '../state/context';
import { offerUndo } from './offer-undo';

/** So many titles of what is missing are read at a glance. */
const FEW = 5;

/** Says what came of restoring from a backup or the history, with a way back. */
export function sayRestored(app: AppState, { label, records, missing }: Restored): void {
  const { notices } = app;
  if (label === null) notices.add('Everything is as it was then already.', { tone: 'info' });
  else {
    notices.add(`Put back: ${counted(records, 'record') || 'nothing'}`, {
      tone: 'info',
      action: offerUndo(app, label),
    });
  }
  if (missing.length === 0) return;
  const named = missing.slice(0, FEW).join(', ');
  const others = missing.length > FEW ? ` and ${missing.length - FEW} more` : '';
  notices.add(`The text or the original file could not be brought back: ${named}${others}.`, {
    tone: 'problem',
  });
}
