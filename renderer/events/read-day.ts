import { readTyped } from '../state/time-words.svelte';

/** The ISO day that a person typed, `14 Nov 2023` or `2023-11-14`; null when it is not one day. */
export function readDay(text: string): string | null {
  const when = readTyped(text, null)[0];
  if (!when || !/^\d{4}-\d{2}-\d{2}$/.test(when.edtf)) return null;
  return when.edtf;
}
