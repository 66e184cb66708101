import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EVENT_SIGNS,
  NO_FILTER,
  eventTest,
  filters,
  foldedText,
  type EventFacts,
  type EventFilter,
} from '../../../core/library/event-filter';

function event(words: readonly string[], part: Partial<EventFacts> = {}): EventFacts {
  return {
    text: () => foldedText(words),
    tags: [],
    people: [],
    place: '',
    origins: ['Courier'],
    articles: ['a1'],
    colour: null,
    disagrees: false,
    dated: true,
    ...part,
  };
}

const shown = (filter: Partial<EventFilter>, facts: EventFacts) =>
  eventTest({ ...NO_FILTER, ...filter })(facts);

describe('a filter of events', () => {
  it('finds words wherever they stand, whatever their case and accents', () => {
    const facts = event(['Fähre legt ab', 'Łódź', 'café au lait', 'Mr O’Brien']);
    for (const words of ['fahre', 'FÄHRE', 'Café', 'cafe LAIT', 'ab  fähre', 'o’brien']) {
      expect(shown({ words }, facts)).toBe(true);
    }
    for (const words of ['fähren', 'lait fehlt', 'ab Łódź x']) {
      expect(shown({ words }, facts)).toBe(false);
    }
    // No word is read across the end of one text and the beginning of the next.
    expect(shown({ words: 'abłódź' }, facts)).toBe(false);
  });

  it('takes one of several names of a kind, and asks for every kind', () => {
    const facts = event([], {
      people: ['Marit Dahl'],
      place: 'Alder slip',
      tags: ['harbour/board'],
    });
    expect(shown({ people: ['ove', 'MARIT DAHL'] }, facts)).toBe(true);
    expect(shown({ people: ['Marit Dahl'], places: ['Alder Slip'] }, facts)).toBe(true);
    expect(shown({ people: ['Marit Dahl'], places: ['Bay'] }, facts)).toBe(false);
    expect(shown({ tags: ['Harbour'] }, facts)).toBe(true);
    expect(shown({ tags: ['harb', 'board'] }, facts)).toBe(false);
    expect(shown({ places: [''] }, facts)).toBe(false);
  });

  it('knows how an event is sourced, and from which article', () => {
    expect(shown({ signs: ['singleOrigin'] }, event([]))).toBe(true);
    expect(shown({ signs: ['noSource'] }, event([]))).toBe(false);
    expect(shown({ signs: ['noSource'] }, event([], { origins: [] }))).toBe(true);
    expect(shown({ signs: ['disagree'] }, event([]))).toBe(false);
    expect(shown({ signs: ['disagree', 'undated'] }, event([], { disagrees: true }))).toBe(false);
    expect(
      shown({ signs: ['disagree', 'undated'] }, event([], { disagrees: true, dated: false })),
    ).toBe(true);
    expect(shown({ articleId: 'a1' }, event([]))).toBe(true);
    expect(shown({ articleId: 'a2' }, event([]))).toBe(false);
    expect(shown({ colours: ['sage'] }, event([]))).toBe(false);
    expect(shown({ colours: ['sage', 'rose'] }, event([], { colour: 'rose' }))).toBe(true);
  });

  const name = fc.constantFrom('Ada', 'ada', 'Bo', 'Çelik', 'Rio/Centro', 'rio');
  const names = fc.array(name, { maxLength: 3 });
  const someFacts = fc
    .record({
      words: fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 4 }),
      tags: names,
      people: names,
      place: name,
      origins: names,
      colour: fc.constantFrom('sage' as const, 'rose' as const, null),
      disagrees: fc.boolean(),
      dated: fc.boolean(),
    })
    .map(({ words, ...rest }) => ({ words, facts: event(words, { ...rest, articles: ['a1'] }) }));
  const someFilter: fc.Arbitrary<EventFilter> = fc.record({
    words: fc.constantFrom('', ' ', 'a', 'é', 'ada b'),
    tags: names,
    people: names,
    places: names,
    origins: names,
    colours: fc.subarray(['sage' as const, 'rose' as const]),
    signs: fc.subarray([...EVENT_SIGNS]),
    articleId: fc.constantFrom('a1', 'a2', null),
  });

  it('that is empty shows everything, and says so', () => {
    fc.assert(
      fc.property(someFacts, someFilter, ({ facts }, filter) => {
        expect(shown({}, facts)).toBe(true);
        if (!filters(filter)) expect(shown(filter, facts)).toBe(true);
        else if (shown(filter, facts)) expect(shown({ ...filter, words: '' }, facts)).toBe(true);
      }),
    );
  });

  it('shows what each of its parts shows, and nothing else', () => {
    fc.assert(
      fc.property(someFacts, someFilter, ({ facts }, filter) => {
        const parts = (Object.keys(NO_FILTER) as (keyof EventFilter)[]).map((key) =>
          shown({ [key]: filter[key] }, facts),
        );
        expect(shown(filter, facts)).toBe(parts.every(Boolean));
      }),
    );
  });

  it('finds every event by any of its own words, in capitals and in another Unicode form', () => {
    fc.assert(
      fc.property(someFacts, ({ words, facts }) => {
        for (const word of words.flatMap((text) => text.split(/\s+/u))) {
          expect(shown({ words: word }, facts)).toBe(true);
          expect(shown({ words: word.normalize('NFD') }, facts)).toBe(true);
        }
      }),
    );
  });
});
