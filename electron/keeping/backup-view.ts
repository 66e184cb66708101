import type { BackupRecord } from '../../core/ipc/keeping';
import { recordName } from '../../core/library/record-name';
import { isSame } from '../../core/library/same';
import { fold } from '../../core/library/search-fold';
import type { AnyRecord, Kind, Library } from '../../core/library/records';
import { describeDay, describeWhen } from '../../core/time/words';
import { Slices } from '../store/slices';

/** Kinds that a person looks for in a backup, in the order they are listed. */
const SHOWN = ['article', 'event', 'page', 'clip'] as const satisfies readonly Kind[];

interface Row {
  readonly record: AnyRecord;
  readonly name: string;
  readonly folded: string;
}

/** A backup's records as they can be looked through: by name, and beside the library of now. */
export class BackupView {
  readonly library: Library;
  readonly #rows: readonly Row[];

  private constructor(library: Library, rows: readonly Row[]) {
    this.library = library;
    this.#rows = rows;
  }

  /** Names every record once; in slices, for libraries of any size. */
  static async of(library: Library): Promise<BackupView> {
    const slices = new Slices();
    const rows: Row[] = [];
    for (const kind of SHOWN) {
      for (const record of library[kind].values() as Iterable<AnyRecord>) {
        if ('trashedAt' in record && record.trashedAt !== null) continue;
        const name = recordName(record);
        rows.push({ record, name, folded: fold(name) });
        const wait = slices.pause();
        if (wait) await wait;
      }
    }
    return new BackupView(library, rows);
  }

  /** Records whose name holds the query, and how many there are in all. */
  async find(
    now: Library,
    query: string,
    options: { readonly different: boolean; readonly most: number },
  ): Promise<{ records: BackupRecord[]; found: number }> {
    const wanted = fold(query.trim());
    const slices = new Slices();
    const records: BackupRecord[] = [];
    let found = 0;
    for (const { record, name, folded } of this.#rows) {
      const wait = slices.pause();
      if (wait) await wait;
      if (!folded.includes(wanted)) continue;
      const { kind, id } = record;
      const isFull = records.length >= options.most;
      const state = isFull && !options.different ? 'same' : stateNow(now, record);
      if (options.different && state === 'same') continue;
      found++;
      if (!isFull) records.push({ kind, id, name, detail: this.#detail(record), now: state });
    }
    return { records, found };
  }

  #detail(record: AnyRecord): string {
    switch (record.kind) {
      case 'article':
        return words(record.siteName.value, day(record.publishedOn.value));
      case 'event':
        return record.when ? describeWhen(record.when) : words(record.place);
      case 'clip': {
        const article = this.library.article.get(record.articleId);
        return article ? recordName(article) : (record.citation?.title ?? '');
      }
      default:
        return '';
    }
  }
}

function words(...parts: (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(' · ');
}

function day(value: string | null): string | null {
  return value === null ? null : describeDay(value);
}

function stateNow(now: Library, record: AnyRecord): BackupRecord['now'] {
  const current = now[record.kind].get(record.id);
  if (!current) return 'gone';
  if ('trashedAt' in current && current.trashedAt !== null) return 'trash';
  return isSame(current, record) ? 'same' : 'changed';
}
