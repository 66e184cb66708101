import type { CarryCounts } from '../../core/clip/carry-over';
import { counted } from '../library/counted';

/** `5 clips: 4 found, 1 not found`; empty where there are no clips. */
export function carriedWords({ found, ambiguous, lost }: CarryCounts): string {
  const parts = [
    [found, 'found'],
    [ambiguous, 'at several places'],
    [lost, 'not found'],
  ] as const;
  const all = found + ambiguous + lost;
  if (all === 0) return '';
  const words = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return `${counted(all, 'clip')}: ${words.join(', ')}`;
}
