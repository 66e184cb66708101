import { expect, test } from 'vitest';
import type { Verdict } from '../../../core/library/asserted';
import type { Evidence } from '../../../core/library/records';
import { settleChoices } from '../../../renderer/events/settle-choices';

const evidence = (id: string, more: Partial<Evidence>): Evidence => ({
  kind: 'evidence',
  id,
  eventId: 'e',
  clipId: `clip-${id}`,
  when: null,
  claim: null,
  stance: 'supports',
  note: '',
  createdAt: '',
  ...more,
});
const dead = (id: string, value: string) => evidence(id, { claim: { label: 'Dead', value } });
const early = { edtf: '2023-05-03T09:15', extent: 'within' } as const;
const rain = { edtf: '2021-07-12/2021-07-16', extent: 'throughout' } as const;
const settled = (label: string, value: string): Verdict => ({
  label,
  verdict: 'settled',
  value,
  reason: '',
});
const undated = { when: null };

test('each value is a choice once, whatever its capitals, with all who say it', () => {
  const all = [dead('a', 'Twelve'), dead('b', '15'), dead('c', ' twelve'), evidence('d', {})];
  expect(
    settleChoices('dead', undated, all, undefined).map(({ words, evidenceIds }) => [
      words,
      evidenceIds,
    ]),
  ).toEqual([
    ['Twelve', ['a', 'c']],
    ['15', ['b']],
  ]);
});

test('a time is said in words and keeps how long it lasted', () => {
  const all = [evidence('a', { when: early }), evidence('b', { when: rain })];
  expect(settleChoices('when', undated, all, undefined)).toMatchObject([
    { words: '3 May 2023, 09:15', when: early },
    { words: '12–16 Jul 2021', when: rain },
  ]);
});

test('what was settled stays a choice when its source is gone, and is none twice', () => {
  const all = [dead('a', '15')];
  expect(settleChoices('dead', undated, all, settled('dead', '12'))).toMatchObject([
    { value: '15', evidenceIds: ['a'] },
    { value: '12', evidenceIds: [] },
  ]);
  expect(settleChoices('dead', undated, all, settled('dead', '15 '))).toHaveLength(1);
  const gone = settleChoices('when', { when: rain }, [], settled('when', rain.edtf));
  expect(gone).toMatchObject([{ words: '12–16 Jul 2021', when: rain, evidenceIds: [] }]);
});

test('a dispute is settled for or against the event', () => {
  const all = [evidence('a', {}), evidence('b', { stance: 'disputes' })];
  expect(settleChoices('disputed', undated, all, undefined)).toMatchObject([
    { words: 'It holds', evidenceIds: ['a'] },
    { words: 'It does not hold', evidenceIds: ['b'] },
  ]);
  expect(settleChoices('disputed', undated, all, settled('disputed', ''))[2]).toMatchObject({
    value: '',
    words: 'It is settled',
  });
});
