import { SIGNATURE_UNITS, nearLikeness, signatureUnits } from '../article/likeness';
import type { Lookup } from './change';
import type { Article, RecordOf } from './records';

const FIRST_ROWS = 64;

/**
 * The signatures of a library's texts side by side, so that one look finds the texts that are nearly
 * the same as another. Looking through 10,000 takes some milliseconds, and a change costs one row:
 * there is nothing that has to be built anew or kept on the disk.
 */
export class NearCopies {
  #units = new Uint32Array(FIRST_ROWS * SIGNATURE_UNITS);
  readonly #rows = new Map<string, number>();
  /** The text of each row; null in rows that are free. */
  readonly #ids: (string | null)[] = [];
  readonly #free: number[] = [];
  #used = 0;

  static over(texts: Iterable<RecordOf<'text'>>): NearCopies {
    const copies = new NearCopies();
    for (const text of texts) copies.update(undefined, text);
    return copies;
  }

  /** Follows one text from what it was to what it is. */
  update(before: RecordOf<'text'> | undefined, after: RecordOf<'text'> | null): void {
    if (before && after && before.signature === after.signature) return;
    if (before) this.#remove(before.id);
    const units = after && signatureUnits(after.signature);
    if (!units) return;
    const row = this.#free.pop() ?? this.#used++;
    if ((row + 1) * SIGNATURE_UNITS > this.#units.length) {
      const more = new Uint32Array(this.#units.length * 2);
      more.set(this.#units);
      this.#units = more;
    }
    this.#units.set(units, row * SIGNATURE_UNITS);
    this.#rows.set(after.id, row);
    this.#ids[row] = after.id;
  }

  #remove(id: string): void {
    const row = this.#rows.get(id);
    if (row === undefined) return;
    this.#rows.delete(id);
    this.#ids[row] = null;
    this.#free.push(row);
  }

  /** Ids of other texts that are nearly the same as a text, the likest first. */
  of(textId: string): string[] {
    const row = this.#rows.get(textId);
    if (row === undefined) return [];
    const found: { id: string; likeness: number }[] = [];
    const units = this.#units;
    for (let other = 0; other < this.#used; other++) {
      const id = this.#ids[other];
      if (other === row || id === undefined || id === null) continue;
      const likeness = nearLikeness(units, row * SIGNATURE_UNITS, units, other * SIGNATURE_UNITS);
      if (likeness !== null) found.push({ id, likeness });
    }
    return found.sort((one, other) => other.likeness - one.likeness).map(({ id }) => id);
  }

  /**
   * Other articles whose text is nearly that of an article, the likest first. Those in the trash and
   * the article's own versions are none: they are said to be what they are elsewhere.
   */
  articlesLike(article: Article, lookup: Lookup): Article[] {
    return this.of(article.textId).flatMap((textId) => {
      const text = lookup('text', textId);
      const other = text && lookup('article', text.articleId);
      if (other?.textId !== textId || other.trashedAt !== null || other.id === article.id)
        return [];
      const first = ({ id, versionOf }: Article) => versionOf ?? id;
      return first(other) === first(article) ? [] : [other];
    });
  }
}
