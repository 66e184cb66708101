import type { CarryCounts } from '../../core/clip/carry-over';
import { counted } from '../library/counted';

/** `5 clips: 3 found, 1 with other words, 1 not found`; empty where there are no clips. */
export function carriedWords({ found, changed, ambiguous, lost }: CarryCounts): string {
  const parts = [
    [found, 'found'],
    [changed, 'with other words'],
    [ambiguous, 'at several places'],
    [lost, 'not found'],
  ] as const;
  const all = found + changed + ambiguous + lost;
  if (all === 0) return '';
  const words = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return `${counted(all, 'clip')}: ${words.join(', ')}`;
}
