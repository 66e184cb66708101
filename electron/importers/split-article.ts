import { v7 as newId } from 'uuid';
import { partWords } from '../../core/article/several-articles';
import type { PartWords } from '../../core/article/several-articles';
import { fail, ok } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import type { Author } from '../../core/library/change';
import { splitLabel } from '../../core/library/reading-labels';
import { recordName } from '../../core/library/record-name';
import { splitOps } from '../../core/library/split';
import type { SplitPart } from '../../core/library/split';
import { parseOriginal } from './parse-original';
import type { OriginalReading } from './parse-original';
import { siblingOf } from './sibling';
import { textFacts } from './text-facts';

/** The articles that an article's original seems to hold; empty where it is one. */
export async function partsOf(
  articleId: string,
  splitting: OriginalReading,
): Promise<Result<readonly PartWords[]>> {
  const read = await parseOriginal(articleId, splitting);
  return read.ok ? ok(partWords(read.value.read.draft)) : read;
}

/**
 * Splits an article into those that its original holds, as one deed. Answers their ids in the order
 * of the text; the first is that of the article itself.
 */
export async function splitArticle(
  articleId: string,
  { store, parser, by, deed }: OriginalReading & { readonly by: Author; readonly deed?: string },
): Promise<Result<readonly string[]>> {
  const read = await parseOriginal(articleId, { store, parser });
  if (!read.ok) return read;
  const { article, original } = read.value;
  const { draft, reader, encoding } = read.value.read;
  if (!draft.parts || article.locator !== null) {
    return fail('one-article', `“${recordName(article)}” is one article.`);
  }
  const text = store.lookup('text', article.textId);
  const blocks = text ? await store.content.readText(text.sha256) : null;
  if (!blocks?.ok) return fail('not-readable', blocks?.error.message ?? 'Its text is missing.');
  const parts: SplitPart[] = [];
  for (const [index, part] of draft.parts.entries()) {
    const facts = textFacts(part.draft.blocks);
    const sha256 = await store.content.writeText(part.draft.blocks);
    const sibling = index === 0 ? null : siblingOf(store, part.draft, facts.wordsHash);
    parts.push({
      part,
      articleId: index === 0 ? article.id : newId(),
      textId: newId(),
      text: { sha256, reader, encoding, ...facts },
      versionOf: sibling && !sibling.same ? sibling.article.id : null,
    });
  }
  // Asked only now: a clip may have been made, or the article changed, while its original was read.
  const now = store.lookup('article', articleId);
  if (now?.textId !== article.textId) {
    return fail('changed', `“${recordName(article)}” was changed meanwhile. Split it again.`);
  }
  const clips = [...store.relations.clipsOfArticle.of(articleId)].flatMap(
    (id) => store.lookup('clip', id) ?? [],
  );
  const ops = splitOps({
    article: now,
    original,
    blocks: blocks.value,
    whole: draft.blocks,
    clips,
    parts,
    now: store.now(),
  });
  const label = splitLabel(now, parts.length);
  const committed = store.commit(ops, { label, by, ...(deed !== undefined && { deed }) });
  return committed.ok ? ok(parts.map((part) => part.articleId)) : committed;
}
