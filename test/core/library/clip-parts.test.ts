import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullText } from '../../../core/article/block';
import type { Block } from '../../../core/article/block';
import { describePassage } from '../../../core/clip/selector';
import type { Command } from '../../../core/library/commands';
import type { AnyRecord, Library } from '../../../core/library/records';
import { madeUpArticle, written } from '../../bench/article-for-anchors';
import { seeded } from '../../bench/random';
import { paragraphs } from '../../support/articles';
import { article, clip, event, evidence, libraryOf, page, tag } from '../notebook/library-of';
import { NOW, carryOut } from './carry-out';

const BLOCKS = paragraphs([
  'Smoke was seen at 06:40. Nobody was hurt.',
  '-advert',
  'The Kestrel was withdrawn, and 85 passengers left.',
]);

/** A clip of some words of a text, as the library would hold it. */
function clipped(id: string, blocks: readonly Block[], words: string, fields: object = {}) {
  const start = fullText(blocks).indexOf(words);
  return clipAt(id, blocks, start, start + words.length, fields);
}

function clipAt(id: string, blocks: readonly Block[], start: number, end: number, fields = {}) {
  const passage = describePassage(blocks, start, end, (block) => block.reason === undefined);
  if (!passage) throw new Error('There are no such words.');
  return clip(id, 'a', passage.quote.exact, {
    textId: 'a-text',
    quote: passage.quote,
    position: passage.position,
    blocks: [...passage.blocks],
    ...fields,
  });
}

/** Carries a command out on the text; answers what it did and how to take it back. */
const run = (library: Library, command: Command, blocks: readonly Block[] = BLOCKS) =>
  carryOut(library, command, (textId) => (textId === 'a-text' ? blocks : undefined));

const quote = (library: Library, id: string) => library.clip.get(id)?.quote.exact;
const copy = (library: Library) => structuredClone(library);

/** A library whose article has two clips with all that can hang on them. */
function full(): Library {
  return libraryOf([
    article('a', { title: 'Kestrel withdrawn' }),
    tag('t1', 'ferry'),
    tag('t2', 'ferry/fire'),
    event('e1', 'Smoke', null),
    event('e2', 'Withdrawal', null),
    clipped('c1', BLOCKS, 'Smoke was seen at 06:40.', { note: 'First.', tags: ['t1'] }),
    clipped('c2', BLOCKS, 'Nobody was hurt.', {
      note: 'Second.',
      tags: ['t2', 't1'],
      colour: 'sky',
    }),
    clipped('c3', BLOCKS, 'The Kestrel was withdrawn', { note: 'First.' }),
    evidence('v1', 'e1', 'c1', {
      when: { edtf: '2023-11-13T06:40~', extent: 'throughout' },
      claim: { label: 'hurt', value: '0' },
    }),
    evidence('v2', 'e1', 'c2', {
      when: { edtf: '2023-11-13', extent: 'throughout' },
      stance: 'disputes',
      note: 'A rumour.',
    }),
    evidence('v3', 'e2', 'c2'),
    evidence('v4', 'e2', 'c3', { claim: { label: 'passengers', value: '85' } }),
    page('p1', 'Log', 'See [[clip:c2]] and [[clip:c1]].\n\n[[clip:c3]]\n'),
    page('p2', 'Old', '[[clip:c2]]', { trashedAt: NOW }),
  ]);
}

describe('splitting a clip', () => {
  it('leaves note, evidence and citations with the first part and gives the second colour and tags', () => {
    const library = full();
    const before = copy(library);
    const at = fullText(BLOCKS).indexOf('was hurt');
    const { error, undo } = run(library, { do: 'split', id: 'c2', newId: 'n', at });
    expect(error).toBeNull();
    expect(library.clip.get('c2')).toMatchObject({ quote: { exact: 'Nobody' }, note: 'Second.' });
    expect(library.clip.get('n')).toMatchObject({
      quote: { exact: 'was hurt.', prefix: ' Smoke was seen at 06:40. Nobody '.slice(-32) },
      note: '',
      colour: 'sky',
      tags: ['t2', 't1'],
      createdAt: NOW,
    });
    expect([...library.evidence.values()].map(({ clipId }) => clipId)).not.toContain('n');
    expect(library.page).toEqual(before.page);
    undo();
    expect(library).toEqual(before);
  });

  it('is refused at an edge, between blanks only, and where the words are not the text’s any more', () => {
    const library = full();
    const { start, end } = library.clip.get('c2')?.position ?? { start: 0, end: 0 };
    const split = (at: number, blocks = BLOCKS) =>
      run(library, { do: 'split', id: 'c2', newId: 'n', at }, blocks).error;
    expect(split(start)).toBe('invalid-change');
    expect(split(end)).toBe('invalid-change');
    expect(split(start + 3, paragraphs(['Everything else.']))).toBe('invalid-change');
    const changed = BLOCKS.map((block) => ({
      ...block,
      text: block.text.replace('Nobody was', 'No one was'),
    }));
    expect(split(start + 3, changed)).toBe('invalid-change');
    expect(run(library, { do: 'split', id: 'c2', newId: 'c1', at: start + 3 }).error).toBe(
      'exists',
    );
    library.article.delete('a');
    expect(split(start + 3)).toBe('not-found');
  });
});

describe('merging clips', () => {
  it('keeps everything that was written about each, and is taken back whole', () => {
    const library = full();
    const before = copy(library);
    const { error, undo } = run(library, { do: 'merge', id: 'c2', others: ['c1', 'c3'] });
    expect(error).toBeNull();
    expect(library.clip.get('c2')).toMatchObject({
      quote: { exact: 'Smoke was seen at 06:40. Nobody was hurt.\nThe Kestrel was withdrawn' },
      note: 'First.\n\nSecond.',
      tags: ['t1', 't2'],
      colour: 'sky',
      blocks: ['b1', 'b3'],
      trashedAt: null,
    });
    expect(library.clip.get('c1')?.trashedAt).toBe(NOW);
    expect(library.clip.get('c3')?.trashedAt).toBe(NOW);
    // Of one event both were evidence: each keeps what it said, and what remains says all of it.
    expect(library.evidence.get('v2')).toMatchObject({
      clipId: 'c2',
      when: { edtf: '2023-11-13' },
      claim: { label: 'hurt', value: '0' },
      stance: 'disputes',
    });
    const { note } = library.evidence.get('v2') ?? { note: '' };
    expect(note).toContain('A rumour.');
    expect(note).toMatch(/Merged from “Smoke was seen at 06:40\.”: .*06:40.*; supports/);
    expect(library.evidence.get('v1')).toEqual(before.evidence.get('v1'));
    expect(library.evidence.get('v3')).toMatchObject({
      clipId: 'c2',
      claim: { label: 'passengers', value: '85' },
    });
    expect(library.page.get('p1')?.body).toBe('See [[clip:c2]] and [[clip:c2]].\n\n[[clip:c2]]\n');
    expect(library.page.get('p2')?.body).toBe('[[clip:c2]]');
    undo();
    expect(library).toEqual(before);
  });

  it('takes evidence of another event along', () => {
    const library = full();
    expect(run(library, { do: 'merge', id: 'c1', others: ['c2'] }).error).toBeNull();
    expect(library.evidence.get('v3')?.clipId).toBe('c1');
  });

  it('is refused across articles, with a clip in the trash, and with one that is not found', () => {
    const merge = (library: Library, blocks = BLOCKS) =>
      run(library, { do: 'merge', id: 'c1', others: ['c2'] }, blocks).error;
    const elsewhere = full();
    const put = (library: Library, record: AnyRecord) =>
      (library[record.kind] as Map<string, AnyRecord>).set(record.id, record);
    put(elsewhere, article('b', { title: 'Another' }, { textId: 'a-text' }));
    put(elsewhere, { ...clipped('c2', BLOCKS, 'Nobody was hurt.'), articleId: 'b' } as AnyRecord);
    expect(merge(elsewhere)).toBe('invalid-change');
    const trashed = full();
    put(trashed, clipped('c2', BLOCKS, 'Nobody was hurt.', { trashedAt: NOW }));
    expect(merge(trashed)).toBe('not-found');
    expect(merge(full(), paragraphs(['Smoke was seen at 06:40.']))).toBe('invalid-change');
    expect(run(full(), { do: 'merge', id: 'c1', others: ['c1'] }).error).toBe('invalid-change');
  });
});

it('what is split and merged again has its words back, and each part has words of the text', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (seed, one, other, cut) => {
        const blocks = paragraphs(written(madeUpArticle(seeded(seed), 120)).paragraphs);
        const text = fullText(blocks);
        const ends = [one, other].map((share) => Math.round(share * text.length));
        const [start = 0, end = 0] = ends.sort((a, b) => a - b);
        if (text.slice(start, end).trim().length < 2) return;
        const made = clipAt('c', blocks, start, end) as AnyRecord & { kind: 'clip' };
        const library = libraryOf([article('a', { title: 'Made up' }), made]);
        const { position, quote: whole } = made;
        const at = position.start + Math.round(cut * (position.end - position.start));
        const { error } = run(library, { do: 'split', id: 'c', newId: 'n', at }, blocks);
        if (error !== null) {
          const parts = [text.slice(position.start, at), text.slice(at, position.end)];
          expect(parts.some((part) => part.trim() === '')).toBe(true);
          return;
        }
        for (const id of ['c', 'n']) expect(text).toContain(quote(library, id));
        expect(run(library, { do: 'merge', id: 'c', others: ['n'] }, blocks).error).toBeNull();
        expect(quote(library, 'c')).toBe(whole.exact);
        expect(library.clip.get('c')?.position).toEqual(position);
      },
    ),
    { numRuns: 80 },
  );
});
