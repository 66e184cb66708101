import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyLibrary } from '../../../core/library/records';
import type { AnyRecord } from '../../../core/library/records';
import { Relations } from '../../../core/library/relations';

const ids = ['1', '2', '3'];
const anyId = fc.constantFrom(...ids);
const record: fc.Arbitrary<AnyRecord> = fc
  .oneof(
    fc.record({ kind: fc.constant('clip'), id: anyId, articleId: anyId }),
    fc.record({ kind: fc.constant('text'), id: anyId, articleId: anyId }),
    fc.record({ kind: fc.constant('evidence'), id: anyId, clipId: anyId, eventId: anyId }),
    fc.record({
      kind: fc.constant('page'),
      id: anyId,
      body: fc.array(anyId).map((clips) => clips.map((id) => `[[clip:${id}]]`).join(' and ')),
    }),
    fc.record({
      kind: fc.constant('article'),
      id: anyId,
      original: fc.option(fc.record({ sha256: anyId })),
      url: fc.record({ value: fc.option(anyId) }),
    }),
    fc.record({ kind: fc.constant('tag'), id: anyId }),
  )
  .map((value) => value as unknown as AnyRecord);

const NAMES = [
  'clipsOfArticle',
  'textsOfArticle',
  'evidenceOfClip',
  'evidenceOfEvent',
  'pagesOfClip',
  'articlesOfHash',
  'articlesOfUrl',
] as const;
const contents = (relations: Relations) =>
  NAMES.map((name) => ids.map((key) => [...relations[name].of(key)].sort()));

describe('relations', () => {
  it('kept up change by change are those counted anew', () => {
    const change = fc.tuple(record, fc.boolean());
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const library = emptyLibrary();
        const kept = Relations.over(library);
        for (const [after, stays] of changes) {
          const records = library[after.kind] as Map<string, AnyRecord>;
          kept.update(records.get(after.id), stays ? after : null);
          if (stays) records.set(after.id, after);
          else records.delete(after.id);
          expect(contents(kept)).toEqual(contents(Relations.over(library)));
        }
      }),
    );
  });

  it('of what is not there are none', () => {
    expect([...new Relations().clipsOfArticle.of('nothing')]).toEqual([]);
  });
});
