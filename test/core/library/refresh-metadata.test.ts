import { describe, expect, it } from 'vitest';
import type { Sourced } from '../../../core/article/block';
import { TYPED } from '../../../core/library/commands';
import { refreshed } from '../../../core/library/refresh-metadata';

const other = (value: string, source = 'meta og:title') => ({ value, source });
const reading: Sourced = { ...other('Read anew'), others: [other('Runner-up', 'first heading')] };

describe('metadata after a second reading', () => {
  it('follows the reading', () => {
    const before: Sourced = { ...other('As it was', 'document title'), others: [other('Old')] };
    expect(refreshed(before, reading)).toEqual(reading);
    const nothing: Sourced = { value: null, source: null, others: [] };
    expect(refreshed(before, nothing)).toEqual(nothing);
  });

  it('keeps what was typed; the new reading becomes a runner-up', () => {
    const before: Sourced = { value: 'Mine', source: TYPED, others: [other('As it was')] };
    expect(refreshed(before, reading)).toEqual({
      value: 'Mine',
      source: TYPED,
      others: [other('Read anew'), other('Runner-up', 'first heading')],
    });
  });

  it('keeps a value that was emptied by hand', () => {
    const before: Sourced = { value: null, source: TYPED, others: [other('As it was')] };
    expect(refreshed(before, reading)).toMatchObject({ value: null, source: TYPED });
    expect(refreshed(before, reading).others[0]).toEqual(other('Read anew'));
  });

  it('keeps a runner-up that was chosen by a click', () => {
    const before: Sourced = {
      ...other('Runner-up', 'first heading'),
      others: [other('As it was')],
      chosen: true,
    };
    expect(refreshed(before, reading)).toEqual({
      ...other('Runner-up', 'first heading'),
      others: [other('Read anew')],
      chosen: true,
    });
  });

  it('keeps among the runners-up what was typed once, and nothing twice', () => {
    const before: Sourced = {
      ...other('As it was'),
      others: [other('Mine', TYPED), other('Read anew', TYPED)],
    };
    expect(refreshed(before, reading).others).toEqual([
      other('Runner-up', 'first heading'),
      other('Mine', TYPED),
    ]);
  });
});
