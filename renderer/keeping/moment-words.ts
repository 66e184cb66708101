import { sayDay } from '../state/time-words.svelte';

const two = (value: number) => String(value).padStart(2, '0');

function localDay(moment: Date): string {
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** The day of an instant by this computer's clock: `Today`, `Yesterday`, `27 Nov 2026`. */
export function dayWords(at: string, now: Date): string {
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return 'Day unknown';
  const day = localDay(moment);
  if (day === localDay(now)) return 'Today';
  const before = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  return day === localDay(before) ? 'Yesterday' : sayDay(day);
}

/** The time of an instant by this computer's clock, `14:05`. */
export function clockWords(at: string): string {
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return '';
  return `${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** Day and time as they stand in a sentence, `today, 14:05`. */
export function momentInSentence(at: string, now: Date): string {
  return momentWords(at, now).replace(/^(Today|Yesterday|Day)/, (word) => word.toLowerCase());
}

/** Day and time, `Today, 14:05`. */
export function momentWords(at: string, now: Date): string {
  const clock = clockWords(at);
  return clock === '' ? dayWords(at, now) : `${dayWords(at, now)}, ${clock}`;
}
