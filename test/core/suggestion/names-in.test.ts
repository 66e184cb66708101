import { describe, expect, it } from 'vitest';
import { namesIn } from '../../../core/suggestion/names-in';

const NOBODY = { people: [], places: [] };

describe('the people and places that a sentence names', () => {
  it.each([
    ['Capt. Ruth Amory took the ferry to Harrack on Monday.', ['Ruth Amory'], ['Harrack']],
    [
      'Piet Sandell, 43, said the valve was open near Gannet Point.',
      ['Piet Sandell'],
      ['Gannet Point'],
    ],
    ['“It was steam,” said Marit Dahl in the Middle Bank.', ['Marit Dahl'], ['Middle Bank']],
    ['In March the Harbour Board met in Alder.', [], ['Alder']],
    ['They went from the Ministry to the Alder Courier on Friday.', [], []],
    ['Jan van der Berg told the inquiry so.', ['Jan van der Berg'], []],
    ['Smoke was seen at 6.40.', [], []],
  ])('%s', (sentence, people, places) => {
    expect(namesIn(sentence, NOBODY)).toEqual({ people, places });
  });

  it('are found wherever they stand once they are known, as they are spelled there', () => {
    const known = { people: ['Larch', 'Ed'], places: ['the Sund'] };
    expect(namesIn('A boat on the Sund was seen by Larch, he wrote. Edgar came.', known)).toEqual({
      people: ['Larch'],
      places: ['the Sund'],
    });
  });
});
