import { draftAt } from '../../core/article/several-articles';
import type { Finding, Mended } from '../../core/ipc/keeping';
import { ok } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import { recordName } from '../../core/library/record-name';
import type { Article } from '../../core/library/records';
import type { ParserPort } from '../importers/parser-port';
import { rereadArticle } from '../importers/reread';
import { setAside } from '../store/quarantine';
import type { FilePort } from '../store/file-port';
import type { LibraryStore } from '../store/library-store';
import { contentPath, isWhole } from './content-pool';
import type { ContentKind, ContentPool } from './content-pool';

/** A content file that is damaged or missing, and the articles that need it. */
interface Bad {
  readonly kind: ContentKind;
  readonly sha256: string;
  readonly articles: readonly Article[];
  readonly finding: Finding;
}

/** Checks texts and originals by their hashes, and mends those that are not what their names say. */
export class ContentCheck {
  readonly #store: LibraryStore;
  readonly #files: FilePort;
  readonly #pool: ContentPool;
  readonly #parser: Pick<ParserPort, 'read'>;
  #bad: readonly Bad[] = [];
  #checked: number | null = null;

  constructor(options: {
    store: LibraryStore;
    files: FilePort;
    pool: ContentPool;
    parser: Pick<ParserPort, 'read'>;
  }) {
    this.#store = options.store;
    this.#files = options.files;
    this.#pool = options.pool;
    this.#parser = options.parser;
  }

  get findings(): readonly Finding[] {
    return this.#bad.map(({ finding }) => finding);
  }

  /** How many files the last check looked at; null before the first. */
  get checked(): number | null {
    return this.#checked;
  }

  async check(): Promise<Result<{ files: number; damaged: number }>> {
    const { library, layout } = this.#store;
    const wanted = new Map<string, { kind: ContentKind; sha256: string; articles: Article[] }>();
    const want = (kind: ContentKind, sha256: string, article: Article | undefined) => {
      const key = `${kind}/${sha256}`;
      const known = wanted.get(key) ?? { kind, sha256, articles: [] };
      if (article) known.articles.push(article);
      wanted.set(key, known);
    };
    for (const text of library.text.values()) {
      want('text', text.sha256, library.article.get(text.articleId));
    }
    for (const article of library.article.values()) {
      if (article.original) want('original', article.original.sha256, article);
    }
    const bad: Bad[] = [];
    for (const one of wanted.values()) {
      const path = contentPath(layout, one.kind, one.sha256);
      if (await isWhole(this.#files, path, one.sha256)) continue;
      const isThere = (await this.#files.size(path)) !== null;
      const what = isThere ? 'its bytes are not what was saved' : 'it is missing';
      const aside =
        isThere && !this.#store.readOnly
          ? await setAside(this.#files, layout, { path, what }, this.#store.now())
          : null;
      bad.push({ ...one, finding: this.#finding(one, path, what, aside) });
    }
    this.#bad = bad;
    this.#checked = wanted.size;
    return ok({ files: wanted.size, damaged: bad.length });
  }

  /** Brings files back from the backups; a text that none has is read again from its original. */
  async mend(): Promise<Result<Mended>> {
    if (this.#checked === null) await this.check();
    const restored: string[] = [];
    const readAgain: string[] = [];
    const failed: string[] = [];
    // Originals first: texts are read again from them.
    const order = [...this.#bad].sort(
      (a, b) => Number(a.kind === 'text') - Number(b.kind === 'text'),
    );
    for (const bad of order) {
      const name = namesOf(bad.articles);
      if (await this.#pool.bringBack(this.#store.layout, bad.kind, bad.sha256)) restored.push(name);
      else if (bad.kind === 'text' && (await this.#readAgain(bad))) {
        readAgain.push(name);
        await this.#renewKept(bad);
      } else failed.push(name);
    }
    this.#store.content.forget();
    await this.check();
    return ok({ restored, readAgain, failed });
  }

  /**
   * Keeps a mended file among the backups in the place of the damaged one there, which is set aside:
   * both may have been names of the same bytes.
   */
  async #renewKept({ kind, sha256 }: Bad): Promise<void> {
    const { layout } = this.#store;
    const kept = contentPath(this.#pool.layout, kind, sha256);
    if ((await this.#files.size(kept)) === null || (await isWhole(this.#files, kept, sha256)))
      return;
    if (!(await isWhole(this.#files, contentPath(layout, kind, sha256), sha256))) return;
    const damage = { path: kept, what: 'its bytes are not what was saved' };
    await setAside(this.#files, layout, damage, this.#store.now());
    await this.#files.remove(kept);
    await this.#pool.keep(layout, kind, sha256);
    await this.#pool.sync();
  }

  /** Reads the text of an article again: the same words make the same file, others a new revision. */
  async #readAgain({ sha256, articles }: Bad): Promise<boolean> {
    const { layout, content } = this.#store;
    const article = articles.find(({ original }) => original !== null);
    if (!article?.original) return false;
    const path = layout.original(article.original.sha256);
    if (!(await isWhole(this.#files, path, article.original.sha256))) return false;
    const { fileName, encoding = null } = article.original;
    const read = await this.#parser.read(path, fileName, encoding);
    if (!read.ok) return false;
    const draft = draftAt(read.value.draft, article.locator?.place ?? null);
    if ((await content.writeText(draft.blocks)) === sha256) return true;
    // The damaged text may also be that of all articles in the file, from before it was split.
    if ((await content.writeText(read.value.draft.blocks)) === sha256) return true;
    // Of an older revision nothing is shown; only the current one is worth a new one.
    if (this.#store.lookup('text', article.textId)?.sha256 !== sha256) return false;
    const options = { store: this.#store, parser: this.#parser, by: 'user' as const };
    return (await rereadArticle(article.id, options)).ok;
  }

  #finding(
    { kind, articles }: Omit<Bad, 'finding'>,
    path: string,
    what: string,
    aside: string | null,
  ): Finding {
    const of = kind === 'text' ? 'The text' : 'The original file';
    const words = `${of} of ${namesOf(articles)} cannot be used: ${what}.`;
    return { what: kind, path, words, setAside: aside };
  }
}

function namesOf(articles: readonly Article[]): string {
  const [first] = articles;
  if (!first) return 'an article that is gone';
  const more = articles.length > 1 ? ` and ${articles.length - 1} more` : '';
  return `“${recordName(first)}”${more}`;
}
