import { describe, expect, it } from 'vitest';
import { restatedTime } from '../../../core/library/restate-time';

const WHEN = { edtf: '2023-11-13T07:10', extent: 'within' } as const;
const SETTLED = {
  label: 'when',
  verdict: 'settled',
  value: '2023-11-13T06:40~',
  reason: 'The log was written at the time.',
} as const;
const OTHER = { ...SETTLED, label: 'targets', value: '85' } as const;

describe('a time that is stated anew', () => {
  it('opens what was settled as another time, and keeps the reason', () => {
    expect(restatedTime({ settled: [OTHER, SETTLED] }, WHEN)).toEqual({
      when: WHEN,
      settled: [OTHER, { ...SETTLED, verdict: 'conflict' }],
    });
  });

  it('leaves settled what it does not contradict', () => {
    const same = { ...SETTLED, verdict: 'same', value: null } as const;
    expect(restatedTime({ settled: [OTHER, same] }, WHEN)).toEqual({ when: WHEN });
    const again = { edtf: SETTLED.value, extent: 'within' } as const;
    expect(restatedTime({ settled: [SETTLED] }, again)).toEqual({ when: again });
  });
});
