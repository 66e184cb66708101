import { describe, expect, test } from 'vitest';
import type { Conflict } from '../../../core/library/event-view';
import type { Evidence } from '../../../core/library/records';
import {
  beforeWords,
  disagreementWords,
  dissenters,
  settledWords,
} from '../../../renderer/clips/disagreement-words';

const evidence = (id: string, fields: Partial<Evidence>): Evidence => ({
  kind: 'evidence',
  id,
  eventId: 'event',
  clipId: `clip-${id}`,
  when: null,
  claim: null,
  stance: 'supports',
  note: '',
  createdAt: '2024-01-01T00:00:00.000Z',
  ...fields,
});
const smoke = { when: null };
const timed = (id: string, edtf: string) => evidence(id, { when: { edtf, extent: 'within' } });
const conflict = (label: string, ...values: [string, string][]): Conflict => ({
  label,
  values: values.map(([evidenceId, value]) => ({ evidenceId, value })),
});

const board = timed('board', '2023-11-13T06:40');
const crew = timed('crew', '2023-11-13T06:40~');
const log = timed('log', '2023-11-13T07:05');
const all = [board, crew, log];
const times = conflict(
  'when',
  ['board', '2023-11-13T06:40'],
  ['crew', '2023-11-13T06:40~'],
  ['log', '2023-11-13T07:05'],
);
const numbers = conflict('passengers', ['board', '85'], ['crew', ' 85 '], ['log', '112']);

describe('what was decided, in one sentence', () => {
  const past = { label: 'passengers', verdict: 'settled', value: '85', reason: '' } as const;
  test.each([
    [past, 'Settled, passengers: 85.'],
    [{ ...past, reason: 'By the list' }, 'Settled, passengers: 85. By the list.'],
    [{ ...past, verdict: 'same', value: null }, 'Taken as the same, passengers.'],
    [
      { ...past, label: 'when', value: '2023-11-13T06:40', reason: 'Logged!' },
      'Settled, time: 13 Nov 2023, 06:40. Logged!',
    ],
    [{ ...past, label: 'disputed', value: '' }, 'Settled, dispute.'],
  ] as const)('%j', (given, words) => {
    expect(settledWords(given, smoke, [])).toBe(words);
  });

  test('a time lasted as long as the event or a source has it', () => {
    const edtf = '2021-07-12/2021-07-16';
    const rain = { ...past, label: 'when', value: edtf };
    const lasted = { edtf, extent: 'throughout' } as const;
    const words = 'Settled, time: 12–16 Jul 2021.';
    expect(settledWords(rain, { when: lasted }, [])).toBe(words);
    expect(settledWords(rain, smoke, [evidence('a', { when: lasted })])).toBe(words);
    expect(settledWords(rain, smoke, [])).toContain('between');
  });

  test('what is open again says why', () => {
    const open = { ...numbers, before: past };
    expect(beforeWords(numbers, smoke, [])).toBe('');
    expect(beforeWords(open, smoke, [])).toBe(
      'Settled, passengers: 85. There is more to it since.',
    );
    expect(beforeWords({ ...open, isOverruled: true }, smoke, [])).toBe(
      'Settled, passengers: 85. The event’s time was changed since.',
    );
    const unsaid = { ...open, isUnsaid: true } as const;
    expect(beforeWords(unsaid, smoke, [])).toBe('Settled, passengers: 85.');
    expect(disagreementWords(unsaid, [])).toBe('No source says any more what was settled.');
  });
});

describe('a disagreement in one sentence', () => {
  test('times say how far apart they are', () => {
    expect(disagreementWords(times, all)).toBe('Sources disagree by 25 minutes.');
  });

  test('claims stand side by side, each once', () => {
    const words = disagreementWords(
      conflict('passengers', ['a', '85'], ['b', '85'], ['c', '112']),
      [],
    );
    expect(words).toBe('Sources disagree on passengers: 85 or 112.');
  });

  test('a bare dispute is named', () => {
    expect(disagreementWords(conflict('disputed', ['a', '']), [])).toBe('A source disputes it.');
  });
});

describe('who stands apart', () => {
  test('in time: those who contradict the most others, not who agrees with all', () => {
    expect([...dissenters([times], all, 'time')]).toEqual(['board', 'log']);
  });

  test('in a claim: the odd one out, spaces and capitals aside', () => {
    expect([...dissenters([numbers], all, 'claim')]).toEqual(['log']);
  });

  test('a conflict of claims says nothing of times', () => {
    expect([...dissenters([numbers], all, 'time')]).toEqual([]);
  });
});
