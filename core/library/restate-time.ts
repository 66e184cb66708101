import type { When } from '../time/when';
import { TIME_LABEL } from './conflict-labels';
import type { Event } from './records';

/**
 * The fields of an event whose time the user now states, be it for the first time or anew.
 *
 * A disagreement on the time that was settled by choosing another value is open again, its reason
 * kept: nothing may be called settled as 06:40 beside a time of 07:10. That the sources mean the same
 * stays true whatever is stated.
 */
export function restatedTime(
  { settled }: Pick<Event, 'settled'>,
  when: When,
): Pick<Event, 'when'> & Partial<Pick<Event, 'settled'>> {
  const isLeft = (past: Event['settled'][number]): boolean =>
    past.label === TIME_LABEL && past.verdict === 'settled' && past.value !== when.edtf;
  if (!settled.some(isLeft)) return { when };
  return {
    when,
    settled: settled.map((past) => (isLeft(past) ? { ...past, verdict: 'conflict' } : past)),
  };
}
