import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Rehearsal, lookupIn, settle } from '../../../core/library/change';
import type { Op } from '../../../core/library/change';
import { emptyLibrary } from '../../../core/library/records';
import type { Library } from '../../../core/library/records';
import { applyEdits, editBetween, invertEdits } from '../../../core/library/text-edit';

const page = (title: string, body: string) => ({
  title,
  body,
  createdAt: '2024-01-01T00:00:00Z',
  trashedAt: null,
});

function apply(library: Library, ops: readonly Op[]): readonly Op[] {
  const rehearsal = new Rehearsal(lookupIn(library));
  for (const op of ops) rehearsal.add(op);
  for (const { kind, id, after } of rehearsal.effects) settle(library, kind, id, after);
  return rehearsal.undo;
}

const id = fc.constantFrom('p1', 'p2', 'p3');
const op: fc.Arbitrary<Op> = fc.oneof(
  fc
    .record({ id, title: fc.string(), body: fc.string() })
    .map(({ id, title, body }): Op => ({ kind: 'page', id, set: page(title, body) })),
  fc
    .record({ id, title: fc.string() })
    .map(({ id, title }): Op => ({ kind: 'page', id, set: { title } })),
  id.map((id): Op => ({ kind: 'page', id, gone: true })),
  fc.record({ id, at: fc.nat(3), put: fc.string() }).map(({ id, at, put }): Op => ({
    kind: 'page',
    id,
    edit: { field: 'body', patch: [{ at, cut: '', put }] },
  })),
);

describe('a change', () => {
  it('is taken back exactly by its inverse, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.array(op, { maxLength: 12 }),
        fc.array(op, { maxLength: 12 }),
        (first, ops) => {
          const library = emptyLibrary();
          apply(library, first);
          const before = new Map(library.page);
          const undo = apply(library, ops);
          const after = new Map(library.page);
          const redo = apply(library, undo);
          expect(library.page).toEqual(before);
          apply(library, redo);
          expect(library.page).toEqual(after);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('does not touch the library while it is rehearsed', () => {
    const library = emptyLibrary();
    const rehearsal = new Rehearsal(lookupIn(library));
    expect(rehearsal.add({ kind: 'page', id: 'p1', set: page('a', 'b') }).ok).toBe(true);
    expect(rehearsal.lookup('page', 'p1')?.title).toBe('a');
    expect(library.page.size).toBe(0);
  });

  it('is refused when a value has the wrong type, and names the field', () => {
    const rehearsal = new Rehearsal(lookupIn(emptyLibrary()));
    const refused = rehearsal.add({ kind: 'page', id: 'p1', set: { ...page('a', 'b'), title: 7 } });
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-change' } });
    expect(!refused.ok && refused.error.message).toContain('title');
    expect(rehearsal.effects).toEqual([]);
  });

  it('is refused when the words to cut are not there', () => {
    const library = emptyLibrary();
    apply(library, [{ kind: 'page', id: 'p1', set: page('a', 'body') }]);
    const rehearsal = new Rehearsal(lookupIn(library));
    const patch = [{ at: 0, cut: 'soul', put: '' }];
    const refused = rehearsal.add({ kind: 'page', id: 'p1', edit: { field: 'body', patch } });
    expect(refused.ok).toBe(false);
  });
});

/** Any UTF-16 units, halves of pairs too. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 30 })
  .map((units) => String.fromCharCode(...units));

describe('a text edit', () => {
  it('turns one text into the other and back', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const edits = editBetween(before, after);
        expect(applyEdits(before, edits)).toBe(after);
        expect(applyEdits(after, invertEdits(edits))).toBe(before);
      }),
    );
  });
});
