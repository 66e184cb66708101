import { describe, expect, it } from 'vitest';
import { proposedTitle } from '../../../core/suggestion/proposed-title';

const titled = (sentence: string, words: string) => {
  const start = sentence.indexOf(words);
  expect(start).toBeGreaterThanOrEqual(0);
  return proposedTitle(sentence, { start, end: start + words.length });
};

describe('the title proposed for what a sentence tells of a date', () => {
  it.each([
    [
      'Harbour officials took the Kestrel ferry out of service on Monday after a crewman reported smoke in the engine room during the first crossing.',
      'Monday',
      'Harbour officials took the Kestrel ferry out of service',
    ],
    [
      'The crew cut the port engine at about 6.40 that morning and the vessel returned to the Alder slip under its own power, the board said.',
      'about 6.40 that morning',
      'The crew cut the port engine and the vessel returned to the Alder slip under its own power',
    ],
    [
      'The inquiry opens on October 3, 2022, in the town hall, which was lent for it by the council of the county of Alder.',
      'October 3, 2022',
      'The inquiry opens in the town hall',
    ],
    [
      'On 3 October 2023, the union wrote to the board.',
      '3 October 2023',
      'The union wrote to the board',
    ],
    ['But in March the pumps failed again.', 'March', 'The pumps failed again'],
    ['However, the board met on 6 March.', '6 March', 'The board met'],
    [
      'The board said on Monday that the ferry would not sail.',
      'Monday',
      'The board said that the ferry would not sail',
    ],
    [
      '“We told them on 3 October,” said the union’s secretary, holding up a copy of the letter.',
      '3 October',
      'We told them',
    ],
    ['Monday’s meeting was called off.', 'Monday', 'Monday’s meeting was called off'],
    ['The strikes (2 February) hit 85 targets.', '2 February', 'The strikes hit 85 targets'],
    ['She carried her first passengers late Friday.', 'Friday', 'She carried her first passengers'],
    ['1998', '1998', ''],
  ])('%s', (sentence, words, title) => {
    expect(titled(sentence, words)).toBe(title);
  });

  it('is short, and made of the sentence’s own words in their order', () => {
    const long = `${'The inspectors who had come down from the north by the night train '.repeat(4)}left on Monday.`;
    const title = titled(long, 'Monday');
    expect(title.length).toBeLessThanOrEqual(90);
    expect(long.toLowerCase()).toContain(title.replace(/…$/, '').toLowerCase());
  });
});
