import { assertNever } from '../../core/ipc/result';
import type { BackupReason, BackupRecord, RecordCounts } from '../../core/ipc/keeping';
import type { Author } from '../../core/library/change';
import type { HistoryReach } from '../../core/library/history-reach';
import type { Kind } from '../../core/library/records';
import { counted } from '../library/counted';

/** What one record of a kind is called. */
export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  article: 'Article',
  text: 'Text',
  clip: 'Clip',
  event: 'Event',
  evidence: 'Evidence',
  page: 'Page',
  tag: 'Tag',
  collection: 'Collection',
  lane: 'Lane',
  setting: 'Setting',
};

/** How a record of a backup stands to the library now. */
export const NOW_WORDS: Readonly<Record<BackupRecord['now'], string>> = {
  same: 'same as now',
  changed: 'changed since',
  trash: 'in the trash',
  gone: 'not in the library now',
};

/** `12 articles, 31 clips, 17 events, 3 pages`; kinds of which there are none are left out. */
export function countsWords({ articles, clips, events, pages }: RecordCounts): string {
  const words = [
    counted(articles, 'article'),
    counted(clips, 'clip'),
    counted(events, 'event'),
    counted(pages, 'page'),
  ];
  return words.filter((one) => one !== '').join(', ') || 'nothing';
}

/** How many there are of each kind that people count. */
export function countsOf(records: readonly { readonly kind: Kind }[]): RecordCounts {
  const count = (kind: Kind) => records.filter((record) => record.kind === kind).length;
  return {
    articles: count('article'),
    clips: count('clip'),
    events: count('event'),
    pages: count('page'),
  };
}

/** Who did it. */
export function authorWords(by: Author): string {
  switch (by) {
    case 'user':
      return 'by you';
    case 'cli':
      return 'by the command line';
    case 'watch':
      return 'by Dateline itself';
    case 'sync':
      return 'on another device';
    default:
      return assertNever(by);
  }
}

/** `90 days or 10,000 changes`: how far back the history is kept. */
export function reachWords({ days, changes }: HistoryReach): string {
  return `${figure(days)} ${days === 1 ? 'day' : 'days'} or ${figure(changes)} changes`;
}

/** A number as it is read at a glance, `10,000`. */
export function figure(value: number): string {
  return value.toLocaleString('en-US');
}

/** Why a backup was made. */
export function reasonWords(reason: BackupReason): string {
  switch (reason) {
    case 'daily':
      return 'daily';
    case 'asked':
      return 'made by you';
    case 'before-restore':
      return 'made before a restore';
    case 'before-upgrade':
      return 'made before an upgrade';
    default:
      return assertNever(reason);
  }
}

/** A size on disk, `340 KB`, `1.2 MB`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  const units = ['KB', 'MB', 'GB', 'TB'];
  let size = bytes / 1_000;
  let unit = 0;
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1_000;
    unit++;
  }
  return `${size < 9.95 ? size.toFixed(1) : Math.round(size)} ${units[unit] ?? ''}`;
}
