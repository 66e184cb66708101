import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { fitsOf } from '../../../core/library/fits';
import { KINDS, fieldSchemas } from '../../../core/library/records';

const article = {
  title: { value: 'A', source: 'first line', others: [{ value: 'B', source: 'og' }] },
  byline: { value: null, source: null, others: [] },
};

/** Plain values, near misses of records among them: a sound record with one part swapped. */
const anything = fc.oneof(
  fc.anything(),
  fc.record({
    title: fc.oneof(fc.string(), fc.constant(article.title), fc.integer()),
    body: fc.oneof(fc.string(), fc.constant(null)),
    createdAt: fc.oneof(fc.string(), fc.string({ minLength: 39, maxLength: 43 })),
    trashedAt: fc.oneof(fc.constant(null), fc.string(), fc.boolean()),
    name: fc.string(),
    order: fc.oneof(fc.double(), fc.constant(NaN)),
    colour: fc.oneof(fc.constant(null), fc.constant('sage'), fc.string()),
    eventId: fc.oneof(fc.uuid(), fc.string()),
    clipId: fc.uuid(),
    when: fc.oneof(fc.constant(null), fc.record({ edtf: fc.string(), extent: fc.string() })),
    claim: fc.oneof(fc.constant(null), fc.record({ label: fc.string(), value: fc.string() })),
    stance: fc.constantFrom('supports', 'disputes', 'doubts'),
    note: fc.string(),
    value: fc.oneof(fc.string(), fc.array(fc.string()), fc.object()),
  }),
);

describe('the fast check of a record', () => {
  it.each(KINDS)('agrees with the schema on every value: %s', (kind) => {
    const schema = fieldSchemas[kind];
    const fits = fitsOf(schema);
    fc.assert(fc.property(anything, (value) => fits(value) === v.is(schema, value)));
  });

  it('lets a key be absent where the schema does, and nowhere else', () => {
    const original = { sha256: 'ab'.repeat(32), bytes: 1, fileName: 'a', mediaType: 'text/plain' };
    const schema = fieldSchemas.article.entries.original;
    const fits = fitsOf(schema);
    for (const value of [
      original,
      { ...original, encoding: 'koi8-r' },
      { ...original, encoding: 5 },
      { ...original, encoding: undefined },
      { ...original, fileName: undefined },
      null,
    ]) {
      expect(fits(value), JSON.stringify(value)).toBe(v.is(schema, value));
    }
  });

  it('refuses to be made from a schema it does not know', () => {
    expect(() => fitsOf(v.date())).toThrow('date');
    expect(() => fitsOf(v.pipe(v.string(), v.email()))).toThrow('email');
  });
});
