import { flushSync } from 'svelte';
import { describe, expect, it } from 'vitest';
import type { Clip } from '../../../core/library/records';
import { ClipListState } from '../../../renderer/clips/clip-list.svelte';
import type { ChoiceStore } from '../../../renderer/clips/clip-list.svelte';
import { FocusState } from '../../../renderer/state/focus.svelte';
import type { NotebookState } from '../../../renderer/state/notebook.svelte';
import { article, clip } from '../../core/notebook/library-of';

const MANY = Array.from({ length: 5_000 }, (_, n) => {
  const words = n % 3 === 0 ? `Smoke ${n}` : `Nobody ${n}`;
  return clip(`c${n}`, n % 2 === 0 ? 'a' : 'b', words) as Clip;
});
const ARTICLES = [article('a', { title: 'A' }), article('b', { title: 'B' })];

function listOf(kept: Map<string, string> = new Map()) {
  const notebook = {
    clips: MANY,
    clipsOf: (id: string) => MANY.filter(({ articleId }) => articleId === id),
    articles: ARTICLES,
    tags: [],
    events: [],
    get: (_: string, id: string) => ARTICLES.find((one) => one.id === id),
    clipUses: () => ({ events: () => [], count: () => 0 }),
  } as unknown as NotebookState;
  const store: ChoiceStore = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  };
  const focus = new FocusState();
  const list = new ClipListState(notebook, focus, () => store);
  const stop = $effect.root(() => {
    $effect(() => list.follow());
  });
  flushSync();
  return { list, focus, stop, kept };
}

async function settled(list: ClipListState): Promise<void> {
  flushSync();
  while (list.isWorking) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('the list of clips', () => {
  it('finds what is typed in parts, of which only the newest question counts', async () => {
    const { list, stop } = listOf();
    expect(list.listing.count).toBe(5_000);
    list.narrow({ words: 'nobody' });
    flushSync();
    list.narrow({ words: 'smoke' });
    await settled(list);
    expect(list.listing.count).toBe(1_667);
    expect(list.listing.rows.every(({ clip: { quote } }) => quote.exact.startsWith('Smoke'))).toBe(
      true,
    );
    list.narrow({ words: '' });
    await settled(list);
    expect(list.listing.count).toBe(5_000);
    stop();
  });

  it('is of the open article until all are asked for, each with its own order and headings', () => {
    const { list, focus, stop, kept } = listOf();
    expect(list.scope).toBe('library');
    expect(list.listing.groups.map(({ label }) => label)).toEqual(['B', 'A']);
    focus.openArticle('a');
    flushSync();
    expect([list.scope, list.sort, list.listing.count]).toEqual(['article', 'place', 2_500]);
    list.choose({ sort: 'oldest' });
    list.turn();
    flushSync();
    expect([list.scope, list.sort, list.listing.count]).toEqual(['library', 'newest', 5_000]);
    list.choose({ grouping: 'none' });
    stop();

    const again = listOf(kept);
    expect(again.list.grouping).toBe('none');
    again.focus.openArticle('a');
    flushSync();
    expect(again.list.sort).toBe('oldest');
    again.stop();
  });

  it('takes the usual order where what was kept cannot be read', () => {
    for (const broken of ['{', 'null', '{"library":{"sort":"by chance"}}']) {
      const { list, stop } = listOf(new Map([['clip-list', broken]]));
      expect([list.sort, list.grouping]).toEqual(['newest', 'article']);
      stop();
    }
  });
});
