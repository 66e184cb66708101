import { expect, test } from 'vitest';
import { passagesOf } from '../../../core/article/passage';

const texts = (text: string) => passagesOf(text).map((passage) => passage.text);

/** Prose wrapped at 60 columns, so that the text around it counts as wrapped. */
const WRAPPED = `The harbour authority of Kesh closed the inner basin on
Friday after a coaster struck the bridge and nobody, least
of all the pilots, could say when it would be opened again
to the ships that lay at anchor in the outer roads.`;
const JOINED = WRAPPED.replace(/\n/gu, ' ');

test('wrapped lines are joined; verse and addresses among them keep their lines', () => {
  const verse = 'Turn, bridge, turn,\nthe tide is at the door,\nand what it carries in';
  const address = 'Harbour Office\n12 Quay Street\nKesh 4410';
  const text = [WRAPPED, verse, WRAPPED, address].join('\n\n');
  expect(texts(text)).toEqual([JOINED, verse, JOINED, address]);
});

test('items of a list stay apart, and a long one goes on in its hanging lines', () => {
  const list = `- the Maren Dahl, which had struck the pier at midnight and
  lay aground off the eastern mole until the tide rose;
- the Ilse, which was towed.`;
  expect(texts(`${WRAPPED}\n\n${list}\n\n${WRAPPED}`).slice(1, 3)).toEqual([
    '- the Maren Dahl, which had struck the pier at midnight and lay aground off the eastern mole until the tide rose;',
    '- the Ilse, which was towed.',
  ]);
});

test('a table of figures becomes rows, in a wrapped text as in any other', () => {
  const table = 'Month      Ships   Tonnes\nOctober      112    4,310\nNovember      97    3,902';
  for (const text of [`${WRAPPED}\n\n${table}`, `A headline\n\n${table}\n\nA sentence below it.`]) {
    const found = passagesOf(text).find((passage) => passage.rows);
    expect(found?.rows).toEqual([
      ['Month', 'Ships', 'Tonnes'],
      ['October', '112', '4,310'],
      ['November', '97', '3,902'],
    ]);
    expect(found?.text).toBe('Month\tShips\tTonnes\nOctober\t112\t4,310\nNovember\t97\t3,902');
  }
});

test('sentences with two blanks after each full stop are no table', () => {
  const prose = 'It rained.  It rained again.\nShe left in 1998.  He stayed.\nThey met.  In 2001.';
  expect(passagesOf(prose).filter((passage) => passage.rows)).toEqual([]);
});

test('a hyphen at a line’s end goes where the text writes the word without one', () => {
  const text = `The authority asked on Monday afternoon for another inter-
national inquiry, for no national one would do, and a long-
range radar, said the international board of the pilots.`;
  expect(texts(`${WRAPPED}\n\n${text}`)[1]).toBe(
    'The authority asked on Monday afternoon for another international inquiry, for no national one would do, and a long-range radar, said the international board of the pilots.',
  );
});

test('a hyphen that waits for another word keeps its blank, one between years takes none', () => {
  const text = `The bridge was drawn in the charts that the pilots of pre-
and post-war years had left behind, and not in those of 2014-
2016, which were made after the second of the three floods.`;
  expect(texts(`${WRAPPED}\n\n${text}`)[1]).toBe(
    'The bridge was drawn in the charts that the pilots of pre- and post-war years had left behind, and not in those of 2014-2016, which were made after the second of the three floods.',
  );
});

test('each passage says on which lines it stands', () => {
  const text = `A headline\r\n\r\n${WRAPPED}\n\n\n---\nThe end of it.`;
  expect(passagesOf(text).map(({ lines }) => [lines.first, lines.last])).toEqual([
    [1, 1],
    [3, 6],
    [9, 9],
    [10, 10],
  ]);
});
