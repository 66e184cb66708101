import { describe, expect, it } from 'vitest';
import { textSignature } from '../../../core/article/likeness';
import { lookupIn } from '../../../core/library/change';
import { TYPED } from '../../../core/library/commands';
import { NearCopies } from '../../../core/library/near-copies';
import { originsOf } from '../../../core/library/origins';
import { emptyLibrary } from '../../../core/library/records';
import type { Article, RecordOf } from '../../../core/library/records';
import { metadataOf, paragraphs } from '../../support/articles';

/** A story of 300 words, and the same with some of its words changed. */
const story = (name: string) =>
  Array.from({ length: 300 }, (_, at) => `${name}${(at * 7919) % 1000}`);
const changed = (words: readonly string[], from: number, to: number) =>
  words.map((word, at) => (at >= from && at < to ? `${word}x` : word));
const signed = (words: readonly string[]) => textSignature(paragraphs([words.join(' ')]));

const FERRY = story('ferry');
const NEARLY = changed(FERRY, 0, 30);
const HALF = changed(FERRY, 0, 150);

function library(
  texts: Record<string, { words: readonly string[]; origin?: string; more?: object }>,
) {
  const all = emptyLibrary();
  for (const [id, { words, origin, more = {} }] of Object.entries(texts)) {
    const text = { kind: 'text', id: `t${id}`, articleId: id, signature: signed(words) };
    all.text.set(`t${id}`, text as unknown as RecordOf<'text'>);
    const article = {
      kind: 'article', id, textId: `t${id}`, versionOf: null, trashedAt: null, importedAt: id,
      ...metadataOf(origin === undefined ? {} : { origin }), ...more,
    }; // prettier-ignore
    all.article.set(id, article as unknown as Article);
  }
  const lookup = lookupIn(all);
  const article = (id: string) => all.article.get(id) ?? ({} as Article);
  const copies = NearCopies.over(all.text.values());
  return {
    all,
    copies,
    like: (id: string) => copies.articlesLike(article(id), lookup).map((one) => one.id),
    origins: () => Object.fromEntries(originsOf([...all.article.values()], lookup)),
  };
}

const source = (value: string, from: string) => ({ origin: { value, source: from, others: [] } });

describe('near-copies', () => {
  it('are found among other texts, the likest first', () => {
    const { like } = library({
      a: { words: FERRY }, b: { words: changed(FERRY, 0, 15) }, c: { words: NEARLY },
      d: { words: HALF }, e: { words: story('port') }, f: { words: FERRY.slice(0, 20) },
    }); // prettier-ignore
    expect(like('a')).toEqual(['b', 'c']);
    expect(like('e')).toEqual([]);
    expect(like('f')).toEqual([]);
  });

  it('leave out what is in the trash, older revisions, and versions of one article', () => {
    const { like } = library({
      a: { words: FERRY }, b: { words: FERRY, more: { trashedAt: '2024' } },
      c: { words: FERRY, more: { versionOf: 'a' } }, d: { words: FERRY, more: { textId: 'another' } },
      e: { words: FERRY, more: { versionOf: 'elsewhere' } },
    }); // prettier-ignore
    expect(like('a')).toEqual(['e']);
    expect(like('c')).toEqual(['e']);
  });

  it('follow texts that come, change and go', () => {
    const { all, copies } = library({ a: { words: FERRY }, b: { words: story('port') } });
    const [a, b] = [all.text.get('ta'), all.text.get('tb')];
    if (!a || !b) throw new Error('no texts');
    expect(copies.of('ta')).toEqual([]);
    const now = { ...b, signature: a.signature };
    copies.update(b, now);
    expect(copies.of('ta')).toEqual(['tb']);
    copies.update(now, null);
    expect(copies.of('ta')).toEqual([]);
    for (let n = 0; n < 300; n++) copies.update(undefined, { ...a, id: `more${n}` });
    expect(copies.of('ta')).toHaveLength(300);
    for (let n = 0; n < 300; n++) copies.update({ ...a, id: `more${n}` }, null);
    expect(copies.of('ta')).toEqual([]);
  });

  it('are looked for among 10,000 within the time that the window may take', () => {
    const like = Array.from({ length: 5 }, (_, n) => signed(changed(FERRY, 0, 5 * n)));
    const other = Array.from({ length: 50 }, (_, n) => signed(story(`other${n}`)));
    const texts = Array.from({ length: 10_000 }, (_, n) => ({
      kind: 'text',
      id: `t${n}`,
      articleId: `${n}`,
      signature: n % 100 === 0 ? like[(n / 100) % 5] : other[n % 50],
    })) as unknown as RecordOf<'text'>[];
    const copies = NearCopies.over(texts);
    const started = performance.now();
    expect(copies.of('t0')).toHaveLength(99);
    const took = performance.now() - started;
    expect(took).toBeLessThan(1_000);
  });
});

describe('the origins of articles', () => {
  it('is one for near-copies: what a text credits before what its address says', () => {
    const { origins } = library({
      a: { words: FERRY, more: source('agora.example', 'domain of the address') },
      b: { words: NEARLY, more: source('Northline', 'dateline') },
      c: { words: HALF, more: source('courier.example', 'domain of the address') },
    });
    expect(origins()).toEqual({ a: 'Northline', b: 'Northline', c: 'courier.example' });
  });

  it('is that of the one published first where none is credited', () => {
    const day = (value: string) => ({ publishedOn: { value, source: 'url path', others: [] } });
    const domain = (value: string) => source(value, 'domain of the address');
    const { origins } = library({
      a: { words: FERRY, more: { ...domain('late.example'), ...day('2023-11-15') } },
      b: { words: NEARLY, more: { ...domain('early.example'), ...day('2023-11-14') } },
      c: { words: NEARLY, more: domain('undated.example') },
    });
    expect(new Set(Object.values(origins()))).toEqual(new Set(['early.example']));
  });

  it('is what the user typed, for the article and for copies of it', () => {
    const { origins } = library({
      a: { words: FERRY, more: source('Northline', 'dateline') },
      b: { words: FERRY, more: source('Tidewater', TYPED) },
      c: { words: FERRY, more: source('Harbour Radio', TYPED) },
    });
    expect(origins()).toMatchObject({ b: 'Tidewater', c: 'Harbour Radio' });
    expect(origins()['a']).not.toBe('Northline');
  });

  it('stays apart where texts are not compared', () => {
    const { origins } = library({
      a: { words: FERRY.slice(0, 9), origin: 'A' },
      b: { words: FERRY.slice(0, 9), origin: 'B' },
    });
    expect(origins()).toEqual({ a: 'A', b: 'B' });
  });
});
