import { describe, expect, it } from 'vitest';
import { dateKeys } from '../../../core/clip/date-keys';
import { findArticleDates } from '../../../core/time/expressions';

const FIRST = 'The harbour master shut the quay on Monday after a crane fell.';
const SECOND = 'He said on Monday that it would stay shut until 2 December.';

function keys(texts: readonly string[], prefix = 'b'): string[] {
  const blocks = texts.map((text, at) => ({ id: `${prefix}${at}`, text }));
  return dateKeys(blocks, findArticleDates(blocks, '2023-11-14'));
}

describe('dateKeys', () => {
  it('tells the same words in other places apart', () => {
    expect(new Set(keys([FIRST, SECOND])).size).toBe(3);
  });

  it('stays when paragraphs are moved, added or named anew', () => {
    const before = keys([FIRST, SECOND]);
    const after = keys(['Share this', SECOND, 'Photo: A. Hale', FIRST], 'other');
    expect(after.sort()).toEqual(before.sort());
  });

  it('stays when the page is read with other spaces, quotation marks and capitals', () => {
    const [before] = keys(['“Shut,” he said on Monday; “for good.”']);
    expect(keys(['"SHUT",  he said on\u00A0Monday; "for good."'])).toEqual([before]);
  });

  it('changes with the words around, and numbers what is the same to the word', () => {
    expect(keys([FIRST])).not.toEqual(keys([FIRST.replace('a crane', 'the roof')]));
    const [one, two] = keys([FIRST, FIRST]);
    expect(two).toBe(`${one}|2`);
  });
});
