import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  FORMATS,
  formatsOf,
  upgradeChange,
  upgradeIdentity,
  upgradeOf,
  upgradeRecord,
} from '../../../core/library/upgrade';
import type { RawOp, RawSet } from '../../../core/library/upgrade';
import { FORMATS_TO_3 } from '../../support/older-formats';

const change = (ops: readonly RawOp[], undo: readonly RawOp[]) =>
  upgradeChange(FORMATS_TO_3, 1, { ops, undo });

describe('the formats of this program', () => {
  it('are one, with no way to it from an older one', () => {
    expect(FORMATS).toEqual({ current: 1, upgrades: [] });
  });
});

describe('a change of an older format', () => {
  it('names its fields and values as now', () => {
    const ops = [{ kind: 'event', id: 'e', set: { headline: 'Smoke', when: '2023-10' } }];
    const undo = [{ kind: 'event', id: 'e', set: { headline: '', when: null } }];
    expect(change(ops, undo)).toEqual({
      ops: [
        {
          kind: 'event',
          id: 'e',
          set: { title: 'Smoke', when: { edtf: '2023-10', extent: 'throughout' } },
        },
      ],
      undo: [{ kind: 'event', id: 'e', set: { title: '', when: null } }],
    });
  });

  it('of a record that is split now has its inverses in the opposite order', () => {
    const set = { read: true, reader: 'another' };
    const old = { read: false, reader: 'one' };
    const upgraded = change(
      [
        { kind: 'tag', id: 't', gone: true },
        { kind: 'source', id: 's', set },
      ],
      [
        { kind: 'source', id: 's', set: old },
        { kind: 'tag', id: 't', set: { name: 'Sea', colour: null } },
      ],
    );
    expect(upgraded?.ops).toEqual([
      { kind: 'tag', id: 't', gone: true },
      { kind: 'article', id: 's', set: { read: true } },
      { kind: 'text', id: 's.text', set: { reader: 'another' } },
    ]);
    expect(upgraded?.undo).toEqual([
      { kind: 'text', id: 's.text', set: { reader: 'one' } },
      { kind: 'article', id: 's', set: { read: false } },
      { kind: 'tag', id: 't', set: { name: 'Sea', colour: null } },
    ]);
  });

  it('goes with all parts of a record, and only sets those it knew of', () => {
    expect(change([{ kind: 'source', id: 's', gone: true }], [])?.ops).toEqual([
      { kind: 'article', id: 's', gone: true },
      { kind: 'text', id: 's.text', gone: true },
    ]);
    expect(change([{ kind: 'source', id: 's', set: { read: true } }], [])?.ops).toEqual([
      { kind: 'article', id: 's', set: { read: true } },
    ]);
  });

  it('has no ops left of a kind that is dropped, and patches a text where it is now', () => {
    const patch = [{ at: 0, cut: '', put: 'x' }];
    const ops: RawOp[] = [
      { kind: 'bookmark', id: 'b', set: { address: 'a' } },
      { kind: 'bookmark', id: 'b', gone: true },
      { kind: 'page', id: 'p', edit: { field: 'text', patch } },
    ];
    expect(change(ops, [])?.ops).toEqual([
      { kind: 'page', id: 'p', edit: { field: 'body', patch } },
    ]);
  });

  it('is none when its fields do not have the shape of then', () => {
    expect(change([{ kind: 'event', id: 'e', set: { headline: 7 } }], [])).toBeNull();
    expect(
      change(
        [{ kind: 'tag', id: 't', set: { name: 'kept as it is' } }],
        [{ kind: 'source', id: 's', set: { read: 'yes' } }],
      ),
    ).toBeNull();
    expect(
      change([{ kind: 'event', id: 'e', edit: { field: 'headline', patch: [] } }], []),
    ).toBeNull();
  });

  it('is refused loudly when an upgrade makes other records of it than of its inverse', () => {
    const byValue = upgradeOf(
      { name: v.string() },
      {
        becomes: (id) => [{ kind: 'tag', id }],
        set: ({ name }, { id }): RawSet[] => (name ? [{ kind: 'tag', id, set: { name } }] : []),
      },
    );
    const formats = formatsOf([{ kinds: { tag: byValue } }]);
    const ops = [{ kind: 'tag', id: 't', set: { name: 'Sea' } }];
    const undo = [{ kind: 'tag', id: 't', set: { name: '' } }];
    expect(() => upgradeChange(formats, 1, { ops, undo })).toThrow('of its inverse');
  });
});

describe('a record of an older format', () => {
  const whole = [4, 'one'] as const;

  it('takes the stamps of its fields along, to whatever they are called and wherever they are', () => {
    const set = { headline: 'Smoke', when: null, place: '' };
    const event = { kind: 'event', id: 'e', whole, fields: { headline: [9, 'two'] as const }, set };
    expect(upgradeRecord(FORMATS_TO_3, 2, event)).toEqual([
      { ...event, fields: { title: [9, 'two'] }, set: { title: 'Smoke', when: null, place: '' } },
    ]);
    const source = {
      kind: 'source',
      id: 's',
      whole,
      fields: { read: [6, 'two'] as const, reader: [7, 'one'] as const },
      set: { read: true, reader: 'another' },
    };
    expect(upgradeRecord(FORMATS_TO_3, 1, source)).toEqual([
      { kind: 'article', id: 's', whole, fields: { read: [6, 'two'] }, set: { read: true } },
      {
        kind: 'text',
        id: 's.text',
        whole,
        fields: { reader: [7, 'one'] },
        set: { reader: 'another' },
      },
    ]);
  });

  it('that is gone is gone in all its parts, and one of a dropped kind is nothing', () => {
    const gone = { whole, fields: null, set: null };
    expect(upgradeRecord(FORMATS_TO_3, 1, { kind: 'source', id: 's', ...gone })).toEqual([
      { kind: 'article', id: 's', ...gone },
      { kind: 'text', id: 's.text', ...gone },
    ]);
    expect(upgradeRecord(FORMATS_TO_3, 1, { kind: 'bookmark', id: 'b', ...gone })).toEqual([]);
  });

  it('is none when it does not have the shape of then', () => {
    const set = { address: 7 };
    const event = { kind: 'event', id: 'e', whole, fields: null, set: { headline: 7 } };
    expect(upgradeRecord(FORMATS_TO_3, 1, event)).toBeNull();
    // Of a dropped kind nothing is asked.
    expect(
      upgradeRecord(FORMATS_TO_3, 1, { kind: 'bookmark', id: 'b', whole, fields: null, set }),
    ).toEqual([]);
  });
});

describe('what dateline.json said in an older format', () => {
  it('is said as now, from whichever format on', () => {
    const facts = { format: 1, id: 'x', called: 'Old' };
    expect(upgradeIdentity(FORMATS_TO_3, 1, facts)).toEqual({ format: 1, id: 'x', name: 'Old' });
    expect(upgradeIdentity(FORMATS_TO_3, 2, { name: 'Old' })).toEqual({ name: 'Old' });
  });
});
