import * as v from 'valibot';
import type { Author } from '../library/change';
import { KINDS, TRASHABLE_KINDS, idSchema } from '../library/records';
import type { Kind } from '../library/records';

/** A record by name, without its fields. */
export const recordNameSchema = v.strictObject({ kind: v.picklist(KINDS), id: idSchema });
export type RecordName = v.InferOutput<typeof recordNameSchema>;

/** Something that goes to the trash, and from there for good. */
export const trashedSchema = v.strictObject({ kind: v.picklist(TRASHABLE_KINDS), id: idSchema });

/** How many records of the kinds that people count. */
export interface RecordCounts {
  readonly articles: number;
  readonly clips: number;
  readonly events: number;
  readonly pages: number;
}

/** One deed, as the history lists it: newest first. */
export interface HistoryEntry {
  readonly deed: string;
  readonly device: string;
  /** When its last change was made, as an ISO time; for people only. */
  readonly at: string;
  readonly by: Author;
  readonly label: string;
  /** `undo` and `redo` are entries of their own: the history says all that was done. */
  readonly act: 'do' | 'undo' | 'redo';
  /** The records that it touched, named as they are now or were then; at most eight. */
  readonly records: readonly { readonly kind: Kind; readonly id: string; readonly name: string }[];
  /** How many records it touched in all. */
  readonly touched: number;
  /** Whether something of it is still in force and can be taken back from here. */
  readonly revertible: boolean;
}

export interface HistoryPage {
  readonly entries: readonly HistoryEntry[];
  /** Asks for older ones; null when the history goes back no further. */
  readonly next: string | null;
}

/** What a history that is kept less far back would forget. */
export interface Forgotten {
  readonly changes: number;
  /** When the last of them was made, as an ISO time, for people only; null when there are none. */
  readonly newest: string | null;
}

/** What deleting for good has done. */
export interface PurgeOutcome {
  readonly deleted: number;
  /** What could not be reached, in words for people: copies elsewhere, remnants on the disk. */
  readonly unreached: readonly string[];
}

export type BackupReason = 'daily' | 'asked' | 'before-restore' | 'before-upgrade';

/** One backup, as the list of them shows it. */
export interface BackupEntry extends RecordCounts {
  readonly id: string;
  /** An ISO time; for people only: backups are ordered as they were made. */
  readonly at: string;
  readonly reason: BackupReason;
  /** Of its own files; originals and texts are shared with the other backups. */
  readonly bytes: number;
  /** Why it, or a part of it, cannot be used, in words; null for a sound one. */
  readonly problem: string | null;
}

/** A record in a backup beside the library as it is now. */
export interface BackupRecord {
  readonly kind: Kind;
  readonly id: string;
  readonly name: string;
  /** What tells it from others of its name: outlet and day, a time, how many clips. */
  readonly detail: string;
  /** `same` as now, `changed` since, in the `trash` now, or `gone` from the library. */
  readonly now: 'same' | 'changed' | 'trash' | 'gone';
}

export interface BackupContents {
  readonly entry: BackupEntry;
  /** At most as many as were asked for, articles first. */
  readonly records: readonly BackupRecord[];
  /** How many fit the query. */
  readonly found: number;
}

export interface Restored {
  /** How the undo names it; null when everything was as in the backup already. */
  readonly label: string | null;
  /** Records that were put back or changed. */
  readonly records: number;
  /** Texts and originals that the backup names and has not, by the titles of their articles. */
  readonly missing: readonly string[];
}

/** One thing that was found damaged. */
export interface Finding {
  /** `records`: lines of the snapshot; `changes`: of a journal; `history`: of it; else one file each. */
  readonly what: 'records' | 'changes' | 'history' | 'identity' | 'text' | 'original';
  readonly path: string;
  /** A sentence: what is wrong and what that means. */
  readonly words: string;
  /** Where the damaged file was set aside; null for one that is missing. */
  readonly setAside: string | null;
}

/** A source from which lost records can be brought back. */
export interface RecoveryOffer extends RecordCounts {
  /** `history`, or a backup's id. */
  readonly from: string;
  /** When the backup was made; null for the history. */
  readonly at: string | null;
  /** Whether it brings back all that is missing, as it last was. */
  readonly complete: boolean;
}

/** What a person must know after damage, and what can be done. */
export interface RecoveryReport {
  readonly findings: readonly Finding[];
  /** What could be read and is in the library now. */
  readonly whole: RecordCounts;
  /** Best first; only those that bring something. */
  readonly offers: readonly RecoveryOffer[];
  /** When files were last checked by hash; null when they were not. */
  readonly checked: { readonly files: number } | null;
}

/** What was mended of texts and originals. */
export interface Mended {
  /** From a backup, by the titles of their articles. */
  readonly restored: readonly string[];
  /** Texts that were read again from their originals. */
  readonly readAgain: readonly string[];
  readonly failed: readonly string[];
}
