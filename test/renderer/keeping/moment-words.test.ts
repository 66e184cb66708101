import { describe, expect, test } from 'vitest';
import {
  clockWords,
  dayWords,
  momentInSentence,
  momentWords,
} from '../../../renderer/keeping/moment-words';

/** Instants are given by this computer's clock, whatever its zone. */
const at = (...parts: [number, number, number, number, number]) => new Date(...parts).toISOString();
const now = new Date(2026, 10, 28, 0, 5);

describe('the day of an instant', () => {
  test('is today until midnight, and the day before is yesterday', () => {
    expect(dayWords(at(2026, 10, 28, 0, 0), now)).toBe('Today');
    expect(dayWords(at(2026, 10, 27, 23, 59), now)).toBe('Yesterday');
    expect(dayWords(at(2026, 10, 26, 23, 59), now)).toBe('26 Nov 2026');
  });

  test('is yesterday over the end of a year and of a month', () => {
    expect(dayWords(at(2026, 11, 31, 12, 0), new Date(2027, 0, 1, 9, 0))).toBe('Yesterday');
    expect(dayWords(at(2028, 1, 29, 12, 0), new Date(2028, 2, 1, 9, 0))).toBe('Yesterday');
  });

  test('is said to be unknown where the time cannot be read', () => {
    expect(dayWords('some time', now)).toBe('Day unknown');
    expect(momentWords('some time', now)).toBe('Day unknown');
  });
});

test('a moment is a day and a time, in a sentence without a capital', () => {
  expect(clockWords(at(2026, 10, 28, 0, 3))).toBe('00:03');
  expect(momentWords(at(2026, 10, 28, 0, 3), now)).toBe('Today, 00:03');
  expect(momentInSentence(at(2026, 10, 27, 14, 5), now)).toBe('yesterday, 14:05');
  expect(momentInSentence(at(2025, 4, 1, 9, 30), now)).toBe('1 May 2025, 09:30');
});
