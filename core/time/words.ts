import type { When } from './when';

/** Signature first; see below. */
export function describeWhen(when: When, locale = 'en-GB'): string {
  void locale;
  return when.edtf;
}
