import type { Sourced } from '../article/block';
import { TYPED } from './commands';

/**
 * A value after its source was read again.
 *
 * What the user typed, or chose among the runners-up, stays the value, also where it is none; what
 * the new reading says becomes a runner-up. Any other value gives way to the reading. What was typed
 * once stays to be chosen again; runners-up of the earlier reading go with it.
 */
export function refreshed(before: Sourced, reading: Sourced): Sourced {
  const isOwn = before.source === TYPED || before.chosen === true;
  const value = isOwn ? before.value : reading.value;
  const found = [
    ...(reading.value === null ? [] : [{ value: reading.value, source: reading.source ?? '' }]),
    ...reading.others,
    ...before.others.filter((other) => other.source === TYPED),
  ];
  const others = found.filter(
    (other, at) =>
      other.value !== value && found.findIndex((same) => same.value === other.value) === at,
  );
  return isOwn ? { ...before, others } : { value, source: reading.source, others };
}
