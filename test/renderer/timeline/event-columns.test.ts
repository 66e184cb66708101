import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  COLUMN_SHAPES,
  EVENT_COLUMNS,
  columnTracks,
  columnsIn,
} from '../../../renderer/timeline/event-columns';

it('shows all where there is room, fewer where there is not, title and time in any case', () => {
  expect(columnsIn(120)).toEqual([...EVENT_COLUMNS]);
  expect(columnsIn(80)).toEqual([...EVENT_COLUMNS]);
  expect(columnsIn(50)).toEqual(['when', 'title', 'sources', 'certainty']);
  // In the smallest window, without its scrollbar.
  expect(columnsIn(46.8)).toEqual(['when', 'title', 'sources', 'certainty']);
  expect(columnsIn(1)).toEqual(['when', 'title']);
});

it('never asks for more width than there is, nor drops a column when it gets wider', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 26, max: 200, noNaN: true }),
      fc.double({ min: 0, max: 50, noNaN: true }),
      (width, more) => {
        const shown = columnsIn(width);
        const least = shown.reduce((sum, one) => sum + COLUMN_SHAPES[one].least, 0);
        expect(least).toBeLessThanOrEqual(width);
        expect(columnsIn(width + more)).toEqual(expect.arrayContaining(shown));
        expect(columnTracks(shown).split('minmax')).toHaveLength(shown.length + 1);
      },
    ),
  );
});
