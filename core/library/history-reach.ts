import type { Lookup } from './change';

/** What of the history stays at least: the last days on which something was done, or changes. */
export interface HistoryReach {
  readonly days: number;
  readonly changes: number;
}

/** FORMAT: 90 days or 10,000 changes, whichever is more, unless a library says otherwise. */
export const HISTORY_REACH: HistoryReach = { days: 90, changes: 10_000 };

/** The least and the most of each: what was done today stays, and no file grows without end. */
export const REACH_LIMITS = {
  days: { least: 1, most: 36_500 },
  changes: { least: 100, most: 1_000_000 },
} as const;

/** The ids of the two settings; they belong to the library, so that it is kept alike wherever it is. */
const SETTINGS = { days: 'history.days', changes: 'history.changes' } as const;

/** How far back a library wants its history kept; a setting that makes no sense counts as not made. */
export function reachIn(lookup: Lookup): HistoryReach {
  const read = (name: keyof HistoryReach) => {
    const value = lookup('setting', SETTINGS[name])?.value;
    return typeof value === 'number' && fitsReach(name, value) ? value : HISTORY_REACH[name];
  };
  return { days: read('days'), changes: read('changes') };
}

/** Whether a number of days or of changes is whole and within its limits. */
export function fitsReach(name: keyof HistoryReach, value: number): boolean {
  const { least, most } = REACH_LIMITS[name];
  return Number.isInteger(value) && value >= least && value <= most;
}

/** The settings that a reach comes to, each by its id. */
export function reachSettings(
  reach: HistoryReach,
): { readonly id: string; readonly set: { readonly value: number } }[] {
  return (['days', 'changes'] as const).map((name) => ({
    id: SETTINGS[name],
    set: { value: reach[name] },
  }));
}
