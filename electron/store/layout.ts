import { join } from 'node:path';
import { FORMATS } from '../../core/library/upgrade';
import type { Formats } from '../../core/library/upgrade';

/**
 * How a library lies on the disk: the names of its files and folders, which are the same in every
 * format so far, and the formats that its records and changes may be of.
 */
export class LibraryLayout {
  readonly folder: string;
  readonly formats: Formats;

  constructor(folder: string, formats: Formats = FORMATS) {
    this.folder = folder;
    this.formats = formats;
  }

  /** The same of another folder that is laid out like a library: a backup's. */
  at(folder: string): LibraryLayout {
    return new LibraryLayout(folder, this.formats);
  }

  get identity(): string {
    return join(this.folder, 'dateline.json');
  }
  get snapshot(): string {
    return join(this.folder, 'snapshot.ndjson');
  }
  get journals(): string {
    return join(this.folder, 'journal');
  }
  get histories(): string {
    return join(this.folder, 'history');
  }
  get texts(): string {
    return join(this.folder, 'texts');
  }
  get originals(): string {
    return join(this.folder, 'originals');
  }
  get attachments(): string {
    return join(this.folder, 'attachments');
  }
  get quarantine(): string {
    return join(this.folder, 'quarantine');
  }

  journal(device: string): string {
    return join(this.journals, device);
  }
  history(device: string): string {
    return join(this.histories, device);
  }
  segment(device: string, number: number): string {
    return join(this.journal(device), segmentName(number));
  }
  text(sha256: string): string {
    return join(this.texts, `${sha256}.json`);
  }
  original(sha256: string): string {
    return join(this.originals, sha256);
  }
}

/** A segment's file name; the number is padded so that names sort as numbers do. */
export function segmentName(number: number): string {
  return `${String(number).padStart(8, '0')}.ndjson`;
}

/** The number of a segment's file name, or null when it is none. */
export function segmentNumber(name: string): number | null {
  const match = /^(\d{8,})\.ndjson$/.exec(name);
  return match ? Number(match[1]) : null;
}
