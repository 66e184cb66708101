import { writeFile } from 'node:fs/promises';
import { v7 as newId } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../core/library/commands';
import { doDeed } from '../../../electron/store/do-deed';
import type { LibraryStore } from '../../../electron/store/library-store';
import { addArticle } from '../../support/articles';
import { contents, eventDeed, must, openStore, tempFolder } from '../../support/temp-library';

async function withArticle(): Promise<{ store: LibraryStore; folder: string; articleId: string }> {
  const folder = await tempFolder();
  const store = await openStore(folder);
  const articleId = await addArticle(store, ['Smoke was seen.', 'Nobody was hurt.']);
  return { store, folder, articleId };
}

const clip = (articleId: string, id = newId()): Command & { id: string } => ({
  do: 'clip',
  id,
  articleId,
  start: 0,
  end: 15,
});
const link = (clipId: string, eventId: string): Command => ({
  do: 'add',
  kind: 'evidence',
  id: newId(),
  fields: { clipId, eventId },
});

describe('a deed', () => {
  it('of a clip, an event and the evidence between them stands as one step of undo', async () => {
    const { store, articleId } = await withArticle();
    const before = contents(store);
    const passage = clip(articleId);
    const { id, deed } = eventDeed('Smoke');
    const commands = [passage, ...deed.commands, link(passage.id, id)];
    await must(store, { label: 'Accept', commands });
    expect(store.lookup('clip', passage.id)?.quote.exact).toBe('Smoke was seen.');
    expect(store.library.evidence.size).toBe(1);
    await store.undo();
    expect(contents(store)).toEqual(before);
    await store.close();
  });

  it('merges events with the evidence that it adds itself, and is one step of undo', async () => {
    const { store, articleId } = await withArticle();
    const passage = clip(articleId);
    const [one, other] = [eventDeed('Smoke'), eventDeed('Fire')];
    await must(store, {
      label: 'Events',
      commands: [...one.deed.commands, ...other.deed.commands],
    });
    const before = contents(store);
    const merge: Command = { do: 'mergeEvents', id: one.id, others: [other.id] };
    const commands = [passage, link(passage.id, other.id), merge];
    await must(store, { label: 'Merge', commands });
    expect([...store.library.evidence.values()].map(({ eventId }) => eventId)).toEqual([one.id]);
    expect(store.lookup('event', other.id)?.trashedAt).not.toBeNull();
    await store.undo();
    expect(contents(store)).toEqual(before);
    await store.close();
  });

  it('lays a clip on other words, or leaves it as it is, undone in one step each', async () => {
    const { store, articleId } = await withArticle();
    const passage = clip(articleId);
    await must(store, { label: 'Clip', commands: [passage] });
    const first = store.lookup('clip', passage.id);
    const anchor: Command = { do: 'anchor', id: passage.id, start: 16, end: 32 };
    await must(store, { label: 'Lay the clip elsewhere', commands: [anchor] });
    expect(store.lookup('clip', passage.id)?.quote.exact).toBe('Nobody was hurt.');
    await store.undo();
    expect(store.lookup('clip', passage.id)).toEqual(first);
    const leave: Command = { do: 'leave', id: passage.id };
    await must(store, { label: 'Keep the clip as it is', commands: [leave] });
    const left = store.lookup('clip', passage.id);
    expect(left).toEqual({
      ...first,
      position: { ...first?.position, leftIn: store.lookup('article', articleId)?.textId },
    });
    await store.close();
    const again = await openStore(store.layout.folder);
    expect(again.lookup('clip', passage.id)).toEqual(left);
    await again.undo();
    expect(again.lookup('clip', passage.id)).toEqual(first);
    await again.close();
  });

  it('splits a clip and merges it again, with evidence and citations, undone in one step each', async () => {
    const { store, articleId } = await withArticle();
    const passage = clip(articleId);
    const { id, deed } = eventDeed('Smoke');
    await must(store, { label: 'Clip', commands: [passage] });
    const second = newId();
    const whole = contents(store);
    const split: Command = { do: 'split', id: passage.id, newId: second, at: 6 };
    await must(store, { label: 'Split', commands: [split] });
    expect(store.lookup('clip', passage.id)?.quote.exact).toBe('Smoke');
    expect(store.lookup('clip', second)?.quote.exact).toBe('was seen.');
    await store.undo();
    expect(contents(store)).toEqual(whole);
    await store.redo();

    const pageId = newId();
    const page: Command = {
      do: 'add',
      kind: 'page',
      id: pageId,
      fields: { title: 'Log', body: `[[clip:${second}]]` },
    };
    await must(store, { label: 'Use', commands: [...deed.commands, link(second, id), page] });
    const used = contents(store);
    const merge: Command = { do: 'merge', id: passage.id, others: [second] };
    await must(store, { label: 'Merge', commands: [merge] });
    expect(store.lookup('clip', passage.id)?.quote.exact).toBe('Smoke was seen.');
    expect(store.relations.evidenceOfClip.of(passage.id).size).toBe(1);
    expect(store.lookup('page', pageId)?.body).toBe(`[[clip:${passage.id}]]`);
    await store.undo();
    expect(contents(store)).toEqual(used);
    await store.close();
  });

  it('falls whole when one of its commands is refused', async () => {
    const { store, articleId } = await withArticle();
    const before = contents(store);
    const n = store.lastChange;
    const commands = [clip(articleId), link(newId(), newId())];
    const done = await doDeed(store, { label: 'Half', commands }, 'user');
    expect(done).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(contents(store)).toEqual(before);
    expect(store.lastChange).toBe(n);
    await store.close();
  });

  it('links a clip to an event once, also when it asks twice itself', async () => {
    const { store, articleId } = await withArticle();
    const passage = clip(articleId);
    const { id, deed } = eventDeed('Smoke');
    const twice = [passage, ...deed.commands, link(passage.id, id), link(passage.id, id)];
    const done = await doDeed(store, { label: 'Twice', commands: twice }, 'user');
    expect(done).toMatchObject({ ok: false, error: { code: 'exists' } });
    await must(store, { label: 'Once', commands: twice.slice(0, 3) });
    const again = await doDeed(store, { label: 'Again', commands: [link(passage.id, id)] }, 'user');
    expect(again).toMatchObject({ ok: false, error: { code: 'exists' } });
    const [evidence = ''] = store.library.evidence.keys();
    await must(store, {
      label: 'Anew',
      commands: [{ do: 'remove', kind: 'evidence', id: evidence }, link(passage.id, id)],
    });
    expect(store.library.evidence.size).toBe(1);
    await store.close();
  });

  it('that clips an article whose text is damaged is refused and names the file', async () => {
    const { store, folder, articleId } = await withArticle();
    const [text] = store.library.text.values();
    const path = store.layout.text(text?.sha256 ?? '');
    await store.close();
    await writeFile(path, '{}');
    const again = await openStore(folder);
    const done = await doDeed(again, { label: 'Clip', commands: [clip(articleId)] }, 'user');
    expect(done).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(!done.ok && done.error.message).toContain(path);
    await again.close();
  });

  it('after the library was closed is refused and writes nothing', async () => {
    const { store, articleId } = await withArticle();
    await store.close();
    const done = await doDeed(store, { label: 'Late', commands: [clip(articleId)] }, 'user');
    expect(done).toMatchObject({ ok: false, error: { message: 'The library is closed.' } });
  });
});
