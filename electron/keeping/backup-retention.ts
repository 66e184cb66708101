import type { BackupReason } from '../../core/ipc/keeping';

/** How many of the newest backups stay for being the last of a day, of a week, of a month. */
const KEPT = { day: 7, week: 4, month: 12 } as const;
/** Backups that were asked for, and those made before something risky, stay this many deep. */
const KEPT_BY_REASON: Readonly<Partial<Record<BackupReason, number>>> = {
  asked: 10,
  'before-restore': 5,
  'before-upgrade': 5,
};

/** A backup as retention sees it. */
export interface DatedBackup {
  readonly id: string;
  readonly at: string;
  readonly reason: BackupReason;
}

/**
 * The ids that stay, of backups in the order they were made: the last of each of the last 7 days, 4
 * weeks and 12 months that have one, and the newest of those made for a reason of their own.
 *
 * It counts periods that have a backup and never asks how long ago they were, so that a clock that
 * is years off, either way, removes nothing that would have stayed.
 */
export function keptBackups(backups: readonly DatedBackup[]): ReadonlySet<string> {
  const newestFirst = [...backups].reverse();
  const kept = new Set<string>();
  for (const [period, most] of Object.entries(KEPT)) {
    const seen = new Set<string>();
    for (const { id, at } of newestFirst) {
      const key = periodOf(at, period as keyof typeof KEPT);
      if (seen.has(key)) continue;
      if (seen.size >= most) break;
      seen.add(key);
      kept.add(id);
    }
  }
  for (const [reason, most] of Object.entries(KEPT_BY_REASON)) {
    for (const { id } of newestFirst.filter((one) => one.reason === reason).slice(0, most)) {
      kept.add(id);
    }
  }
  return kept;
}

/** A day, an ISO week by its Monday, or a month; in UTC, so that travelling changes nothing. */
function periodOf(at: string, period: keyof typeof KEPT): string {
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return at;
  if (period === 'month') return time.toISOString().slice(0, 7);
  if (period === 'week') time.setUTCDate(time.getUTCDate() - ((time.getUTCDay() + 6) % 7));
  return time.toISOString().slice(0, 10);
}
